// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// What has to be known of the Japanese encodings beside the tables: their shapes.
namespace todoke::japanese {

/// True when the text holds a designation of a Japanese double-byte set (ESC $ @, ESC $ B, ESC $ ( D ...; RFC 1468,
/// RFC 2237).
[[nodiscard]] bool hasJisEscape(std::string_view bytes);

/// One line of ISO-2022-JP as EUC-JP: JIS X 0208 and 0212, JIS X 0201 kana by ESC ( I, by SO/SI and as 8-bit bytes
/// (CP50220 to CP50222). JIS X 0201 Roman is taken for ASCII, as mail programs do. Broken pairs become the byte 0xFF,
/// which no EUC-JP decoder takes.
[[nodiscard]] std::string jisToEuc(std::string_view line);

struct Guess
{
    std::string_view charset; ///< "euc-jp", "shift_jis" or empty
    bool sure = false;        ///< the text is kana and kanji throughout, so that a label that says otherwise is wrong
};
/// Which of the two Japanese 8-bit encodings the bytes are, by their shape and by the share of kana.
[[nodiscard]] Guess guessJapanese(std::string_view bytes);

} // namespace todoke::japanese
