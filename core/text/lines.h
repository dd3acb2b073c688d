// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <string_view>

namespace todoke {

/// Walks the lines of a text whose line ends may be CRLF, LF or a bare CR, mixed. One pass, no copies.
class LineScanner
{
public:
    explicit LineScanner(std::string_view text, std::size_t from = 0) : m_text(text), m_next(from) {}

    /// Moves to the next line; false at the end of the text. A text that ends with a line end has no empty last line.
    bool next();
    /// The current line without its line end.
    [[nodiscard]] std::string_view line() const { return m_text.substr(m_line.begin, m_line.size); }
    /// Offsets of the current line in the text, without and with its line end.
    [[nodiscard]] Span span() const { return m_line; }
    [[nodiscard]] std::size_t nextBegin() const { return m_next; }

private:
    std::string_view m_text;
    Span m_line;
    std::size_t m_next = 0;
};

} // namespace todoke
