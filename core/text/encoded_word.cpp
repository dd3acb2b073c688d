// SPDX-License-Identifier: MIT
#include "core/text/encoded_word.h"

#include "core/text/ascii.h"
#include "core/text/base64.h"
#include "core/text/charset.h"

#include <cstddef>

namespace todoke {

namespace {

struct EncodedWord
{
    std::string_view charset;
    char encoding = 0; ///< 'b' or 'q'
    std::string_view text;
    std::size_t end = 0; ///< offset behind "?="; 0 when there is no word
};

/// RFC 2231 section 5: a language may follow the charset.
std::string_view withoutLanguage(std::string_view charset)
{
    return charset.substr(0, charset.find('*'));
}

bool isCharsetName(std::string_view name)
{
    if (name.empty() || name.size() > 60) {
        return false;
    }
    for (const char c : name) {
        if (!ascii::isAlnum(c) && std::string_view("-_.:+()*'").find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

/// Finds "?=" from rising offsets on, each stretch of the text once (a value may hold a million word beginnings).
class TerminatorFinder
{
public:
    explicit TerminatorFinder(std::string_view value) : m_value(value) {}

    std::size_t from(std::size_t offset)
    {
        if (!m_known || (m_at < offset && m_at != std::string_view::npos)) {
            m_at = m_value.find("?=", offset);
            m_known = true;
        }
        return m_at;
    }

private:
    std::string_view m_value;
    std::size_t m_at = 0;
    bool m_known = false;
};

/// The word that begins at `at`, where "=?" stands. Blanks and question marks inside the text of a Q word are against
/// RFC 2047 but common.
EncodedWord wordAt(std::string_view value, std::size_t at, TerminatorFinder &terminator)
{
    const std::size_t charsetBegin = at + 2;
    const std::string_view head = value.substr(charsetBegin, 64);
    const std::size_t charsetSize = head.find('?');
    if (charsetSize == std::string_view::npos || !isCharsetName(head.substr(0, charsetSize)) ||
        charsetBegin + charsetSize + 2 >= value.size()) {
        return {};
    }
    EncodedWord word;
    word.charset = withoutLanguage(head.substr(0, charsetSize));
    word.encoding = ascii::lower(value[charsetBegin + charsetSize + 1]);
    const std::size_t textBegin = charsetBegin + charsetSize + 3;
    if ((word.encoding != 'b' && word.encoding != 'q') || value[textBegin - 1] != '?') {
        return {};
    }
    const std::size_t textEnd = word.encoding == 'q' ? terminator.from(textBegin) : value.find('?', textBegin);
    if (textEnd == std::string_view::npos || value.substr(textEnd, 2) != "?=") {
        return {};
    }
    word.text = value.substr(textBegin, textEnd - textBegin);
    word.end = textEnd + 2;
    return word;
}

/// RFC 2047 section 4.2.
std::string decodeQ(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '=' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
            i += 2;
        } else {
            out += text[i] == '_' ? ' ' : text[i];
        }
    }
    return out;
}

/// Collects the bytes of neighbouring words of one charset and decodes them together, since mail programs split words
/// inside a character.
class WordJoiner
{
public:
    explicit WordJoiner(std::string &out) : m_out(out) {}

    void add(const EncodedWord &word)
    {
        if (!ascii::equals(word.charset, m_charset)) {
            flush();
            m_charset = word.charset;
        }
        m_bytes += word.encoding == 'b' ? decodeBase64(word.text) : decodeQ(word.text);
        m_pending = true;
    }

    [[nodiscard]] bool pending() const { return m_pending; }

    void flush()
    {
        if (m_pending) {
            m_out += decodeCharset(m_bytes, m_charset).text;
        }
        m_bytes.clear();
        m_charset = {};
        m_pending = false;
    }

private:
    std::string &m_out;
    std::string m_bytes;
    std::string_view m_charset;
    bool m_pending = false;
};

bool isBlankOnly(std::string_view text)
{
    return ascii::trimmed(text).empty();
}

void appendRaw(std::string &out, std::string_view raw)
{
    if (isPlainAscii(raw)) {
        out += raw;
    } else {
        out += decodeCharset(raw, {}).text;
    }
}

} // namespace

std::string decodeEncodedWords(std::string_view value)
{
    std::string out;
    out.reserve(value.size());
    WordJoiner joiner(out);
    TerminatorFinder terminator(value);
    std::size_t rawBegin = 0;
    std::size_t at = value.find("=?");
    while (at != std::string_view::npos) {
        const EncodedWord word = wordAt(value, at, terminator);
        if (word.end == 0) {
            at = value.find("=?", at + 2);
            continue;
        }
        const std::string_view between = value.substr(rawBegin, at - rawBegin);
        // White space between two words is no text (RFC 2047 section 6.2).
        if (!joiner.pending() || !isBlankOnly(between)) {
            joiner.flush();
            appendRaw(out, between);
        }
        joiner.add(word);
        rawBegin = word.end;
        at = value.find("=?", word.end);
    }
    joiner.flush();
    appendRaw(out, value.substr(rawBegin));
    return out;
}

} // namespace todoke
