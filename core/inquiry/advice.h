// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/facts.h"

namespace todoke {

/// Says whether this kind of inquiry is right for the diagnosis (Inquiry::advised), what to do instead where it is not,
/// and what else the user should know before sending it (Inquiry::notes).
void addAdvice(const Facts &facts, Inquiry &inquiry);

} // namespace todoke
