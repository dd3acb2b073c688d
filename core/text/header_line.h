// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace todoke {

/// The size of the field name with which a header line begins; 0 when the line is no header field. Narrower than RFC
/// 5322's ftext, since "<user@example.com>: host" and "http://" begin lines of notices; blanks before the colon are
/// accepted (section 4.5).
[[nodiscard]] std::size_t fieldNameSize(std::string_view line);

/// The line that a mailbox file puts before each mail, also quoted (">From "): "From ", anything, a date with month and
/// time. "From" at the beginning of an ordinary sentence has none.
[[nodiscard]] bool isMboxFromLine(std::string_view line);

/// True when the names are those of a mail's header: at least one that mails have, and no delivery-status field (RFC
/// 3464) first.
[[nodiscard]] bool looksLikeMailHeader(std::span<const std::string_view> names);
[[nodiscard]] bool isMailFieldName(std::string_view name);

} // namespace todoke
