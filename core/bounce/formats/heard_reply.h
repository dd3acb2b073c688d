// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/bounce/status.h"

#include <optional>
#include <string>
#include <string_view>

namespace todoke {

/// A reply or reason as a notice tells it, taken apart.
struct HeardReply
{
    std::string words; ///< one line; empty when nothing was said
    std::string host;  ///< lower case
    SmtpCommand command = SmtpCommand::Unknown;
    bool bySmtp = false; ///< the remote host's own words
    bool led = false;    ///< the notice says that this is the reason
    std::optional<EnhancedStatus> status;
    std::optional<ReplyCode> code;
    std::string_view where; ///< the lines it was read from, in the notice's text

    /// How much it tells: two replies about one recipient are compared by it. 0 for an empty one.
    [[nodiscard]] int weight() const;
    /// Takes over what `other` tells better, and what is missing here.
    void improveBy(HeardReply &&other);
};

/// Takes a reason apart (see readReply). `reason` is one line made by appendReplyLine().
[[nodiscard]] HeardReply hear(std::string reason, std::string_view where);

} // namespace todoke
