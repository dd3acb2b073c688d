// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace todoke::outlook {

/// The charset name of a Windows code page number; empty for one that is unknown or means "the system's" (0).
[[nodiscard]] std::string_view charsetOfCodePage(std::uint32_t codePage);

/// UTF-8 of UTF-16 in little endian order. Lone surrogates become U+FFFD; a zero character ends the text.
[[nodiscard]] std::string fromUtf16(std::string_view bytes);

} // namespace todoke::outlook
