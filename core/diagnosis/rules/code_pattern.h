// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace todoke {

/// Does a code fit a pattern of the rules? Both are compared part by part (between dots): a part that is just "x" fits
/// any number, an 'x' among digits fits one digit. "x.7.26" fits 5.7.26, "5.7.60x" fits 5.7.606, "4xx" fits 451.
[[nodiscard]] bool fitsCode(std::string_view pattern, std::string_view code);

} // namespace todoke
