// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/fold.h"

#include <QDir>
#include <QScrollArea>
#include <QScrollBar>

using namespace todoke;

/// Pictures of the five steps for people to look at, and the one thing about them that a test can tell: that all fits.
class TestScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void steps_data();
    void steps();
    void openedFolds();
    void notBounces();
    void readmePicture();
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

void TestScreens::openedFolds()
{
    RunningWindow running({});
    running.window().resize(1180, 1000);
    running.session().takeText(sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus")));
    QVERIFY(running.waitRead());
    QVERIFY(running.waitInquiry());
    for (const int step : {1, 2, 4}) {
        running.session().goTo(step);
        const QList<Fold *> folds = running.window().findChildren<Fold *>();
        for (Fold *fold : folds) {
            fold->setOpen(true);
        }
        QTest::qWait(30);
        if (auto *area = running.find<QScrollArea>(qPrintable(QStringLiteral("page%1.scroll").arg(step)))) {
            picture(running, QStringLiteral("open-step%1-top").arg(step));
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        }
        picture(running, QStringLiteral("open-step%1").arg(step));
    }
}

void TestScreens::notBounces()
{
    RunningWindow running({});
    running.window().resize(1180, 800);
    running.session().takeText(
        "From: a@example.jp\nTo: b@example.jp\nReceived: from a by b; Fri, 20 Nov 2026 10:00:00 +0900\n"
        "Subject: lunch\nDate: Fri, 20 Nov 2026 10:00:00 +0900\n\nShall we meet at noon?\n");
    QVERIFY(running.waitRead());
    picture(running, QStringLiteral("ordinary-step1"));
    running.session().goTo(2);
    picture(running, QStringLiteral("ordinary-step2"));
    running.session().goTo(1);
    running.window().takeFile(QStringLiteral(TODOKE_SOURCE_DIR "/resources/icons/todoke.png"));
    QVERIFY(QTest::qWaitFor([&running] { return running.session().failure().has_value(); }));
    picture(running, QStringLiteral("photo-step1"));
    QString quoted;
    for (const QString &line :
         QString::fromUtf8(sampleBytes(QStringLiteral("mailbox-full"))).split(QLatin1Char('\n'))) {
        quoted += QStringLiteral("> ") + line + QLatin1Char('\n');
    }
    running.session().takeText(quoted.toUtf8());
    QVERIFY(QTest::qWaitFor([&running] { return running.session().analysis() != nullptr; }));
    picture(running, QStringLiteral("quoted-step1"));
}

void TestScreens::readmePicture()
{
    // resources/screenshots/result-ja.png is this picture; it is copied by hand when the window has changed.
    RunningWindow running({});
    running.window().resize(1180, 760);
    running.session().takeText(sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus")));
    QVERIFY(running.waitRead());
    running.session().flush();
    QTRY_COMPARE(running.session().cases().size(), std::size_t(1));
    running.session().goTo(2);
    picture(running, QStringLiteral("readme"));
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
