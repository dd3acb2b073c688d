// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// An addr-spec (RFC 5322 section 3.4.1) without angle brackets, comments and display name. Empty means none.
struct EmailAddress
{
    std::string value; ///< UTF-8 (RFC 6531 allows it), case as written

    [[nodiscard]] bool empty() const { return value.empty(); }
    [[nodiscard]] std::string_view localPart() const;
    [[nodiscard]] std::string_view domain() const; ///< as written; empty when there is no '@'
    friend bool operator==(const EmailAddress &, const EmailAddress &) = default;
};

struct Mailbox
{
    std::string name; ///< display name, decoded UTF-8; may be empty
    EmailAddress address;
    friend bool operator==(const Mailbox &, const Mailbox &) = default;
};

/// The mailboxes of a From, To or similar header value (unfolded). Groups are flattened; what is no address is left
/// out.
[[nodiscard]] std::vector<Mailbox> parseMailboxes(std::string_view value);
/// The first addr-spec found in a piece of text, with or without angle brackets; empty when there is none.
[[nodiscard]] EmailAddress findAddress(std::string_view text);
/// True for a plausible addr-spec: local part, one '@', a domain or address literal, no white space outside quotes.
[[nodiscard]] bool looksLikeAddress(std::string_view text);

} // namespace todoke
