// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 (RFC 3629) byte by byte.
namespace todoke::utf8 {

/// U+FFFD, which stands for what could not be decoded.
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the well-formed sequence (no overlong form, no surrogate) that begins at `at`; 0 when there is none.
[[nodiscard]] std::size_t sequenceLength(std::string_view bytes, std::size_t at);

void append(std::string &out, char32_t codePoint);

/// The end of a malformed piece that begins at `at`: behind the byte and the trail bytes that follow it. One stand-in
/// is written for it, not one for each byte.
[[nodiscard]] std::size_t malformedEnd(std::string_view bytes, std::size_t at);

struct Census
{
    std::size_t twoBytes = 0;  ///< well-formed sequences of two bytes
    std::size_t longer = 0;    ///< well-formed sequences of three or four bytes
    std::size_t malformed = 0; ///< pieces that are none
};
[[nodiscard]] Census census(std::string_view bytes);

/// The first `size` bytes, or up to three less, so that no character is cut.
[[nodiscard]] std::string_view wholeCharacters(std::string_view text, std::size_t size);

/// Offset of the first byte >= 0x80 or equal to `other` at or after `from`; the size when there is none.
[[nodiscard]] std::size_t findHighOr(std::string_view bytes, char other, std::size_t from);

} // namespace todoke::utf8
