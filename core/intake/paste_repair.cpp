// SPDX-License-Identifier: MIT
#include "core/intake/paste_repair.h"

#include "core/intake/print_view.h"
#include "core/text/ascii.h"
#include "core/text/header_line.h"
#include "core/text/lines.h"

#include <algorithm>

namespace todoke {

namespace {

/// So many lines of a header prove it; more need not be looked at.
constexpr std::size_t headerSample = 80;

using Lines = std::vector<std::string_view>;

bool isBlank(std::string_view line)
{
    return ascii::trimmed(line).empty();
}

struct HeaderShape
{
    std::size_t fields = 0;     ///< header fields one after the other
    std::size_t mailFields = 0; ///< of them those that mails have
};

HeaderShape shapeOf(const Lines &lines)
{
    HeaderShape shape;
    for (const std::string_view line : lines) {
        if (isBlank(line)) {
            break;
        }
        const std::size_t nameSize = fieldNameSize(line);
        if (nameSize != 0) {
            ++shape.fields;
            shape.mailFields += isMailFieldName(line.substr(0, nameSize)) ? 1 : 0;
        } else if (shape.fields == 0 && !isMboxFromLine(line)) {
            break; // a line behind a field may be a fold that lost its indent
        }
    }
    return shape;
}

bool beginsWithMailField(const Lines &lines)
{
    if (lines.empty()) {
        return false;
    }
    const std::size_t nameSize = fieldNameSize(lines.front());
    return (nameSize != 0 && isMailFieldName(lines.front().substr(0, nameSize))) || isMboxFromLine(lines.front());
}

/// Two fields of a mail, the first line being one of them; or more behind a first field of another name.
bool isHeader(const Lines &lines)
{
    const std::size_t mailFields = shapeOf(lines).mailFields;
    return mailFields >= 4 || (mailFields >= 2 && beginsWithMailField(lines));
}

/// A header behind other text has to prove more.
bool isFullHeader(const Lines &lines)
{
    const std::size_t mailFields = shapeOf(lines).mailFields;
    return mailFields >= 4 || (mailFields >= 3 && beginsWithMailField(lines));
}

std::string_view withoutQuoteMark(std::string_view line)
{
    if (line.starts_with('>')) {
        line.remove_prefix(1);
        if (line.starts_with(' ')) {
            line.remove_prefix(1);
        }
    }
    return line;
}

bool isPrintHead(const Lines &lines)
{
    return printHeadSize(lines) != 0;
}

bool isQuotedFullHeader(const Lines &lines)
{
    Lines bare;
    bare.reserve(lines.size());
    for (const std::string_view line : lines) {
        bare.push_back(withoutQuoteMark(line));
    }
    return !lines.empty() && lines.front().starts_with('>') && isFullHeader(bare);
}

bool isReplyCodeWord(std::string_view line, std::size_t at)
{
    const auto digit = [&](std::size_t i) { return i < line.size() && ascii::isDigit(line[i]); };
    const bool begins = at == 0 || !ascii::isAlnum(line[at - 1]);
    return begins && (line[at] == '4' || line[at] == '5') && digit(at + 1) && digit(at + 2) && !digit(at + 3);
}

/// Words that only lead over to a header. An address or a number like a reply code may be what the text is about.
bool isLeadIn(std::string_view line)
{
    if (line.find('@') != std::string_view::npos) {
        return false;
    }
    for (std::size_t at = line.find_first_of("45"); at != std::string_view::npos;
         at = line.find_first_of("45", at + 1)) {
        if (isReplyCodeWord(line, at)) {
            return false;
        }
    }
    return true;
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
    bool quoted = unquoteBehindProse();
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
    return relabel() || changed;
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
        std::find_if(m_lines.begin(), m_lines.end(), [this](const Line &line) { return !isBlank(view(line)); });
    if (first == m_lines.begin() || first == m_lines.end()) {
        return false;
    }
    dropHead(static_cast<std::size_t>(first - m_lines.begin()), "leading-blank-lines");
    return true;
}

/// All lines but a few carry a '>'; the others are the rest of lines that were wrapped after quoting.
bool PasteRepair::isQuotedThroughout() const
{
    std::size_t quoted = 0;
    std::size_t bare = 0;
    bool afterText = false;
    for (const Line &line : m_lines) {
        const std::string_view text = view(line);
        if (isBlank(text)) {
            afterText = false;
        } else if (text.starts_with('>')) {
            ++quoted;
            afterText = true;
        } else if (!afterText) {
            return false;
        } else {
            ++bare;
        }
    }
    return quoted > 0 && bare * 4 <= quoted;
}

void PasteRepair::stripQuoteLevel()
{
    const bool spaced = std::all_of(m_lines.begin(), m_lines.end(), [this](const Line &line) {
        const std::string_view text = view(line);
        return !text.starts_with('>') || text.size() == 1 || text[1] == ' ' || text[1] == '>';
    });
    for (Line &line : m_lines) {
        const std::string_view text = view(line);
        if (text.starts_with('>')) {
            // Without a blank behind every mark the blanks are folds.
            const std::size_t mark = spaced && text.size() > 1 && text[1] == ' ' ? 2 : 1;
            line.content = {line.content.begin + mark, line.content.size - mark};
        }
    }
    m_isTail = false;
}

bool PasteRepair::unquote()
{
    if (m_lines.empty() || !isQuotedThroughout()) {
        return false;
    }
    m_anomalies.push_back({"quoted-paste", spanOf(0, m_lines.size())});
    stripQuoteLevel();
    return true;
}

/// How many lines of prose stand before a header; 0 when there is none or when the prose may matter.
std::size_t PasteRepair::proseBefore(bool (*isWanted)(const Lines &)) const
{
    constexpr std::size_t mostLines = 6;
    constexpr std::size_t mostBytes = 600;
    if (m_lines.empty() || fieldNameSize(view(m_lines.front())) != 0 || view(m_lines.front()).starts_with('>')) {
        return 0;
    }
    std::size_t textLines = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].content.begin - m_lines.front().content.begin > mostBytes) {
            return 0;
        }
        const std::string_view line = view(m_lines[i]);
        if (isBlank(line)) {
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

bool PasteRepair::unquoteBehindProse()
{
    const std::size_t lines = proseBefore(isQuotedFullHeader);
    if (lines == 0) {
        return false;
    }
    dropHead(lines, "prose-before-header");
    if (!isQuotedThroughout()) {
        // Text of the writer follows the quote: it stays, as the end of the body.
        m_anomalies.push_back({"quoted-paste", spanOf(0, m_lines.size())});
        stripQuoteLevel();
    }
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
    if (size == 0) {
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
    if (size < m_lines.size() && !isBlank(view(m_lines[size]))) {
        m_lines[size].prefix = "\n";
        m_lines[size].prefixSource = {m_lines[size].content.begin, 0};
    }
    m_isTail = false;
    return true;
}

bool PasteRepair::unindent()
{
    std::size_t indent = std::string_view::npos;
    std::string_view first;
    for (const Line &line : m_lines) {
        const std::string_view text = view(line);
        if (isBlank(text)) {
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
        return false;
    }
    m_anomalies.push_back({"indented-paste", spanOf(0, m_lines.size())});
    for (Line &line : m_lines) {
        const std::size_t cut = std::min(indent, line.content.size);
        line.content = {line.content.begin + cut, line.content.size - cut};
    }
    m_isTail = false;
    return true;
}

bool PasteRepair::undoDoubleSpacing()
{
    Lines header;
    std::size_t textLines = 0;
    std::size_t doubled = 0;
    std::size_t blanks = 0;
    bool headerEnded = false;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::string_view line = view(m_lines[i]);
        if (isBlank(line)) {
            headerEnded = headerEnded || ++blanks >= 3;
            continue;
        }
        blanks = 0;
        ++textLines;
        doubled += i + 1 == m_lines.size() || isBlank(view(m_lines[i + 1])) ? 1 : 0;
        if (!headerEnded && header.size() < headerSample) {
            header.push_back(line);
        }
    }
    // A short header with a body of single lines has the same look; three fields in a row, each by itself, have not.
    if (textLines < 3 || (textLines - doubled) * 20 > textLines || !isFullHeader(header) ||
        !isBlank(view(m_lines[1]))) {
        return false;
    }
    m_anomalies.push_back({"double-spaced", spanOf(0, m_lines.size())});
    std::vector<Line> kept;
    kept.reserve(m_lines.size() / 2 + 1);
    for (std::size_t i = 0; i < m_lines.size();) {
        std::size_t run = 0;
        while (i + run < m_lines.size() && isBlank(view(m_lines[i + run]))) {
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
