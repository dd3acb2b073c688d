// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/message.h"
#include "core/mail/route_analysis.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// One value out of a spam filter's header field. What it means is knowledge, not known here.
struct VerdictTag
{
    std::string name;  ///< as the filter names it ("SCL", "score"); "verdict" or "score" where the field has no names
    std::string value; ///< as written, without folds
    std::optional<double> number; ///< the value as a number; for a row of stars or signs their count
    Span span;                    ///< the value in Message::bytes
    friend bool operator==(const VerdictTag &, const VerdictTag &) = default;
};

/// One header field of a spam filter, taken apart.
struct SpamVerdict
{
    std::string system; ///< "microsoft", "spamassassin", "rspamd", "google", ...: an id of the knowledge files
    std::string field;  ///< the field's name as written
    std::string raw;    ///< the whole value, unfolded
    std::vector<VerdictTag> tags; ///< in the order of the field
    /// The field stands above the Received field with which the mail came into the receiving organisation, so nobody
    /// before can have written it. False does not mean forged: many filters write at the end of the header.
    bool trusted = false;
    Span span; ///< the whole field in Message::bytes

    /// The first tag of that name (ASCII case-insensitive), or null.
    [[nodiscard]] const VerdictTag *find(std::string_view name) const;
    friend bool operator==(const SpamVerdict &, const SpamVerdict &) = default;
};

/// The verdicts in a part's header, from the top down: the fields of Microsoft, SpamAssassin, rspamd, Google,
/// Proofpoint, Barracuda, Trend Micro, Cisco, Mimecast, Sophos, Vade and Kaspersky. Never fails: what does not fit the
/// known form gives a verdict without tags. `route` is that header's.
[[nodiscard]] std::vector<SpamVerdict> parseSpamVerdicts(const Message &message, const Part &part,
                                                         const JudgedRoute &route);

} // namespace todoke
