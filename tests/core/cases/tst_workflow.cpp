// SPDX-License-Identifier: MIT
#include "core/cases/workflow.h"

#include <QTest>
#include <QTimeZone>

using namespace todoke;

class TestWorkflow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentSetsDates_data();
    void sentSetsDates();
    void sentAgainStartsTheClockAnew();
    void answered_data();
    void answered();
    void arrivedIsSolved();
    void refusedAgain();
    void notesKeepTheState();
    void tasks();
    void namesComeBack();
};

namespace {

QDateTime at(QDate day)
{
    return {day, QTime(10, 15), Qt::OffsetFromUTC, 9 * 3600};
}

Provider provider(int days, const BusinessCalendar::Closures &closures = {})
{
    Provider value;
    value.id = ProviderId{"example"};
    value.replyDaysMax = days;
    value.closures = closures;
    return value;
}

Case sentCase(qint64 id, QDate day, int days)
{
    Case value;
    value.id = {id};
    return markSent(value, at(day), provider(days));
}

} // namespace

void TestWorkflow::sentSetsDates_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("replyDays");
    QTest::addColumn<QDate>("answerBy");
    QTest::addColumn<QDate>("retryOn");
    const auto row = [](const char *name, InquiryKind kind, QDate day, int days, QDate answerBy, QDate retryOn) {
        QTest::newRow(name) << static_cast<int>(kind) << day << days << answerBy << retryOn;
    };
    row("friday before a holiday", InquiryKind::Request, {2026, 11, 20}, 3, {2026, 11, 26}, {2026, 11, 27});
    row("on a saturday", InquiryKind::Request, {2026, 11, 28}, 3, {2026, 12, 2}, {2026, 12, 3});
    row("over new year with the provider closed", InquiryKind::Request, {2026, 12, 25}, 3, {2027, 1, 6}, {2027, 1, 7});
    row("answer time unknown", InquiryKind::Request, {2026, 11, 24}, 0, {2026, 11, 27}, {2026, 11, 30});
    row("recipient's admin does not follow the provider", InquiryKind::RecipientAdmin, {2026, 11, 24}, 9,
        {2026, 11, 27}, {2026, 11, 30});
    row("again", InquiryKind::ReRequest, {2026, 11, 24}, 1, {2026, 11, 25}, {2026, 11, 26});
}

void TestWorkflow::sentSetsDates()
{
    QFETCH(int, kind);
    QFETCH(QDate, day);
    QFETCH(int, replyDays);
    Case value;
    value.kind = static_cast<InquiryKind>(kind);
    const Case sent = markSent(value, at(day), provider(replyDays, {{"12-29", "01-04"}}));
    QCOMPARE(sent.state, CaseState::Sent);
    QCOMPARE(sent.sentOn, std::optional(day));
    QTEST(*sent.answerBy, "answerBy");
    QTEST(*sent.retryOn, "retryOn");
    QCOMPARE(sent.events.size(), std::size_t{1});
    QCOMPARE(sent.events[0], (CaseEvent{at(day), EventKind::Sent, {}}));
    QCOMPARE(sent.changedAt, at(day));
}

void TestWorkflow::sentAgainStartsTheClockAnew()
{
    Case value = markRetried(sentCase(1, {2026, 11, 20}, 3), at({2026, 11, 27}), false);
    value = markSent(value, at({2026, 11, 30}), provider(3));
    QCOMPARE(value.state, CaseState::Sent);
    QCOMPARE(*value.sentOn, QDate(2026, 11, 30));
    QCOMPARE(*value.answerBy, QDate(2026, 12, 3));
    QCOMPARE(value.events.size(), std::size_t{3});
}

void TestWorkflow::answered_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QDate>("answerBy");
    QTest::addColumn<QDate>("retryOn");
    QTest::addColumn<QString>("number");
    const auto row = [](const char *name, const char *answer, QDate answerBy, QDate retryOn, const char *number) {
        QTest::newRow(name) << QString::fromUtf8(answer) << answerBy << retryOn << QString::fromUtf8(number);
    };
    row("removal filed", "解除の申請を行いました。3～5日程度かかります。受付番号 A-100", {}, {2026, 12, 1}, "A-100");
    row("will write again", "内容を確認し、改めてご連絡いたします。", {2026, 11, 27}, {2026, 11, 30}, "");
    row("wants data", "エラーメールの全文をお送りください。", {}, {}, "");
    row("not listed", "ブラックリストへの登録はございませんでした。", {}, {}, "");
    row("not understood", "平素よりお世話になっております。", {2026, 11, 26}, {2026, 11, 27}, "");
}

