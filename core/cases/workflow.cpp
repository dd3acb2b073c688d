// SPDX-License-Identifier: MIT
#include "core/cases/workflow.h"

#include <algorithm>

namespace todoke {

namespace {

/// Business days until we remind the user when nobody knows how long an answer takes: a reminder, no promise.
constexpr int reminderDays = 3;

void note(Case &value, const QDateTime &now, EventKind kind, const QString &text)
{
    value.events.push_back({now, kind, text});
    value.changedAt = now;
}

int answerDays(const Case &value, const Provider &provider)
{
    // Only the provider's own inquiries follow the provider's times; the recipient's administrator has his own.
    if (value.kind == InquiryKind::RecipientAdmin || provider.replyDaysMax <= 0) {
        return reminderDays;
    }
    return provider.replyDaysMax;
}

BusinessCalendar calendarFor(const Case &value, const Provider &provider)
{
    return value.kind == InquiryKind::RecipientAdmin ? BusinessCalendar() : BusinessCalendar(provider.closures);
}

} // namespace

Case markSent(Case value, const QDateTime &now, const Provider &provider)
{
    const BusinessCalendar calendar = calendarFor(value, provider);
    const QDate today = now.date();
    value.state = CaseState::Sent;
    value.sentOn = today;
    value.answerBy = calendar.addBusinessDays(today, answerDays(value, provider));
    // The lists and the receiver's server need some time after the provider acted: one more business day.
    value.retryOn = calendar.addBusinessDays(*value.answerBy, 1);
    note(value, now, EventKind::Sent, {});
    return value;
}

Case markAnswered(Case value, const QDateTime &now, const QString &answer, const ReplyReading &reading,
                  const Provider &provider)
{
    const BusinessCalendar calendar = calendarFor(value, provider);
    note(value, now, EventKind::Answered, answer);
    value.state = CaseState::Answered;
    if (value.receptionNumber.isEmpty()) {
        value.receptionNumber = QString::fromStdString(reading.receptionNumber);
    }
    switch (reading.nextStep()) {
    case ReplyStep::ReadYourself:
        break;
    case ReplyStep::Wait:
        value.answerBy = calendar.addBusinessDays(now.date(), answerDays(value, provider));
        value.retryOn = calendar.addBusinessDays(*value.answerBy, 1);
        break;
    case ReplyStep::Retry:
        value.answerBy.reset();
        value.retryOn = reading.retryOn(now.date(), calendar);
        break;
    case ReplyStep::SendData:
    case ReplyStep::FileRemoval:
    case ReplyStep::FixAuthentication:
    case ReplyStep::AskRecipientAdmin:
        // The user's move: waiting alone does not help.
        value.answerBy.reset();
        value.retryOn.reset();
        break;
    }
    return value;
}

Case markRetried(Case value, const QDateTime &now, bool arrived)
{
    note(value, now, EventKind::Retried, {});
    if (arrived) {
        return markSolved(std::move(value), now, {});
    }
    value.state = CaseState::RetryFailed;
    value.retryOn = BusinessCalendar().addBusinessDays(now.date(), reminderDays);
    return value;
}

Case markSolved(Case value, const QDateTime &now, const QString &whatHelped)
{
    value.state = CaseState::Solved;
    value.retryOn.reset();
    value.answerBy.reset();
    note(value, now, EventKind::Solved, whatHelped);
    return value;
}

Case addNote(Case value, const QDateTime &now, const QString &text)
{
    note(value, now, EventKind::Note, text);
    return value;
}

std::vector<Task> tasksFor(const std::vector<Case> &cases, QDate today)
{
    std::vector<Task> tasks;
    for (const Case &value : cases) {
        if (value.state == CaseState::Draft || value.state == CaseState::Solved) {
            continue;
        }
        if (value.retryOn && *value.retryOn <= today) {
            tasks.push_back({Task::Kind::Retry, value.id, *value.retryOn});
        }
        if (value.answerBy && *value.answerBy < today) {
            tasks.push_back({Task::Kind::AnswerOverdue, value.id, *value.answerBy});
        }
    }
    std::stable_sort(tasks.begin(), tasks.end(), [](const Task &a, const Task &b) { return a.due < b.due; });
    return tasks;
}

} // namespace todoke
