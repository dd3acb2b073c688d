// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/business_calendar.h"
#include "core/cases/case.h"
#include "core/knowledge/knowledge.h"

#include <QDateTime>

namespace todoke {

/// Events turn a case into a new case; nothing here touches a clock, a file or a window.
/// The dates come from the provider's usual answer time in business days and the cause's usual time.
[[nodiscard]] Case markSent(Case value, const QDateTime &now, const Provider &provider);
/// Records the result of trying again: solved, or the same trouble.
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
[[nodiscard]] std::vector<Task> tasksFor(const std::vector<Case> &cases, QDate today);

} // namespace todoke
