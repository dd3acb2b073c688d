// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace todoke {

/// How much of a reply the rules look at. RFC 5321 4.5.3.1.5 allows 512 bytes a line; the longest real replies (several
/// lines with explanations) stay under 4 KB. What lies beyond is no reply but a mail pasted behind it.
inline constexpr std::size_t replyTextLimit = 16U << 10U;

/// A reply as the rules see it: lower case (ASCII, Latin-1, Cyrillic), runs of white space as one space, typographic
/// quotes and dashes as plain ones, and without the codes that a reply of several lines repeats at the start of each
/// ("550-5.7.1 ..."), so that a phrase broken over two lines is one phrase. Only the first replyTextLimit bytes are
/// read.
[[nodiscard]] std::string normaliseReply(std::string_view reply);

} // namespace todoke
