// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace todoke {

/// An IPv4 or IPv6 address. Written without any socket header, which only core/check may use.
struct IpAddress
{
    std::array<std::uint8_t, 16> bytes{}; ///< network order; IPv4 in the first four
    bool isV6 = false;

    /// Parses a whole text: "192.0.2.1", "2001:db8::1", "IPv6:2001:db8::1" (RFC 5321 4.1.3), with or without brackets.
    /// "::ffff:192.0.2.1" is 192.0.2.1.
    [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
    /// Dotted quad, or RFC 5952 form.
    [[nodiscard]] std::string toString() const;
    /// Private (RFC 1918), loopback, link-local, unique local or unspecified: never an address a list could name.
    [[nodiscard]] bool isPrivate() const;
    friend bool operator==(const IpAddress &, const IpAddress &) = default;
};

} // namespace todoke
