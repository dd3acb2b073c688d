// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/accessibility/announcer.h"
#include "app/desktop/accessibility/audit.h"
#include "app/desktop/look/palette.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/models/case_list_model.h"
#include "app/desktop/models/evidence_model.h"
#include "app/desktop/models/hop_model.h"
#include "app/desktop/models/task_list_model.h"
#include "app/desktop/models/timeline_model.h"
#include "app/desktop/widgets/fold.h"
#include "app/desktop/words/language.h"

#include <QAbstractItemModelTester>

using namespace todoke;

/// For every person: names, letters, colours, announcements, and models that keep Qt's rules.
class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void everyControlHasAName_data();
    void everyControlHasAName();
    void contrast_data();
    void contrast();
    void highContrastIsKept();
    void copyIsAnnounced();
    void models();
    void clocksThatDiffer();
};

void TestAccess::everyControlHasAName_data()
{
    QTest::addColumn<Language>("language");
    QTest::newRow("ja") << Language::Japanese;
    QTest::newRow("en") << Language::English;
}

void TestAccess::everyControlHasAName()
{
    QFETCH(Language, language);
    RunningWindow running({language, {}, {}, true});
    QStringList problems = auditAccessibility(&running.window());
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    running.session().takeText(sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus")));
    QVERIFY(running.waitRead());
    QVERIFY(running.waitInquiry());
    running.session().flush();
    for (int step = 1; step <= 5; ++step) {
        running.session().goTo(step);
        const QList<Fold *> folds = running.window().findChildren<Fold *>();
        for (Fold *fold : folds) {
            fold->setOpen(true);
        }
        QTest::qWait(10);
        problems = auditAccessibility(&running.window());
        QVERIFY2(problems.isEmpty(),
                 qPrintable(QStringLiteral("step %1:\n").arg(step) + problems.join(QLatin1Char('\n'))));
    }
    running.session().markSent();
    running.session().markRetried(true);
    QTest::qWait(10);
    problems = auditAccessibility(&running.window());
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestAccess::contrast_data()
{
    QTest::addColumn<QPalette>("system");
    QPalette day;
    day.setColor(QPalette::Window, QColor(0xef, 0xef, 0xef));
    day.setColor(QPalette::WindowText, QColor(0x10, 0x10, 0x10));
    QPalette night;
    night.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
    night.setColor(QPalette::WindowText, QColor(0xe0, 0xe0, 0xe0));
    QPalette high(Qt::white, Qt::black, Qt::white, Qt::gray, Qt::gray, Qt::white, Qt::white, Qt::black, Qt::black);
    high.setColor(QPalette::Highlight, Qt::yellow);
    high.setColor(QPalette::HighlightedText, Qt::black);
    QTest::newRow("light") << day;
    QTest::newRow("dark") << night;
    QTest::newRow("high contrast") << high;
}

void TestAccess::contrast()
{
    QFETCH(QPalette, system);
    const QPalette palette = designPalette(system);
    const auto text = [](const char *what, const QColor &ink, const QColor &ground, double least) {
        const double is = todoke::contrast(ink, ground);
        QVERIFY2(is >= least, qPrintable(QStringLiteral("%1: %2:1").arg(QString::fromLatin1(what)).arg(is)));
    };
    const QColor window = palette.color(QPalette::Window);
    const QColor base = palette.color(QPalette::Base);
    text("text on window", palette.color(QPalette::WindowText), window, 4.5);
    text("text on base", palette.color(QPalette::Text), base, 4.5);
    text("button", palette.color(QPalette::ButtonText), palette.color(QPalette::Button), 4.5);
    text("primary button", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight), 4.5);
    text("quiet on window", quietText(palette), window, 4.5);
    text("quiet on base", quietText(palette), base, 4.5);
    text("accent mark on base", palette.color(QPalette::Highlight), base, 3.0);
    text("accent mark on window", palette.color(QPalette::Highlight), window, 3.0);
    for (const double share : {0.14, 0.15, 0.30}) {
        text("text on evidence or selection", palette.color(QPalette::Text),
             mixed(base, palette.color(QPalette::Highlight), share), 4.5);
    }
    for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Good, Tone::Warning, Tone::Bad}) {
        text("text on a bar", palette.color(QPalette::WindowText), toneGround(tone, palette), 4.5);
        text("mark on a bar", toneMark(tone, palette), toneGround(tone, palette), 4.5);
    }
    if (palette != system) {
        text("edge of a control", palette.color(QPalette::Mid), base, 3.0);
        text("placeholder", palette.color(QPalette::PlaceholderText), base, 4.5);
        text("quiet on a bar", palette.color(QPalette::PlaceholderText), toneGround(Tone::Info, palette), 4.5);
    }
}

