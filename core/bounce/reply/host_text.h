// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace todoke {

/// The host name or address at the start of `text`, without brackets and a final dot; empty when there is none. A name
/// has a dot in it, so that no word of a sentence is taken for a host.
[[nodiscard]] std::string_view hostAt(std::string_view text);

/// A host given as "name[address]", "name [address]" or "name (address)"; the address alone where no name stands before
/// it. The first one in `text`.
[[nodiscard]] std::string_view hostByAddress(std::string_view text);

/// The host whose name ends right before `end`, white space allowed: "mx.example.jp. [192.0.2.1]".
[[nodiscard]] std::string_view hostBefore(std::string_view text, std::size_t end);

/// The first host name in a sentence of any language; no part of an address or of a link.
[[nodiscard]] std::string_view hostAmong(std::string_view text);

} // namespace todoke
