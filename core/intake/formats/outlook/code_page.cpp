// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/code_page.h"

#include "core/intake/formats/little_endian.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace todoke::outlook {

namespace {

struct CodePage
{
    std::uint32_t number;
    std::string_view charset;
};

// Sorted by number. What Windows calls these: "Code Page Identifiers" in the Win32 documentation.
constexpr std::array codePages{
    CodePage{874, "windows-874"},    CodePage{932, "shift_jis"},     CodePage{936, "gbk"},
    CodePage{949, "ks_c_5601-1987"}, CodePage{950, "big5"},          CodePage{1200, "utf-16le"},
    CodePage{1250, "windows-1250"},  CodePage{1251, "windows-1251"}, CodePage{1252, "windows-1252"},
    CodePage{1253, "windows-1253"},  CodePage{1254, "windows-1254"}, CodePage{1255, "windows-1255"},
    CodePage{1256, "windows-1256"},  CodePage{1257, "windows-1257"}, CodePage{1258, "windows-1258"},
    CodePage{20127, "us-ascii"},     CodePage{20866, "koi8-r"},      CodePage{20932, "euc-jp"},
    CodePage{21866, "koi8-u"},       CodePage{28591, "iso-8859-1"},  CodePage{28592, "iso-8859-2"},
    CodePage{28595, "iso-8859-5"},   CodePage{28597, "iso-8859-7"},  CodePage{28599, "iso-8859-9"},
    CodePage{28605, "iso-8859-15"},  CodePage{50220, "iso-2022-jp"}, CodePage{50221, "iso-2022-jp"},
    CodePage{50222, "iso-2022-jp"},  CodePage{50225, "iso-2022-kr"}, CodePage{51932, "euc-jp"},
    CodePage{51936, "gb2312"},       CodePage{51949, "euc-kr"},      CodePage{52936, "hz-gb-2312"},
    CodePage{54936, "gb18030"},      CodePage{65000, "utf-7"},       CodePage{65001, "utf-8"},
};
static_assert(std::is_sorted(codePages.begin(), codePages.end(),
                             [](const CodePage &a, const CodePage &b) { return a.number < b.number; }));

} // namespace

std::string_view charsetOfCodePage(std::uint32_t codePage)
{
    const auto *found =
        std::lower_bound(codePages.begin(), codePages.end(), codePage,
                         [](const CodePage &entry, std::uint32_t number) { return entry.number < number; });
    return found != codePages.end() && found->number == codePage ? found->charset : std::string_view{};
}

std::string fromUtf16(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() / 2);
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const char32_t unit = little_endian::u16(bytes, at);
        if (unit == 0) {
            break;
        }
        if (unit < 0xD800 || unit > 0xDFFF) {
            utf8::append(text, unit);
            continue;
        }
        const char32_t low = at + 3 < bytes.size() ? little_endian::u16(bytes, at + 2) : 0;
        if (unit < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF) {
            utf8::append(text, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
            at += 2;
        } else {
            text += utf8::replacement;
        }
    }
    return text;
}

} // namespace todoke::outlook
