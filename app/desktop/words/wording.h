// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/intake_facts.h"
#include "core/cases/case.h"
#include "core/cases/store.h"
#include "core/cases/workflow.h"
#include "core/inquiry/inquiry.h"
#include "core/intake/source.h"

#include <QString>

#include <string_view>

namespace todoke {

/// The words of the window for the values of the core. Sentences about causes and steps live in the knowledge files.
namespace wording {

[[nodiscard]] QString stepName(int step); ///< "Put it in", for the button and the bottom bar
[[nodiscard]] QString state(CaseState state);
[[nodiscard]] QString event(EventKind kind);
[[nodiscard]] QString task(Task::Kind kind);
[[nodiscard]] QString confidence(Confidence confidence);
[[nodiscard]] QString evidence(std::string_view what);
[[nodiscard]] QString inquiryKind(InquiryKind kind);
[[nodiscard]] QString command(SmtpCommand command);
[[nodiscard]] QString serverKind(ServerKind kind);
/// What happened, where the input tells of no failure.
[[nodiscard]] QString noFailure(ReportKind kind);

/// One sentence on what was put in and one on what to do next.
[[nodiscard]] QString verdict(const IntakeFacts &facts);
[[nodiscard]] QString hint(const IntakeFacts &facts);
/// What was mended in a paste; empty for an anomaly that is no repair.
[[nodiscard]] QString repair(std::string_view anomaly);
/// What is wrong with an input and what to do.
[[nodiscard]] QString intakeFailure(const IntakeFailure &failure, const QString &name);
/// What is wrong with the store and what that means.
[[nodiscard]] QString storeTrouble(const StoreError &error, bool kept);

/// "3 s", "2 min", "1 h 5 min"; for the delay of a hop.
[[nodiscard]] QString duration(qint64 seconds);

} // namespace wording

} // namespace todoke
