// SPDX-License-Identifier: MIT
#include "core/mail/mime/transfer_encoding.h"

#include "core/text/ascii.h"
#include "core/text/base64.h"
#include "core/text/lines.h"

#include <algorithm>

namespace todoke::mime {

namespace {

/// Appends to the decoded bytes and keeps the map in step.
class Writer
{
public:
    Writer(std::string_view encoded, DecodedBytes &out) : m_encoded(encoded), m_out(out) {}

    std::string &bytes() { return m_out.bytes; }

    void copy(Span source)
    {
        m_out.map.add({m_out.bytes.size(), source.size}, source);
        m_out.bytes.append(m_encoded.substr(source.begin, source.size));
    }

    /// What was appended to bytes() from offset `begin` on came from `source`.
    void note(std::size_t begin, Span source) { m_out.map.addWhole({begin, m_out.bytes.size() - begin}, source); }

private:
    std::string_view m_encoded;
    DecodedBytes &m_out;
};

int escapedByte(std::string_view line, std::size_t at)
{
    if (at + 2 >= line.size()) {
        return -1;
    }
    const int high = hexValue(line[at + 1]);
    const int low = hexValue(line[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// One line of quoted-printable. Returns whether it ends in a soft break.
bool decodeQuotedLine(std::string_view line, std::size_t lineBegin, Writer &writer)
{
    // Blanks at the end were added on the way (RFC 2045 section 6.7 rule 3).
    while (!line.empty() && ascii::isBlank(line.back())) {
        line.remove_suffix(1);
    }
    const bool soft = line.ends_with('=');
    if (soft) {
        line.remove_suffix(1);
    }
    std::size_t at = 0;
    while (at < line.size()) {
        std::size_t escape = line.find('=', at);
        while (escape != std::string_view::npos && escapedByte(line, escape) < 0) {
            escape = line.find('=', escape + 1); // an '=' that escapes nothing stands for itself
        }
        const std::size_t literalEnd = escape == std::string_view::npos ? line.size() : escape;
        writer.copy({lineBegin + at, literalEnd - at});
        at = literalEnd;
        // A run of escapes is one segment: its bytes are one piece of text in another charset or in UTF-8.
        const std::size_t derivedBegin = writer.bytes().size();
        for (int byte = escapedByte(line, at); at < line.size() && line[at] == '=' && byte >= 0;
             byte = escapedByte(line, at)) {
            writer.bytes() += static_cast<char>(static_cast<unsigned char>(byte));
            at += 3;
        }
        writer.note(derivedBegin, {lineBegin + literalEnd, at - literalEnd});
    }
    return soft;
}

void decodeQuotedPrintable(std::string_view encoded, Writer &writer)
{
    LineScanner lines(encoded);
    while (lines.next()) {
        const Span line = lines.span();
        if (!decodeQuotedLine(lines.line(), line.begin, writer)) {
            writer.copy({line.end(), lines.nextBegin() - line.end()});
        }
    }
}

void decodeBase64Lines(std::string_view encoded, Writer &writer)
{
    // Lines of other texts behind the data (a list's footer, an antivirus note) would come out as rubbish.
    Base64Decoder decoder;
    LineScanner lines(encoded);
    while (lines.next()) {
        const std::size_t begin = writer.bytes().size();
        decoder.decode(lines.line(), writer.bytes());
        writer.note(begin, lines.span());
    }
    const std::size_t begin = writer.bytes().size();
    decoder.finish(writer.bytes());
    writer.note(begin, {encoded.size(), 0});
}

constexpr unsigned uuValue(char c)
{
    return (static_cast<unsigned char>(c) - 32U) & 0x3FU;
}

void decodeUuLine(std::string_view line, std::string &out)
{
    std::size_t left = uuValue(line.front());
    for (std::size_t at = 1; left > 0 && at < line.size(); at += 4) {
        unsigned bits = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            bits = (bits << 6U) | (at + i < line.size() ? uuValue(line[at + i]) : 0U);
        }
        for (unsigned shift : {16U, 8U, 0U}) {
            if (left > 0) {
                out += static_cast<char>(static_cast<unsigned char>((bits >> shift) & 0xFFU));
                --left;
            }
        }
    }
}

void decodeUu(std::string_view encoded, Writer &writer)
{
    LineScanner lines(encoded);
    bool inside = false;
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (!inside) {
            inside = line.starts_with("begin ");
        } else if (line == "end") {
            return;
        } else if (!line.empty()) {
            const std::size_t begin = writer.bytes().size();
            decodeUuLine(line, writer.bytes());
            writer.note(begin, lines.span());
        }
    }
}

} // namespace

TransferEncoding transferEncodingOf(std::string_view value)
{
    value = ascii::trimmed(value);
    while (!value.empty() && value.front() == '"') {
        value.remove_prefix(1);
    }
    const std::string_view word = value.substr(0, ascii::findAny(value, "; \t\r\n(\""));
    struct Name
    {
        std::string_view text;
        TransferEncoding encoding;
    };
    constexpr Name names[] = {
        {"", TransferEncoding::Identity},
        {"7bit", TransferEncoding::Identity},
        {"8bit", TransferEncoding::Identity},
        {"binary", TransferEncoding::Identity},
        {"7-bit", TransferEncoding::Identity},
        {"8-bit", TransferEncoding::Identity},
        {"quoted-printable", TransferEncoding::QuotedPrintable},
        {"base64", TransferEncoding::Base64},
        {"base-64", TransferEncoding::Base64},
        {"x-uuencode", TransferEncoding::UuEncode},
        {"uuencode", TransferEncoding::UuEncode},
        {"x-uue", TransferEncoding::UuEncode},
        {"uue", TransferEncoding::UuEncode},
    };
    for (const Name &name : names) {
        if (ascii::equals(name.text, word)) {
            return name.encoding;
        }
    }
    return TransferEncoding::Unknown;
}

bool looksLikeBase64(std::string_view encoded)
{
    constexpr std::size_t enough = 400;
    std::size_t seen = 0;
    std::size_t strange = 0;
    for (const char c : encoded.substr(0, enough)) {
        if (ascii::isSpace(c)) {
            strange += c == ' ' ? 1 : 0;
            continue;
        }
        ++seen;
        strange += ascii::isAlnum(c) || c == '+' || c == '/' || c == '=' ? 0 : 1;
    }
    return strange * 20 <= seen;
}

DecodedBytes decodeTransfer(std::string_view encoded, TransferEncoding encoding)
{
    DecodedBytes out;
    out.bytes.reserve(encoded.size());
    Writer writer(encoded, out);
    switch (encoding) {
    case TransferEncoding::QuotedPrintable:
        decodeQuotedPrintable(encoded, writer);
        break;
    case TransferEncoding::Base64:
        decodeBase64Lines(encoded, writer);
        break;
    case TransferEncoding::UuEncode:
        decodeUu(encoded, writer);
        break;
    case TransferEncoding::Identity:
    case TransferEncoding::Unknown:
        writer.copy({0, encoded.size()});
        break;
    }
    return out;
}

} // namespace todoke::mime
