// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/facts.h"

namespace todoke {

/// Fills Inquiry::leaves and Inquiry::leftOut: what is in the written text and what was kept out of it.
void listWhatLeaves(const Facts &facts, Inquiry &inquiry);

} // namespace todoke
