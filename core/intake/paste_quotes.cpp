// SPDX-License-Identifier: MIT
#include "core/intake/header_shape.h"
#include "core/intake/paste_repair.h"
#include "core/intake/quote_mark.h"

#include <algorithm>

namespace todoke {

/// All lines but a few carry the mark; the others are the rest of lines that were wrapped after quoting.
bool PasteRepair::isQuotedThroughout(std::string_view mark) const
{
    std::size_t quoted = 0;
    std::size_t bare = 0;
    bool afterText = false;
    for (const Line &line : m_lines) {
        const std::string_view text = view(line);
        if (isBlankLine(text)) {
            afterText = false;
        } else if (text.starts_with(mark)) {
            ++quoted;
            afterText = true;
        } else if (!afterText) {
            return false;
        } else {
            ++bare;
        }
    }
    return quoted > 0 && bare <= quoted;
}

void PasteRepair::stripQuoteLevel(std::string_view mark)
{
    const bool spaced = std::all_of(m_lines.begin(), m_lines.end(), [&](const Line &line) {
        std::string_view text = view(line);
        if (!text.starts_with(mark)) {
            return true;
        }
        text.remove_prefix(mark.size());
        return text.empty() || text.front() == ' ' || text.starts_with(mark);
    });
    for (Line &line : m_lines) {
        const std::string_view text = view(line);
        if (text.starts_with(mark)) {
            // Without a blank behind every mark the blanks are folds.
            const std::size_t blank = spaced && text.substr(mark.size()).starts_with(' ') ? 1 : 0;
            const std::size_t size = mark.size() + blank;
            line.content = {line.content.begin + size, line.content.size - size};
        }
    }
    m_isTail = false;
}

bool PasteRepair::unquote()
{
    const std::string_view mark = m_lines.empty() ? std::string_view() : quoteMarkOf(view(m_lines.front()));
    if (mark.empty() || !isQuotedThroughout(mark)) {
        return false;
    }
    // Only ">" says by itself that a text is quoted; a table has lines of "|" as well.
    if (mark != ">" && !isHeader(withoutQuoteMark(contents(0, headerSample), mark))) {
        return false;
    }
    m_anomalies.push_back({"quoted-paste", spanOf(0, m_lines.size())});
    for (std::size_t i = m_lines.size(); i-- > 1;) { // from the end: a rest may have a rest
        const std::string_view rest = view(m_lines[i]);
        if (!isBlankLine(rest) && !rest.starts_with(mark)) {
            joinNext(i - 1, " ");
        }
    }
    stripQuoteLevel(mark);
    return true;
}

/// A quoted mail with words of the one who quotes it before or behind it.
bool PasteRepair::unquoteAmongProse()
{
    const std::size_t lines = proseBefore(isQuotedFullHeader);
    if (lines == 0 && !isQuotedFullHeader(contents(0, headerSample))) {
        return false;
    }
    if (lines > 0) {
        dropHead(lines, "prose-before-header");
    }
    const std::string_view mark = quoteMarkOf(view(m_lines.front()));
    if (isQuotedThroughout(mark)) {
        return lines > 0;
    }
    // The text behind the quote stays, as the end of the body.
    m_anomalies.push_back({"quoted-paste", spanOf(0, m_lines.size())});
    stripQuoteLevel(mark);
    return true;
}

} // namespace todoke
