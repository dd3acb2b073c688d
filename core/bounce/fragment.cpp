// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/formats/delivery_status.h"
#include "core/bounce/formats/ses_event.h"
#include "core/bounce/reply/address_text.h"
#include "core/bounce/returned_mail.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <utility>

namespace todoke {

namespace {

/// Without a code only a short text is taken for a reply; a long one is somebody's prose.
constexpr std::size_t shortText = 400;
constexpr std::size_t longText = 4000; ///< so much of a text is searched for words

bool isWide(char c)
{
    return static_cast<unsigned char>(c) >= 0xE3; // kana, ideographs, full-width forms in UTF-8
}

/// A reply quoted in a sentence of another language: only the reply is kept.
void narrow(HeardReply &reply)
{
    const ReplyCodes codes = findCodes(reply.words);
    if (!codes.reply && !codes.status) {
        return;
    }
    std::size_t begin = codes.reply ? codes.replyAt : codes.statusAt;
    if (codes.reply && codes.status) {
        begin = std::min(codes.replyAt, codes.statusAt);
    }
    if (std::none_of(reply.words.begin(), reply.words.begin() + static_cast<std::ptrdiff_t>(begin), isWide)) {
        return; // the text is the reply itself, in whatever language its words are
    }
    const auto end = std::find_if(reply.words.begin() + static_cast<std::ptrdiff_t>(begin), reply.words.end(), isWide);
    reply.words = ascii::simplified(std::string(reply.words.begin() + static_cast<std::ptrdiff_t>(begin), end));
    const std::string_view opening = std::string_view(reply.words).substr(0, 3);
    const std::size_t at = reply.where.find(opening);
    if (at != std::string_view::npos) {
        reply.where = reply.where.substr(at);
        const auto *const stop = std::find_if(reply.where.begin(), reply.where.end(), isWide);
        reply.where = reply.where.substr(0, static_cast<std::size_t>(stop - reply.where.begin()));
    }
}

bool saysRefused(std::string_view words)
{
    return (wordsOf(words) & (word::refused | word::failed)) != 0;
}

/// "550 5.1.1 <user@example.jp>: Recipient address rejected": the recipient that a reply names itself. A reply to MAIL
/// names the sender.
std::string_view recipientIn(const HeardReply &reply)
{
    if (reply.command == SmtpCommand::Mail || ascii::contains(reply.words, "sender")) {
        return {};
    }
    const AddressSpot spot = addressIn(reply.where.substr(0, 512));
    if (spot.address.empty() || isMasked(spot.address)) {
        return {};
    }
    const auto end = static_cast<std::size_t>(spot.whole.data() + spot.whole.size() - reply.where.data());
    const std::string_view behind = reply.where.substr(end, 24);
    const std::string_view before = reply.where.substr(0, end - spot.whole.size());
    const bool judged = ascii::startsWith(behind, ": recipient") || ascii::startsWith(behind, "... user") ||
                        ascii::startsWith(behind, "... host") || ascii::startsWith(behind, ": user") ||
                        ascii::startsWith(behind, "... no such") || ascii::startsWith(behind, ": no such");
    return judged || ascii::endsWith(ascii::trimmed(before), "user") ? spot.address : std::string_view();
}

} // namespace

/// One outcome for each reply that names a recipient of its own; else the best reply alone.
std::vector<OutcomeDraft> NoticeReader::draftsOfReplies(std::size_t size) const
{
    std::vector<OutcomeDraft> drafts;
    const HeardReply *best = nullptr;
    for (const HeardReply &reply : m_text.loose) {
        best = best == nullptr || reply.weight() > best->weight() ? &reply : best;
        const std::string_view recipient = reply.weight() > 1 ? recipientIn(reply) : std::string_view();
        const bool known = std::any_of(drafts.begin(), drafts.end(), [&](const OutcomeDraft &draft) {
            return sameAddress(draft.outcome.address.value, recipient);
        });
        if (recipient.empty() || known || drafts.size() >= 1000) {
            continue;
        }
        OutcomeDraft draft;
        draft.outcome.address.value = std::string(recipient);
        draft.address = recipient;
        draft.reply = reply;
        drafts.push_back(std::move(draft));
    }
    if (drafts.empty() && best != nullptr && (best->weight() > 1 || size < shortText)) {
        drafts.emplace_back().reply = *best;
    }
    return drafts;
}

/// What only looks like a recipient is none without a reply or words that say so.
void NoticeReader::dropDoubtful(std::vector<OutcomeDraft> &drafts) const
{
    std::size_t size = 0;
    std::uint32_t words = 0;
    for (const NoticeLine &line : m_lines.lines) {
        size += line.text.size() + 1;
        words |= size < longText ? wordsOf(line.text) : 0U;
    }
    constexpr std::uint32_t bad = word::failed | word::negative | word::refused;
    const bool isNotice = (words & word::deliver) != 0 && (words & bad) != 0;
    std::erase_if(drafts, [&](const OutcomeDraft &draft) {
        if (draft.reply.weight() > 1 || draft.stated) {
            return false;
        }
        const bool inProse = size > shortText || !saysRefused(draft.reply.words);
        return m_text.byShape ? inProse : draft.reply.words.empty() && !isNotice;
    });
}

DeliveryReport NoticeReader::readFragment()
{
    DeliveryReport report;
    report.kind = ReportKind::Fragment;
    const Part &root = m_message.root();
    m_texts.push_back(root.fieldCount == 0 ? partText(m_message, root) : asSourceText(m_message.bytes, 0));
    const SourceText text = m_texts.back();
    m_lines = splitNotice(text.text);
    report.humanText = text;
    const std::string_view event = findSesEvent(text.text);
    if (!event.empty() && readSesEvent(text, event, report)) {
        return report;
    }
    if (m_lines.cut) {
        report.original = readReturnedText(text, m_lines.returned);
    }
    const NoticeHints hints;
    m_text = readTextNotice(m_lines, hints);
    std::vector<OutcomeDraft> drafts;
    if (holdsStatusFields()) {
        drafts = readFields(readStatusFields(text.text), report);
    }
    mergeText(drafts);
    if (!m_text.byShape) {
        giveLoose(drafts);
    }
    const std::string only = drafts.size() == 1 ? drafts.front().outcome.address.value : std::string();
    const std::string_view onlyAt = only.empty() ? std::string_view() : drafts.front().address;
    dropDoubtful(drafts);
    if (drafts.empty() && readNested({}, report)) {
        return report;
    }
    if (drafts.empty()) {
        drafts = draftsOfReplies(text.text.size());
        // A mail with its Received fields below the text: a returned one, whatever language the text is in.
        const bool returns = report.original && !report.original->route.empty() && report.original->to.size() == 1;
        if (drafts.empty() && returns && !m_lines.lines.empty()) {
            drafts.emplace_back();
        }
        if (drafts.size() == 1 && drafts.front().outcome.address.empty()) { // the only one that a sentence names
            drafts.front().outcome.address.value = only.empty() && returns ? report.original->to.front() : only;
            drafts.front().address = onlyAt;
        }
    } else if (m_text.byShape) {
        giveLoose(drafts);
    }
    for (OutcomeDraft &draft : drafts) {
        narrow(draft.reply);
        const bool transient = draft.reply.code && draft.reply.code->value / 100 == 4;
        if (transient && !draft.stated && !m_text.finalFailure) {
            draft.outcome.action = Action::Delayed;
        }
    }
    finish(drafts, report);
    report.format = report.recipients.empty() ? std::string() : std::string("reply");
    return report;
}

} // namespace todoke
