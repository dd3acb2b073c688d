// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace todoke {

/// How many of the rules that hold are wanted: only those that decide (and say how sure the answer is), or all, which
/// costs several times as much and serves who writes rules.
enum class RuleDepth : std::uint8_t { Deciding, All };

} // namespace todoke
