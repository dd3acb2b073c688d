// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace todoke {

/// So many lines of a header prove it; more need not be looked at.
constexpr std::size_t headerSample = 80;

[[nodiscard]] bool isBlankLine(std::string_view line);

/// The first line is a field that mails have, or a mailbox's "From ".
[[nodiscard]] bool beginsWithMailField(const std::vector<std::string_view> &lines);
/// Two fields of a mail, the first line being one of them; or more behind a first field of another name.
[[nodiscard]] bool isHeader(const std::vector<std::string_view> &lines);
/// A header behind other text has to prove more.
[[nodiscard]] bool isFullHeader(const std::vector<std::string_view> &lines);

/// Words that only lead over to a header. An address or a number like a reply code may be what the text is about.
[[nodiscard]] bool isLeadIn(std::string_view line);

} // namespace todoke
