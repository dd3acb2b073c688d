// SPDX-License-Identifier: MIT
#include "core/intake/wrapping.h"

#include "core/text/ascii.h"
#include "core/text/header_line.h"
#include "core/text/lines.h"

#include <algorithm>

namespace todoke {

namespace {

using Lines = std::vector<std::string_view>;

/// No program wraps narrower or, where it wraps at all, wider.
constexpr std::size_t narrowest = 30;
constexpr std::size_t widest = 200;

bool isBlank(std::string_view line)
{
    return ascii::trimmed(line).empty();
}

/// Characters, where the text is UTF-8.
std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view firstWord(std::string_view line)
{
    return line.substr(0, line.find_first_of(" \t"));
}

std::string_view lastWord(std::string_view line)
{
    const std::size_t blank = line.find_last_of(" \t");
    return blank == std::string_view::npos ? line : line.substr(blank + 1);
}

/// Could have been broken at a blank.
bool hasInnerBlank(std::string_view line)
{
    return ascii::trimmed(line).find_first_of(" \t") != std::string_view::npos;
}

/// "Name: value" or "Name:". A piece of an IPv6 address or of a list of names has no blank behind its colon.
bool beginsField(std::string_view line)
{
    const std::size_t size = fieldNameSize(line);
    if (size == 0) {
        return false;
    }
    const std::size_t colon = line.find(':', size);
    return colon + 1 == line.size() || ascii::isBlank(line[colon + 1]) || isMailFieldName(line.substr(0, size));
}

bool isLoose(std::string_view line)
{
    return !line.empty() && !ascii::isBlank(line.front()) && !line.starts_with("--") && !beginsField(line) &&
           !isMboxFromLine(line);
}

/// "user@example.jp: reason": the next recipient of a list, however full the line before it.
bool isListEntry(std::string_view line)
{
    const std::string_view word = firstWord(line);
    return word.ends_with(':') && word.find('@') != std::string_view::npos && !word.starts_with('<');
}

/// The width that a text was wrapped at, and the joins that follow from it.
class Wrapping
{
public:
    explicit Wrapping(const Lines &lines) : m_lines(lines) {}

    [[nodiscard]] std::vector<LineJoin> find()
    {
        m_headerEnd = headerEnd();
        if (!measureHeader()) {
            return {};
        }
        const bool whole = measureBody();
        std::vector<LineJoin> joins(m_lines.size(), LineJoin::None);
        const std::size_t end = whole ? m_lines.size() : m_headerEnd;
        for (std::size_t i = 0; i + 1 < end; ++i) {
            joins[i] = i + 1 < m_headerEnd ? headerJoin(i) : bodyJoin(i);
        }
        return joins;
    }

private:
    /// A line of blanks is an indent whose word was too long for the rest of the line.
    [[nodiscard]] bool isLoneIndent(std::size_t i) const
    {
        return !m_lines[i].empty() && isBlank(m_lines[i]) && i + 1 < m_lines.size() && isLoose(m_lines[i + 1]);
    }

    [[nodiscard]] std::size_t headerEnd() const
    {
        std::size_t i = 0;
        while (i < m_lines.size() && (!isBlank(m_lines[i]) || isLoneIndent(i))) {
            ++i;
        }
        return i;
    }

    void measure(std::string_view line)
    {
        const std::size_t size = columns(line);
        m_longest = std::max(m_longest, size);
        if (hasInnerBlank(line)) {
            m_width = std::max(m_width, size);
        }
    }

    /// Whether the first word of line i + 1 had no room in line i.
    [[nodiscard]] bool isFull(std::size_t i) const
    {
        return columns(m_lines[i]) + 1 + columns(firstWord(m_lines[i + 1])) > m_width;
    }

