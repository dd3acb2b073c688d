// SPDX-License-Identifier: MIT
#include "core/text/lines.h"

#include <algorithm>

namespace todoke {

namespace {

std::size_t findOrEnd(std::string_view text, char c, std::size_t from)
{
    const std::size_t at = text.find(c, from);
    return at == std::string_view::npos ? text.size() : at;
}

} // namespace

LineScanner::LineScanner(std::string_view text, std::size_t from)
    : m_text(text), m_next(std::min(from, text.size())), m_lf(findOrEnd(text, '\n', m_next)),
      m_cr(findOrEnd(text, '\r', m_next))
{
}

bool LineScanner::next()
{
    if (m_next >= m_text.size()) {
        return false;
    }
    const std::size_t end = std::min(m_lf, m_cr);
    m_line = {m_next, end - m_next};
    if (end == m_text.size()) {
        m_next = end;
        return true;
    }
    m_next = end + 1;
    if (end == m_cr) {
        if (m_lf == end + 1 && m_lf < m_text.size()) { // "no LF" is the size, too
            m_next = end + 2;
            m_lf = findOrEnd(m_text, '\n', m_next);
        }
        m_cr = findOrEnd(m_text, '\r', m_next);
    } else {
        m_lf = findOrEnd(m_text, '\n', m_next);
    }
    return true;
}

} // namespace todoke
