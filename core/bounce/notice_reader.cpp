// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/address_text.h"
#include "core/bounce/formats/delivery_status.h"
#include "core/bounce/formats/feedback.h"
#include "core/bounce/formats/ses_event.h"
#include "core/bounce/formats/signature.h"
#include "core/bounce/reply_lines.h"
#include "core/bounce/returned_mail.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace todoke {

namespace {

constexpr std::uint32_t maxDepth = 2; ///< notices inside notices
constexpr std::size_t maxTexts = 16;  ///< text parts of a notice that are looked at

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool holdsStatusFields(const NoticeLines &lines)
{
    return std::any_of(lines.lines.begin(), lines.lines.end(), [](const NoticeLine &line) {
        const char first = line.text.empty() ? '\0' : ascii::lower(line.text.front());
        return (first == 'f' && ascii::startsWith(line.text, "final-recipient:")) ||
               (first == 'o' && ascii::startsWith(line.text, "original-recipient:")) ||
               (first == 'd' && ascii::startsWith(line.text, "diagnostic-code:")) ||
               (first == 'r' && ascii::startsWith(line.text, "reporting-mta:"));
    });
}

bool isMailField(std::string_view name)
{
    static constexpr auto names = std::to_array<std::string_view>({
        "from",
        "to",
        "subject",
        "date",
        "received",
        "message-id",
        "return-path",
        "content-type",
        "mime-version",
        "delivered-to",
        "x-failed-recipients",
        "cc",
        "reply-to",
        "auto-submitted",
    });
    return std::any_of(names.begin(), names.end(),
                       [name](std::string_view known) { return ascii::equals(name, known); });
}

void hintOriginal(NoticeHints &hints, const DeliveryReport &report)
{
    if (report.original) {
        for (const std::string &to : report.original->to) {
            hints.failed.emplace_back(to);
        }
    }
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

DeliveryReport NoticeReader::read()
{
    if (isBlank(m_message.bytes)) {
        DeliveryReport report;
        report.kind = ReportKind::Empty;
        return report;
    }
    return isFragment() ? readFragment() : readEntity(0);
}

bool NoticeReader::isFragment() const
{
    const Part &root = m_message.root();
    for (std::size_t at = root.firstField; at < root.firstField + root.fieldCount; ++at) {
        if (isMailField(m_message.nameOf(m_message.fields[at]))) {
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

// -- texts -----------------------------------------------------------------------------------------------------------

void NoticeReader::readText(const Parts &parts, DeliveryReport &report)
{
    NoticeHints hints;
    for (const std::string &failed : m_signs.failed) {
        hints.failed.emplace_back(failed);
    }
    hintOriginal(hints, report);
    hints.reader = m_signs.reader;

    const auto take = [&](SourceText text) {
        NoticeLines lines = splitNotice(text.text);
        if (!report.original && lines.cut) {
            report.original = readReturnedText(text, lines.returned);
            hintOriginal(hints, report);
        }
        const bool read = m_text.outcomes.empty() && m_texts.size() < maxTexts;
        TextNotice notice = read ? readTextNotice(lines, hints) : TextNotice();
        const bool better = m_lines.lines.empty() || (m_text.outcomes.empty() && !notice.outcomes.empty());
        if (better && !lines.lines.empty()) {
            m_lines = std::move(lines);
            m_text = std::move(notice);
            report.humanText = text;
        }
        m_texts.push_back(std::move(text));
    };
    for (const std::size_t at : parts.plain) {
        if (m_text.outcomes.empty() || !report.original) {
            take(partText(m_message, m_message.parts[at]));
        }
        if (m_texts.size() >= maxTexts) {
            break;
        }
    }
    if (m_text.outcomes.empty() && !parts.html.empty()) {
        take(htmlToText(partText(m_message, m_message.parts[parts.html.front()])));
    }
    const std::size_t end = m_lines.cut
                                ? static_cast<std::size_t>(m_lines.returned.data() - report.humanText.text.data())
                                : report.humanText.text.size();
    report.humanText.text = report.humanText.text.substr(0, end);
}

void NoticeReader::readReturned(const Parts &parts, DeliveryReport &report)
{
    if (parts.returned != Part::none) {
        report.original = readReturnedPart(m_message, m_message.parts[parts.returned]);
        return;
    }
    // A part whose header is that of the returned mail, put there without a message/rfc822 round it.
    for (const std::size_t at : parts.plain) {
        const Part &part = m_message.parts[at];
        if (at != parts.plain.front() && part.fieldCount >= 3 && m_message.find(part, "From") != nullptr &&
            m_message.find(part, "Subject") != nullptr) {
            report.original = readReturnedPart(m_message, part);
            return;
        }
    }
}

// -- other reports ---------------------------------------------------------------------------------------------------

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

bool NoticeReader::readNested(const Parts &parts, DeliveryReport &report)
{
    if (m_depth >= maxDepth) {
        return false;
    }
    if (parts.returned != Part::none) {
        NoticeReader inner(m_message, m_depth + 1);
        DeliveryReport nested = inner.readEntity(parts.returned);
        if (nested.kind == ReportKind::Mail || nested.kind == ReportKind::AutoReply || nested.recipients.empty()) {
            return false;
        }
        report = std::move(nested);
        return true;
    }
    if (!m_lines.cut || isBlank(m_lines.returned)) {
        return false;
    }
    const SourceText &text = report.humanText;
    const auto offset = static_cast<std::size_t>(m_lines.returned.data() - text.text.data());
    const Message message = parseMessage(m_lines.returned);
    DeliveryReport nested = NoticeReader(message, m_depth + 1).read();
    if (nested.recipients.empty() || nested.kind == ReportKind::Mail || nested.kind == ReportKind::AutoReply ||
        nested.kind == ReportKind::Fragment) {
        return false;
    }
    const auto outward = [&](Span &span) {
        span = span.empty() ? Span{} : text.toSource({span.begin + offset, span.size});
    };
    const auto outwardText = [&](SourceText &inner) {
        inner.map = inner.map.through(SourceMap(offset)).through(text.map);
        inner.storage = inner.storage ? inner.storage : text.storage;
    };
    for (RecipientOutcome &outcome : nested.recipients) {
        outward(outcome.addressSpan);
        outward(outcome.diagnosticSpan);
        outward(outcome.statusSpan);
    }
    for (Anomaly &anomaly : nested.anomalies) {
        outward(anomaly.span);
    }
    if (nested.original) {
        outwardText(nested.original->header);
        for (Hop &hop : nested.original->route) {
            outward(hop.span);
        }
    }
    outwardText(nested.humanText);
    report = std::move(nested);
    return true;
}

// -- notices ---------------------------------------------------------------------------------------------------------

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
    if (drafts.empty() && holdsStatusFields(m_lines)) {
        drafts = readFields(readStatusFields(report.humanText.text), report);
    }
    m_format = signatureOf(m_lines, m_signs.fromDomain, m_message.unfolded(m_message.parts[root], "X-Mailer"));

    mergeText(drafts);
    const bool named =
        std::any_of(drafts.begin(), drafts.end(), [](const OutcomeDraft &d) { return !d.outcome.address.empty(); });
    if (!named && (m_signs.postmaster || m_signs.nullSender || m_signs.subject || m_hasStatus) &&
        readNested(parts, report)) {
        return report;
    }
    if (!isNotice(drafts, report)) {
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
    return report;
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

/// Puts what the text says beside what the fields say. Fields have the better addresses; the text often the better
/// reply.
void NoticeReader::mergeText(std::vector<OutcomeDraft> &drafts)
{
    const bool single = drafts.size() == 1 && m_text.outcomes.size() == 1;
    std::size_t next = 0;
    for (OutcomeDraft &draft : drafts) {
        TextOutcome *match = nullptr;
        if (draft.outcome.address.empty() && drafts.size() == m_text.outcomes.size()) {
            match = &m_text.outcomes[next];
        }
        for (TextOutcome &told : m_text.outcomes) {
            const bool same =
                sameAddress(told.address, draft.outcome.address.value) ||
                (draft.outcome.originalAddress && sameAddress(told.address, draft.outcome.originalAddress->value)) ||
                (!told.original.empty() && sameAddress(told.original, draft.outcome.address.value));
            if (same && match == nullptr) {
                match = &told;
            }
        }
        if (match == nullptr && single) {
            match = m_text.outcomes.data();
        }
        ++next;
        if (match == nullptr) {
            continue;
        }
        if (draft.outcome.address.empty() && !match->address.empty()) {
            draft.outcome.address.value = std::string(match->address);
            draft.address = match->address;
        }
        if (!draft.outcome.originalAddress && !match->original.empty() &&
            !sameAddress(match->original, draft.outcome.address.value)) {
            draft.outcome.originalAddress = EmailAddress{std::string(match->original)};
        }
        HeardReply told = match->reply;
        draft.reply.improveBy(std::move(told));
    }
    if (!drafts.empty()) {
        return;
    }
    for (TextOutcome &told : m_text.outcomes) {
        OutcomeDraft draft;
        draft.outcome.address.value = std::string(told.address);
        draft.outcome.action = told.action;
        draft.address = told.address;
        if (!told.original.empty()) {
            draft.outcome.originalAddress = EmailAddress{std::string(told.original)};
        }
        draft.reply = std::move(told.reply);
        drafts.push_back(std::move(draft));
    }
    const bool delayed = (m_text.delayed && !m_text.finalFailure) || m_signs.delaySubject;
    for (OutcomeDraft &draft : drafts) {
        if (delayed && draft.outcome.action == Action::Failed) {
            draft.outcome.action = Action::Delayed;
        }
    }
}

/// Replies that stand apart from a recipient are given to those who have none.
void NoticeReader::giveLoose(std::vector<OutcomeDraft> &drafts)
{
    const auto best =
        std::max_element(m_text.loose.begin(), m_text.loose.end(),
                         [](const HeardReply &a, const HeardReply &b) { return a.weight() < b.weight(); });
    if (best == m_text.loose.end()) {
        return;
    }
    for (OutcomeDraft &draft : drafts) {
        const bool poor = draft.reply.weight() <= 1;
        if (drafts.size() == 1 || poor) {
            const bool words = best->weight() > 1 || draft.reply.words.empty();
            HeardReply copy = *best;
            if (words) {
                draft.reply.improveBy(std::move(copy));
            }
        }
    }
}

/// Recipients for a notice whose text and fields name none.
void NoticeReader::fallBack(std::vector<OutcomeDraft> &drafts, const DeliveryReport &report) const
{
    std::vector<std::string> addresses = m_signs.failed;
    if (addresses.empty() && report.original && report.original->to.size() == 1) {
        addresses = report.original->to;
    }
    if (drafts.empty()) {
        const bool delayed = (m_text.delayed && !m_text.finalFailure) || m_signs.delaySubject;
        drafts.resize(std::max<std::size_t>(addresses.size(), 1));
        for (OutcomeDraft &draft : drafts) {
            draft.outcome.action = delayed ? Action::Delayed : Action::Failed;
        }
    }
    std::size_t next = 0;
    for (OutcomeDraft &draft : drafts) {
        if (draft.outcome.address.empty() && (drafts.size() == addresses.size() || addresses.size() == 1)) {
            draft.outcome.address.value = addresses[std::min(next, addresses.size() - 1)];
        }
        ++next;
    }
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
    if (m_signs.daemon) {
        return !drafts.empty() || coded || m_signs.subject;
    }
    if (m_signs.conversation && !m_signs.postmaster) {
        return false;
    }
    const bool listed = !drafts.empty() && !m_text.byShape;
    if (m_signs.postmaster) {
        return (!drafts.empty() && (coded || m_signs.subject || m_signs.nullSender || report.original.has_value())) ||
               (coded && m_signs.subject);
    }
    if (m_signs.nullSender) {
        return !drafts.empty() && (coded || m_signs.subject || report.original.has_value());
    }
    return m_signs.subject && !drafts.empty() && (coded || (listed && !m_format.empty()));
}

Span NoticeReader::spanOf(std::string_view piece) const
{
    if (piece.empty()) {
        return {};
    }
    for (const SourceText &text : m_texts) {
        const bool within = std::less_equal<>()(text.text.data(), piece.data()) &&
                            std::less_equal<>()(piece.data() + piece.size(), text.text.data() + text.text.size());
        if (within) {
            return text.sourceOf(piece);
        }
    }
    return {};
}

void NoticeReader::finish(std::vector<OutcomeDraft> &drafts, DeliveryReport &report)
{
    std::string local = !m_localMta.empty() ? m_localMta : ascii::lowered(m_text.localHost);
    if (local.empty() && m_signs.daemon && m_signs.fromDomain.find('.') != std::string::npos) {
        local = m_signs.fromDomain;
    }
    report.recipients.reserve(drafts.size());
    for (OutcomeDraft &draft : drafts) {
        RecipientOutcome &outcome = draft.outcome;
        const HeardReply &reply = draft.reply;
        const bool specific = reply.status && (reply.status->subject != 0 || reply.status->detail != 0);
        const bool statedSpecific = draft.stated && (draft.stated->subject != 0 || draft.stated->detail != 0);
        if (specific && (reply.bySmtp || !statedSpecific)) {
            outcome.status = reply.status;
        } else {
            outcome.status = draft.stated ? draft.stated : reply.status;
        }
        if (draft.stated && outcome.status == draft.stated) {
            outcome.statusSpan = spanOf(draft.statusText);
        } else if (outcome.status) {
            const std::string written = outcome.status->toString();
            const std::size_t at = reply.where.find(written);
            outcome.statusSpan = at == std::string_view::npos ? Span{} : spanOf(reply.where.substr(at, written.size()));
        }
        outcome.replyCode = reply.code;
        outcome.repliedBySmtp = reply.bySmtp;
        outcome.diagnostic = reply.words;
        outcome.diagnosticSpan = spanOf(reply.where);
        outcome.addressSpan = spanOf(draft.address);
        outcome.command = reply.command;
        outcome.localMta = local;
        if (outcome.remoteMta.empty()) {
            outcome.remoteMta = reply.host;
        }
        if (outcome.originalAddress && sameAddress(outcome.originalAddress->value, outcome.address.value)) {
            outcome.originalAddress.reset();
        }
        report.recipients.push_back(std::move(outcome));
    }
}

// -- fragments -------------------------------------------------------------------------------------------------------

DeliveryReport NoticeReader::readFragment()
{
    DeliveryReport report;
    report.kind = ReportKind::Fragment;
    const Part &root = m_message.root();
    m_texts.reserve(4);
    m_texts.push_back(root.fieldCount == 0 ? partText(m_message, root) : asSourceText(m_message.bytes, 0));
    const SourceText &text = m_texts.back();
    m_lines = splitNotice(text.text);
    report.humanText = text;
    if (m_lines.cut) {
        report.original = readReturnedText(text, m_lines.returned);
    }
    NoticeHints hints;
    hints.fragment = true;
    m_text = readTextNotice(m_lines, hints);
    std::vector<OutcomeDraft> drafts;
    if (holdsStatusFields(m_lines)) {
        drafts = readFields(readStatusFields(text.text), report);
    }
    mergeText(drafts);
    std::erase_if(drafts, [this](const OutcomeDraft &draft) {
        return draft.reply.weight() <= 1 && !draft.stated && (m_text.byShape || draft.reply.words.empty());
    });
    if (drafts.empty()) {
        const auto best =
            std::max_element(m_text.loose.begin(), m_text.loose.end(),
                             [](const HeardReply &a, const HeardReply &b) { return a.weight() < b.weight(); });
        if (best != m_text.loose.end() && (best->weight() > 1 || text.text.size() < 400)) {
            OutcomeDraft draft;
            draft.reply = *best;
            drafts.push_back(std::move(draft));
        }
    } else {
        giveLoose(drafts);
    }
    finish(drafts, report);
    for (RecipientOutcome &outcome : report.recipients) {
        if (outcome.replyCode && outcome.replyCode->value < 500 && outcome.replyCode->value >= 400 &&
            !m_text.finalFailure) {
            outcome.action = Action::Delayed;
        }
    }
    report.format = report.recipients.empty() ? std::string() : std::string("reply");
    return report;
}

} // namespace todoke
