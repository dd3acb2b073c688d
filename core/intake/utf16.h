// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/source_map.h"

#include <optional>
#include <string>
#include <string_view>

namespace todoke {

enum class Utf16Order { LittleEndian, BigEndian };

/// The byte order of a text in UTF-16, by its byte order mark or by the zero in every other byte of its ASCII; nothing
/// for other texts. Windows programs save mails so.
[[nodiscard]] std::optional<Utf16Order> utf16OrderOf(std::string_view bytes);

struct Utf8Text
{
    std::string text;
    SourceMap map; ///< offsets in `text` → bytes in UTF-16, word by word
};
/// Never fails: what is no character becomes U+FFFD. A byte order mark is left out.
[[nodiscard]] Utf8Text utf16ToUtf8(std::string_view bytes, Utf16Order order);

} // namespace todoke
