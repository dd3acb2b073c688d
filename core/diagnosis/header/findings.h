// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/header_reading.h"

namespace todoke {

/// What of a reading is worth telling, in the order of the screen: way, sender, filters. Needs all other members
/// filled.
[[nodiscard]] std::vector<HeaderFinding> findingsOf(const HeaderReading &reading, RouteEnd end);

} // namespace todoke
