// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/business_calendar.h"
#include "core/cases/case.h"
#include "core/cases/reply/reply_reader.h"
#include "core/knowledge/knowledge.h"

#include <vector>

#include <QDateTime>

namespace todoke {

/// Events turn a case into a new case; nothing here touches a clock, a file or a window.
/// `now` is local time with its offset. A clock starts when an inquiry was sent: the answer is due after the provider's
/// usual time in business days (his closures left out; three days where nobody knows it, and for the recipient's
/// administrator), and sending is tried again one business day later. A provider's answer may move these dates.
[[nodiscard]] Case markSent(Case value, const QDateTime &now, const Provider &provider);
/// Records the provider's answer and what it says about the next dates: the day to try again, or, where he looks into
/// it and will write again, the day that answer is due. An answer that was not understood leaves the dates as they are.
/// Takes over the reception number where the case has none.
[[nodiscard]] Case markAnswered(Case value, const QDateTime &now, const QString &answer, const ReplyReading &reading,
                                const Provider &provider);
/// Records the result of trying again: solved, or the same trouble, to be tried again after three business days.
[[nodiscard]] Case markRetried(Case value, const QDateTime &now, bool arrived);
[[nodiscard]] Case markSolved(Case value, const QDateTime &now, const QString &whatHelped);
[[nodiscard]] Case addNote(Case value, const QDateTime &now, const QString &text);

/// One line of "what to do today".
struct Task
{
    enum class Kind : std::uint8_t { Retry, AnswerOverdue };
    Kind kind = Kind::Retry;
    CaseId caseId;
    QDate due;
    friend bool operator==(const Task &, const Task &) = default;
};
/// What is due on `today` or before, the oldest first. An answer is overdue the day after it was due.
[[nodiscard]] std::vector<Task> tasksFor(const std::vector<Case> &cases, QDate today);

} // namespace todoke
