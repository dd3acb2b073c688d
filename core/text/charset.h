// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/source_map.h"

#include <string>
#include <string_view>

namespace todoke {

/// Bytes turned into UTF-8.
struct DecodedText
{
    std::string text;
    std::string charset;  ///< the charset that was used, IANA name in lower case
    bool guessed = false; ///< the label was missing or wrong and the charset was found by the bytes
    bool lossy = false;   ///< some bytes could not be decoded and stand as U+FFFD
    SourceMap map;        ///< offsets in `text` → offsets in the decoded bytes; runs of ASCII byte by byte
};

/// Decodes `bytes` to UTF-8. The one door for charsets: QStringDecoder (ICU on Debian) with aliases for what Japanese
/// mail programs write (CP50220/50221/50222 for ISO-2022-JP, cp932/ms_kanji/x-sjis/windows-31j for Shift_JIS, x-euc-jp,
/// ks_c_5601, gb2312 → GB18030 ...). `label` is the charset parameter as written; empty means unknown. Valid UTF-8 is
/// never decoded as anything else unless a multibyte label says so and the bytes fit it; ESC $ sequences are read as
/// ISO-2022-JP whatever the label says. Where label and bytes do not fit, the charset is guessed among UTF-8,
/// ISO-2022-JP, EUC-JP, Shift_JIS and windows-1252. Never fails: undecodable bytes become U+FFFD and `lossy` is set.
[[nodiscard]] DecodedText decodeCharset(std::string_view bytes, std::string_view label);

/// True when decodeCharset() would give back the very same bytes: plain ASCII or valid UTF-8, and no label that says
/// otherwise.
[[nodiscard]] bool isAlreadyUtf8(std::string_view bytes, std::string_view label);

/// True when every byte is ASCII and none is ESC (so that decoding would change nothing).
[[nodiscard]] bool isPlainAscii(std::string_view bytes);
[[nodiscard]] bool isValidUtf8(std::string_view bytes);

} // namespace todoke
