// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/report.h"

#include "core/intake/formats/outlook/mime_text.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace todoke::outlook {

namespace {

/// "5.7.606" as RFC 3463 section 2 has it.
bool isStatus(std::string_view text)
{
    if (text.size() < 5 || (text[0] != '2' && text[0] != '4' && text[0] != '5') || text[1] != '.') {
        return false;
    }
    const std::size_t dot = text.find('.', 2);
    if (dot == std::string_view::npos) {
        return false;
    }
    const auto isNumber = [](std::string_view digits) {
        return !digits.empty() && digits.size() <= 3 && std::all_of(digits.begin(), digits.end(), ascii::isDigit);
    };
    return isNumber(text.substr(2, dot - 2)) && isNumber(text.substr(dot + 1));
}

bool isReplyCode(std::string_view text)
{
    return text.size() == 3 && (text[0] == '4' || text[0] == '5') && ascii::isDigit(text[1]) && ascii::isDigit(text[2]);
}

/// Outlook puts names that are addresses between apostrophes.
std::string_view withoutApostrophes(std::string_view name)
{
    name = ascii::trimmed(name);
    return name.size() > 2 && name.front() == '\'' && name.back() == '\'' ? name.substr(1, name.size() - 2) : name;
}

/// An address with nothing round it; a directory name of Exchange ("/o=...") is none.
bool isAddress(std::string_view text)
{
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.front() != '/' &&
           text.find_first_of(" \t\r\n<>,;\"") == std::string_view::npos;
}

/// The list of names that Outlook shows ("Tanaka; 'sato@example.com'") as RFC 5322 has it.
std::string addressList(std::string_view shown)
{
    std::string list;
    while (!shown.empty()) {
        const std::size_t end = std::min(shown.find(';'), shown.size());
        const std::string_view name = withoutApostrophes(shown.substr(0, end));
        if (!name.empty()) {
            list += list.empty() ? "" : ", ";
            list += isAddress(name) ? std::string(name) : mime::quoted(name);
        }
        shown.remove_prefix(std::min(end + 1, shown.size()));
    }
    return list;
}

/// Takes the first word off `text`.
std::string_view takeWord(std::string_view &text)
{
    text = ascii::trimmed(text);
    std::size_t end = 0;
    while (end < text.size() && !ascii::isSpace(text[end])) {
        ++end;
    }
    const std::string_view word = text.substr(0, end);
    text = ascii::trimmed(text.substr(end));
    return word;
}

/// The enhanced status in front of a reply: "550 5.7.606 ..." or "5.7.606 ...".
std::string_view statusInReply(std::string_view reply)
{
    std::string_view word = takeWord(reply);
    if (isReplyCode(word)) {
        word = takeWord(reply);
    }
    while (!word.empty() && !ascii::isDigit(word.back())) {
        word.remove_suffix(1); // "5.1.1:"
    }
    return isStatus(word) ? word : std::string_view{};
}

/// Splits "smtp;550 5.1.1 ..." at the semicolon when a word of letters stands before it (RFC 3464 section 2.1.2).
void splitDiagnostic(std::string_view text, SupplementaryInfo &info)
{
    const std::size_t semicolon = text.find(';');
    const std::string_view type = ascii::trimmed(text.substr(0, semicolon == std::string_view::npos ? 0 : semicolon));
    const bool isType =
        !type.empty() && std::all_of(type.begin(), type.end(), [](char c) { return ascii::isAlnum(c) || c == '-'; });
    if (isType) {
        info.diagnosticType = type;
        text.remove_prefix(semicolon + 1);
    }
    info.diagnostic = ascii::trimmed(text);
}

std::string_view actionOf(ReportClass kind)
{
    switch (kind) {
    case ReportClass::Delayed:
        return "delayed";
    case ReportClass::Delivered:
        return "delivered";
    case ReportClass::Relayed:
        return "relayed";
    case ReportClass::Expanded:
        return "expanded";
    case ReportClass::Failed:
    case ReportClass::None:
    case ReportClass::Read:
    case ReportClass::NotRead:
        break;
    }
    return "failed";
}

/// The status that [MS-OXCMAIL] 2.2.3.7.1.3 turns into these two codes, where only one does.
std::string_view statusOfReason(const MapiObject &recipient)
{
    constexpr std::array<std::pair<std::uint32_t, std::string_view>, 7> byDiagnosis{
        {{1, "5.1.4"}, {30, "5.2.4"}, {32, "5.1.3"}, {35, "5.1.1"}, {38, "5.2.1"}, {40, "5.1.6"}, {48, "5.1.2"}}};
    const auto diagnosis = recipient.integer(Property::NdrDiagCode);
    for (const auto &[code, status] : byDiagnosis) {
        if (diagnosis == code) {
            return status;
        }
    }
    return {};
}

/// Text first: the number keeps one digit a field and makes 5.7.606 a 5.7.0.
std::string statusOf(const MapiObject &recipient, const SupplementaryInfo &info, ReportClass kind)
{
    if (!info.status.empty()) {
        return std::string(info.status);
    }
    if (const std::string_view inReply = statusInReply(info.diagnostic); !inReply.empty()) {
        return std::string(inReply);
    }
    std::string status = statusOfCode(recipient.integer(Property::NdrStatusCode).value_or(0));
    if (status.empty() && kind == ReportClass::Failed) {
        status = statusOfReason(recipient);
    }
    return status;
}

bool hasReportProperties(const MapiObject &recipient)
{
    return recipient.integer(Property::NdrStatusCode) || recipient.integer(Property::NdrDiagCode) ||
           recipient.integer(Property::NdrReasonCode) || recipient.time(Property::ReportTime) ||
           !recipient.text(Property::SupplementaryInfo).empty() || !recipient.text(Property::DsnRemoteMta).empty();
}

std::string recipientFields(const MapiObject &recipient, ReportClass kind)
{
    const std::string supplementary = recipient.text(Property::SupplementaryInfo);
    const SupplementaryInfo info = parseSupplementaryInfo(supplementary);
    const std::string address = smtpAddressOf(recipient);
    std::string out;
    if (!address.empty()) {
        mime::appendField(out, "Final-Recipient", "rfc822; " + address);
    }
    mime::appendField(out, "Action", actionOf(kind));
    mime::appendField(out, "Status", statusOf(recipient, info, kind));
    if (const std::string remote = recipient.text(Property::DsnRemoteMta); !remote.empty()) {
        mime::appendField(out, "Remote-MTA", "dns; " + remote);
    }
    if (!info.diagnostic.empty()) {
        std::string_view type = info.diagnosticType;
        if (type.empty()) {
            type = isReplyCode(info.diagnostic.substr(0, 3)) ? "smtp" : "x-exchange";
        }
        mime::appendField(out, "Diagnostic-Code", std::string(type) + "; " + std::string(info.diagnostic));
    }
    mime::appendField(out, "X-Supplementary-Info", supplementary);
    if (const std::string name = recipient.text(Property::DisplayName); name != address) {
        mime::appendField(out, "X-Display-Name", name);
    }
    return out;
}

/// Exchange puts its own host into the supplementary information of the reports it makes itself; only when it read a
/// report of another host does that text name the remote host, and then PidTagRemoteMessageTransferAgent is set as
/// well.
std::string reportingHost(const MapiObject &report, const std::vector<MapiObject> &recipients)
{
    std::string host = report.text(Property::ReportingMta);
    for (std::size_t i = 0; i < recipients.size() && host.empty(); ++i) {
        if (recipients[i].text(Property::DsnRemoteMta).empty()) {
            host = parseSupplementaryInfo(recipients[i].text(Property::SupplementaryInfo)).host;
        }
    }
    return host;
}

} // namespace

