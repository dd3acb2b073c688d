// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/msg_writer.h"

#include "core/intake/formats/outlook/mime_text.h"
#include "core/intake/formats/outlook/rtf.h"
#include "core/text/ascii.h"
#include "core/text/charset.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>

namespace todoke::outlook {

namespace {

constexpr std::uint32_t embeddedMessage = 5; // PidTagAttachMethod, [MS-OXCMSG] 2.2.2.9

struct Body
{
    std::string text; ///< UTF-8
    std::string_view type = "text/plain";
};

bool isBlank(std::string_view text)
{
    return ascii::trimmed(text).empty();
}

/// The charset that an HTML document names itself in its head; it is nearer to the truth than the item's code page.
std::string_view charsetInHtml(std::string_view html)
{
    constexpr std::size_t head = 2048;
    constexpr std::string_view key = "charset=";
    const std::string_view start = html.substr(0, head);
    std::size_t at = ascii::find(start, key);
    if (at == std::string_view::npos) {
        return {};
    }
    at += key.size();
    at += at < start.size() && (start[at] == '"' || start[at] == '\'') ? 1 : 0;
    std::size_t end = at;
    while (end < start.size() && (ascii::isAlnum(start[end]) || start[end] == '-' || start[end] == '_')) {
        ++end;
    }
    return start.substr(at, end - at);
}

std::string htmlOf(const MapiObject &message)
{
    const std::string bytes = message.bytes(Property::Html);
    if (bytes.empty()) {
        return message.text(Property::Html); // some writers keep it as a string
    }
    const std::string_view named = charsetInHtml(bytes);
    return decodeCharset(bytes, named.empty() ? message.internetCharset() : named).text;
}

/// The plain text where there is one: Outlook derives it from whatever the native body is ([MS-OXBBODY]).
Body bodyOf(const MapiObject &message, std::size_t rtfLimit)
{
    if (std::string plain = message.text(Property::Body); !isBlank(plain)) {
        return {std::move(plain)};
    }
    if (std::string html = htmlOf(message); !isBlank(html)) {
        return {std::move(html), "text/html"};
    }
    if (const auto rtf = decompressRtf(message.bytes(Property::RtfCompressed), rtfLimit)) {
        RtfContent content = rtfContent(*rtf);
        if (!isBlank(content.text)) {
            return {std::move(content.text), content.isHtml ? "text/html" : "text/plain"};
        }
    }
    return {message.text(Property::ReportText)};
}

std::string firstText(const MapiObject &object, std::initializer_list<Property> properties)
{
    for (const Property property : properties) {
        if (std::string text = object.text(property); !isBlank(text)) {
            return text;
        }
    }
    return {};
}

std::string firstAddress(const MapiObject &object, std::initializer_list<Property> properties)
{
    for (const Property property : properties) {
        std::string text = object.text(property);
        if (text.find('@') != std::string::npos && !text.starts_with('/')) {
            return text;
        }
    }
    return {};
}

std::string dateOf(const MapiObject &message)
{
    for (const Property property : {Property::ClientSubmitTime, Property::MessageDeliveryTime, Property::ReportTime}) {
        if (const auto time = message.time(property)) {
            return mime::dateOfFileTime(*time);
        }
    }
    return {};
}

/// The recipients of one type (1 To, 2 Cc) as an address list.
std::string recipientList(const std::vector<MapiObject> &recipients, std::uint32_t type)
{
    std::string list;
    for (const MapiObject &recipient : recipients) {
        if ((recipient.integer(Property::RecipientType).value_or(1) & 0xFU) != type) {
            continue;
        }
        const std::string one = mime::mailbox(recipient.text(Property::DisplayName), smtpAddressOf(recipient));
        if (!one.empty()) {
            list += list.empty() ? "" : ", ";
            list += one;
        }
    }
    return list;
}

bool isMessage(std::string_view type, std::string_view fileName)
{
    return ascii::equals(type, "message/rfc822") || ascii::endsWith(fileName, ".eml");
}

bool isDeliveryStatus(const MapiObject &attachment)
{
    const std::string type = attachment.text(Property::AttachMimeTag);
    return ascii::equals(type, "message/delivery-status") || ascii::equals(type, "message/global-delivery-status");
}

bool isOriginal(const MapiObject &attachment)
{
    return attachment.integer(Property::AttachMethod) == embeddedMessage ||
           isMessage(attachment.text(Property::AttachMimeTag), attachment.text(Property::AttachLongFileName));
}

} // namespace

void MsgWriter::note(std::string_view oddity)
{
    if (std::find(m_oddities.begin(), m_oddities.end(), oddity) == m_oddities.end()) {
        m_oddities.push_back(oddity);
    }
}

std::string MsgWriter::newBoundary()
{
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "=_todoke_%016llx_%u", static_cast<unsigned long long>(m_seed),
                  m_boundaries);
    ++m_boundaries;
    return text.data();
}

void MsgWriter::openPart(std::string_view boundary)
{
    m_out += "\r\n--";
    m_out += boundary;
    m_out += "\r\n";
}

void MsgWriter::write(const MapiObject &message)
{
    writeMessage(message, 0);
}

