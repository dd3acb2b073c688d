// SPDX-License-Identifier: MIT
#include "core/cases/business_calendar.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

using todoke::BusinessCalendar;
using todoke::isJapaneseHoliday;

class TestBusinessCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void referenceYears();
    void singleDays_data();
    void singleDays();
    void addsBusinessDays_data();
    void addsBusinessDays();
    void badClosuresArePassedOver();
    void closuresForTheWholeYear();
    void invalidDate();
};

/// Every single day of the reference years, not just the holidays: a day too many must fail as well.
void TestBusinessCalendar::referenceYears()
{
    QFile file(QDir(QStringLiteral(TODOKE_SHARED)).filePath(QStringLiteral("knowledge/jp_holidays.csv")));
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("jp_holidays.csv is not beside the checkout");
    }
    QSet<QDate> holidays;
    file.readLine(); // column names
    while (!file.atEnd()) {
        const QDate day = QDate::fromString(QString::fromUtf8(file.readLine().left(10)), Qt::ISODate);
        QVERIFY(day.isValid());
        holidays.insert(day);
    }
    QVERIFY(holidays.size() > 500);
    const auto [first, last] = std::minmax_element(holidays.cbegin(), holidays.cend());
    const QDate end(last->year(), 12, 31);
    for (QDate day(first->year(), 1, 1); day <= end; day = day.addDays(1)) {
        QVERIFY2(isJapaneseHoliday(day) == holidays.contains(day), qPrintable(day.toString(Qt::ISODate)));
    }
}

void TestBusinessCalendar::singleDays_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<bool>("holiday");
    const auto row = [](const char *name, QDate day, bool holiday) { QTest::newRow(name) << day << holiday; };
    row("2007 greenery day is a holiday of its own", {2007, 5, 4}, true);
    row("2007 before mountain day", {2007, 8, 11}, false);
    row("2009 between two holidays", {2009, 9, 22}, true);
    row("2015 between two holidays", {2015, 9, 22}, true);
    row("2015 substitute after three holidays", {2015, 5, 6}, true);
    row("2016 first mountain day", {2016, 8, 11}, true);
    row("2018 emperor's birthday in december", {2018, 12, 23}, true);
    row("2018 its substitute", {2018, 12, 24}, true);
    row("2019 no emperor's birthday in february", {2019, 2, 23}, false);
    row("2019 between showa day and accession", {2019, 4, 30}, true);
    row("2019 accession", {2019, 5, 1}, true);
    row("2019 between accession and constitution day", {2019, 5, 2}, true);
    row("2019 substitute of children's day", {2019, 5, 6}, true);
    row("2019 enthronement ceremony", {2019, 10, 22}, true);
    row("2019 the day before the ceremony", {2019, 10, 21}, false);
    row("2019 no emperor's birthday in december", {2019, 12, 23}, false);
    row("2020 no marine day on the third monday", {2020, 7, 20}, false);
    row("2020 mountain day moved", {2020, 8, 11}, false);
    row("2021 substitute of the moved mountain day", {2021, 8, 9}, true);
    row("2021 no sports day in october", {2021, 10, 11}, false);
    row("2026 between two holidays", {2026, 9, 22}, true);
    row("2026 labour thanksgiving", {2026, 11, 23}, true);
    row("before the years we know", {2006, 1, 1}, false);
    row("after the years we know", {2100, 1, 1}, false);
}

void TestBusinessCalendar::singleDays()
{
    QFETCH(QDate, day);
    QFETCH(bool, holiday);
    QCOMPARE(isJapaneseHoliday(day), holiday);
}

void TestBusinessCalendar::addsBusinessDays_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<QDate>("expected");
    const auto row = [](const char *name, QDate from, int count, bool closed, QDate expected) {
        QTest::newRow(name) << from << count << closed << expected;
    };
    row("zero on a business day is the day itself", {2026, 11, 20}, 0, false, {2026, 11, 20});
    row("zero on a saturday goes to tuesday after the holiday", {2026, 11, 21}, 0, false, {2026, 11, 24});
    row("one from friday skips weekend and holiday", {2026, 11, 20}, 1, false, {2026, 11, 24});
    row("three from friday", {2026, 11, 20}, 3, false, {2026, 11, 26});
    row("one from a sunday", {2026, 11, 22}, 1, false, {2026, 11, 24});
    row("new year without a closure", {2026, 12, 28}, 1, false, {2026, 12, 29});
    row("new year with a closure over it", {2026, 12, 28}, 1, true, {2027, 1, 5});
    row("zero inside the closure", {2026, 12, 30}, 0, true, {2027, 1, 5});
    row("golden week of 2019", {2019, 4, 26}, 1, false, {2019, 5, 7});
    row("a negative count is zero", {2026, 11, 20}, -2, false, {2026, 11, 20});
}

void TestBusinessCalendar::addsBusinessDays()
{
    QFETCH(QDate, from);
    QFETCH(int, count);
    QFETCH(bool, closed);
    QFETCH(QDate, expected);
    const BusinessCalendar calendar(closed ? BusinessCalendar::Closures{{"12-29", "01-04"}}
                                           : BusinessCalendar::Closures{});
    QCOMPARE(calendar.addBusinessDays(from, count), expected);
}

void TestBusinessCalendar::badClosuresArePassedOver()
{
    const BusinessCalendar calendar(BusinessCalendar::Closures{
        {"13-01", "13-05"}, {"11-20", "11-31"}, {"", "11-20"}, {"1120", "1121"}, {"11-2x", "11-20"}});
    QVERIFY(calendar.isBusinessDay({2026, 11, 20}));
}

void TestBusinessCalendar::closuresForTheWholeYear()
{
    const BusinessCalendar calendar(BusinessCalendar::Closures{{"01-01", "12-31"}});
    QCOMPARE(calendar.addBusinessDays({2026, 11, 20}, 1), QDate(2026, 11, 24));
}

void TestBusinessCalendar::invalidDate()
{
    QVERIFY(!isJapaneseHoliday({}));
    QVERIFY(!BusinessCalendar().isBusinessDay({}));
    QVERIFY(!BusinessCalendar().addBusinessDays({}, 3).isValid());
}

QTEST_GUILESS_MAIN(TestBusinessCalendar)
#include "tst_business_calendar.moc"
