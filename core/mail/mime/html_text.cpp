// SPDX-License-Identifier: MIT
#include "core/mail/message.h"
#include "core/mail/mime/html_entities.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace todoke {

namespace {

// After these, and before them, a new line begins.
constexpr std::array<std::string_view, 31> blockTags = {
    "p",    "div",  "br",      "tr",      "table",  "li",     "ul",     "ol",    "dl",         "dt",   "dd",
    "h1",   "h2",   "h3",      "h4",      "h5",     "h6",     "hr",     "pre",   "blockquote", "form", "body",
    "head", "html", "section", "article", "header", "footer", "center", "tbody", "address",
};

// What they hold is no text.
constexpr std::array<std::string_view, 3> silentTags = {"style", "script", "title"};

bool isOneOf(std::string_view name, std::span<const std::string_view> names)
{
    return std::any_of(names.begin(), names.end(), [&](std::string_view other) { return ascii::equals(name, other); });
}

/// Walks the document once and writes its text with the way back.
class HtmlReader
{
public:
    explicit HtmlReader(std::string_view html) : m_html(html) { m_text.reserve(html.size() / 2); }

    void run()
    {
        while (m_at < m_html.size()) {
            const char c = m_html[m_at];
            if (c == '<') {
                markup();
            } else if (c == '&') {
                entity();
            } else if (ascii::isSpace(c) && m_preformatted == 0) {
                m_space = true;
                ++m_at;
            } else {
                plainText();
            }
        }
        if (!m_text.empty()) {
            m_text += '\n';
        }
    }

    std::string text() { return std::move(m_text); }
    SourceMap map() { return std::move(m_map); }

private:
    /// Offset of `needle` from m_at on, or the end of the document. A needle that is not there is searched only once.
    std::size_t find(std::string_view needle, bool &absent)
    {
        if (absent) {
            return m_html.size();
        }
        const std::size_t at = m_html.find(needle, m_at);
        absent = at == std::string_view::npos;
        return absent ? m_html.size() : at;
    }

    void markup()
    {
        if (m_html.substr(m_at, 4) == "<!--") {
            const std::size_t end = find("-->", m_noCommentEnd);
            m_at = std::min(end == m_html.size() ? m_at + 4 : end + 3, m_html.size());
            return;
        }
        const std::size_t nameBegin = m_at + (m_html.substr(m_at + 1, 1) == "/" ? 2 : 1);
        const bool isTag = nameBegin < m_html.size() &&
                           (ascii::isAlpha(m_html[nameBegin]) || m_html[nameBegin] == '!' || m_html[nameBegin] == '?');
        const std::size_t end = isTag ? find(">", m_noTagEnd) : m_html.size();
        if (end == m_html.size()) {
            write(m_html.substr(m_at, 1), {m_at, 1}, SourceMap::Match::Bytes);
            ++m_at;
            return;
        }
        std::size_t nameEnd = nameBegin;
        while (nameEnd < end && ascii::isAlnum(m_html[nameEnd])) {
            ++nameEnd;
        }
        // "<user@example.com>" is an address that its writer forgot to escape, and no tag.
        const std::string_view inside = m_html.substr(nameBegin, end - nameBegin);
        if (nameEnd < end &&
            inside.substr(0, ascii::findAny(inside, " \t\r\n=\"")).find('@') != std::string_view::npos) {
            plainText(end + 1);
            return;
        }
        tag(m_html.substr(nameBegin, nameEnd - nameBegin), nameBegin == m_at + 2, end + 1);
    }

    void tag(std::string_view name, bool closing, std::size_t end)
    {
        m_at = end;
        if (!closing && isOneOf(name, silentTags)) {
            skipElement(name);
        } else if (isOneOf(name, blockTags)) {
            if (ascii::equals(name, "pre")) {
                m_preformatted = closing ? m_preformatted - (m_preformatted > 0 ? 1U : 0U) : m_preformatted + 1;
            }
            // <br> breaks each time, a block only where a line has begun.
            m_breaks = ascii::equals(name, "br") ? m_breaks + 1 : std::max(m_breaks, 1U);
            m_space = false;
        } else if (ascii::equals(name, "td") || ascii::equals(name, "th")) {
            m_space = true;
        }
    }

    void skipElement(std::string_view name)
    {
        if (m_noSilentEnd) {
            return;
        }
        const std::size_t end = ascii::find(m_html, "</" + std::string(name), m_at);
        m_noSilentEnd = end == std::string_view::npos; // a page that is cut off; what follows is shown as it is
        m_at = m_noSilentEnd ? m_at : end;             // the closing tag is read as a tag
    }

    void entity()
    {
        const mime::HtmlEntity entity = mime::htmlEntityAt(m_html, m_at);
        if (entity.size == 0) {
            write("&", {m_at, 1}, SourceMap::Match::Bytes);
            ++m_at;
        } else if (entity.text == " ") {
            m_space = true;
            m_at += entity.size;
        } else {
            write(entity.text, {m_at, entity.size}, SourceMap::Match::Whole);
            m_at += entity.size;
        }
    }

    void plainText(std::size_t upTo = 0)
    {
        std::size_t end = upTo;
        if (end == 0) {
            const std::string_view stops = m_preformatted > 0 ? "<&" : "<& \t\r\n";
            end = std::min(ascii::findAny(m_html, stops, m_at + 1), m_html.size());
        }
        write(m_html.substr(m_at, end - m_at), {m_at, end - m_at}, SourceMap::Match::Bytes);
        m_at = end;
    }

    void write(std::string_view text, Span source, SourceMap::Match match)
    {
        if (m_breaks > 0 && !m_text.empty()) {
            m_text.append(std::min(m_breaks, 2U), '\n');
        } else if (m_space && !m_text.empty()) {
            m_text += ' ';
        }
        m_breaks = 0;
        m_space = false;
        if (match == SourceMap::Match::Bytes) {
            m_map.add({m_text.size(), text.size()}, source);
        } else {
            m_map.addWhole({m_text.size(), text.size()}, source);
        }
        m_text += text;
    }

    std::string_view m_html;
    std::size_t m_at = 0;
    std::string m_text;
    SourceMap m_map;
    unsigned m_breaks = 0;
    bool m_space = false;
    unsigned m_preformatted = 0;
    bool m_noTagEnd = false;
    bool m_noCommentEnd = false;
    bool m_noSilentEnd = false;
};

} // namespace

SourceText htmlToText(const SourceText &html)
{
    HtmlReader reader(html.text);
    reader.run();
    SourceText out;
    out.storage = std::make_shared<const std::string>(reader.text());
    out.text = *out.storage;
    out.map = reader.map().through(html.map);
    return out;
}

} // namespace todoke
