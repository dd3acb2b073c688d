// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/formats/feedback.h"
#include "core/mail/address.h"
#include "core/text/ascii.h"

#include <utility>

namespace todoke {

namespace {

/// A Sieve script that rejects says so by a receipt of the kind "deleted" (RFC 5429 section 2.2), in whose text its own
/// reason stands.
void markSieveReject(DeliveryReport &report)
{
    const std::string_view text = ascii::trimmed(report.humanText.text).substr(0, 1000);
    if (!ascii::contains(text, "rejected")) {
        return;
    }
    for (RecipientOutcome &outcome : report.recipients) {
        outcome.action = Action::Failed;
        outcome.diagnostic = ascii::simplified(text);
        outcome.diagnosticSpan = report.humanText.sourceOf(text);
    }
}

} // namespace

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
        markSieveReject(report);
    }
    return true;
}

} // namespace todoke