void TestAccess::highContrastIsKept()
{
    const QPalette high(Qt::white, Qt::black, Qt::white, Qt::gray, Qt::gray, Qt::white, Qt::white, Qt::black,
                        Qt::black);
    QCOMPARE(designPalette(high), high);
}

void TestAccess::copyIsAnnounced()
{
    QStringList heard;
    listenToAnnouncements([&heard](const QString &sentence) { heard << sentence; });
    RunningWindow running({});
    running.session().takeText(sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus")));
    QVERIFY(running.waitRead());
    QVERIFY(running.waitInquiry());
    QVERIFY2(heard.contains(QStringLiteral("必要なものがそろっています。")), qPrintable(heard.join(QLatin1Char('|'))));
    running.session().goTo(4);
    QCOMPARE(heard.filter(QStringLiteral("ステップ4")).size(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(heard.filter(QStringLiteral("コピーしました")).size(), 1);
    running.window().takeFile(QStringLiteral("/nowhere/at-all.eml"));
    QTRY_COMPARE(heard.filter(QStringLiteral("見つかりません")).size(), 1);
    listenToAnnouncements({});
}

void TestAccess::models()
{
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    Case one;
    one.id = {1};
    one.title = QStringLiteral("a@example.jp");
    one.createdAt = testMoment();
    one.state = CaseState::Sent;
    one.answerBy = testMoment().date().addDays(-1);
    one.events = {{testMoment(), EventKind::Created, {}},
                  {testMoment(), EventKind::Solved, {}},
                  {testMoment(), EventKind::Solved, QStringLiteral("x")}};
    Case two = one;
    two.id = {2};
    const QDate today = testMoment().date();

    CaseListModel cases;
    const QAbstractItemModelTester casesTester(&cases, Mode::QtTest);
    cases.setCases({one, two}, today);
    cases.setCases({one, two}, today);
    cases.setCases({two}, today);
    QCOMPARE(cases.rowCount(), 1);
    QCOMPARE(cases.idAt(cases.index(0)), CaseId{2});

    TaskListModel tasks;
    const QAbstractItemModelTester tasksTester(&tasks, Mode::QtTest);
    tasks.setTasks({one, two}, today);
    QCOMPARE(tasks.rowCount(), 2);
    QCOMPARE(tasks.caseAt(tasks.index(1)), CaseId{2});

    EvidenceModel evidence;
    const QAbstractItemModelTester evidenceTester(&evidence, Mode::QtTest);
    evidence.setEvidence({{"reply", {3, 4}, 2, "550 no", {}}});
    QCOMPARE(evidence.index(0).data(EvidenceModel::NumberRole).toInt(), 1);

    TimelineModel timeline;
    const QAbstractItemModelTester timelineTester(&timeline, Mode::QtTest);
    timeline.setEvents(one.events, today);
    QCOMPARE(timeline.rowCount(), 2); // the empty "solved" gives way to the one with words
    QCOMPARE(timeline.index(1).data(TimelineModel::SubtitleRole).toString(), QStringLiteral("x"));

    HopModel hops;
    const QAbstractItemModelTester hopsTester(&hops, Mode::QtTest);
    JudgedRoute route;
    route.hops.resize(2);
    hops.setRoute(route, nullptr);
    QCOMPARE(hops.rowCount(), 2);
}

void TestAccess::clocksThatDiffer()
{
    setUiLanguage(Language::English);
    const auto hop = [](std::int64_t seconds) {
        Hop one;
        one.by = "mx.example.jp";
        one.date = MailDate{seconds, 540, true};
        return one;
    };
    HopModel hops;
    const Message none;
    hops.setRoute(judgeRoute({hop(1000), hop(1090), hop(1030), hop(1091)}, none, RouteEnd::Delivered),
                  std::make_shared<const Knowledge>(loadKnowledge()));
    QCOMPARE(hops.index(1).data(HopModel::DelayRole).toLongLong(), 90);
    QCOMPARE(hops.index(1).data(HopModel::ShareRole).toDouble(), 1.0);
    // A clock that is behind is no minus: it is named, and the delay is measured by its neighbours.
    QVERIFY(!hops.index(2).data(HopModel::DelayRole).isValid());
    QVERIFY(!hops.index(2).data(HopModel::DelayTextRole).toString().contains(QLatin1Char('-')));
    const QString odd = hops.index(2).data(HopModel::SubtitleRole).toString();
    QVERIFY2(odd.contains(QStringLiteral("behind by 1 min")), qPrintable(odd));
    QCOMPARE(hops.index(2).data(HopModel::ShareRole).toDouble(), 0.0);
    QCOMPARE(hops.index(3).data(HopModel::DelayRole).toLongLong(), 1);
}

TODOKE_WINDOW_TEST_MAIN(TestAccess)
#include "tst_access.moc"
