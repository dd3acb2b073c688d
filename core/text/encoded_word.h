// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace todoke {

/// Decodes the encoded words (RFC 2047) of an unfolded header value to UTF-8. Accepted beyond the RFC: words that split
/// a multibyte character (same charset: bytes are joined before decoding), words inside quoted strings, missing white
/// space between words, raw 8-bit or raw ISO-2022-JP text. What is no valid word stays as it is.
[[nodiscard]] std::string decodeEncodedWords(std::string_view value);

} // namespace todoke
