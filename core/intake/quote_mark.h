// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

namespace todoke {

/// The mark that a mail program puts before each line that it quotes: ">", "|" or the wide "＞" of Japanese programs;
/// empty when the line has none. A view into `line`.
[[nodiscard]] std::string_view quoteMarkOf(std::string_view line);

/// The lines without `mark` and the blank behind it; those that do not begin with it as they are.
[[nodiscard]] std::vector<std::string_view> withoutQuoteMark(std::vector<std::string_view> lines,
                                                             std::string_view mark);

/// A mail's header, each line of it quoted.
[[nodiscard]] bool isQuotedFullHeader(const std::vector<std::string_view> &lines);

} // namespace todoke
