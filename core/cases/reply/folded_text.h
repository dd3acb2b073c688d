// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// A Japanese text made fit for comparing, sentence by sentence: white space and line breaks gone, full-width letters
/// and digits as ASCII, ASCII in lower case, wave dashes as '~'. Knows where each byte came from.
class FoldedText
{
public:
    explicit FoldedText(std::string_view text);

    /// The sentences, views into the folded text.
    [[nodiscard]] std::vector<std::string_view> sentences() const;
    /// Where a piece of the folded text stands in the text as given.
    [[nodiscard]] Span sourceOf(std::string_view piece) const;
    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    void takeLine(std::string_view line, std::size_t at);
    void add(std::string_view folded, Span source);
    void endSentence();

    std::string m_text;
    std::vector<Span> m_source;      ///< for each folded byte, the character it came from
    std::vector<std::size_t> m_ends; ///< folded offsets behind each sentence
};

} // namespace todoke
