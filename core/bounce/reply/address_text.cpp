// SPDX-License-Identifier: MIT
#include "core/bounce/reply/address_text.h"

#include "core/mail/address.h"
#include "core/text/ascii.h"

namespace todoke {

namespace {

bool isLocalChar(char c)
{
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    return ascii::isAlnum(c) || static_cast<unsigned char>(c) >= 0x80 || others.find(c) != std::string_view::npos;
}

bool isDomainChar(char c)
{
    return ascii::isAlnum(c) || c == '.' || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// Three-byte punctuation that Japanese texts put right beside an address (「」、。：＜＞ and the ideographic space).
bool isWidePunctuation(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size()) {
        return false;
    }
    const std::string_view three = text.substr(at, 3);
    const unsigned char lead = static_cast<unsigned char>(three[0]);
    const unsigned char second = static_cast<unsigned char>(three[1]);
    return (lead == 0xE3 && second >= 0x80 && second <= 0x83) || (lead == 0xEF && second >= 0xBC) ||
           (lead >= 0xE4 && lead <= 0xE9); // kana, full-width forms, ideographs
}

std::size_t localBegin(std::string_view text, std::size_t at, std::size_t floor)
{
    if (at > floor && text[at - 1] == '"') { // "quoted string"@example.com
        const std::size_t open = at >= 2 ? text.rfind('"', at - 2) : std::string_view::npos;
        return open == std::string_view::npos || open < floor ? at : open;
    }
    std::size_t begin = at;
    while (begin > floor && isLocalChar(text[begin - 1])) {
        if (begin >= floor + 3 && isWidePunctuation(text, begin - 3)) {
            break;
        }
        --begin;
    }
    while (begin < at && (text[begin] == '\'' || text[begin] == '`' || text[begin] == '=' || text[begin] == '*') &&
           text.substr(begin, 2) != "=?") {
        if (text[begin] == '*' && (begin + 1 == at || text[begin + 1] == '*')) {
            break; // a masked local part, not a bullet
        }
        ++begin;
    }
    return begin;
}

std::size_t domainEnd(std::string_view text, std::size_t at)
{
    if (at + 1 < text.size() && text[at + 1] == '[') { // address literal
        const std::size_t close = text.substr(at, 80).find(']');
        return close == std::string_view::npos ? at + 1 : at + close + 1;
    }
    std::size_t end = at + 1;
    while (end < text.size() && isDomainChar(text[end]) && !isWidePunctuation(text, end)) {
        ++end;
    }
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) {
        --end;
    }
    return end;
}

AddressSpot spotAt(std::string_view text, std::size_t at, std::size_t floor)
{
    AddressSpot spot;
    const std::size_t begin = localBegin(text, at, floor);
    const std::size_t end = domainEnd(text, at);
    const std::string_view address = text.substr(begin, end - begin);
    if (begin == at || end <= at + 1 || address.size() > 512 || !looksLikeAddress(address)) {
        return spot;
    }
    spot.address = address;
    std::size_t wholeBegin = begin;
    std::size_t wholeEnd = end;
    while (wholeBegin > floor && wholeEnd < text.size()) {
        const char open = text[wholeBegin - 1];
        const char close = text[wholeEnd];
        if (!((open == '<' && close == '>') || (open == close && (open == '"' || open == '\'')) ||
              (open == '[' && close == ']') || (open == '(' && close == ')'))) {
            break;
        }
        --wholeBegin;
        ++wholeEnd;
    }
    spot.whole = text.substr(wholeBegin, wholeEnd - wholeBegin);
    return spot;
}

} // namespace

AddressSpot addressIn(std::string_view text, std::size_t from)
{
    std::size_t floor = from;
    for (std::size_t at = text.find('@', from); at != std::string_view::npos; at = text.find('@', at + 1)) {
        const AddressSpot spot = spotAt(text, at, floor);
        if (!spot.address.empty()) {
            return spot;
        }
        floor = at + 1;
    }
    return {};
}

AddressSpot addressAtStart(std::string_view text)
{
    constexpr std::string_view bullets = " \t*-+>|";
    const std::size_t begin = ascii::findNone(text, bullets);
    if (begin == std::string_view::npos) {
        return {};
    }
    // An address is short: do not walk a long line for an '@' far away.
    const AddressSpot spot = addressIn(text.substr(begin, 640));
    if (spot.whole.empty() || spot.whole.data() != text.data() + begin) {
        return {};
    }
    return spot;
}

bool isMasked(std::string_view address)
{
    const std::size_t at = address.find('@');
    return at != std::string_view::npos && at > 0 && address.find_first_not_of('*') == at;
}

bool sameAddress(std::string_view a, std::string_view b)
{
    return ascii::equals(a, b);
}

} // namespace todoke
