// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace todoke {

/// What to write instead of a name that is not known: `did you mean "causes"?` where one of `known` is close to it,
/// else `choose one of: a, b, c` where there are few, else empty.
[[nodiscard]] std::string suggestion(std::string_view unknown, std::span<const std::string> known);

} // namespace todoke