ReportClass reportClass(std::string_view messageClass)
{
    if (!ascii::startsWith(messageClass, "REPORT.")) {
        return ReportClass::None;
    }
    constexpr std::array<std::pair<std::string_view, ReportClass>, 7> suffixes{{{".NDR", ReportClass::Failed},
                                                                                {".Delayed.DR", ReportClass::Delayed},
                                                                                {".Relayed.DR", ReportClass::Relayed},
                                                                                {".Expanded.DR", ReportClass::Expanded},
                                                                                {".DR", ReportClass::Delivered},
                                                                                {".IPNRN", ReportClass::Read},
                                                                                {".IPNNRN", ReportClass::NotRead}}};
    for (const auto &[suffix, kind] : suffixes) {
        if (ascii::endsWith(messageClass, suffix)) {
            return kind;
        }
    }
    return ReportClass::None;
}

SupplementaryInfo parseSupplementaryInfo(std::string_view text)
{
    SupplementaryInfo info;
    std::string_view rest = ascii::trimmed(text);
    if (rest.size() >= 2 && rest.front() == '<' && rest.back() == '>') {
        rest = ascii::trimmed(rest.substr(1, rest.size() - 2));
    }
    const std::size_t hash = rest.find('#');
    const std::string_view before = ascii::trimmed(rest.substr(0, hash == std::string_view::npos ? 0 : hash));
    const bool hostBefore = before.find_first_of(" \t\r\n;<>") == std::string_view::npos;
    if (hash == std::string_view::npos || !hostBefore) {
        splitDiagnostic(rest, info); // free text of another system
        return info;
    }
    std::string_view afterWord = rest.substr(hash + 1);
    const std::string_view word = takeWord(afterWord);
    if (isStatus(word)) {
        info.host = before;
        info.status = word;
        splitDiagnostic(afterWord, info);
    } else {
        info.host = before;
        splitDiagnostic(rest.substr(hash + 1), info); // "#550 5.1.1 ..."
        info.status = statusInReply(info.diagnostic);
    }
    return info;
}

