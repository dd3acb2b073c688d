// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The pieces from which a mail is put together again (RFC 5322, RFC 2045). Values are UTF-8 as RFC 6532 allows it.
namespace todoke::outlook::mime {

/// Appends "Name: value" and a line end. Line ends and other control characters in the value become spaces, so that no
/// value can begin a field of its own. Nothing is written for an empty value.
void appendField(std::string &out, std::string_view name, std::string_view value);

/// A value in quotes (RFC 5322 quoted-string).
[[nodiscard]] std::string quoted(std::string_view value);

/// "Name <address>", or what there is of it.
[[nodiscard]] std::string mailbox(std::string_view name, std::string_view address);

/// A date as RFC 5322 writes it, in UTC, from a FILETIME (100 ns since 1601-01-01); empty beyond the year 9999.
[[nodiscard]] std::string dateOfFileTime(std::uint64_t fileTime);

/// The header of a mail without its MIME fields (MIME-Version, Content-...), which describe a body that is no longer
/// there. Lines that are no fields are left out, and what follows the first blank line (Outlook appends the headers of
/// the parts).
[[nodiscard]] std::string withoutMimeFields(std::string_view header);

/// True when `header` has a field of that name (ASCII case-insensitive).
[[nodiscard]] bool hasField(std::string_view header, std::string_view name);

} // namespace todoke::outlook::mime
