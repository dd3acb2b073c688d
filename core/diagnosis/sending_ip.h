// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/ip_address.h"

#include <optional>
#include <string_view>
#include <vector>

namespace todoke {

/// An address found in a refusal, with where it stands in the text.
struct FoundIp
{
    IpAddress ip;
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// The address that a refusal says it refuses: inside "Client host [x]", "messages from [x]", "(x) is blacklisted",
/// "?ip=x" and the like, or asked of a list in reversed form ("9.113.0.203.zen.example.org"). An address that belongs
/// to the answering host ("host mx[x] said", "connect to mx[x]"), a private one and those in `never` are no answer.
[[nodiscard]] std::optional<FoundIp> findRefusedIp(std::string_view reply, const std::vector<IpAddress> &never);

/// All address literals of a text in order; "[IPv6:...]" and bare IPv6 in brackets or behind "=" or "/" included.
[[nodiscard]] std::vector<FoundIp> findIps(std::string_view text);

} // namespace todoke