    [[nodiscard]] bool measureHeader()
    {
        std::size_t loose = 0;
        for (std::size_t i = 0; i < m_headerEnd; ++i) {
            measure(m_lines[i]);
            loose += i > 0 && isLoose(m_lines[i]) ? 1 : 0;
        }
        if (loose == 0 || m_width < narrowest || m_width > widest) {
            return false;
        }
        std::size_t full = 0;
        std::size_t brimful = 0;
        for (std::size_t i = 1; i < m_headerEnd; ++i) {
            if (isLoose(m_lines[i])) {
                full += isFull(i - 1) ? 1 : 0;
                brimful += columns(m_lines[i - 1]) == m_longest ? 1 : 0;
            }
        }
        m_isHard = loose > 1 && brimful == loose;
        return full * 10 >= loose * 9;
    }

    /// Whether the body was wrapped with the header. A longer line with a blank in it says that it was not.
    [[nodiscard]] bool measureBody()
    {
        constexpr std::size_t slack = 12; // the header had no line that was quite full
        const std::size_t ofHeader = m_width;
        for (std::size_t i = m_headerEnd; i < m_lines.size(); ++i) {
            measure(m_lines[i]);
        }
        if (m_width <= ofHeader + slack) {
            return true;
        }
        m_width = ofHeader;
        return false;
    }

    [[nodiscard]] LineJoin headerJoin(std::size_t i) const
    {
        if (m_isHard) {
            return isBrimful(i) ? LineJoin::Cut : LineJoin::None;
        }
        return isLoose(m_lines[i + 1]) ? kindOf(i) : LineJoin::None;
    }

    [[nodiscard]] LineJoin bodyJoin(std::size_t i) const
    {
        const std::string_view line = m_lines[i];
        const std::string_view next = m_lines[i + 1];
        // A boundary, a soft line break of quoted-printable, or base64 breaks by itself.
        if (isBlank(line) || !isLoose(next) || line.starts_with("--") || line.ends_with('=') ||
            (!hasInnerBlank(line) && !hasInnerBlank(next)) || isListEntry(next)) {
            return LineJoin::None;
        }
        if (m_isHard) {
            return isBrimful(i) ? LineJoin::Cut : LineJoin::None;
        }
        return isFull(i) ? kindOf(i) : LineJoin::None;
    }

    [[nodiscard]] bool isBrimful(std::size_t i) const { return columns(m_lines[i]) == m_width; }

    [[nodiscard]] LineJoin kindOf(std::size_t i) const
    {
        const std::string_view line = m_lines[i];
        const std::string_view next = m_lines[i + 1];
        const bool atHyphen = line.size() > 1 && line.back() == '-' && ascii::isAlnum(line[line.size() - 2]);
        // A program that cuts long words leaves no line that is longer than its width.
        const bool cut = m_longest <= m_width && columns(line) == m_width &&
                         columns(lastWord(line)) + columns(firstWord(next)) > m_width;
        return atHyphen || cut ? LineJoin::Cut : LineJoin::Blank;
    }

    const Lines &m_lines;
    std::size_t m_headerEnd = 0;
    std::size_t m_width = 0;   ///< of the longest line that could have been broken
    std::size_t m_longest = 0; ///< of all lines
    bool m_isHard = false;     ///< lines were cut at the width, wherever that was
};

} // namespace

bool hasLooseHeaderLine(std::string_view text)
{
    LineScanner lines(text);
    bool indent = false; // the line before is blank, but not empty
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (line.empty()) {
            return false;
        }
        if (!ascii::isBlank(line.front())) {
            if (fieldNameSize(line) == 0 && isLoose(line)) {
                return true;
            }
            if (indent) {
                return false;
            }
        }
        indent = isBlank(line);
    }
    return false;
}

std::vector<LineJoin> findWraps(const Lines &lines)
{
    const bool header = !lines.empty() && (beginsField(lines.front()) || isMboxFromLine(lines.front()));
    return header ? Wrapping(lines).find() : std::vector<LineJoin>();
}

} // namespace todoke
