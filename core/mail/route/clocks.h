// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/route_analysis.h"

namespace todoke {

/// Names wrong clocks and zones and measures the delays. Second of the two steps of judgeRoute(): needs
/// JudgedHop::trusted.
void judgeClocks(JudgedRoute &route, const Message &message);

} // namespace todoke
