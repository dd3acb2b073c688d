// SPDX-License-Identifier: MIT
#include "core/mail/route_analysis.h"

#include "core/mail/route/clocks.h"
#include "core/mail/route/roles.h"

#include <array>

namespace todoke {

std::string_view toName(HopRole role)
{
    static constexpr std::array<std::string_view, 9> names{"unknown",         "origin",          "submission",
                                                           "provider-inside", "outgoing",        "relay",
                                                           "border",          "receiver-inside", "filter"};
    return names.at(static_cast<std::size_t>(role));
}

std::string_view toName(ClockState state)
{
    static constexpr std::array<std::string_view, 8> names{"fine",       "missing",       "unreadable", "no-zone",
                                                           "zone-wrong", "zone-doubtful", "ahead",      "behind"};
    return names.at(static_cast<std::size_t>(state));
}

JudgedRoute judgeRoute(Route route, const Message &message, RouteEnd end)
{
    JudgedRoute judged;
    judged.hops.reserve(route.size());
    for (Hop &hop : route) {
        judged.hops.push_back({std::move(hop), HopRole::Unknown, true, ClockState::Fine, 0, std::nullopt, 0});
    }
    judgeRoles(judged, message, end);
    judgeClocks(judged, message);
    return judged;
}

std::size_t trustedUntil(const JudgedRoute &route)
{
    if (route.empty()) {
        return 0;
    }
    const bool known = route.border && *route.border < route.hops.size();
    return route.hops[known ? *route.border : 0].hop.span.begin;
}

} // namespace todoke
