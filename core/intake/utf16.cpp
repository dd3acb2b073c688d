// SPDX-License-Identifier: MIT
#include "core/intake/utf16.h"

#include "core/text/utf8.h"

#include <cstddef>

namespace todoke {

namespace {

class UnitReader
{
public:
    UnitReader(std::string_view bytes, Utf16Order order) : m_bytes(bytes), m_order(order) {}

    [[nodiscard]] bool has(std::size_t at) const { return at + 2 <= m_bytes.size(); }

    [[nodiscard]] char32_t unit(std::size_t at) const
    {
        const auto first = static_cast<unsigned char>(m_bytes[at]);
        const auto second = static_cast<unsigned char>(m_bytes[at + 1]);
        return m_order == Utf16Order::LittleEndian ? first + second * 256U : first * 256U + second;
    }

private:
    std::string_view m_bytes;
    Utf16Order m_order;
};

constexpr bool isHighSurrogate(char32_t unit)
{
    return (unit & 0xFC00U) == 0xD800U;
}
constexpr bool isLowSurrogate(char32_t unit)
{
    return (unit & 0xFC00U) == 0xDC00U;
}

} // namespace

std::optional<Utf16Order> utf16OrderOf(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE")) {
        return Utf16Order::LittleEndian;
    }
    if (bytes.starts_with("\xFE\xFF")) {
        return Utf16Order::BigEndian;
    }
    constexpr std::size_t enough = 1024;
    const std::string_view sample = bytes.substr(0, enough);
    if (sample.find('\0') == std::string_view::npos) {
        return std::nullopt;
    }
    std::size_t evenZeros = 0;
    std::size_t oddZeros = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') {
            ++(i % 2 == 0 ? evenZeros : oddZeros);
        }
    }
    // Headers and addresses are ASCII: at least three of four high bytes are zero then, and no low byte.
    const std::size_t units = sample.size() / 2;
    if (units < 8) {
        return std::nullopt;
    }
    if (oddZeros * 4 >= units * 3 && evenZeros == 0) {
        return Utf16Order::LittleEndian;
    }
    return evenZeros * 4 >= units * 3 && oddZeros == 0 ? std::optional(Utf16Order::BigEndian) : std::nullopt;
}

Utf8Text utf16ToUtf8(std::string_view bytes, Utf16Order order)
{
    const UnitReader reader(bytes, order);
    Utf8Text out;
    out.text.reserve(bytes.size() / 2);
    std::size_t wordSource = 0;
    std::size_t wordDerived = 0;
    const auto endWord = [&](std::size_t at) {
        out.map.addWhole({wordDerived, out.text.size() - wordDerived}, {wordSource, at - wordSource});
        wordSource = at;
        wordDerived = out.text.size();
    };
    std::size_t at = 0;
    while (reader.has(at)) {
        char32_t unit = reader.unit(at);
        const bool isMark = at == 0 && unit == 0xFEFFU;
        const bool isBreak = unit == U' ' || unit == U'\r' || unit == U'\n' || isMark;
        if (isBreak) {
            endWord(at);
        }
        at += 2;
        if (isHighSurrogate(unit) && reader.has(at) && isLowSurrogate(reader.unit(at))) {
            unit = 0x10000U + ((unit & 0x3FFU) << 10U) + (reader.unit(at) & 0x3FFU);
            at += 2;
        }
        if (!isMark) {
            utf8::append(out.text, unit);
        }
        if (isBreak) {
            endWord(at);
        }
    }
    if (at < bytes.size()) {
        out.text += utf8::replacement;
    }
    endWord(bytes.size());
    return out;
}

} // namespace todoke
