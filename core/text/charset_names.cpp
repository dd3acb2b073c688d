// SPDX-License-Identifier: MIT
#include "core/text/charset_names.h"

#include "core/text/ascii.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <utility>

namespace todoke::charset {

namespace {

using Alias = std::pair<std::string_view, std::string_view>;

// Sorted by the first name. The right hand names are all known to Qt with ICU on Debian 12 (tried one by one).
constexpr std::array aliases = {
    Alias{"ansi_x3.4-1968", "us-ascii"},
    Alias{"ascii", "us-ascii"},
    Alias{"big5", "big5-hkscs"},
    Alias{"cn-big5", "big5-hkscs"},
    Alias{"cn-gb", "gb18030"},
    Alias{"cp1250", "windows-1250"},
    Alias{"cp1251", "windows-1251"},
    Alias{"cp1252", "windows-1252"},
    Alias{"cp50220", "iso-2022-jp"},
    Alias{"cp50221", "iso-2022-jp"},
    Alias{"cp50222", "iso-2022-jp"},
    Alias{"cp51932", "euc-jp"},
    Alias{"cp932", "shift_jis"},
    Alias{"cp936", "gb18030"},
    Alias{"cp949", "windows-949"},
    Alias{"cp950", "big5-hkscs"},
    Alias{"csiso2022jp", "iso-2022-jp"},
    Alias{"csshiftjis", "shift_jis"},
    Alias{"euc-cn", "gb18030"},
    Alias{"euc-jp-ms", "euc-jp"},
    Alias{"euc-kr", "windows-949"},
    Alias{"euc_jp", "euc-jp"},
    Alias{"eucjp", "euc-jp"},
    Alias{"eucjp-ms", "euc-jp"},
    Alias{"eucjp-win", "euc-jp"},
    Alias{"euckr", "windows-949"},
    Alias{"gb2312", "gb18030"},
    Alias{"gb_2312-80", "gb18030"},
    Alias{"gbk", "gb18030"},
    Alias{"hz", "hz-gb-2312"},
    Alias{"iso-2022-jp-1", "iso-2022-jp"},
    Alias{"iso-2022-jp-2", "iso-2022-jp"},
    Alias{"iso-2022-jp-2004", "iso-2022-jp"},
    Alias{"iso-2022-jp-3", "iso-2022-jp"},
    Alias{"iso-2022-jp-ms", "iso-2022-jp"},
    Alias{"iso-8859-1", "windows-1252"},
    Alias{"iso-8859-11", "windows-874"},
    Alias{"iso-8859-8-i", "iso-8859-8"},
    Alias{"iso-8859-9", "windows-1254"},
    Alias{"iso2022-jp", "iso-2022-jp"},
    Alias{"iso2022jp", "iso-2022-jp"},
    Alias{"iso8859-1", "windows-1252"},
    Alias{"iso8859-15", "iso-8859-15"},
    Alias{"iso_8859-1", "windows-1252"},
    Alias{"jis", "iso-2022-jp"},
    Alias{"johab", ""},
    Alias{"ks_c_5601", "windows-949"},
    Alias{"ks_c_5601-1987", "windows-949"},
    Alias{"ks_c_5601-1989", "windows-949"},
    Alias{"ksc5601", "windows-949"},
    Alias{"latin-1", "windows-1252"},
    Alias{"latin1", "windows-1252"},
    Alias{"ms932", "shift_jis"},
    Alias{"ms936", "gb18030"},
    Alias{"ms_kanji", "shift_jis"},
    Alias{"sjis", "shift_jis"},
    Alias{"sjis-win", "shift_jis"},
    Alias{"shift-jis", "shift_jis"},
    Alias{"shiftjis", "shift_jis"},
    Alias{"tis-620", "windows-874"},
    Alias{"unicode-1-1-utf-7", "utf-7"},
    Alias{"utf7", "utf-7"},
    Alias{"utf8", "utf-8"},
    Alias{"utf8mb4", "utf-8"},
    Alias{"utf_8", "utf-8"},
    Alias{"windows-31j", "shift_jis"},
    Alias{"windows-932", "shift_jis"},
    Alias{"windows-936", "gb18030"},
    Alias{"x-euc-jp", "euc-jp"},
    Alias{"x-eucjp", "euc-jp"},
    Alias{"x-gbk", "gb18030"},
    Alias{"x-ms-cp932", "shift_jis"},
    Alias{"x-sjis", "shift_jis"},
    Alias{"x-unicode-2-0-utf-7", "utf-7"},
};

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view withoutDecoration(std::string_view label)
{
    label = ascii::trimmed(label);
    while (!label.empty() && (label.front() == '"' || label.front() == '\'')) {
        label.remove_prefix(1);
    }
    const std::size_t end = ascii::findAny(label, "\"'; \t*");
    return label.substr(0, end);
}

} // namespace

std::string canonicalName(std::string_view label)
{
    std::string name = ascii::lowered(withoutDecoration(label));
    if (name.empty() || isOneOf(name, {"utf-8", "us-ascii", "iso-2022-jp", "shift_jis", "euc-jp"})) {
        return name;
    }
    const auto alias = std::find_if(aliases.begin(), aliases.end(), [&](const Alias &a) { return a.first == name; });
    if (alias != aliases.end()) {
        return std::string(alias->second);
    }
    constexpr std::size_t longestName = 40; // IANA's own limit (RFC 2978)
    if (name.size() > longestName || !QStringDecoder(name.c_str()).isValid()) {
        return {};
    }
    return name;
}

bool isMultiByte(std::string_view canonical)
{
    return isOneOf(canonical, {"shift_jis", "euc-jp", "big5-hkscs", "gb18030", "windows-949", "euc-tw"});
}

bool isIndivisible(std::string_view canonical)
{
    return canonical.starts_with("utf-16") || canonical.starts_with("utf-32") ||
           isOneOf(canonical, {"iso-2022-kr", "iso-2022-cn", "iso-2022-cn-ext"});
}

bool isShifted(std::string_view canonical)
{
    return isOneOf(canonical, {"utf-7", "hz-gb-2312"});
}

char shiftByte(std::string_view canonical)
{
    if (canonical == "utf-7") {
        return '+';
    }
    return canonical == "hz-gb-2312" ? '~' : '\x80';
}

bool isSingleByte(std::string_view canonical)
{
    return canonical.starts_with("windows-125") || canonical.starts_with("iso-8859-") ||
           canonical.starts_with("koi8-") || isOneOf(canonical, {"windows-874", "macintosh"});
}

bool isWestern(std::string_view canonical)
{
    return isOneOf(canonical,
                   {"windows-1252", "iso-8859-15", "windows-1250", "iso-8859-2", "windows-1254", "macintosh"});
}

} // namespace todoke::charset