std::string statusOfCode(std::uint32_t code)
{
    const std::uint32_t klass = code / 100;
    if (klass != 2 && klass != 4 && klass != 5) {
        return {};
    }
    return std::to_string(klass) + '.' + std::to_string(code / 10 % 10) + '.' + std::to_string(code % 10);
}

std::string smtpAddressOf(const MapiObject &recipient)
{
    for (const Property property :
         {Property::SmtpAddress, Property::EmailAddress, Property::OriginalDisplayName, Property::DisplayName}) {
        const std::string text = recipient.text(property);
        if (const std::string_view address = withoutApostrophes(text); isAddress(address)) {
            return std::string(address);
        }
    }
    const std::string key = recipient.bytes(Property::SearchKey);
    if (key.starts_with("SMTP:") && key.find('@') != std::string::npos) {
        return ascii::lowered(std::string_view(key).substr(5, std::min(key.find('\0'), key.size()) - 5));
    }
    return {};
}

std::string deliveryStatus(const MapiObject &report, ReportClass kind, const std::vector<MapiObject> &recipients)
{
    std::vector<MapiObject> reported;
    std::copy_if(recipients.begin(), recipients.end(), std::back_inserter(reported), hasReportProperties);
    if (reported.empty() && report.text(Property::TransportMessageHeaders).empty()) {
        // An item of Exchange's own: whom it lists, it is about. A mail from outside lists whom it was sent to.
        reported = recipients;
    }
    if (reported.empty()) {
        return {};
    }
    std::string out;
    mime::appendField(out, "X-Converted-From", "Outlook report item");
    if (const std::string host = reportingHost(report, reported); !host.empty()) {
        mime::appendField(out, "Reporting-MTA", "dns; " + host);
    }
    for (const MapiObject &recipient : reported) {
        out += "\r\n";
        out += recipientFields(recipient, kind);
    }
    return out;
}

std::string dispositionNotification(const MapiObject &report, ReportClass kind)
{
    std::string out;
    mime::appendField(out, "X-Converted-From", "Outlook receipt item");
    for (const Property property : {Property::SentRepresentingSmtpAddress, Property::SenderSmtpAddress,
                                    Property::SentRepresentingEmailAddress, Property::SenderEmailAddress}) {
        if (const std::string address = report.text(property); isAddress(address)) {
            mime::appendField(out, "Final-Recipient", "rfc822; " + address);
            break;
        }
    }
    std::string original = report.text(Property::OriginalMessageId);
    if (original.empty()) {
        original = report.text(Property::InReplyToId);
    }
    mime::appendField(out, "Original-Message-ID", original);
    // [MS-OXOMSG] 2.2.2: IPNRN is a read receipt; IPNNRN says that it was deleted or expired unread.
    const std::string_view type = kind == ReportClass::Read ? "displayed" : "deleted";
    mime::appendField(out, "Disposition", "manual-action/MDN-sent-manually; " + std::string(type));
    return out;
}

std::string originalHeader(const MapiObject &report)
{
    std::string messageId = report.text(Property::OriginalMessageId);
    if (messageId.empty()) {
        messageId = report.text(Property::InReplyToId); // a report answers the mail that it is about
    }
    std::string address = report.text(Property::OriginalSenderEmailAddress);
    if (!isAddress(address)) {
        address.clear();
    }
    std::string out;
    mime::appendField(out, "From", mime::mailbox(report.text(Property::OriginalSenderName), address));
    mime::appendField(out, "To", addressList(report.text(Property::OriginalDisplayTo)));
    mime::appendField(out, "Subject", report.text(Property::OriginalSubject));
    if (const auto submitted = report.time(Property::OriginalSubmitTime)) {
        mime::appendField(out, "Date", mime::dateOfFileTime(*submitted));
    }
    mime::appendField(out, "Message-ID", messageId);
    return out;
}

} // namespace todoke::outlook