void MsgWriter::writeHeader(const MapiObject &message, const std::vector<MapiObject> &recipients)
{
    const std::string header = mime::withoutMimeFields(message.text(Property::TransportMessageHeaders));
    m_out += header;
    const auto add = [&](std::string_view name, const std::string &value) {
        if (!mime::hasField(header, name)) {
            mime::appendField(m_out, name, value);
        }
    };
    add("From",
        mime::mailbox(firstText(message, {Property::SentRepresentingName, Property::SenderName}),
                      firstAddress(message, {Property::SentRepresentingSmtpAddress, Property::SenderSmtpAddress,
                                             Property::SentRepresentingEmailAddress, Property::SenderEmailAddress})));
    if (reportClass(message.text(Property::MessageClass)) == ReportClass::None) {
        add("To", recipientList(recipients, 1)); // a report's recipients are those it reports on
        add("Cc", recipientList(recipients, 2));
    } else {
        add("To", message.text(Property::ReceivedByEmailAddress));
    }
    add("Subject", message.text(Property::Subject));
    add("Date", dateOf(message));
    add("Message-ID", message.text(Property::InternetMessageId));
    m_out += "MIME-Version: 1.0\r\n";
}

void MsgWriter::writeBody(const MapiObject &message)
{
    const Body body = bodyOf(message, m_limits.rtfBytes);
    m_out += "Content-Type: ";
    m_out += body.type;
    m_out += "; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    m_out += body.text;
}

void MsgWriter::writeReportPart(const MapiObject &message, ReportClass kind, const std::vector<MapiObject> &recipients,
                                std::string_view boundary)
{
    const bool delivery = isDeliveryReport(kind);
    const std::string fields =
        delivery ? deliveryStatus(message, kind, recipients) : dispositionNotification(message, kind);
    if (!fields.empty()) {
        openPart(boundary);
        m_out += delivery ? "Content-Type: message/delivery-status\r\n\r\n"
                          : "Content-Type: message/disposition-notification\r\n\r\n";
        m_out += fields;
    }
}

void MsgWriter::writeMessage(const MapiObject &message, unsigned depth)
{
    const ReportClass kind = reportClass(message.text(Property::MessageClass));
    const auto recipients = message.recipients(m_limits.recipients);
    const auto attachments = message.attachments(m_limits.attachments);
    if (recipients.size() == m_limits.recipients) {
        note("too-many-recipients");
    }
    if (attachments.size() == m_limits.attachments) {
        note("too-many-parts");
    }
    writeHeader(message, recipients);

    // A delivery status that came as a part of its own is the report itself, and better than what Outlook made of it.
    const bool hasStatus = std::any_of(attachments.begin(), attachments.end(), isDeliveryStatus);
    const bool hasOriginal = std::any_of(attachments.begin(), attachments.end(), isOriginal);
    if (kind == ReportClass::None && attachments.empty()) {
        writeBody(message);
        return;
    }
    const std::string boundary = newBoundary();
    m_out += "Content-Type: ";
    if (hasStatus || isDeliveryReport(kind)) {
        m_out += "multipart/report; report-type=delivery-status";
    } else {
        m_out +=
            kind == ReportClass::None ? "multipart/mixed" : "multipart/report; report-type=disposition-notification";
    }
    m_out += ";\r\n\tboundary=\"" + boundary + "\"\r\n";
    openPart(boundary);
    writeBody(message);
    if (kind != ReportClass::None && !hasStatus) {
        writeReportPart(message, kind, recipients, boundary);
    }
    for (const MapiObject &attachment : attachments) {
        openPart(boundary);
        writeAttachment(attachment, depth);
    }
    if (const std::string original = originalHeader(message);
        isDeliveryReport(kind) && !hasOriginal && !original.empty()) {
        openPart(boundary);
        m_out += "Content-Type: text/rfc822-headers; charset=utf-8\r\n\r\n" + original;
    }
    m_out += "\r\n--" + boundary + "--\r\n";
}

void MsgWriter::writeAttachment(const MapiObject &attachment, unsigned depth)
{
    const std::string fileName =
        firstText(attachment, {Property::AttachLongFileName, Property::AttachFileName, Property::DisplayName});
    std::string type = ascii::lowered(ascii::trimmed(attachment.text(Property::AttachMimeTag)));
    if (attachment.integer(Property::AttachMethod) == embeddedMessage) {
        const auto message = attachment.embedded();
        m_out += "Content-Type: message/rfc822\r\n\r\n";
        if (!message || depth + 1 >= m_limits.depth) {
            note("too-deep");
        } else {
            writeMessage(*message, depth + 1);
        }
        return;
    }
    if (isMessage(type, fileName)) {
        m_out += "Content-Type: message/rfc822\r\n\r\n" + attachment.bytes(Property::AttachData);
        return;
    }
    if (type.starts_with("multipart/")) {
        m_out += attachment.bytes(Property::AttachData); // a signed mail: a whole entity with its own header
        return;
    }
    const bool isText = type.starts_with("text/") || (type.empty() && ascii::endsWith(fileName, ".txt"));
    type = type.empty() ? (isText ? "text/plain" : "application/octet-stream") : type;
    mime::appendField(m_out, "Content-Type", isText ? type + "; charset=utf-8" : type);
    if (!fileName.empty()) {
        mime::appendField(m_out, "Content-Disposition", "attachment; filename=" + mime::quoted(fileName));
    }
    if (isText) {
        m_out +=
            "Content-Transfer-Encoding: 8bit\r\n\r\n" + decodeCharset(attachment.bytes(Property::AttachData), {}).text;
    } else if (type.starts_with("message/")) {
        m_out += "\r\n" + attachment.bytes(Property::AttachData);
    } else {
        m_out += "\r\n";
        note("attachment-left-out");
    }
}

} // namespace todoke::outlook
