// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/formats/feedback.h"
#include "core/mail/address.h"
#include "core/text/ascii.h"

#include <utility>

namespace todoke {

bool NoticeReader::readFeedbackMail(const Parts &parts, DeliveryReport &report)
{
    const bool junkReport = parts.returned != Part::none &&
                            m_message.find(m_message.parts[parts.returned], "X-HmXmrOriginalRecipient") != nullptr;
    if (parts.feedback == Part::none && !junkReport) {
        return false;
    }
    report.kind = ReportKind::Feedback;
    report.format = parts.feedback != Part::none ? "arf" : "jmrp";
    if (parts.feedback != Part::none) {
        m_texts.push_back(partText(m_message, m_message.parts[parts.feedback]));
        readFeedback(m_texts.back(), report);
    }
    std::string recipient;
    if (junkReport) { // Microsoft's Junk Mail Reporting Program
        recipient = m_message.unfolded(m_message.parts[parts.returned], "X-HmXmrOriginalRecipient");
    } else if (report.original && report.original->to.size() == 1) {
        recipient = report.original->to.front();
    }
    if (report.recipients.empty() && looksLikeAddress(recipient)) {
        RecipientOutcome outcome;
        outcome.address.value = recipient;
        outcome.action = Action::Delivered;
        report.recipients.push_back(std::move(outcome));
    }
    if (!parts.plain.empty()) {
        report.humanText = partText(m_message, m_message.parts[parts.plain.front()]);
    }
    return true;
}

bool NoticeReader::readReceiptMail(const Parts &parts, DeliveryReport &report)
{
    if (parts.receipt == Part::none) {
        return false;
    }
    report.kind = ReportKind::Receipt;
    report.format = "mdn";
    m_texts.push_back(partText(m_message, m_message.parts[parts.receipt]));
    std::vector<OutcomeDraft> drafts = readFields(readStatusFields(m_texts.back().text), report);
    for (OutcomeDraft &draft : drafts) {
        draft.outcome.action = Action::Delivered;
    }
    finish(drafts, report);
    report.kind = ReportKind::Receipt;
    if (!parts.plain.empty()) {
        report.humanText = partText(m_message, m_message.parts[parts.plain.front()]);
    }
    return true;
}

/// fml, a mailing list server common in Japan, answers what it does not pass on from "listname-admin".
bool NoticeReader::readListRefusal(const Part &part, DeliveryReport &report)
{
    const std::string server = m_message.unfolded(part, "X-MLServer");
    if (!ascii::startsWith(server, "fml")) {
        return false;
    }
    const std::string subject = m_message.decoded(part, "Subject");
    if (!ascii::contains(subject, "loop alert") && !ascii::contains(subject, "not member") &&
        !ascii::contains(subject, "reject")) {
        return false;
    }
    RecipientOutcome outcome;
    const std::string &from = m_signs.from;
    const std::size_t at = from.rfind('@');
    const std::size_t suffix = from.rfind("-admin", at);
    if (at != std::string::npos && suffix != std::string::npos && suffix + 6 == at) {
        outcome.address.value = from.substr(0, suffix) + from.substr(at);
    }
    outcome.localMta = m_signs.fromDomain;
    if (!m_lines.lines.empty()) {
        const std::string_view reason = m_lines.lines.front().text;
        outcome.diagnostic = ascii::simplified(reason);
        outcome.diagnosticSpan = spanOf(reason);
    }
    report.recipients.push_back(std::move(outcome));
    report.kind = ReportKind::Bounce;
    report.format = "fml";
    return true;
}

} // namespace todoke
