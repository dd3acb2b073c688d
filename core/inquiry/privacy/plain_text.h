// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace todoke {

/// Text out of a mail made fit for a form or a letter: valid UTF-8 (what is not becomes U+FFFD), LF line ends, tabs
/// kept; control characters, direction marks (which can show a text in another order than it has) and invisible
/// characters gone.
[[nodiscard]] std::string plainBlock(std::string_view text);
/// The same in one line: line ends and tabs become spaces, runs of spaces one, ends trimmed.
[[nodiscard]] std::string plainLine(std::string_view text);

/// At most `bytes` bytes of a plain text, cut at a line end where one is near and never inside a character; `note` then
/// stands on a line of its own behind it.
[[nodiscard]] std::string bounded(std::string text, std::size_t bytes, std::string_view note);

} // namespace todoke
