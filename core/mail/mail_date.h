// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace todoke {

/// A date and time out of a mail, with the zone it was written in.
struct MailDate
{
    std::int64_t epochSeconds = 0; ///< seconds since 1970-01-01 00:00 UTC
    int offsetMinutes = 0;         ///< minutes east of UTC, as written
    bool zoneKnown = true;         ///< false for "-0000", no zone, or a zone name nobody knows (taken as UTC)

    /// RFC 5322 section 3.3 with the obsolete forms (two-digit years, zone names, no weekday, comments), and JST.
    [[nodiscard]] static std::optional<MailDate> parse(std::string_view text);
    /// "2026-11-20T10:15:32+09:00"
    [[nodiscard]] std::string toIso8601() const;
    friend bool operator==(const MailDate &, const MailDate &) = default;
};

} // namespace todoke
