// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/session/intake_facts.h"
#include "app/desktop/session/raw_text.h"
#include "core/diagnosis/examination.h"

#include <QString>

#include <memory>
#include <string>

namespace todoke {

/// One input, read to the end, with what the window shows of it. Made in the reader's thread, then never changed.
struct Analysis
{
    std::shared_ptr<const std::string> given; ///< byte for byte
    Examination examination;
    IntakeFacts facts;
    RawText raw;
    QString repairedText; ///< the mended paste, where it was mended; at most its beginning
    std::size_t mailsInFile = 1;

    [[nodiscard]] const Diagnosis &diagnosis() const { return examination.diagnosis; }
    [[nodiscard]] const DeliveryReport &report() const { return examination.report; }
    /// The recipient that matters most, or the first; none where the input names none.
    [[nodiscard]] std::optional<std::size_t> mainRecipient() const;
};

using AnalysisPtr = std::shared_ptr<const Analysis>;

[[nodiscard]] AnalysisPtr analyse(const std::shared_ptr<const std::string> &given, const Diagnoser &diagnoser,
                                  std::size_t mailsInFile = 1);

} // namespace todoke
