// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <string_view>

namespace todoke {

/// Something in the input that is not as the standard wants it, and that was read all the same.
struct Anomaly
{
    /// A stable id in kebab-case such as "missing-boundary". Always a string literal, so that the view never dangles.
    std::string_view kind;
    Span span; ///< bytes of the input as given

    friend bool operator==(const Anomaly &, const Anomaly &) = default;
};

} // namespace todoke
