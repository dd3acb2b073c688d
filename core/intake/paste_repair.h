// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/anomaly.h"
#include "core/text/source_map.h"
#include "core/text/span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// Undoes, one after the other, what programs and hands did to the lines of a pasted source text. Works on a list of
/// lines into the text as given, so that each kept byte knows where it came from.
///
/// Each repair asks for proof that a mail's header comes out of it; an ordinary mail and a bare error text pass
/// untouched. What concerns quoting is in paste_quotes.cpp.
class PasteRepair
{
public:
    explicit PasteRepair(std::string_view text);

    /// Tries all repairs. True when something was changed.
    bool run();

    [[nodiscard]] std::string text() const; ///< the repaired text
    [[nodiscard]] SourceMap map() const;    ///< from the repaired text to the text as given
    /// True when only lines at the begin were dropped: what is left is the text as given from tailBegin() on.
    [[nodiscard]] bool isTail() const { return m_isTail; }
    [[nodiscard]] std::size_t tailBegin() const;
    [[nodiscard]] const std::vector<Anomaly> &anomalies() const
    {
        return m_anomalies;
    } ///< in bytes of the text as given

private:
    struct Line
    {
        Span content;                 ///< what is kept of the line, without its line end
        std::size_t end = 0;          ///< behind its line end
        std::string_view prefix = {}; ///< put before it: a string literal, or m_header
        Span prefixSource = {};       ///< what the prefix stands for, directly before `content`; may be empty
    };

    bool dropBlankHead();
    bool unquote();
    bool unquoteAmongProse();
    bool unindent();
    bool undoDoubleSpacing();
    bool rejoin();
    bool dropProse();
    bool relabel();
    bool addHeader();

    void dropHead(std::size_t lines, std::string_view kind);
    void stripQuoteLevel(std::string_view mark);
    void joinNext(std::size_t line, std::string_view between);
    [[nodiscard]] bool isQuotedThroughout(std::string_view mark) const;
    [[nodiscard]] std::vector<std::string_view> contents(std::size_t from, std::size_t count) const;
    [[nodiscard]] std::size_t proseBefore(bool (*isHeader)(const std::vector<std::string_view> &)) const;
    [[nodiscard]] std::string_view view(const Line &line) const
    {
        return m_text.substr(line.content.begin, line.content.size);
    }
    [[nodiscard]] std::size_t firstBoundary() const;
    [[nodiscard]] Span spanOf(std::size_t fromLine, std::size_t upToLine) const;

    std::string_view m_text;
    std::vector<Line> m_lines;
    std::vector<Anomaly> m_anomalies;
    std::string m_header; ///< made up for a body without one
    bool m_isTail = true;
};

} // namespace todoke
