// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/backscatter.h"
#include "core/bounce/formats/delivery_status.h"
#include "core/bounce/formats/ses_event.h"
#include "core/bounce/formats/signature.h"
#include "core/bounce/reply/reply_lines.h"
#include "core/text/ascii.h"
#include "core/text/header_line.h"

#include <algorithm>
#include <utility>

namespace todoke {

namespace {

bool isBlank(std::string_view text)
{
    return ascii::findNone(text, " \t\r\n") == std::string_view::npos;
}

ReportKind kindOf(const std::vector<RecipientOutcome> &outcomes)
{
    const auto has = [&](Action action) {
        return std::any_of(outcomes.begin(), outcomes.end(),
                           [action](const RecipientOutcome &o) { return o.action == action; });
    };
    if (outcomes.empty() || has(Action::Failed)) {
        return ReportKind::Bounce;
    }
    return has(Action::Delayed) ? ReportKind::Delay : ReportKind::Delivered;
}

} // namespace

bool NoticeReader::holdsStatusFields() const
{
    return std::any_of(m_lines.lines.begin(), m_lines.lines.end(), [](const NoticeLine &line) {
        const char first = line.text.empty() ? '\0' : ascii::lower(line.text.front());
        return (first == 'f' && ascii::startsWith(line.text, "final-recipient:")) ||
               (first == 'o' && ascii::startsWith(line.text, "original-recipient:")) ||
               (first == 'd' && ascii::startsWith(line.text, "diagnostic-code:")) ||
               (first == 'r' && ascii::startsWith(line.text, "reporting-mta:"));
    });
}

DeliveryReport NoticeReader::read()
{
    if (isBlank(m_message.bytes)) {
        DeliveryReport report;
        report.kind = ReportKind::Empty;
        return report;
    }
    if (!isFragment()) {
        return readEntity(0);
    }
    m_bodyOnly = m_message.root().isMultipart();
    return m_bodyOnly ? readEntity(0) : readFragment();
}

bool NoticeReader::isFragment() const
{
    const Part &root = m_message.root();
    for (std::size_t at = root.firstField; at < root.firstField + root.fieldCount; ++at) {
        const std::string_view name = m_message.nameOf(m_message.fields[at]);
        if (isMailFieldName(name) && !ascii::startsWith(name, "content-") && !ascii::equals(name, "mime-version")) {
            return false;
        }
    }
    return true;
}

NoticeReader::Parts NoticeReader::gather(std::size_t root) const
{
    Parts parts;
    std::vector<bool> inside(m_message.parts.size(), false);
    inside[root] = true;
    for (std::size_t at = root; at < m_message.parts.size(); ++at) {
        const Part &part = m_message.parts[at];
        if (at != root) {
            if (part.parent == Part::none || !inside[part.parent]) {
                continue;
            }
            const std::string &holder = m_message.parts[part.parent].type;
            if (!m_message.parts[part.parent].isMultipart()) {
                const bool status =
                    holder.find("status") != std::string::npos || holder.find("disposition") != std::string::npos;
                if (!status && parts.returned == Part::none && part.fieldCount > 0) {
                    parts.returned = at;
                }
                continue; // inside a returned message: not the notice's own words
            }
            inside[at] = true;
        }
        if (part.type == "message/delivery-status" || part.type == "message/global-delivery-status") {
            parts.status.push_back(at);
        } else if (part.type == "message/feedback-report") {
            parts.feedback = at;
        } else if (part.type == "message/disposition-notification" ||
                   part.type == "message/global-disposition-notification") {
            parts.receipt = at;
        } else if (part.type == "text/html") {
            parts.html.push_back(at);
        } else if (part.type == "text/plain" || part.type == "text") {
            parts.plain.push_back(at);
        }
    }
    const bool broken = parts.plain.empty() && parts.html.empty() && parts.status.empty() &&
                        parts.feedback == Part::none && m_message.parts[root].isMultipart();
    if (broken) { // a multipart without a single boundary: its body is read as text
        parts.plain.push_back(root);
    }
    return parts;
}

DeliveryReport NoticeReader::readEntity(std::size_t root)
{
    DeliveryReport report;
    m_signs = readSigns(m_message, m_message.parts[root]);
    const Parts parts = gather(root);
    readReturned(parts, report);
    if (readFeedbackMail(parts, report) || readReceiptMail(parts, report)) {
        return report;
    }
    m_hasStatus = !parts.status.empty();
    m_texts.reserve(parts.status.size() + parts.plain.size() + 4);
    std::vector<OutcomeDraft> drafts;
    for (const std::size_t at : parts.status) {
        m_texts.push_back(partText(m_message, m_message.parts[at]));
        for (OutcomeDraft &draft : readFields(readStatusFields(m_texts.back().text), report)) {
            drafts.push_back(std::move(draft));
        }
    }
    readText(parts, report);
    const std::string_view event = findSesEvent(report.humanText.text);
    if (!event.empty() && readSesEvent(report.humanText, event, report)) {
        return report;
    }
    if (drafts.empty() && holdsStatusFields()) {
        drafts = readFields(readStatusFields(report.humanText.text), report);
    }
    m_format = signatureOf(m_lines, m_signs.fromDomain, m_message.unfolded(m_message.parts[root], "X-Mailer"));

    mergeText(drafts);
    const bool named =
        std::any_of(drafts.begin(), drafts.end(), [](const OutcomeDraft &d) { return !d.outcome.address.empty(); });
    if (!named && (m_signs.postmaster || m_signs.nullSender || m_signs.subject || m_hasStatus || m_bodyOnly) &&
        readNested(parts, report)) {
        return report;
    }
    if (!isNotice(drafts, report)) {
        if (readListRefusal(m_message.parts[root], report) || readForwarded(parts, report)) {
            return report;
        }
        report.kind = m_signs.autoReply ? ReportKind::AutoReply : ReportKind::Mail;
        if (m_signs.autoReply && !m_signs.from.empty()) {
            RecipientOutcome outcome;
            outcome.address.value = m_signs.from;
            outcome.action = Action::Delivered;
            report.recipients.push_back(std::move(outcome));
        }
        return report;
    }
    fallBack(drafts, report);
    giveLoose(drafts);
    const bool guessed = m_format.empty() && !m_hasStatus;
    report.guessed = guessed;
    report.format = !m_format.empty() ? std::string(m_format) : m_hasStatus ? "rfc3464" : "general";
    finish(drafts, report);
    report.kind = kindOf(report.recipients);
    if (m_depth == 0) {
        if (const std::optional<Span> hop = findBackscatter(m_message, report)) {
            report.anomalies.push_back({backscatterKind, *hop});
        }
    }
    return report;
}

bool NoticeReader::isNotice(const std::vector<OutcomeDraft> &drafts, const DeliveryReport &report) const
{
    if (m_hasStatus) {
        return true;
    }
    const bool coded = std::any_of(drafts.begin(), drafts.end(),
                                   [](const OutcomeDraft &d) { return d.reply.code || d.reply.status; }) ||
                       std::any_of(m_text.loose.begin(), m_text.loose.end(),
                                   [](const HeardReply &r) { return r.code || r.status || r.bySmtp; });
    if (!m_signs.failed.empty()) {
        return true;
    }
    if (m_bodyOnly) {
        return coded || (!drafts.empty() && (!m_format.empty() || !m_text.byShape));
    }
    const bool returns = report.original.has_value();
    const bool told = !drafts.empty() && !m_text.byShape;
    if (m_signs.daemon) { // whoever can be written back to may only call himself so
        return m_signs.ownSender ? returns || told : !drafts.empty() || coded || m_signs.subject;
    }
    const bool answers = m_signs.conversation && (!m_signs.postmaster || m_signs.anySender);
    if (answers || m_signs.listMail) {
        return false;
    }
    if (m_signs.postmaster) {
        const bool named = !drafts.empty() && (coded || m_signs.subject || m_signs.nullSender || returns);
        return m_signs.ownSender ? named && (returns || told) : named || (coded && m_signs.subject);
    }
    if (m_signs.autoReply) {
        return told && (returns || !m_format.empty()) && m_signs.subject;
    }
    if (m_signs.nullSender) {
        return !drafts.empty() && (coded || m_signs.subject || returns);
    }
    const bool known = !m_format.empty() && !m_signs.ownSender;
    return m_signs.subject && told && (coded || returns) && (returns || known);
}

std::vector<OutcomeDraft> NoticeReader::readFields(const StatusFields &fields, DeliveryReport &report)
{
    std::vector<OutcomeDraft> drafts;
    if (m_localMta.empty()) {
        m_localMta = mtaName(fields.reportingMta);
    }
    if (!report.arrival && !fields.arrival.empty()) {
        report.arrival = MailDate::parse(joinReplyLines(fields.arrival));
    }
    drafts.reserve(fields.recipients.size());
    for (const RecipientFields &group : fields.recipients) {
        drafts.push_back(draftOf(group));
    }
    return drafts;
}

} // namespace todoke
