// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/look/theme.h"

#include <QDir>

using namespace todoke;

/// Pictures of the five steps for people to look at, and the one thing about them that a test can tell: that all fits.
class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void steps_data();
    void steps();
    void fitsSmallWindow_data();
    void fitsSmallWindow();

private:
    static void picture(RunningWindow &running, const QString &name);
};

void TestScreens::initTestCase()
{
    QVERIFY(QDir().mkpath(QStringLiteral(TODOKE_SCREENSHOTS)));
    Theme::install(*qApp);
}

void TestScreens::picture(RunningWindow &running, const QString &name)
{
    QTest::qWait(60); // scroll bars and late layouts
    QVERIFY(running.window().grab().save(QStringLiteral(TODOKE_SCREENSHOTS "/%1.png").arg(name)));
}

void TestScreens::steps_data()
{
    QTest::addColumn<bool>("japanese");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QString>("sample");
    QTest::addColumn<bool>("dark");
    const QString spamhaus = QStringLiteral("xserver-microsoft365-spamhaus");
    QTest::newRow("ja-100") << true << 100 << spamhaus << false;
    QTest::newRow("ja-150") << true << 150 << spamhaus << false;
    QTest::newRow("en-100") << false << 100 << spamhaus << false;
    QTest::newRow("en-150") << false << 150 << spamhaus << false;
    QTest::newRow("dark-100") << true << 100 << spamhaus << true;
    QTest::newRow("cisco-100") << true << 100 << QStringLiteral("sakura-cisco-poor-reputation") << false;
    QTest::newRow("mistyped-100") << true << 100 << QStringLiteral("mistyped-address") << false;
    QTest::newRow("ja-200") << true << 200 << spamhaus << false;
    QTest::newRow("late-100") << true << 100 << QStringLiteral("sendmail-four-hour-warning") << false;
}

void TestScreens::steps()
{
    QFETCH(bool, japanese);
    QFETCH(int, scale);
    QFETCH(QString, sample);
    QFETCH(bool, dark);
    const QPalette before = QApplication::palette();
    Theme::instance()->setScale(scale);
    if (dark) {
        QPalette night;
        night.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
        night.setColor(QPalette::WindowText, QColor(0xe0, 0xe0, 0xe0));
        Theme::instance()->setSystemPalette(night);
    }
    {
        RunningWindow running({japanese ? Language::Japanese : Language::English, {}, {}, true});
        running.window().resize(scale > 100 ? QSize(1024, 700) : QSize(1180, 800));
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        picture(running, tag + QStringLiteral("-step0"));
        ContractData contract;
        contract.company = "みどり造園株式会社";
        contract.person = "佐藤みどり";
        running.session().setContract(contract);
        running.session().takeText(sampleBytes(sample));
        QVERIFY(running.waitRead());
        QVERIFY(running.waitInquiry());
        for (int step = 1; step <= 5; ++step) {
            running.session().goTo(step);
            picture(running, tag + QStringLiteral("-step%1").arg(step));
        }
        running.session().markSent();
        running.session().flush();
        picture(running, tag + QStringLiteral("-step6"));
    }
    Theme::instance()->setScale(100);
    QApplication::setPalette(before);
}

void TestScreens::fitsSmallWindow_data()
{
    QTest::addColumn<bool>("japanese");
    QTest::newRow("ja") << true;
    QTest::newRow("en") << false;
}

void TestScreens::fitsSmallWindow()
{
    QFETCH(bool, japanese);
    Theme::instance()->setScale(150);
    {
        RunningWindow running({japanese ? Language::Japanese : Language::English, {}, {}, true});
        running.session().takeText(sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus")));
        QVERIFY(running.waitRead());
        for (int step = 1; step <= 5; ++step) {
            running.session().goTo(step);
            QTest::qWait(10);
            const QSize least = running.window().minimumSizeHint();
            QVERIFY2(least.width() <= 1024 && least.height() <= 700,
                     qPrintable(QStringLiteral("step %1: %2 x %3").arg(step).arg(least.width()).arg(least.height())));
        }
    }
    Theme::instance()->setScale(100);
}

TODOKE_WINDOW_TEST_MAIN(TestScreens)
#include "tst_screens.moc"
