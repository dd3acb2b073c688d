// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace todoke {

/// Appends one more line of a reason to `joined`: white space runs become one space, and a repeated continuation mark
/// of a multi-line reply (RFC 5321 section 4.2.1: "550-5.7.1 ...") is left out.
void appendReplyLine(std::string &joined, std::string_view line);

/// Leaves out marks that a notice wrapped into the middle of a line: "... this message is 550-5.7.1 likely ...". A
/// leading "550-" becomes "550 ".
void dropInnerMarks(std::string &joined);

/// Both for a whole text with line ends.
[[nodiscard]] std::string joinReplyLines(std::string_view text);

} // namespace todoke
