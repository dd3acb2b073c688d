// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace todoke {

/// How a line goes on in the next one.
enum class LineJoin : std::uint8_t {
    None,
    Blank, ///< the line break took the place of a blank
    Cut,   ///< the line break was put into a word
};

/// True when a line of the header has neither a name nor an indent: the sign by which a re-wrapped mail is known. Looks
/// at the header only.
[[nodiscard]] bool hasLooseHeaderLine(std::string_view text);

/// Finds where a program broke the lines of a source text at a width, without an indent for the rest: each broken line
/// is so long that the next word had no room in it. One entry a line; empty when the header does not prove that the
/// text was wrapped. Linear.
[[nodiscard]] std::vector<LineJoin> findWraps(const std::vector<std::string_view> &lines);

} // namespace todoke
