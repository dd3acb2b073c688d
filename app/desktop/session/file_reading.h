// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/analysis.h"
#include "core/intake/source.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace todoke {

/// What came of an input: an analysis, or the reason why there is none.
struct ReadResult
{
    AnalysisPtr analysis;
    std::optional<IntakeFailure> failure;
    QByteArray input; ///< the bytes to be kept with the case
    QString name;     ///< the file's name; empty for a paste
};

/// A pasted text, or the bytes kept with a case.
[[nodiscard]] ReadResult readText(const QByteArray &bytes, const QString &name, const Diagnoser &diagnoser);

/// A file, a mailbox or a folder. Of several mails the first notice of a failure is taken, or of a delay, or the first
/// mail; ReadResult::input are then the bytes of that mail, for one mail those of the file. Stops when `stillWanted` is
/// false.
[[nodiscard]] ReadResult readFirstFailure(const QString &path, const Diagnoser &diagnoser,
                                          const std::function<bool()> &stillWanted);

} // namespace todoke
