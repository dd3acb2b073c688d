// SPDX-License-Identifier: MIT
#include "core/text/utf8.h"

#include <cstring>

namespace todoke::utf8 {

namespace {

constexpr std::uint64_t highBits = 0x8080808080808080ULL;
constexpr std::uint64_t lowBits = 0x0101010101010101ULL;

constexpr unsigned byteAt(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

constexpr bool isTrail(unsigned byte)
{
    return (byte & 0xC0U) == 0x80U;
}

} // namespace

std::size_t sequenceLength(std::string_view bytes, std::size_t at)
{
    const unsigned lead = byteAt(bytes, at);
    if (lead < 0x80U) {
        return at < bytes.size() ? 1 : 0;
    }
    const unsigned second = byteAt(bytes, at + 1);
    if (lead < 0xC2U || lead > 0xF4U || !isTrail(second)) {
        return 0;
    }
    if (lead < 0xE0U) {
        return 2;
    }
    if (!isTrail(byteAt(bytes, at + 2))) {
        return 0;
    }
    if (lead < 0xF0U) {
        const bool overlong = lead == 0xE0U && second < 0xA0U;
        const bool surrogate = lead == 0xEDU && second >= 0xA0U;
        return overlong || surrogate ? 0 : 3;
    }
    const bool overlong = lead == 0xF0U && second < 0x90U;
    const bool tooHigh = lead == 0xF4U && second >= 0x90U;
    return overlong || tooHigh || !isTrail(byteAt(bytes, at + 3)) ? 0 : 4;
}

void append(std::string &out, char32_t codePoint)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codePoint > 0x10FFFFU || (codePoint >= 0xD800U && codePoint <= 0xDFFFU)) {
        out += replacement;
    } else if (codePoint < 0x80U) {
        put(codePoint);
    } else if (codePoint < 0x800U) {
        put(0xC0U | (codePoint >> 6U));
        put(0x80U | (codePoint & 0x3FU));
    } else if (codePoint < 0x10000U) {
        put(0xE0U | (codePoint >> 12U));
        put(0x80U | ((codePoint >> 6U) & 0x3FU));
        put(0x80U | (codePoint & 0x3FU));
    } else {
        put(0xF0U | (codePoint >> 18U));
        put(0x80U | ((codePoint >> 12U) & 0x3FU));
        put(0x80U | ((codePoint >> 6U) & 0x3FU));
        put(0x80U | (codePoint & 0x3FU));
    }
}

std::size_t malformedEnd(std::string_view bytes, std::size_t at)
{
    do {
        ++at;
    } while (isTrail(byteAt(bytes, at)));
    return at;
}

Census census(std::string_view bytes)
{
    Census out;
    std::size_t at = findHighOr(bytes, '\x80', 0);
    while (at < bytes.size()) {
        const std::size_t length = sequenceLength(bytes, at);
        out.twoBytes += length == 2 ? 1 : 0;
        out.longer += length > 2 ? 1 : 0;
        if (length == 0) {
            ++out.malformed;
            at = malformedEnd(bytes, at);
        } else {
            at += length;
        }
        at = findHighOr(bytes, '\x80', at);
    }
    return out;
}

std::size_t findHighOr(std::string_view bytes, char other, std::size_t from)
{
    // Eight bytes a step; the classic test for a zero byte finds `other` (Hacker's Delight 6-1).
    const std::uint64_t pattern = lowBits * static_cast<unsigned char>(other);
    std::size_t at = from;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        const std::uint64_t same = word ^ pattern;
        if (((word | ((same - lowBits) & ~same)) & highBits) != 0) {
            break;
        }
    }
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == other || (static_cast<unsigned char>(c) & 0x80U) != 0) {
            break;
        }
    }
    return at < bytes.size() ? at : bytes.size();
}

std::string_view wholeCharacters(std::string_view text, std::size_t size)
{
    if (text.size() <= size) {
        return text;
    }
    std::size_t end = size;
    while (end > 0 && size - end < 3 && isTrail(static_cast<unsigned char>(text[end]))) {
        --end;
    }
    return text.substr(0, end);
}

} // namespace todoke::utf8
