// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/code_page.h"
#include "core/intake/formats/outlook/rtf.h"
#include "core/text/ascii.h"
#include "core/text/base64.h"
#include "core/text/charset.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace todoke::outlook {

namespace {

/// The code page that a font's \fcharset stands for; 0 is the document's.
constexpr std::array<std::pair<int, std::uint32_t>, 13> fontCharsets{{{128, 932},
                                                                      {129, 949},
                                                                      {134, 936},
                                                                      {136, 950},
                                                                      {161, 1253},
                                                                      {162, 1254},
                                                                      {163, 1258},
                                                                      {177, 1255},
                                                                      {178, 1256},
                                                                      {186, 1257},
                                                                      {204, 1251},
                                                                      {222, 874},
                                                                      {238, 1250}}};

/// Groups whose text is no text of the document.
constexpr std::array<std::string_view, 11> hiddenDestinations{
    "colortbl", "fldinst", "footer", "footnote", "header", "info", "nonshppict", "object", "pict", "stylesheet", "xe"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> textWords{{{"par", "\r\n"},
                                                                                   {"line", "\r\n"},
                                                                                   {"row", "\r\n"},
                                                                                   {"cell", "\t"},
                                                                                   {"tab", "\t"},
                                                                                   {"lquote", "\xE2\x80\x98"},
                                                                                   {"rquote", "\xE2\x80\x99"},
                                                                                   {"ldblquote", "\xE2\x80\x9C"},
                                                                                   {"rdblquote", "\xE2\x80\x9D"},
                                                                                   {"bullet", "\xE2\x80\xA2"},
                                                                                   {"endash", "\xE2\x80\x93"},
                                                                                   {"emdash", "\xE2\x80\x94"}}};

/// Reads RTF (version 1.9) in one pass. Groups nest without recursion, at most `deepest` of them with a state of their
/// own.
class RtfReader
{
public:
    explicit RtfReader(std::string_view rtf) : m_rtf(rtf) {}
    RtfContent read();

private:
    enum class Destination { Document, FontTable, HtmlTag, Hidden };
    struct Group
    {
        Destination destination = Destination::Document;
        bool suppressed = false; ///< between \htmlrtf and \htmlrtf0: text that the wrapped HTML does not have
        bool starred = false;    ///< \* was read: an unknown destination that follows is to be skipped
        int font = -1;
        int unicodeFallback = 1; ///< \ucN: how many characters stand in for one \u
    };

    void control();
    void word(std::string_view name, bool hasNumber, int number);
    void fontWord(std::string_view name, int number);
    bool destinationWord(std::string_view name);
    void unicode(int number);
    void byte(char c);
    void literal(std::string_view text);
    void flush();
    [[nodiscard]] bool isVisible() const;
    [[nodiscard]] std::string_view charset() const;
    [[nodiscard]] Group &group() { return m_groups.back(); }

    static constexpr std::size_t deepest = 500;

    std::string_view m_rtf;
    std::size_t m_at = 0;
    std::vector<Group> m_groups{Group{}};
    std::size_t m_beyond = 0;                       ///< groups deeper than `deepest`
    std::unordered_map<int, std::uint32_t> m_fonts; ///< font number → code page, where not the document's
    int m_tableFont = -1;                           ///< the font of the table that is being described
    std::uint32_t m_codePage = 1252;
    bool m_isHtml = false;
    int m_toSkip = 0;             ///< characters that stand in for the \u before them
    char32_t m_highSurrogate = 0; ///< waits for its other half
    std::string m_run;            ///< bytes in charset(), not yet decoded
    std::string m_out;
};

bool RtfReader::isVisible() const
{
    const Group &now = m_groups.back();
    return now.destination == Destination::HtmlTag || (now.destination == Destination::Document && !now.suppressed);
}

std::string_view RtfReader::charset() const
{
    const auto found = m_fonts.find(m_groups.back().font);
    return charsetOfCodePage(found != m_fonts.end() ? found->second : m_codePage);
}

void RtfReader::flush()
{
    if (!m_run.empty()) {
        m_out += decodeCharset(m_run, charset()).text;
        m_run.clear();
    }
}

void RtfReader::byte(char c)
{
    if (m_toSkip > 0) {
        --m_toSkip;
    } else if (isVisible()) {
        m_run += c;
    }
}

void RtfReader::literal(std::string_view text)
{
    if (isVisible()) {
        flush();
        m_out += text;
    }
}

void RtfReader::unicode(int number)
{
    m_toSkip = group().unicodeFallback;
    if (!isVisible()) {
        return;
    }
    flush();
    const auto unit = static_cast<char32_t>(number < 0 ? number + 0x10000 : number);
    if (unit >= 0xD800 && unit < 0xDC00) {
        m_highSurrogate = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        if (m_highSurrogate != 0) {
            utf8::append(m_out, 0x10000 + ((m_highSurrogate - 0xD800) << 10U) + (unit - 0xDC00));
        }
        m_highSurrogate = 0;
    } else if (unit > 0 && unit < 0x10000) {
        utf8::append(m_out, unit);
    }
}

bool RtfReader::destinationWord(std::string_view name)
{
    if (name == "fonttbl") {
        group().destination = Destination::FontTable;
    } else if (name == "htmltag" && group().starred) {
        group().destination = Destination::HtmlTag;
    } else if (group().starred ||
               std::find(hiddenDestinations.begin(), hiddenDestinations.end(), name) != hiddenDestinations.end()) {
        group().destination = Destination::Hidden;
    } else {
        return false;
    }
    group().starred = false;
    return true;
}

void RtfReader::fontWord(std::string_view name, int number)
{
    constexpr std::size_t mostFonts = 1000;
    if (name == "f") {
        m_tableFont = number;
    } else if (name == "fcharset" && m_fonts.size() < mostFonts) {
        for (const auto &[charset, codePage] : fontCharsets) {
            if (charset == number) {
                m_fonts.insert_or_assign(m_tableFont, codePage);
            }
        }
    }
}

void RtfReader::word(std::string_view name, bool hasNumber, int number)
{
    if (group().destination != Destination::Hidden && destinationWord(name)) {
        return;
    }
    if (group().destination == Destination::FontTable) {
        fontWord(name, number);
    } else if (name == "f") {
        if (group().font != number) {
            flush();
            group().font = number;
        }
    } else if (name == "plain") {
        flush();
        group().font = -1;
    } else if (name == "u") {
        unicode(number);
    } else if (name == "uc") {
        group().unicodeFallback = std::clamp(number, 0, 16);
    } else if (name == "ansicpg") {
        m_codePage = static_cast<std::uint32_t>(std::max(number, 0));
    } else if (name == "fromhtml") {
        m_isHtml = true;
    } else if (name == "htmlrtf") {
        flush();
        group().suppressed = !hasNumber || number != 0;
    } else if (name == "bin") {
        m_at += std::min(static_cast<std::size_t>(std::max(number, 0)), m_rtf.size() - m_at);
    } else {
        const auto *found =
            std::find_if(textWords.begin(), textWords.end(), [name](const auto &entry) { return entry.first == name; });
        if (found != textWords.end()) {
            literal(found->second);
        }
    }
}

void RtfReader::control()
{
    if (m_at >= m_rtf.size()) {
        return;
    }
    const char first = m_rtf[m_at];
    if (!ascii::isAlpha(first)) {
        ++m_at;
        if (first == '\'' && m_at + 1 < m_rtf.size()) {
            const int high = hexValue(m_rtf[m_at]);
            const int low = hexValue(m_rtf[m_at + 1]);
            if (high >= 0 && low >= 0) {
                m_at += 2;
                byte(static_cast<char>(high * 16 + low));
            }
        } else if (first == '*') {
            group().starred = true;
        } else if (first == '\\' || first == '{' || first == '}') {
            byte(first);
        } else if (first == '~') {
            literal(" ");
        } else if (first == '\r' || first == '\n') {
            literal("\r\n");
        }
        return;
    }
    const std::size_t begin = m_at;
    while (m_at < m_rtf.size() && ascii::isAlpha(m_rtf[m_at]) && m_at - begin < 32) {
        ++m_at;
    }
    const std::string_view name = m_rtf.substr(begin, m_at - begin);
    const bool negative = m_at < m_rtf.size() && m_rtf[m_at] == '-';
    std::size_t digits = m_at + (negative ? 1 : 0);
    int number = 0;
    bool hasNumber = false;
    for (; digits < m_rtf.size() && ascii::isDigit(m_rtf[digits]); ++digits) {
        hasNumber = true;
        number = std::min(number * 10 + (m_rtf[digits] - '0'), 100'000'000);
    }
    if (hasNumber) {
        m_at = digits;
    }
    if (m_at < m_rtf.size() && m_rtf[m_at] == ' ') {
        ++m_at; // the space that ends a control word is no text
    }
    word(name, hasNumber, negative ? -number : number);
}

RtfContent RtfReader::read()
{
    while (m_at < m_rtf.size()) {
        const char c = m_rtf[m_at++];
        if (c == '\\') {
            control();
        } else if (c == '{') {
            if (m_groups.size() >= deepest) {
                ++m_beyond;
                continue;
            }
            m_groups.push_back(m_groups.back());
            group().starred = false;
            m_toSkip = 0;
        } else if (c == '}') {
            m_toSkip = 0;
            if (m_beyond > 0) {
                --m_beyond;
            } else if (m_groups.size() > 1) {
                flush(); // the font, and with it the charset, ends here
                m_groups.pop_back();
            }
        } else if (c != '\r' && c != '\n' && c != '\0') {
            byte(c);
        }
    }
    flush();
    return {std::move(m_out), m_isHtml};
}

} // namespace

RtfContent rtfContent(std::string_view rtf)
{
    return RtfReader(rtf).read();
}

} // namespace todoke::outlook
