// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/ip_address.h"
#include "core/mail/mail_date.h"
#include "core/mail/message.h"

#include <optional>
#include <string>
#include <vector>

namespace todoke {

/// One Received field (RFC 5321 section 4.4).
struct Hop
{
    std::string from;            ///< the name the client gave (HELO), lower case; empty when absent
    std::string fromReverse;     ///< the name found by reverse DNS, in the comment; empty when absent
    std::optional<IpAddress> ip; ///< the client's address
    std::string by;              ///< the server that wrote the field, lower case
    std::string with;            ///< protocol keyword, as written
    std::string id;
    std::string forAddress; ///< the "for" clause without brackets
    std::optional<MailDate> date;
    Span span; ///< the whole field in Message::bytes
    friend bool operator==(const Hop &, const Hop &) = default;
};

/// The hops of a part's header in the order they happened (the lowest Received field first).
using Route = std::vector<Hop>;
[[nodiscard]] Route parseRoute(const Message &message, const Part &part);
[[nodiscard]] Hop parseReceived(std::string_view unfoldedValue);

} // namespace todoke
