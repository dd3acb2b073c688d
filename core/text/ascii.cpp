// SPDX-License-Identifier: MIT
#include "core/text/ascii.h"

#include <array>
#include <cstdint>

namespace todoke::ascii {

namespace {

/// The next place of one of two bytes; each of the two is searched once over the text, so that the walk is linear.
class EitherByte
{
public:
    EitherByte(std::string_view text, char a, char b, std::size_t from)
        : m_text(text), m_a(a), m_b(b), m_nextA(text.find(a, from)), m_nextB(a == b ? npos : text.find(b, from))
    {
    }

    std::size_t take()
    {
        if (m_nextA < m_nextB) {
            const std::size_t at = m_nextA;
            m_nextA = m_text.find(m_a, at + 1);
            return at;
        }
        const std::size_t at = m_nextB;
        if (at != npos) {
            m_nextB = m_text.find(m_b, at + 1);
        }
        return at;
    }

private:
    static constexpr std::size_t npos = std::string_view::npos;
    std::string_view m_text;
    char m_a;
    char m_b;
    std::size_t m_nextA;
    std::size_t m_nextB;
};

/// Horspool (1980, doi 10.1002/spe.4380100608): the byte under the needle's end tells how far it may move. For needles
/// of 4 to 255 bytes.
std::size_t findLong(std::string_view text, std::string_view needle, std::size_t from)
{
    const std::size_t last = needle.size() - 1;
    std::array<std::uint8_t, 256> step{};
    step.fill(static_cast<std::uint8_t>(needle.size()));
    for (std::size_t i = 0; i < last; ++i) {
        const char small = lower(needle[i]);
        const auto distance = static_cast<std::uint8_t>(last - i);
        step.at(static_cast<unsigned char>(small)) = distance;
        if (isAlpha(small)) {
            step.at(static_cast<unsigned char>(small - 32)) = distance;
        }
    }
    const char end = lower(needle[last]);
    for (std::size_t at = from + last; at < text.size();) {
        const char c = text[at];
        if (lower(c) == end && equals(text.substr(at - last, needle.size()), needle)) {
            return at - last;
        }
        at += step[static_cast<unsigned char>(c)]; // NOLINT(*-constant-array-index): a byte
    }
    return std::string_view::npos;
}

} // namespace

std::size_t find(std::string_view text, std::string_view needle, std::size_t from)
{
    if (from > text.size() || needle.size() > text.size() - from) {
        return std::string_view::npos;
    }
    if (needle.empty()) {
        return from;
    }
    if (needle.size() >= 6 && needle.size() < 64 && text.size() - from > 256) {
        return findLong(text, needle, from);
    }
    const char small = lower(needle.front());
    const char capital = small >= 'a' && small <= 'z' ? static_cast<char>(small - 32) : small;
    EitherByte starts(text, small, capital, from);
    for (std::size_t at = starts.take(); at != std::string_view::npos; at = starts.take()) {
        if (at + needle.size() > text.size()) {
            break;
        }
        if (equals(text.substr(at, needle.size()), needle)) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = 0;
    std::size_t end = text.size();
    while (begin < end && isSpace(text[begin])) {
        ++begin;
    }
    while (end > begin && isSpace(text[end - 1])) {
        --end;
    }
    return text.substr(begin, end - begin);
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char &c : out) {
        c = lower(c);
    }
    return out;
}

std::string simplified(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : trimmed(text)) {
        if (!isSpace(c)) {
            out += c;
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

} // namespace todoke::ascii
