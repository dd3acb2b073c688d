// SPDX-License-Identifier: MIT
#include "core/mail/mime/message_parser.h"

#include "core/mail/mime/content_type.h"
#include "core/mail/mime/transfer_encoding.h"
#include "core/text/ascii.h"
#include "core/text/header_line.h"

#include <algorithm>
#include <utility>

namespace todoke {

Message parseMessage(std::string_view bytes, const MailLimits &limits)
{
    return mime::MessageParser(bytes, limits).run();
}

namespace mime {

MessageParser::MessageParser(std::string_view bytes, const MailLimits &limits) : m_limits(limits), m_lines(bytes)
{
    m_out.bytes = bytes;
    m_out.fields.reserve(32);
    m_out.parts.reserve(8);
}

Message MessageParser::run()
{
    beginPart(Part::none, 0);
    while (!m_opaque && m_lines.next()) {
        if (m_state == State::Header) {
            headerLine();
        } else {
            bodyLine();
        }
        m_previousEnd = m_lines.span().end();
        if (m_state == State::Body && m_open.empty()) {
            break; // nothing can end this body but the end of the mail
        }
    }
    const std::size_t end = m_out.bytes.size();
    if (m_state == State::Header) {
        if (m_current == 0 && m_out.parts.front().fieldCount > 0) {
            note("missing-body", {end, 0});
        }
        endHeader(end, end);
    }
    for (const OpenMultipart &multipart : m_open) {
        if (!m_opaque) {
            note(multipart.seen ? "missing-closing-boundary" : "boundary-not-found", {end, 0});
        }
    }
    closeParts(Part::none, end);
    return std::move(m_out);
}

void MessageParser::beginPart(std::size_t parent, std::size_t begin)
{
    Part part;
    part.parent = parent;
    part.depth = parent == Part::none ? 0 : m_out.parts[parent].depth + 1;
    part.firstField = m_out.fields.size();
    part.header = {begin, 0};
    part.body = {begin, 0};
    m_current = m_out.parts.size();
    m_out.parts.push_back(std::move(part));
    m_state = State::Header;
    m_contentType = m_transferEncoding = m_disposition = Part::none;
}

void MessageParser::headerLine()
{
    const std::string_view line = m_lines.line();
    const Span span = m_lines.span();
    Part &part = m_out.parts[m_current];
    if (line.empty() || (ascii::isBlank(line.front()) && blankLineEndsHeader())) {
        endHeader(span.begin, m_lines.nextBegin());
        return;
    }
    if (line.front() == '-' && !m_open.empty()) {
        const Delimiter delimiter = delimiterOf(line);
        if (delimiter.multipart != Part::none) {
            if (part.fieldCount > 0) {
                note("header-without-blank-line", span);
            }
            takeDelimiter(delimiter);
            return;
        }
    }
    if (ascii::isBlank(line.front()) && (part.fieldCount > 0 || m_tooManyFields)) {
        continueField();
        return;
    }
    if (readField(line)) {
        return;
    }
    if (isMboxFromLine(line)) {
        note("mbox-from-line", span);
        if (part.fieldCount == 0) {
            part.header.begin = m_lines.nextBegin();
        }
        return;
    }
    if (part.fieldCount > 0 && isUnindentedFold()) {
        note("unindented-fold", span);
        continueField();
        return;
    }
    if (part.fieldCount > 0) {
        note("missing-blank-line", span);
    }
    endHeader(span.begin, span.begin);
    // The line belongs to the body, and may even be a boundary of a multipart that was just opened.
    if (m_state == State::Body && !m_open.empty()) {
        bodyLine();
    } else if (m_state == State::Header) {
        headerLine();
    }
}

/// A line of blanks only is a fold of nothing by the letter of RFC 5322 section 4.2; it is the end of the header all
/// the same where no header line follows it.
bool MessageParser::blankLineEndsHeader() const
{
    if (!ascii::trimmed(m_lines.line()).empty()) {
        return false;
    }
    LineScanner ahead = m_lines;
    if (!ahead.next()) {
        return false; // the mail breaks off in a fold
    }
    if (ahead.line().empty()) {
        return true;
    }
    return !ascii::isBlank(ahead.line().front()) && fieldNameSize(ahead.line()) == 0;
}

/// Copying and re-wrapping leave folded lines without their indent. Such a line follows a value that is not complete,
/// or the header goes on behind it.
bool MessageParser::isUnindentedFold() const
{
    if (m_lines.line().starts_with("--")) {
        return false; // more likely the first boundary, of a mail that lost its blank line
    }
    const std::string_view before = m_out.view(m_out.fields.back().value);
    if (before.ends_with(';') || before.ends_with(',')) {
        return true;
    }
    constexpr int linesAhead = 12;
    LineScanner ahead = m_lines;
    for (int i = 0; i < linesAhead && ahead.next() && !ascii::trimmed(ahead.line()).empty(); ++i) {
        const std::size_t nameSize = fieldNameSize(ahead.line());
        if (nameSize != 0 && isMailFieldName(ahead.line().substr(0, nameSize))) {
            return true;
        }
    }
    return false;
}

bool MessageParser::readField(std::string_view line)
{
    const std::size_t nameSize = fieldNameSize(line);
    if (nameSize == 0) {
        return false;
    }
    if (m_out.fields.size() >= m_limits.fields) {
        if (!m_tooManyFields) {
            note("too-many-fields", m_lines.span());
        }
        m_tooManyFields = true;
        return true;
    }
    const Span span = m_lines.span();
    const std::string_view name = line.substr(0, nameSize);
    const std::size_t colon = line.find(':', nameSize);
    const std::string_view value = ascii::trimmed(line.substr(colon + 1));
    const std::size_t valueBegin =
        value.empty() ? span.end() : span.begin + static_cast<std::size_t>(value.data() - line.data());
    const std::size_t index = m_out.fields.size();
    if (ascii::lower(name.front()) == 'c' && nameSize >= 12) {
        const auto remember = [&](std::string_view wanted, std::size_t &slot) {
            if (slot == Part::none && ascii::equals(name, wanted)) {
                slot = index;
            }
        };
        remember("content-type", m_contentType);
        remember("content-transfer-encoding", m_transferEncoding);
        remember("content-disposition", m_disposition);
    }
    m_out.fields.push_back(
        {{span.begin, m_lines.nextBegin() - span.begin}, {span.begin, nameSize}, {valueBegin, value.size()}});
    ++m_out.parts[m_current].fieldCount;
    return true;
}

void MessageParser::continueField()
{
    if (m_tooManyFields) {
        return;
    }
    HeaderField &field = m_out.fields.back();
    field.whole.size = m_lines.nextBegin() - field.whole.begin;
    const std::string_view text = ascii::trimmed(m_lines.line());
    if (text.empty()) {
        return;
    }
    const std::size_t begin = m_lines.span().begin + static_cast<std::size_t>(text.data() - m_lines.line().data());
    if (field.value.empty()) {
        field.value.begin = begin;
    }
    field.value.size = begin + text.size() - field.value.begin;
}

void MessageParser::endHeader(std::size_t headerEnd, std::size_t bodyBegin)
{
    Part &part = m_out.parts[m_current];
    part.header.size = std::max(headerEnd, part.header.begin) - part.header.begin;
    part.body.begin = bodyBegin;
    m_state = State::Body;
    if (m_current == 0) {
        dropHeaderOfPlainText();
    }
    describe(part);
    enterBody(part.body.begin);
}

/// "Reason: 550 ..." as the first line of a pasted text has the shape of a header field and is none.
void MessageParser::dropHeaderOfPlainText()
{
    Part &root = m_out.parts.front();
    if (root.fieldCount == 0) {
        return;
    }
    std::vector<std::string_view> names;
    names.reserve(m_out.fields.size());
    for (const HeaderField &field : m_out.fields) {
        names.push_back(m_out.nameOf(field));
    }
    if (looksLikeMailHeader(names)) {
        return;
    }
    // What was odd about that header is no news of a text that has none.
    std::erase_if(m_out.anomalies, [](const Anomaly &anomaly) { return anomaly.kind != "mbox-from-line"; });
    note("no-header", {root.header.begin, 0});
    m_out.fields.clear();
    root.fieldCount = 0;
    root.body.begin = root.header.begin;
    root.header.size = 0;
    m_contentType = m_transferEncoding = m_disposition = Part::none;
}

std::string_view MessageParser::valueOf(std::size_t field) const
{
    return field == Part::none ? std::string_view() : m_out.view(m_out.fields[field].value);
}

void MessageParser::describe(Part &part)
{
    const std::string_view contentType = valueOf(m_contentType);
    part.type = mediaType(contentType);
    part.encoding = transferEncodingOf(valueOf(m_transferEncoding));
    if (part.type.empty()) {
        const bool inDigest = part.parent != Part::none && m_out.parts[part.parent].type == "multipart/digest";
        part.type = inDigest ? "message/rfc822" : "text/plain"; // RFC 2045 5.2, RFC 2046 5.1.5
    }
    bool named = false;
    ParameterScanner parameters(contentType);
    while (parameters.next()) {
        const std::string_view name = parameters.name();
        if (ascii::equals(name, "charset") && part.charset.empty()) {
            part.charset = ascii::lowered(ascii::trimmed(parameters.value()));
        } else if (ascii::equals(name, "boundary") && part.boundary.empty()) {
            part.boundary = parameters.value();
        } else if (ascii::equals(name, "format")) {
            part.isFlowed = ascii::equals(ascii::trimmed(parameters.value()), "flowed");
        } else if (ascii::equals(name, "delsp")) {
            part.dropsBlank = ascii::equals(ascii::trimmed(parameters.value()), "yes");
        } else if (ascii::equals(name, "report-type")) {
            part.reportType = ascii::lowered(ascii::trimmed(parameters.value()));
        }
        named = named || ascii::startsWith(name, "name");
    }
    if (part.type.ends_with("/ms-tnef") || part.type.ends_with("/vnd.ms-tnef")) {
        note("winmail-dat", part.header); // a mail as Outlook packs it for itself
    }
    if (part.charset.empty()) {
        part.charset = ascii::lowered(parameter(contentType, "charset").value_or(std::string()));
    }
    if (m_disposition != Part::none) {
        part.fileName = parameter(valueOf(m_disposition), "filename").value_or(std::string());
    }
    if (named && part.fileName.empty()) {
        part.fileName = parameter(contentType, "name").value_or(std::string());
    }
}

void MessageParser::note(std::string_view kind, Span span)
{
    constexpr std::size_t most = 1000;
    if (m_out.anomalies.size() < most) {
        m_out.anomalies.push_back({kind, span});
    } else if (m_out.anomalies.size() == most) {
        m_out.anomalies.push_back({"too-many-anomalies", span});
    }
}

} // namespace mime

} // namespace todoke
