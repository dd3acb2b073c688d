// SPDX-License-Identifier: MIT
#include "core/intake/paste_repair.h"

#include "core/intake/header_shape.h"
#include "core/intake/print_view.h"
#include "core/intake/quote_mark.h"
#include "core/intake/wrapping.h"
#include "core/text/ascii.h"
#include "core/text/header_line.h"
#include "core/text/lines.h"

#include <algorithm>

namespace todoke {

namespace {

using Lines = std::vector<std::string_view>;

bool isPrintHead(const Lines &lines)
{
    return printHeadSize(lines) != 0;
}

std::size_t commonIndent(std::string_view a, std::string_view b)
{
    std::size_t size = 0;
    while (size < a.size() && size < b.size() && a[size] == b[size] && ascii::isBlank(a[size])) {
        ++size;
    }
    return size;
}

} // namespace

PasteRepair::PasteRepair(std::string_view text) : m_text(text)
{
    LineScanner lines(text);
    while (lines.next()) {
        m_lines.push_back({lines.span(), lines.nextBegin()});
    }
}

bool PasteRepair::run()
{
    bool changed = dropBlankHead();
    constexpr int deepest = 8;
    bool quoted = unquoteAmongProse();
    for (int level = 0; level < deepest && unquote(); ++level) {
        quoted = true;
    }
    changed = changed || quoted;
    if (quoted) {
        dropBlankHead();
    }
    changed = dropProse() || changed;
    changed = unindent() || changed;
    changed = undoDoubleSpacing() || changed;
    changed = rejoin() || changed;
    changed = relabel() || changed;
    return addHeader() || changed;
}

std::size_t PasteRepair::tailBegin() const
{
    return m_lines.empty() ? m_text.size() : m_lines.front().content.begin;
}

std::string PasteRepair::text() const
{
    std::string out;
    out.reserve(m_text.size());
    for (const Line &line : m_lines) {
        out.append(line.prefix);
        out.append(m_text.substr(line.content.begin, line.end - line.content.begin));
    }
    return out;
}

SourceMap PasteRepair::map() const
{
    SourceMap map;
    std::size_t derived = 0;
    for (const Line &line : m_lines) {
        map.addWhole({derived, line.prefix.size()}, line.prefixSource);
        derived += line.prefix.size();
        const std::size_t size = line.end - line.content.begin;
        map.add({derived, size}, {line.content.begin, size});
        derived += size;
    }
    return map;
}

Lines PasteRepair::contents(std::size_t from, std::size_t count) const
{
    Lines out;
    for (std::size_t i = from; i < std::min(m_lines.size(), from + count); ++i) {
        out.push_back(view(m_lines[i]));
    }
    return out;
}

Span PasteRepair::spanOf(std::size_t fromLine, std::size_t upToLine) const
{
    if (fromLine >= upToLine) {
        return {tailBegin(), 0};
    }
    const std::size_t begin = m_lines[fromLine].content.begin;
    return {begin, m_lines[upToLine - 1].end - begin};
}

void PasteRepair::dropHead(std::size_t lines, std::string_view kind)
{
    m_anomalies.push_back({kind, spanOf(0, lines)});
    m_lines.erase(m_lines.begin(), m_lines.begin() + static_cast<std::ptrdiff_t>(lines));
}

bool PasteRepair::dropBlankHead()
{
    const auto first =
        std::find_if(m_lines.begin(), m_lines.end(), [this](const Line &line) { return !isBlankLine(view(line)); });
    if (first == m_lines.begin() || first == m_lines.end()) {
        return false;
    }
    dropHead(static_cast<std::size_t>(first - m_lines.begin()), "leading-blank-lines");
    return true;
}

/// How many lines of prose stand before a header; 0 when there is none or when the prose may matter.
std::size_t PasteRepair::proseBefore(bool (*isWanted)(const Lines &)) const
{
    constexpr std::size_t mostLines = 6;
    constexpr std::size_t mostBytes = 600;
    if (m_lines.empty() || fieldNameSize(view(m_lines.front())) != 0 || !quoteMarkOf(view(m_lines.front())).empty()) {
        return 0;
    }
    std::size_t textLines = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].content.begin - m_lines.front().content.begin > mostBytes) {
            return 0;
        }
        const std::string_view line = view(m_lines[i]);
        if (isBlankLine(line)) {
            continue;
        }
        if (textLines > 0 && isWanted(contents(i, headerSample))) {
            return i;
        }
        if (++textLines > mostLines || !isLeadIn(line)) {
            return 0;
        }
    }
    return 0;
}

