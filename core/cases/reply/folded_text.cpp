// SPDX-License-Identifier: MIT
#include "core/cases/reply/folded_text.h"

#include "core/text/ascii.h"
#include "core/text/lines.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

constexpr std::array<std::string_view, 6> terminators{"。", "！", "？", "．", "!", "?"};
/// What begins a new sentence although the one before was not ended: notes and list marks.
constexpr std::array<std::string_view, 6> openers{"※", "■", "●", "・", "◆", "○"};
constexpr std::array<std::string_view, 4> waveDashes{"～", "〜", "~", "∼"};

template <std::size_t Size>
bool isOneOf(const std::array<std::string_view, Size> &set, std::string_view character)
{
    return std::find(set.begin(), set.end(), character) != set.end();
}

/// The ASCII twin of a full-width form (U+FF01 to U+FF5E), lower case; 0 for any other character.
char asciiTwin(std::string_view character)
{
    if (character.size() != 3 || character[0] != '\xEF') {
        return '\0';
    }
    const unsigned code = ((static_cast<unsigned char>(character[1]) & 0x3fU) << 6U) |
                          (static_cast<unsigned char>(character[2]) & 0x3fU); // low 12 bits: U+FF01 is 0xf01
    return code >= 0xf01 && code <= 0xf5e ? ascii::lower(static_cast<char>(code - 0xf01 + 0x21)) : '\0';
}

} // namespace

FoldedText::FoldedText(std::string_view text)
{
    LineScanner lines(text);
    while (lines.next()) {
        const std::string_view line = ascii::trimmed(lines.line());
        if (line.empty() || line.front() == '>' || line.starts_with("＞")) {
            endSentence(); // an empty line, or the user's own words
            continue;
        }
        takeLine(lines.line(), lines.span().begin);
    }
    endSentence();
}

void FoldedText::takeLine(std::string_view line, std::size_t at)
{
    for (std::size_t next = 0; next < line.size();) {
        const std::size_t size = std::max<std::size_t>(utf8::sequenceLength(line, next), 1);
        const std::string_view character = line.substr(next, size);
        const Span source{at + next, size};
        next += size;
        if (isOneOf(openers, character)) {
            endSentence();
        }
        const char twin = asciiTwin(character);
        if (isOneOf(waveDashes, character)) {
            add("~", source);
        } else if (isOneOf(terminators, character)) {
            add("。", source);
            endSentence();
        } else if (twin != '\0') {
            add({&twin, 1}, source);
        } else if (size == 1) {
            const char lower = ascii::lower(character[0]);
            if (!ascii::isSpace(lower)) {
                add({&lower, 1}, source);
            }
        } else if (character != "　") {
            add(character, source);
        }
    }
}

void FoldedText::add(std::string_view folded, Span source)
{
    m_text.append(folded);
    m_source.insert(m_source.end(), folded.size(), source);
}

void FoldedText::endSentence()
{
    if (m_ends.empty() ? !m_text.empty() : m_ends.back() < m_text.size()) {
        m_ends.push_back(m_text.size());
    }
}

std::vector<std::string_view> FoldedText::sentences() const
{
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    for (const std::size_t end : m_ends) {
        found.push_back(std::string_view(m_text).substr(begin, end - begin));
        begin = end;
    }
    return found;
}

Span FoldedText::sourceOf(std::string_view piece) const
{
    if (piece.empty()) {
        return {};
    }
    const auto first = static_cast<std::size_t>(piece.data() - m_text.data());
    const std::size_t begin = m_source[first].begin;
    return {begin, m_source[first + piece.size() - 1].end() - begin};
}

} // namespace todoke
