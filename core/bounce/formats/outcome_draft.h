// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/bounce/formats/heard_reply.h"

#include <optional>
#include <string_view>

namespace todoke {

/// An outcome while its pieces are still being put together out of fields and text.
struct OutcomeDraft
{
    RecipientOutcome outcome;             ///< what is settled; no diagnostic, codes or status yet
    HeardReply reply;                     ///< the best reply heard so far
    std::optional<EnhancedStatus> stated; ///< the Status field
    std::string_view address;             ///< where the address stands
    std::string_view statusText;          ///< where the Status field stands
};

} // namespace todoke
