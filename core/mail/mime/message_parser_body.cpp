// SPDX-License-Identifier: MIT
// The half of MessageParser that reads bodies: multiparts and their boundaries, messages in messages.
#include "core/mail/mime/message_parser.h"

#include "core/mail/mime/content_type.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <utility>

namespace todoke::mime {

namespace {

/// FNV-1a. Only to tell boundaries apart quickly; equality of the bytes decides.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return hash;
}

std::string_view withoutTrailingBlanks(std::string_view text)
{
    while (!text.empty() && ascii::isBlank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

bool holdsMessage(const Part &part)
{
    const bool isMessage = part.type == "message/rfc822" || part.type == "message/global" ||
                           part.type == "message/news" || part.type == "text/rfc822-headers" ||
                           part.type == "message/global-headers";
    // Spans count in the mail's own bytes, which an encoded mail inside a mail is not made of. Quoted-printable is not
    // allowed here either, but what carries that label is nearly always written plainly.
    return isMessage && (part.encoding == TransferEncoding::Identity || part.encoding == TransferEncoding::Unknown ||
                         part.encoding == TransferEncoding::QuotedPrintable);
}

} // namespace

void MessageParser::enterBody(std::size_t bodyBegin)
{
    const Part &part = m_out.parts[m_current];
    const bool isMultipart = part.isMultipart();
    const bool hasMessage = holdsMessage(part);
    if (!isMultipart && !hasMessage) {
        return;
    }
    if (part.depth + 1 > m_limits.depth) {
        note("too-deep", {bodyBegin, 0});
        return;
    }
    if (isMultipart) {
        openMultipart(m_current);
        return;
    }
    if (m_out.parts.size() >= m_limits.parts) {
        note("too-many-parts", {bodyBegin, 0});
        return;
    }
    beginPart(m_current, bodyBegin);
}

void MessageParser::setBoundary(OpenMultipart &multipart, std::string_view boundary)
{
    multipart.boundary = withoutTrailingBlanks(boundary);
    multipart.hash = hashOf(multipart.boundary);
    m_longestBoundary = std::max(m_longestBoundary, multipart.boundary.size());
}

void MessageParser::openMultipart(std::size_t part)
{
    OpenMultipart multipart;
    multipart.part = part;
    setBoundary(multipart, m_out.parts[part].boundary);
    if (multipart.boundary.empty()) {
        note("missing-boundary-parameter", {m_out.parts[part].body.begin, 0});
    }
    m_open.push_back(std::move(multipart));
}

MessageParser::Delimiter MessageParser::delimiterOf(std::string_view line) const
{
    if (!line.starts_with("--")) {
        return {};
    }
    const std::string_view text = withoutTrailingBlanks(line.substr(2));
    if (text.empty() || text.size() > m_longestBoundary + 2) {
        return {};
    }
    const bool mayClose = text.ends_with("--");
    const std::string_view shorter = mayClose ? text.substr(0, text.size() - 2) : text;
    const std::uint64_t hash = hashOf(text);
    const std::uint64_t shorterHash = mayClose ? hashOf(shorter) : hash;
    for (std::size_t i = m_open.size(); i-- > 0;) {
        const OpenMultipart &multipart = m_open[i];
        if (multipart.hash == hash && multipart.boundary == text) {
            return {i, false};
        }
        if (mayClose && multipart.hash == shorterHash && multipart.boundary == shorter && !shorter.empty()) {
            return {i, true};
        }
    }
    return {};
}

/// The innermost multipart, when its boundary is missing or has not come yet, and this line looks like one all the
/// same: "--something" before a MIME header.
std::size_t MessageParser::multipartInDoubt(std::string_view line) const
{
    const std::string_view text = withoutTrailingBlanks(line);
    constexpr std::size_t longest = 200; // RFC 2046 allows 70
    if (m_open.back().seen || m_open.back().part != m_current || text.size() < 3 || text.size() > longest ||
        text.find_first_not_of('-') == std::string_view::npos) {
        return Part::none;
    }
    LineScanner ahead = m_lines;
    return ahead.next() && ascii::startsWith(ahead.line(), "content-") ? m_open.size() - 1 : Part::none;
}

void MessageParser::bodyLine()
{
    const std::string_view line = m_lines.line();
    if (!line.starts_with("--")) {
        return;
    }
    Delimiter delimiter = delimiterOf(line);
    if (delimiter.multipart == Part::none) {
        delimiter.multipart = multipartInDoubt(line);
        if (delimiter.multipart == Part::none) {
            return;
        }
        note("guessed-boundary", m_lines.span());
        setBoundary(m_open[delimiter.multipart], line.substr(2));
    }
    takeDelimiter(delimiter);
}

void MessageParser::takeDelimiter(Delimiter delimiter)
{
    const Span span = m_lines.span();
    const std::size_t multipart = m_open[delimiter.multipart].part;
    const Part &current = m_out.parts[m_current];
    m_open[delimiter.multipart].seen = true;
    while (m_open.size() > delimiter.multipart + 1) {
        note(m_open.back().seen ? "missing-closing-boundary" : "boundary-not-found", span);
        m_open.pop_back();
    }
    if (!delimiter.closing && m_state == State::Header && current.parent == multipart && current.fieldCount == 0 &&
        current.header.begin == span.begin) {
        note("doubled-boundary", span);
        m_out.parts[m_current].header.begin = m_lines.nextBegin();
        return;
    }
    if (m_state == State::Header) {
        endHeaderAtDelimiter();
    }
    closeParts(multipart, m_previousEnd);
    m_current = multipart;
    if (delimiter.closing) {
        m_open.pop_back();
    } else if (m_out.parts.size() >= m_limits.parts) {
        note("too-many-parts", span);
        m_opaque = true;
    } else {
        beginPart(multipart, m_lines.nextBegin());
    }
}

/// The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1), here the one of the last field.
void MessageParser::endHeaderAtDelimiter()
{
    m_state = State::Body;
    Part &part = m_out.parts[m_current];
    const std::size_t end = m_previousEnd;
    part.header.begin = std::min(part.header.begin, end);
    part.header.size = end - part.header.begin;
    part.body = {end, 0};
    if (part.fieldCount > 0 && !m_tooManyFields) {
        Span &whole = m_out.fields.back().whole;
        whole.size = std::min(whole.end(), end) - whole.begin;
    }
    describe(part);
}

/// Ends the bodies of the current part and those round it, up to but without `upTo`.
void MessageParser::closeParts(std::size_t upTo, std::size_t end)
{
    for (std::size_t i = m_current; i != upTo; i = m_out.parts[i].parent) {
        Span &body = m_out.parts[i].body;
        body.begin = std::min(body.begin, end);
        body.size = end - body.begin;
    }
}

} // namespace todoke::mime
