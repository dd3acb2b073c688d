// SPDX-License-Identifier: MIT
#include "core/mail/mime/content_type.h"

#include "core/mail/message.h"
#include "core/text/ascii.h"
#include "core/text/base64.h"
#include "core/text/charset.h"
#include "core/text/encoded_word.h"

#include <algorithm>

namespace todoke {

namespace mime {

namespace {

/// token of RFC 2045 section 5.1, without the characters that end one.
bool isTokenByte(char c)
{
    return c > ' ' && c < '\x7F' && std::string_view("()<>@,;:\\\"/[]?=").find(c) == std::string_view::npos;
}

std::size_t typeEnd(std::string_view value)
{
    std::size_t end = 0;
    while (end < value.size() && (isTokenByte(value[end]) || value[end] == '/')) {
        ++end;
    }
    return end;
}

/// An unquoted value ends at ';', at a comment, and where the next "name=" begins after white space.
std::size_t unquotedEnd(std::string_view text, std::size_t begin)
{
    std::size_t at = begin;
    while (at < text.size() && text[at] != ';') {
        if (!ascii::isSpace(text[at])) {
            ++at;
            continue;
        }
        std::size_t next = at;
        while (next < text.size() && ascii::isSpace(text[next])) {
            ++next;
        }
        std::size_t nameEnd = next;
        while (nameEnd < text.size() && isTokenByte(text[nameEnd])) {
            ++nameEnd;
        }
        const bool isName = nameEnd > next && nameEnd < text.size() && text[nameEnd] == '=';
        if (isName || (next < text.size() && text[next] == '(')) {
            return at;
        }
        at = nameEnd > next ? nameEnd : next;
    }
    return at;
}

} // namespace

std::string mediaType(std::string_view value)
{
    value = ascii::trimmed(value);
    const std::string type = ascii::lowered(value.substr(0, typeEnd(value)));
    const std::size_t slash = type.find('/');
    if (type == "text") { // RFC 1049, before there were subtypes
        return "text/plain";
    }
    const bool whole = slash != std::string::npos && slash > 0 && slash + 1 < type.size();
    return whole ? type : std::string();
}

ParameterScanner::ParameterScanner(std::string_view value) : m_text(value)
{
    const std::string_view trimmed = ascii::trimmed(value);
    const std::size_t lead = static_cast<std::size_t>(trimmed.data() - value.data());
    m_at = lead + typeEnd(trimmed);
    if (m_at < m_text.size() && m_text[m_at] == '=') { // no type at all, parameters only
        m_at = lead;
    }
}

bool ParameterScanner::next()
{
    while (m_at < m_text.size()) {
        while (m_at < m_text.size() && !isTokenByte(m_text[m_at])) {
            if (m_text[m_at] == '(') {
                const std::size_t close = m_text.find(')', m_at);
                m_at = close == std::string_view::npos ? m_text.size() - 1 : close;
            }
            ++m_at;
        }
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && isTokenByte(m_text[m_at])) {
            ++m_at;
        }
        m_name = m_text.substr(begin, m_at - begin);
        while (m_at < m_text.size() && ascii::isSpace(m_text[m_at])) {
            ++m_at;
        }
        if (!m_name.empty() && m_at < m_text.size() && m_text[m_at] == '=') {
            ++m_at;
            readValue();
            return true;
        }
    }
    return false;
}

void ParameterScanner::readValue()
{
    while (m_at < m_text.size() && ascii::isSpace(m_text[m_at])) {
        ++m_at;
    }
    m_quoted = m_at < m_text.size() && m_text[m_at] == '"';
    if (!m_quoted) {
        const std::size_t end = unquotedEnd(m_text, m_at);
        m_raw = ascii::trimmed(m_text.substr(m_at, end - m_at));
        m_at = end;
        return;
    }
    std::size_t end = m_at + 1;
    while (end < m_text.size() && m_text[end] != '"') {
        end += m_text[end] == '\\' ? 2 : 1;
    }
    end = std::min(end, m_text.size());
    m_raw = m_text.substr(m_at + 1, end - m_at - 1);
    m_at = std::min(end + 1, m_text.size());
}

std::string ParameterScanner::value() const
{
    std::string out;
    out.reserve(m_raw.size());
    for (std::size_t i = 0; i < m_raw.size(); ++i) {
        const char c = m_raw[i];
        if (c == '\r' || c == '\n') {
            continue;
        }
        if (m_quoted && c == '\\' && i + 1 < m_raw.size()) {
            ++i;
            // Windows programs write paths without doubling the backslash.
            if (m_raw[i] != '"' && m_raw[i] != '\\') {
                out += c;
            }
        }
        out += m_raw[i];
    }
    return out;
}

} // namespace mime

namespace {

/// One piece of an RFC 2231 parameter: name*, name*N or name*N*.
struct Piece
{
    std::size_t index = 0;
    bool encoded = false;
    std::string value;
};

/// The piece number and form that stand behind "name*"; nothing for another parameter.
std::optional<Piece> pieceOf(std::string_view written, std::string_view name)
{
    if (written.size() <= name.size() || !ascii::startsWith(written, name) || written[name.size()] != '*') {
        return std::nullopt;
    }
    std::string_view rest = written.substr(name.size() + 1);
    Piece piece;
    if (rest.empty()) {
        piece.encoded = true;
        return piece;
    }
    if (rest.ends_with('*')) {
        piece.encoded = true;
        rest.remove_suffix(1);
    }
    if (rest.empty() || rest.size() > 4 || !std::all_of(rest.begin(), rest.end(), ascii::isDigit)) {
        return std::nullopt;
    }
    for (const char c : rest) {
        piece.index = piece.index * 10 + static_cast<std::size_t>(c - '0');
    }
    return piece;
}

void appendPercentDecoded(std::string &out, std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
            i += 2;
        } else {
            out += text[i];
        }
    }
}

std::string join(std::vector<Piece> pieces)
{
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) { return a.index < b.index; });
    std::string charset;
    std::string bytes;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::string_view value = pieces[i].value;
        if (!pieces[i].encoded) {
            bytes += value;
            continue;
        }
        const std::size_t first = i == 0 ? value.find('\'') : std::string_view::npos;
        const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
        if (second != std::string_view::npos) {
            charset = value.substr(0, first);
            value.remove_prefix(second + 1);
        }
        appendPercentDecoded(bytes, value);
    }
    return decodeCharset(bytes, charset).text;
}

} // namespace

std::optional<std::string> parameter(std::string_view value, std::string_view name)
{
    std::optional<std::string> plain;
    std::vector<Piece> pieces;
    mime::ParameterScanner scanner(value);
    while (scanner.next()) {
        if (ascii::equals(scanner.name(), name)) {
            if (!plain) {
                plain = scanner.value();
            }
        } else if (std::optional<Piece> piece = pieceOf(scanner.name(), name)) {
            piece->value = scanner.value();
            pieces.push_back(*std::move(piece));
        }
    }
    if (!pieces.empty()) { // RFC 2231: the extended form wins over a fallback for old readers
        return join(std::move(pieces));
    }
    return plain ? std::optional(decodeEncodedWords(*plain)) : std::nullopt;
}

} // namespace todoke
