// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/examination.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace todoke {

/// What step 1 can say about an input: facts counted, nothing judged. The words for each verdict are in IntakeWords.
struct IntakeFacts
{
    enum class Verdict : std::uint8_t {
        Empty,
        NothingFound,    ///< text without a header and without a reason
        ShortHeader,     ///< From, Subject and the like only
        OrdinaryMail,    ///< a mail that tells of no failure
        NotAFailure,     ///< delivered, receipt, auto-reply, complaint: see ReportKind
        ReasonOnly,      ///< an error text without a mail round it
        OriginalMissing, ///< a notice that does not give the mail's own header back
        Complete
    };

    Verdict verdict = Verdict::Empty;
    std::size_t headerFields = 0; ///< of the notice and of the mail it gives back
    bool reasonFound = false;
    bool originalFound = false;
    bool repaired = false;   ///< the paste was mended
    std::string_view repair; ///< Anomaly::kind of the first repair worth telling
    ReportKind kind = ReportKind::Empty;
};

[[nodiscard]] IntakeFacts factsOf(const Examination &examination);

} // namespace todoke