bool PasteRepair::dropProse()
{
    const std::size_t lines = proseBefore(isFullHeader);
    if (lines == 0) {
        return false;
    }
    dropHead(lines, "prose-before-header");
    return true;
}

/// Makes header fields of the labels of a print view, and an empty line behind them.
bool PasteRepair::relabel()
{
    if (beginsWithMailField(contents(0, 1))) {
        return false; // labels in English are fields already
    }
    const std::size_t from = isPrintHead(contents(0, headerSample)) ? 0 : proseBefore(isPrintHead);
    const std::size_t size = printHeadSize(contents(from, headerSample));
    // A notice names the mail in lines with an indent below its own words.
    if (size == 0 || (from > 0 && ascii::isBlank(view(m_lines[from]).front()))) {
        return false;
    }
    if (from > 0) {
        dropHead(from, "prose-before-header");
    }
    m_anomalies.push_back({"print-view", spanOf(0, size)});
    for (std::size_t i = 0; i < size; ++i) {
        Line &line = m_lines[i];
        const auto label = printLabelOf(view(line));
        const std::size_t labelSize = label ? label->size : 0;
        line.prefix = label ? label->field : " "; // a value that goes on: a fold
        line.prefixSource = {line.content.begin, labelSize};
        line.content = {line.content.begin + labelSize, line.content.size - labelSize};
    }
    if (size < m_lines.size() && !isBlankLine(view(m_lines[size]))) {
        m_lines[size].prefix = "\n";
        m_lines[size].prefixSource = {m_lines[size].content.begin, 0};
    }
    m_isTail = false;
    return true;
}

/// The line that parts the parts of a mail without its header: it stands before a part's own header, and again behind
/// it. Before it there is nothing but the words for programs without MIME (RFC 2046 section 5.1.1).
std::size_t PasteRepair::firstBoundary() const
{
    constexpr std::size_t longest = 200; // RFC 2046 allows 70
    constexpr std::size_t mostText = 3;
    std::size_t texts = 0;
    for (std::size_t i = 0; i + 2 < m_lines.size() && texts <= mostText; ++i) {
        const std::string_view line = view(m_lines[i]);
        if (isBlankLine(line)) {
            continue;
        }
        if (!line.starts_with("--")) {
            if (!isLeadIn(line) || fieldNameSize(line) != 0) {
                break;
            }
            ++texts;
            continue;
        }
        const std::string_view next = view(m_lines[i + 1]);
        const bool fits = line.size() > 3 && line.size() < longest && line.find('"') == std::string_view::npos &&
                          ascii::startsWith(next, "content-") && fieldNameSize(next) != 0;
        const bool again = fits && std::any_of(m_lines.begin() + static_cast<std::ptrdiff_t>(i) + 2, m_lines.end(),
                                               [&](const Line &other) { return view(other).starts_with(line); });
        return again ? i : m_lines.size();
    }
    return m_lines.size();
}

bool PasteRepair::addHeader()
{
    const std::size_t at = beginsWithMailField(contents(0, 1)) ? m_lines.size() : firstBoundary();
    if (at >= m_lines.size()) {
        return false;
    }
    const std::string boundary(ascii::trimmed(view(m_lines[at]).substr(2)));
    m_header = "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n";
    Line &first = m_lines.front();
    first.prefix = m_header;
    first.prefixSource = {first.content.begin, 0};
    m_anomalies.push_back({"missing-header", first.prefixSource});
    m_isTail = false;
    return true;
}

