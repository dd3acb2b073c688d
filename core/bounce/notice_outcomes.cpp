// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/reply/address_text.h"
#include "core/mail/received.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace todoke {

namespace {

/// The host that handed a mail to its first hop, or that hop itself where it wrote the mail.
std::string writerOf(const Hop &hop)
{
    for (const std::string *name : {&hop.fromReverse, &hop.from, &hop.by}) {
        if (name->find('.') != std::string::npos && !IpAddress::parse(*name) && !name->starts_with("localhost")) {
            return *name;
        }
    }
    return {};
}

} // namespace

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
    if (local.empty() && m_depth == 0) { // the host that wrote the notice put the first Received field on it
        const Route route = parseRoute(m_message, m_message.root());
        local = route.empty() ? std::string() : writerOf(route.front());
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

} // namespace todoke
