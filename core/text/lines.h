// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <string_view>

namespace todoke {

/// Walks the lines of a text whose line ends may be CRLF, LF or a bare CR, mixed. One pass, no copies.
class LineScanner
{
public:
    explicit LineScanner(std::string_view text, std::size_t from = 0);

    /// Moves to the next line; false at the end of the text. A text that ends with a line end has no empty last line.
    bool next();
    /// The current line without its line end.
    [[nodiscard]] std::string_view line() const { return m_text.substr(m_line.begin, m_line.size); }
    /// Offsets of the current line in the text, without its line end.
    [[nodiscard]] Span span() const { return m_line; }
    /// Offset of the line after the current one.
    [[nodiscard]] std::size_t nextBegin() const { return m_next; }

private:
    std::string_view m_text;
    Span m_line;
    std::size_t m_next = 0;
    // The next LF and CR at or after m_next (the text's size when there is none). Each is searched for once, so that a
    // text without any CR costs one memchr in all and not one a line.
    std::size_t m_lf = 0;
    std::size_t m_cr = 0;
};

} // namespace todoke