bool PasteRepair::unindent()
{
    std::size_t indent = std::string_view::npos;
    std::string_view first;
    for (const Line &line : m_lines) {
        const std::string_view text = view(line);
        if (isBlankLine(text)) {
            continue;
        }
        if (indent == std::string_view::npos) {
            first = text;
            indent = commonIndent(text, text);
        }
        indent = std::min(indent, commonIndent(first, text));
        if (indent == 0) {
            return false;
        }
    }
    Lines bare = contents(0, headerSample);
    for (std::string_view &line : bare) {
        line.remove_prefix(std::min(indent, line.size()));
    }
    if (!isHeader(bare)) {
        std::erase_if(bare, isBlankLine); // indented and double-spaced
        // Without a header: a piece of a notice. A reply of a few lines loses nothing by its indent.
        constexpr std::size_t fewLines = 5;
        if (!isFullHeader(bare) && bare.size() < fewLines) {
            return false;
        }
    }
    m_anomalies.push_back({"indented-paste", spanOf(0, m_lines.size())});
    for (Line &line : m_lines) {
        const std::size_t cut = std::min(indent, line.content.size);
        line.content = {line.content.begin + cut, line.content.size - cut};
    }
    m_isTail = false;
    return true;
}

/// Makes the line after `line` go on in it: `between` takes the place of the line end.
void PasteRepair::joinNext(std::size_t line, std::string_view between)
{
    Line &first = m_lines[line];
    Line &second = m_lines[line + 1];
    const std::size_t end = first.content.end();
    if (first.end == end) {
        return; // joined before
    }
    second.prefix = between;
    second.prefixSource = {end, first.end - end};
    first.end = end;
    m_isTail = false;
}

/// Undoes the line breaks of a program that wraps at a width.
bool PasteRepair::rejoin()
{
    const std::vector<LineJoin> joins = findWraps(contents(0, m_lines.size()));
    bool changed = false;
    for (std::size_t i = 0; i + 1 < joins.size(); ++i) {
        if (joins[i] != LineJoin::None) {
            joinNext(i, joins[i] == LineJoin::Blank ? " " : "");
            changed = true;
        }
    }
    if (changed) {
        m_anomalies.push_back({"re-wrapped", spanOf(0, m_lines.size())});
    }
    return changed;
}

bool PasteRepair::undoDoubleSpacing()
{
    Lines header;
    std::size_t textLines = 0;
    std::size_t doubled = 0;
    std::size_t blanks = 0;
    std::size_t longRuns = 0; // three empty lines, or five ...: there was an empty line before
    bool even = false;        // a number of empty lines that doubling does not make
    bool headerEnded = false;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::string_view line = view(m_lines[i]);
        if (isBlankLine(line)) {
            ++blanks;
            headerEnded = headerEnded || blanks >= 3;
            continue;
        }
        longRuns += blanks >= 3 ? 1 : 0;
        even = even || (textLines > 0 && blanks % 2 == 0);
        blanks = 0;
        ++textLines;
        doubled += i + 1 == m_lines.size() || isBlankLine(view(m_lines[i + 1])) ? 1 : 0;
        if (!headerEnded && header.size() < headerSample) {
            header.push_back(line);
        }
    }
    // A short header with a body of single lines has the same look; three fields in a row, each by itself, have not.
    // Without a header: a text whose every line stands alone, with empty lines in odd numbers only, some of them more
    // than one.
    constexpr std::size_t manyLines = 6;
    const bool body = !even && longRuns > 0 && textLines >= manyLines;
    if (textLines < 3 || (textLines - doubled) * 20 > textLines || (!body && !isFullHeader(header)) ||
        !isBlankLine(view(m_lines[1]))) {
        return false;
    }
    m_anomalies.push_back({"double-spaced", spanOf(0, m_lines.size())});
    std::vector<Line> kept;
    kept.reserve(m_lines.size() / 2 + 1);
    for (std::size_t i = 0; i < m_lines.size();) {
        std::size_t run = 0;
        while (i + run < m_lines.size() && isBlankLine(view(m_lines[i + run]))) {
            ++run;
        }
        // n empty lines became 2n + 1 between two lines of text; the added ones stand at both ends.
        for (std::size_t k = 0; k < run / 2; ++k) {
            kept.push_back(m_lines[i + 2 * k + 1]);
        }
        i += run;
        if (i < m_lines.size()) {
            kept.push_back(m_lines[i++]);
        }
    }
    m_lines = std::move(kept);
    m_isTail = false;
    return true;
}

} // namespace todoke
