// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/received.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// What one hop was for the mail. A hop is the step from the client in "from" to the server in "by".
enum class HopRole : std::uint8_t {
    Unknown,
    Origin,         ///< made on the server itself: web mail, a program, a command
    Submission,     ///< the user's own line handed the mail to his provider
    ProviderInside, ///< inside the sending organisation
    Outgoing,       ///< arrived at the server that the sending organisation sent it out from
    Relay,          ///< at a third organisation between the two: a forwarder or a filtering service
    Border,         ///< came into the receiving organisation
    ReceiverInside, ///< inside the receiving organisation
    Filter          ///< through a content filter on the same machine and back
};
/// "origin", "submission", "provider-inside", ...; a stable id in kebab-case.
[[nodiscard]] std::string_view toName(HopRole role);

/// What is odd about the time of a hop.
enum class ClockState : std::uint8_t {
    Fine,
    Missing,      ///< no date at all
    Unreadable,   ///< a date in a form that nobody knows
    NoZone,       ///< the zone is missing or means nothing; the time is taken as UTC
    ZoneWrong,    ///< off by whole (or half) hours against both neighbours: the right time with a wrong zone
    ZoneDoubtful, ///< the delay is just the difference of two written zones: likely no delay but a wrong zone
    Ahead,        ///< runs ahead of its neighbours
    Behind        ///< runs behind its neighbours
};
[[nodiscard]] std::string_view toName(ClockState state);

/// A hop with what it was and what its time tells.
struct JudgedHop
{
    Hop hop;
    HopRole role = HopRole::Unknown;
    /// Written by the receiving organisation. What stands below can have been made up by whoever sent the mail.
    bool trusted = true;
    ClockState clock = ClockState::Fine;
    /// How far the clock is off: seconds ahead, or with a minus behind. Exact for a wrong zone, at least that much for
    /// a wrong clock, 0 else.
    std::int64_t clockError = 0;
    /// Seconds since the hop before that has a usable clock, wrong zones put right; never negative. Nothing for the
    /// first such hop and for hops without a usable clock.
    std::optional<std::int64_t> delay;
    std::size_t delayedSince = 0; ///< index of that hop before; only with `delay`
    friend bool operator==(const JudgedHop &, const JudgedHop &) = default;
};

/// Where a route ends.
enum class RouteEnd : std::uint8_t {
    Delivered, ///< the header of a mail that came in: the topmost server is the reader's own
    Returned   ///< the header of a mail that came back: it may end at the sender's own server
};

struct JudgedRoute
{
    std::vector<JudgedHop> hops; ///< the first hop first
    /// The hop with the longest delay of at least a minute.
    std::optional<std::size_t> slowest;
    /// Seconds from the first usable clock to the last one.
    std::optional<std::int64_t> total;
    /// The hop that came into the receiving organisation; nothing where the mail never left one organisation.
    std::optional<std::size_t> border;
    /// The sending organisation's last server: the name and address that the next organisation saw. Empty when unknown.
    std::string outgoingHost;
    std::optional<IpAddress> outgoingIp;

    [[nodiscard]] bool empty() const { return hops.empty(); }
    friend bool operator==(const JudgedRoute &, const JudgedRoute &) = default;
};

/// Judges a route whose spans lie in `message`. Linear in the length of the header but for the clocks, which are
/// compared for the last hundred hops (RFC 5321 section 6.3: more than that is a loop).
[[nodiscard]] JudgedRoute judgeRoute(Route route, const Message &message, RouteEnd end);

/// The offset in the header down to which only the receiving organisation wrote: where the Received field with which
/// the mail came in begins, or the lowest one where the mail stayed inside; 0 without a route.
[[nodiscard]] std::size_t trustedUntil(const JudgedRoute &route);

} // namespace todoke
