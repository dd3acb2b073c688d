// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// What a text must hold for a pattern to have a chance: of each clause at least one literal. No clause: every text has
/// a chance.
using LiteralClauses = std::vector<std::vector<std::string>>;

/// Reads the literals out of an RE2 pattern (https://github.com/google/re2/wiki/Syntax) without compiling it, so that a
/// thousand patterns cost next to nothing until a text needs one of them. Literals are in lower case (ASCII), for texts
/// in lower case. Errs on the side of too few clauses: whatever is not understood filters nothing.
[[nodiscard]] LiteralClauses requiredLiterals(std::string_view pattern);

} // namespace todoke