void TestWorkflow::answered()
{
    QFETCH(QString, answer);
    QFETCH(QDate, answerBy);
    QFETCH(QDate, retryOn);
    // Sent on Friday the 20th, answered on Tuesday the 24th; the 23rd is a holiday.
    const Case value = markAnswered(sentCase(1, {2026, 11, 20}, 3), at({2026, 11, 24}), answer,
                                    readProviderReply(answer.toStdString()), provider(3));
    QCOMPARE(value.state, CaseState::Answered);
    QCOMPARE(value.answerBy.value_or(QDate()), answerBy);
    QCOMPARE(value.retryOn.value_or(QDate()), retryOn);
    QTEST(value.receptionNumber, "number");
    QCOMPARE(value.events.back(), (CaseEvent{at({2026, 11, 24}), EventKind::Answered, answer}));
    Case numbered = sentCase(1, {2026, 11, 20}, 3);
    numbered.receptionNumber = QStringLiteral("own");
    QCOMPARE(markAnswered(numbered, at({2026, 11, 24}), answer, {}, provider(3)).receptionNumber,
             QStringLiteral("own"));
}

void TestWorkflow::arrivedIsSolved()
{
    const Case value = markRetried(sentCase(1, {2026, 11, 20}, 3), at({2026, 11, 27}), true);
    QCOMPARE(value.state, CaseState::Solved);
    QVERIFY(!value.retryOn);
    QVERIFY(!value.answerBy);
    QCOMPARE(value.events.size(), std::size_t{3});
    QCOMPARE(value.events[1].kind, EventKind::Retried);
    QCOMPARE(value.events[2].kind, EventKind::Solved);
    QVERIFY(tasksFor({value}, {2027, 12, 1}).empty());
}

void TestWorkflow::refusedAgain()
{
    const Case value = markRetried(sentCase(1, {2026, 11, 20}, 3), at({2026, 11, 24}), false);
    QCOMPARE(value.state, CaseState::RetryFailed);
    QCOMPARE(*value.retryOn, QDate(2026, 11, 27));
    QCOMPARE(*value.answerBy, QDate(2026, 11, 26)); // the answer is still awaited
}

void TestWorkflow::notesKeepTheState()
{
    const Case value = addNote(sentCase(1, {2026, 11, 20}, 3), at({2026, 11, 24}), QStringLiteral("電話した"));
    QCOMPARE(value.state, CaseState::Sent);
    QCOMPARE(value.events.back().text, QStringLiteral("電話した"));
    QCOMPARE(value.changedAt, at({2026, 11, 24}));
    const Case solved = markSolved(value, at({2026, 11, 25}), QStringLiteral("解除された"));
    QCOMPARE(solved.events.back(), (CaseEvent{at({2026, 11, 25}), EventKind::Solved, QStringLiteral("解除された")}));
}

void TestWorkflow::tasks()
{
    Case draft;
    draft.id = {9};
    draft.retryOn = QDate(2026, 1, 1);
    const std::vector<Case> cases{sentCase(1, {2026, 11, 24}, 3), sentCase(2, {2026, 11, 20}, 3), draft};
    // Case 2 was answered by the 26th at the latest, case 1 by the 27th.
    QVERIFY(tasksFor(cases, {2026, 11, 26}).empty());
    const std::vector<Task> first = tasksFor(cases, {2026, 11, 27});
    QCOMPARE(first.size(), std::size_t{2});
    QCOMPARE(first[0], (Task{Task::Kind::AnswerOverdue, {2}, {2026, 11, 26}}));
    QCOMPARE(first[1], (Task{Task::Kind::Retry, {2}, {2026, 11, 27}}));
    const std::vector<Task> later = tasksFor(cases, {2026, 11, 30});
    QCOMPARE(later.size(), std::size_t{4});
    QCOMPARE(later[1], (Task{Task::Kind::AnswerOverdue, {1}, {2026, 11, 27}}));
    QCOMPARE(later[3], (Task{Task::Kind::Retry, {1}, {2026, 11, 30}}));
}

void TestWorkflow::namesComeBack()
{
    for (const CaseState state :
         {CaseState::Draft, CaseState::Sent, CaseState::Answered, CaseState::RetryFailed, CaseState::Solved}) {
        QCOMPARE(caseStateFromName(toName(state)), std::optional(state));
    }
    for (const EventKind kind : {EventKind::Created, EventKind::Sent, EventKind::Answered, EventKind::Retried,
                                 EventKind::Solved, EventKind::Note}) {
        QCOMPARE(eventKindFromName(toName(kind)), std::optional(kind));
    }
    QVERIFY(!caseStateFromName("no such state"));
    QVERIFY(!eventKindFromName(""));
}

QTEST_GUILESS_MAIN(TestWorkflow)
#include "tst_workflow.moc"
