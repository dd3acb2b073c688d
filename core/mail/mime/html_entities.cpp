// SPDX-License-Identifier: MIT
#include "core/mail/mime/html_entities.h"

#include "core/text/ascii.h"
#include "core/text/base64.h"
#include "core/text/utf8.h"

#include <array>
#include <utility>

namespace todoke::mime {

namespace {

using Name = std::pair<std::string_view, char32_t>;

// HTML 4's Latin-1 names and the punctuation that word processors write (W3C HTML 4.01 section 24).
constexpr std::array names = {
    Name{"amp", 0x26},      Name{"lt", 0x3C},      Name{"gt", 0x3E},      Name{"quot", 0x22},     Name{"apos", 0x27},
    Name{"nbsp", 0x20},     Name{"iexcl", 0xA1},   Name{"cent", 0xA2},    Name{"pound", 0xA3},    Name{"yen", 0xA5},
    Name{"sect", 0xA7},     Name{"uml", 0xA8},     Name{"copy", 0xA9},    Name{"ordf", 0xAA},     Name{"laquo", 0xAB},
    Name{"not", 0xAC},      Name{"shy", 0xAD},     Name{"reg", 0xAE},     Name{"deg", 0xB0},      Name{"plusmn", 0xB1},
    Name{"acute", 0xB4},    Name{"micro", 0xB5},   Name{"para", 0xB6},    Name{"middot", 0xB7},   Name{"ordm", 0xBA},
    Name{"raquo", 0xBB},    Name{"frac12", 0xBD},  Name{"iquest", 0xBF},  Name{"Agrave", 0xC0},   Name{"Aacute", 0xC1},
    Name{"Acirc", 0xC2},    Name{"Atilde", 0xC3},  Name{"Auml", 0xC4},    Name{"Aring", 0xC5},    Name{"AElig", 0xC6},
    Name{"Ccedil", 0xC7},   Name{"Egrave", 0xC8},  Name{"Eacute", 0xC9},  Name{"Ecirc", 0xCA},    Name{"Euml", 0xCB},
    Name{"Igrave", 0xCC},   Name{"Iacute", 0xCD},  Name{"Icirc", 0xCE},   Name{"Iuml", 0xCF},     Name{"Ntilde", 0xD1},
    Name{"Ograve", 0xD2},   Name{"Oacute", 0xD3},  Name{"Ocirc", 0xD4},   Name{"Otilde", 0xD5},   Name{"Ouml", 0xD6},
    Name{"times", 0xD7},    Name{"Oslash", 0xD8},  Name{"Ugrave", 0xD9},  Name{"Uacute", 0xDA},   Name{"Ucirc", 0xDB},
    Name{"Uuml", 0xDC},     Name{"szlig", 0xDF},   Name{"agrave", 0xE0},  Name{"aacute", 0xE1},   Name{"acirc", 0xE2},
    Name{"atilde", 0xE3},   Name{"auml", 0xE4},    Name{"aring", 0xE5},   Name{"aelig", 0xE6},    Name{"ccedil", 0xE7},
    Name{"egrave", 0xE8},   Name{"eacute", 0xE9},  Name{"ecirc", 0xEA},   Name{"euml", 0xEB},     Name{"igrave", 0xEC},
    Name{"iacute", 0xED},   Name{"icirc", 0xEE},   Name{"iuml", 0xEF},    Name{"ntilde", 0xF1},   Name{"ograve", 0xF2},
    Name{"oacute", 0xF3},   Name{"ocirc", 0xF4},   Name{"otilde", 0xF5},  Name{"ouml", 0xF6},     Name{"divide", 0xF7},
    Name{"oslash", 0xF8},   Name{"ugrave", 0xF9},  Name{"uacute", 0xFA},  Name{"ucirc", 0xFB},    Name{"uuml", 0xFC},
    Name{"OElig", 0x152},   Name{"oelig", 0x153},  Name{"ensp", 0x20},    Name{"emsp", 0x20},     Name{"thinsp", 0x20},
    Name{"ndash", 0x2013},  Name{"mdash", 0x2014}, Name{"lsquo", 0x2018}, Name{"rsquo", 0x2019},  Name{"sbquo", 0x201A},
    Name{"ldquo", 0x201C},  Name{"rdquo", 0x201D}, Name{"bdquo", 0x201E}, Name{"dagger", 0x2020}, Name{"bull", 0x2022},
    Name{"hellip", 0x2026}, Name{"euro", 0x20AC},  Name{"trade", 0x2122}, Name{"larr", 0x2190},   Name{"rarr", 0x2192},
    Name{"zwnj", 0x200C},   Name{"zwj", 0x200D},   Name{"rlm", 0x200F},   Name{"lrm", 0x200E},    Name{"colon", 0x3A},
    Name{"commat", 0x40},   Name{"period", 0x2E},  Name{"sol", 0x2F},     Name{"lpar", 0x28},     Name{"rpar", 0x29},
};

constexpr std::size_t longestReference = 12;

HtmlEntity numericAt(std::string_view rest)
{
    const bool hexadecimal = rest.size() > 2 && ascii::lower(rest[2]) == 'x';
    const std::size_t begin = hexadecimal ? 3 : 2;
    std::size_t end = begin;
    char32_t value = 0;
    while (end < rest.size() && end - begin < 8) {
        const int digit = hexValue(rest[end]);
        if (digit < 0 || (!hexadecimal && digit > 9)) {
            break;
        }
        value = value * (hexadecimal ? 16U : 10U) + static_cast<char32_t>(digit);
        ++end;
    }
    if (end == begin) {
        return {};
    }
    HtmlEntity out;
    utf8::append(out.text, value == 0xA0U ? U' ' : value == 0U ? U'\xFFFD' : value);
    out.size = end + (end < rest.size() && rest[end] == ';' ? 1 : 0);
    return out;
}

} // namespace

HtmlEntity htmlEntityAt(std::string_view html, std::size_t at)
{
    const std::string_view rest = html.substr(at, longestReference);
    if (rest.size() > 2 && rest[1] == '#') {
        return numericAt(rest);
    }
    std::size_t end = 1;
    while (end < rest.size() && ascii::isAlnum(rest[end])) {
        ++end;
    }
    const std::string_view name = rest.substr(1, end - 1);
    for (const auto &[known, codePoint] : names) {
        if (known == name) {
            HtmlEntity out;
            utf8::append(out.text, codePoint);
            out.size = end + (end < rest.size() && rest[end] == ';' ? 1 : 0);
            return out;
        }
    }
    return {};
}

} // namespace todoke::mime
