// SPDX-License-Identifier: MIT
#include "core/mail/mail_date.h"

#include <QTest>

using namespace todoke;

class TestMailDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void countsSeconds();
};

void TestMailDate::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("zoneKnown");
    const auto row = [](const char *text, const char *expected, bool zoneKnown = true) {
        QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(expected) << zoneKnown;
    };
    row("Fri, 20 Nov 2026 10:15:32 +0900", "2026-11-20T10:15:32+09:00");
    row("Fri, 20 Nov 2026 10:15:32 +0900 (JST)", "2026-11-20T10:15:32+09:00");
    row("20 Nov 2026 10:15 +0900", "2026-11-20T10:15:00+09:00");
    row("20 Nov 2026 01:15:32 -0000", "2026-11-20T01:15:32+00:00", false);
    row("20 Nov 2026 01:15:32 +0000", "2026-11-20T01:15:32+00:00");
    row("Fri, 20 Nov 26 10:15:32 JST", "2026-11-20T10:15:32+09:00");
    row("Fri, 20 Nov 99 10:15:32 GMT", "1999-11-20T10:15:32+00:00");
    row("Fri, 20 Nov 126 10:15:32 GMT", "2026-11-20T10:15:32+00:00");
    row("Fri, 20 Nov 2026 10:15:32 EST", "2026-11-20T10:15:32-05:00");
    row("Fri, 20 Nov 2026 10:15:32 XYZ", "2026-11-20T10:15:32+00:00", false);
    row("Fri, 20 Nov 2026 10:15:32", "2026-11-20T10:15:32+00:00", false);
    row("Fri, 20 Nov 2026 10:15:32 +09:00", "2026-11-20T10:15:32+09:00");
    row("Fri, 20 Nov 2026 10:15:32 -0330", "2026-11-20T10:15:32-03:30");
    row("Fri Nov 20 10:15:32 2026", "2026-11-20T10:15:32+00:00", false);
    row("Fri Nov  6 10:15:32 JST 2026", "2026-11-06T10:15:32+09:00");
    row("Fri,20 Nov 2026 10:15:32 +0900", "2026-11-20T10:15:32+09:00");
    row("(a comment) 20 (b) Nov 2026 10:15:32 +0900", "2026-11-20T10:15:32+09:00");
    row("20-Nov-2026 10:15:32 +0900", "2026-11-20T10:15:32+09:00");
    row("Fri, 20 November 2026 10:15:32 +0900", "2026-11-20T10:15:32+09:00");
    row("Thu, 29 Feb 2024 23:59:60 +0000", "2024-03-01T00:00:00+00:00");
    row(" Thu, 1 Jan 1970 09:00:00 +0900 ", "1970-01-01T09:00:00+09:00");
    row("Fri, 20 Nov 2026 10:15:32.123456 +0900", "2026-11-20T10:15:32+09:00");
}

void TestMailDate::parses()
{
    QFETCH(QByteArray, text);
    const std::optional<MailDate> date = MailDate::parse(text.toStdString());
    QVERIFY(date.has_value());
    QTEST(QString::fromStdString(date->toIso8601()), "expected");
    QTEST(date->zoneKnown, "zoneKnown");
}

void TestMailDate::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "yesterday", "20 Nov 2026", "10:15:32 +0900", "32 Nov 2026 10:15:32 +0900",
                             "29 Feb 2026 10:15:32 +0900", "20 Nov 2026 25:15:32 +0900", "20 Nov 2026 10:60:32 +0900",
                             "20 Now 2026 10:15:32 +0900", "20 Nov 20261 10:15:32 +0900", "2026/11/20 10:15:32"}) {
        QTest::newRow(*text == '\0' ? "empty" : text) << QByteArray(text);
    }
}

void TestMailDate::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!MailDate::parse(text.toStdString()).has_value());
}

void TestMailDate::countsSeconds()
{
    QCOMPARE(MailDate::parse("Thu, 1 Jan 1970 00:00:00 +0000")->epochSeconds, std::int64_t{0});
    QCOMPARE(MailDate::parse("Fri, 20 Nov 2026 10:15:32 +0900")->epochSeconds, std::int64_t{1795137332});
}

QTEST_GUILESS_MAIN(TestMailDate)
#include "tst_mail_date.moc"
