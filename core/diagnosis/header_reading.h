// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/diagnosis/examination.h"
#include "core/knowledge/knowledge.h"
#include "core/mail/authentication.h"
#include "core/mail/route_analysis.h"
#include "core/mail/spam_verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace todoke {

/// How a domain that was checked fits the domain of From (RFC 7489 section 3.1).
enum class Alignment : std::uint8_t {
    None,    ///< another organisation's
    Relaxed, ///< the same organisational domain
    Strict   ///< the very same domain
};

/// A domain for which SPF or DKIM was checked, beside the domain of From.
struct CheckedDomain
{
    std::string method; ///< "spf" or "dkim"
    std::string domain; ///< lower case
    std::string result; ///< as written; empty for a signature that nobody says to have checked
    Alignment alignment = Alignment::None;
    bool trusted = false; ///< the result was written by the receiving organisation
    Span span;
    friend bool operator==(const CheckedDomain &, const CheckedDomain &) = default;
};

/// One field of a spam filter with what its values mean.
struct VerdictReading
{
    SpamVerdict verdict;
    std::vector<std::string> meanings; ///< HeaderMeaning::id for each tag; empty where the meaning is not known
    HeaderVerdict says = HeaderVerdict::Information; ///< the most harmful of the meanings
    std::optional<std::size_t> deciding;             ///< the tag that says so
};

/// Something worth telling. The words are HeaderText "finding-" + id; its placeholders are filled from `words` and
/// `seconds` ({duration}).
struct HeaderFinding
{
    std::string id; ///< "waited", "clock-zone-wrong", "spf-fail", "judged-spam", ...
    std::vector<std::pair<std::string, std::string>> words; ///< "place", "domain", "count"; "system" is an id
    std::optional<std::int64_t> seconds;
    Span span; ///< what it rests on
    friend bool operator==(const HeaderFinding &, const HeaderFinding &) = default;
};

/// What a header tells about a mail that arrived, or tried to: the work of a header analyser, as values.
struct HeaderReading
{
    JudgedRoute route;
    std::vector<AuthenticationResults> authentication;
    std::vector<DkimSignature> signatures;
    std::string fromDomain; ///< of the first From address, lower case; empty when there is none
    std::vector<CheckedDomain> checked;
    std::vector<VerdictReading> verdicts;
    std::optional<MailDate> date;        ///< of the Date field
    std::vector<HeaderFinding> findings; ///< what calls for attention first

    /// Nothing in it that a header analyser could tell about.
    [[nodiscard]] bool empty() const;
};

/// Reads the header of a part. Spans count in message.bytes. Computed on demand: no part of examine().
[[nodiscard]] HeaderReading readHeader(const Message &message, const Part &part, RouteEnd end,
                                       const Knowledge &knowledge);
/// Reads the header that a notice gives back. Spans count in the bytes that `original.header.map` leads to.
[[nodiscard]] HeaderReading readHeader(const OriginalHeader &original, const Knowledge &knowledge);
/// Reads the header that matters in an examined mail: the returned one where a notice gives one back, else the mail's
/// own. Spans count in bytes of the input as given.
[[nodiscard]] HeaderReading readHeader(const Examination &examination, const Knowledge &knowledge);

} // namespace todoke
