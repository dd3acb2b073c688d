// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/route_analysis.h"

namespace todoke {

/// Tells what each hop was (JudgedHop::role, trusted) and finds the border and the outgoing server. First of the two
/// steps of judgeRoute().
void judgeRoles(JudgedRoute &route, const Message &message, RouteEnd end);

/// The bytes of a hop's field, or nothing where the span does not lie in the message (a decoded part).
[[nodiscard]] std::string_view fieldText(const Hop &hop, const Message &message);

} // namespace todoke
