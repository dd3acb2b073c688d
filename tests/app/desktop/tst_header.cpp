// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/look/theme.h"
#include "app/desktop/widgets/fold.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListView>

using namespace todoke;

/// Header reading in the window: of mails that did not come back, and of the header that a notice gives back.
class TestHeader : public QObject
{
    Q_OBJECT

private:
    static void put(RunningWindow &running, const char *name, int scale = 100);
    static void picture(RunningWindow &running, const QString &name);

private Q_SLOTS:
    void initTestCase();
    void cleanup() { Theme::instance()->setScale(100); }
    void lateMail();
    void junkedMail();
    void noticeKeepsItFolded();
    void nextMailIsShownAfresh();
};

void TestHeader::initTestCase()
{
    QVERIFY(QDir().mkpath(QStringLiteral(TODOKE_SCREENSHOTS)));
    Theme::install(*qApp);
}

void TestHeader::put(RunningWindow &running, const char *name, int scale)
{
    QFile file(QStringLiteral(TODOKE_TEST_DATA "/headers/") + QString::fromLatin1(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    Theme::instance()->setScale(scale);
    running.window().resize(1180, 900);
    running.session().takeText(file.readAll());
    QVERIFY(running.waitRead());
    running.session().goTo(2);
    QTest::qWait(20); // the page is filled when it comes into sight
}

void TestHeader::picture(RunningWindow &running, const QString &name)
{
    QTest::qWait(400); // scroll bars and late layouts
    QVERIFY(running.window().grab().save(QStringLiteral(TODOKE_SCREENSHOTS "/%1.png").arg(name)));
}

void TestHeader::lateMail()
{
    RunningWindow running({Language::English, {}, {}, true});
    put(running, "late.eml");
    QVERIFY(running.find<Fold>("route")->isOpen());
    const QString findings = running.words("headerFindings");
    QVERIFY2(findings.contains(QStringLiteral("It waited 3 h 20 min at out1.host.example.")), qPrintable(findings));
    const auto *hops = running.find<QListView>("hops");
    QCOMPARE(hops->model()->rowCount(), 5);
    const QString zone = hops->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(zone.contains(QStringLiteral("wrong time zone (off by 9 h)")), qPrintable(zone));
    picture(running, QStringLiteral("header-late-en"));
}

void TestHeader::junkedMail()
{
    for (const int scale : {100, 150}) {
        RunningWindow running({Language::Japanese, {}, {}, true});
        put(running, "junked-at-microsoft.eml", scale);
        auto *checks = running.find<Fold>("headerChecks");
        QVERIFY(checks->isVisible());
        QVERIFY(!checks->isOpen());
        running.find<Fold>("route")->setOpen(false);
        checks->setOpen(true);
        QStringList words;
        for (const QLabel *label : checks->findChildren<QLabel *>()) {
            words << label->accessibleName();
        }
        QVERIFY(words.contains(QStringLiteral("差出人の確認")));
        QVERIFY(words.contains(QStringLiteral("SPM: 検査で迷惑メールと判定しました。")));
        QVERIFY(words.contains(QStringLiteral("softfail: 送り元のサーバーは登録されていません（弱い指定）。")));
        picture(running, QStringLiteral("header-junked-ja-%1").arg(scale));
    }
}

void TestHeader::noticeKeepsItFolded()
{
    RunningWindow running({Language::Japanese, {}, {}, true});
    running.session().takeText(sampleBytes(QStringLiteral("sakura-cisco-poor-reputation")));
    QVERIFY(running.waitRead());
    running.session().goTo(2);
    QTest::qWait(20);
    auto *route = running.find<Fold>("route");
    QVERIFY(!route->isOpen());
    QVERIFY(!running.find<Fold>("headerChecks")->isVisible());
    route->setOpen(true);
    const auto *hops = running.find<QListView>("hops");
    QCOMPARE(hops->model()->rowCount(), 3);
    QVERIFY(hops->model()
                ->index(1, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("ウイルスなどの検査")));
    QVERIFY(running.words("headerFindings").isEmpty());
    picture(running, QStringLiteral("header-notice-ja"));
}

void TestHeader::nextMailIsShownAfresh()
{
    RunningWindow running({Language::English, {}, {}, true});
    put(running, "late.eml");
    running.find<Fold>("headerChecks")->setOpen(true);
    put(running, "spamassassin.eml");
    QCOMPARE(running.find<QListView>("hops")->model()->rowCount(), 1);
    const QString findings = running.words("headerFindings");
    QVERIFY2(findings.contains(QStringLiteral("judged it to be spam")), qPrintable(findings));
    QVERIFY2(!findings.contains(QStringLiteral("waited")), qPrintable(findings));
}

TODOKE_WINDOW_TEST_MAIN(TestHeader)
#include "tst_header.moc"
