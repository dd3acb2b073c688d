// SPDX-License-Identifier: MIT
#include "core/bounce/formats/text_notice.h"

#include "core/bounce/address_text.h"
#include "core/bounce/formats/recipient_line.h"
#include "core/bounce/formats/transcript.h"
#include "core/bounce/reply_text.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <utility>

namespace todoke {

namespace {

/// From the first byte of `first` to the last of `last`, both in the same text.
std::string_view span(std::string_view first, std::string_view last)
{
    return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

class TextReader
{
public:
    TextReader(const NoticeLines &notice, const NoticeHints &hints) : m_lines(notice.lines), m_hints(hints) {}

    TextNotice run()
    {
        while (m_at < m_lines.size()) {
            if (m_lines[m_at].text.empty()) {
                ++m_at;
            } else if (Transcript::isPart(m_lines[m_at].text)) {
                transcript();
            } else if (!recipient() && !delivererLine()) {
                paragraph();
            }
        }
        if (m_notice.outcomes.empty()) {
            sentences();
        }
        return std::move(m_notice);
    }

private:
    struct Paragraph
    {
        std::size_t first;
        std::size_t last;
        std::uint32_t words;
    };

    [[nodiscard]] std::string_view text(std::size_t at) const
    {
        return at < m_lines.size() ? m_lines[at].text : std::string_view();
    }

    // -- recipients with their reasons ---------------------------------------------------------------------------

    bool recipient()
    {
        const NoticeLine &line = m_lines[m_at];
        const RecipientLine found = readRecipientLine(line.text);
        if (found.address.empty() || !accepted(found)) {
            return false;
        }
        TextOutcome outcome;
        outcome.address = found.address;
        outcome.original = found.original;
        outcome.action = m_action;
        reasonOf(outcome, found.reason, line.indent);
        m_inList = true;
        add(std::move(outcome));
        return true;
    }

    [[nodiscard]] bool accepted(const RecipientLine &found) const
    {
        if (isHinted(found.address) || found.shape == RecipientLine::Shape::Labelled) {
            return true;
        }
        switch (found.shape) {
        case RecipientLine::Shape::Bare:
            return m_announced || m_inList || startsReply(text(m_at + 1));
        case RecipientLine::Shape::Bracketed:
        case RecipientLine::Shape::Labelled:
            return true;
        case RecipientLine::Shape::Reason:
            return m_announced || m_inList || tells(found.reason);
        case RecipientLine::Shape::Loose:
            return (m_announced || m_inList || findCodes(found.reason).reply.has_value()) && tells(found.reason);
        }
        return false;
    }

    [[nodiscard]] bool isHinted(std::string_view address) const
    {
        return std::any_of(m_hints.failed.begin(), m_hints.failed.end(),
                           [address](std::string_view hint) { return sameAddress(hint, address); });
    }

    /// A reason rather than the rest of a sentence.
    static bool tells(std::string_view reason)
    {
        const ReplyCodes codes = findCodes(reason.substr(0, 512));
        return codes.reply || codes.status ||
               (wordsOf(reason.substr(0, 512)) & (word::failed | word::refused | word::negative)) != 0;
    }

    static bool startsReply(std::string_view line)
    {
        if (line.empty()) {
            return false;
        }
        if (line.front() == '#' || ascii::isDigit(line.front()) || line.front() == '<' || line.front() == '\'') {
            const ReplyCodes codes = findCodes(line.substr(0, 64));
            return (codes.reply && codes.replyAt < 4) || (codes.status && codes.statusAt < 4);
        }
        return ascii::startsWith(line, "remote ") || ascii::startsWith(line, "smtp error") ||
               ascii::startsWith(line, "host ") || ascii::startsWith(line, "(reason");
    }

    /// Collects the reason: what stands behind the address, then the lines below it up to the next entry.
    void reasonOf(TextOutcome &outcome, std::string_view inline_, std::uint32_t indent)
    {
        std::string reason;
        std::string_view first;
        std::string_view last;
        std::string_view host;
        const auto append = [&](std::string_view line) {
            appendReplyLine(reason, line);
            first = first.empty() ? line : first;
            last = line;
        };
        if (!inline_.empty()) {
            append(inline_);
        }
        for (++m_at; m_at < m_lines.size(); ++m_at) {
            const NoticeLine &line = m_lines[m_at];
            if (line.text.empty() || isRule(line.text) || Transcript::isPart(line.text)) {
                break;
            }
            if (takeRemark(line.text, outcome)) {
                continue;
            }
            if (line.indent <= indent && startsEntry(line.text)) {
                break;
            }
            const DetailLine detail = readDetailLine(line.text);
            if (detail.kind == DetailLine::Kind::Host) {
                host = hostAt(detail.value);
                continue;
            }
            if (detail.kind == DetailLine::Kind::Diagnostic) { // better than a "Reason:" in the reporter's words
                reason.clear();
                first = {};
            }
            append(detail.value);
        }
        takeWrappedExpansion(reason, outcome, span(first, last));
        if (!reason.empty()) {
            outcome.reply = hear(std::move(reason), span(first, last));
            if (!host.empty()) {
                outcome.reply.host = ascii::lowered(host);
            }
            outcome.reply.bySmtp = outcome.reply.bySmtp || startsWithReply(outcome.reply);
        }
        if (Transcript::isPart(text(m_at))) {
            m_transcript.talkingTo(hostAt(last));
        }
    }

    /// Postfix wraps "(expanded from <user@example.jp>): reason" where the line is full.
    static void takeWrappedExpansion(std::string &reason, TextOutcome &outcome, std::string_view where)
    {
        const std::size_t close = reason.find(">):");
        if (!reason.starts_with("<") || close == std::string::npos || !outcome.original.empty()) {
            return;
        }
        outcome.original = addressIn(where).address;
        reason.erase(0, close + 3);
        reason.erase(0, reason.find_first_not_of(' '));
    }

    static bool startsWithReply(const HeardReply &reply)
    {
        return reply.code && reply.code->value >= 400 && !reply.where.starts_with("(reason") &&
               reply.words.starts_with(reply.code->toString());
    }

    /// "(expanded from: <user@example.jp>)", "(generated from user@example.jp)": an alias, not a reason.
    static bool takeRemark(std::string_view line, TextOutcome &outcome)
    {
        const bool bracket = line.starts_with("(");
        const std::string_view inner = bracket ? line.substr(1) : line;
        for (const std::string_view lead :
             {std::string_view("expanded from"), std::string_view("generated from"),
              std::string_view("ultimately generated from"), std::string_view("generated by")}) {
            if (ascii::startsWith(inner, lead)) {
                const AddressSpot spot = addressIn(inner);
                if (outcome.address.empty()) {
                    outcome.address = spot.address;
                } else if (!sameAddress(spot.address, outcome.address)) {
                    outcome.original = spot.address;
                }
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool startsEntry(std::string_view line) const
    {
        const RecipientLine next = readRecipientLine(line);
        return !next.address.empty() && (next.shape != RecipientLine::Shape::Loose || tells(next.reason));
    }

    /// Exim and others: "pipe to |/usr/bin/program" or "|/usr/bin/program" in the place of an address.
    bool delivererLine()
    {
        const NoticeLine &line = m_lines[m_at];
        if (!m_announced || !(line.text.starts_with("|/") || line.text.starts_with("\"|") ||
                              ascii::startsWith(line.text, "pipe to ") || ascii::startsWith(line.text, "save to "))) {
            return false;
        }
        TextOutcome outcome;
        outcome.action = m_action;
        reasonOf(outcome, line.text, line.indent);
        m_inList = true;
        add(std::move(outcome));
        return true;
    }

    void add(TextOutcome &&outcome)
    {
        for (TextOutcome &known : m_notice.outcomes) {
            if (sameAddress(known.address, outcome.address)) {
                known.reply.improveBy(std::move(outcome.reply));
                known.original = known.original.empty() ? outcome.original : known.original;
                m_last = static_cast<std::size_t>(&known - m_notice.outcomes.data());
                return;
            }
        }
        // A notice for thousands of recipients is real (mailing lists); looking each up in a list would be quadratic.
        if (m_notice.outcomes.size() >= 1000) {
            return;
        }
        m_notice.outcomes.push_back(std::move(outcome));
        m_last = m_notice.outcomes.size() - 1;
    }

    // -- transcripts ---------------------------------------------------------------------------------------------

    void transcript()
    {
        const bool below = m_at > 0 && !text(m_at - 1).empty() && m_last < m_notice.outcomes.size();
        HeardReply local;
        while (m_at < m_lines.size() && !m_lines[m_at].text.empty()) {
            const std::string_view line = m_lines[m_at].text;
            if (!m_transcript.take(line)) {
                if (isRule(line) || line.starts_with("--")) {
                    break;
                }
                note(wordsOf(line));
            }
            ++m_at;
        }
        for (TextOutcome &outcome : m_transcript.takeOutcomes()) {
            outcome.action = m_action;
            add(std::move(outcome));
        }
        HeardReply pending = m_transcript.takePending();
        if (pending.words.empty()) {
            return;
        }
        if (below) {
            m_notice.outcomes[m_last].reply.improveBy(std::move(pending));
        } else {
            m_notice.loose.push_back(std::move(pending));
        }
    }

    // -- running text --------------------------------------------------------------------------------------------

    void paragraph()
    {
        const std::size_t first = m_at;
        std::uint32_t words = 0;
        m_announced = false;
        m_inList = false;
        while (m_at < m_lines.size() && !m_lines[m_at].text.empty() && !Transcript::isPart(text(m_at))) {
            const std::string_view line = text(m_at);
            if (m_at > first && isRule(line)) {
                break;
            }
            if (m_at > first) {
                const RecipientLine next = readRecipientLine(line);
                m_announced = announces(words, text(m_at - 1));
                if (!next.address.empty() && accepted(next)) {
                    break;
                }
            }
            words |= wordsOf(line);
            ++m_at;
        }
        const std::size_t last = m_at - 1;
        m_announced = announces(words, text(last));
        note(words);
        introduce(first, last);
        m_paragraphs.push_back({first, last, words});
        if (first == last && isRule(text(first))) {
            m_leading = false;
            return;
        }
        looseReply(first, last, words);
    }

    /// Whether recipients may follow.
    static bool announces(std::uint32_t words, std::string_view lastLine)
    {
        if (!lastLine.empty() && (lastLine.back() == ':' || lastLine.ends_with("\xEF\xBC\x9A"))) { // ":" or full-width
            return true;
        }
        return (words & (word::recipient | word::following)) != 0 &&
               (words & (word::deliver | word::failed | word::refused | word::delayed)) != 0;
    }

    void note(std::uint32_t words)
    {
        m_notice.delayed = m_notice.delayed || (words & word::delayed) != 0 ||
                           ((words & word::retry) != 0 && (words & (word::negative | word::still)) != 0 &&
                            (words & word::failed) == 0);
        m_notice.finalFailure = m_notice.finalFailure || (words & word::finally) != 0;
        if ((words & word::recipient) != 0 || (words & word::following) != 0) {
            if ((words & word::success) != 0 && (words & (word::failed | word::negative | word::refused)) == 0) {
                m_action = Action::Delivered;
            } else if ((words & (word::failed | word::negative | word::finally)) != 0) {
                m_action = Action::Failed;
            }
        }
    }

    /// "This is the mail system at host mx.example.jp."
    void introduce(std::size_t first, std::size_t last)
    {
        for (std::size_t at = first; m_notice.localHost.empty() && at <= last && at < 12; ++at) {
            for (const std::string_view lead :
                 {std::string_view("at host "), std::string_view(" program at "), std::string_view(" at "),
                  std::string_view("notification from "), std::string_view("generating server: "),
                  std::string_view("message from ")}) {
                const std::string_view line = text(at);
                const std::size_t found = ascii::find(line, lead);
                if (found == std::string_view::npos || (lead == " at " && !ascii::startsWith(line, "this is "))) {
                    continue;
                }
                m_notice.localHost = hostAt(line.substr(found + lead.size()));
                if (!m_notice.localHost.empty()) {
                    return;
                }
            }
        }
    }

    /// A reply or reason in a paragraph of its own: "The error that the other server returned was: 550 ...".
    void looseReply(std::size_t first, std::size_t last, std::uint32_t words)
    {
        const std::string_view whole = span(text(first), text(last));
        const bool led = m_leading;
        m_leading = opensReply(text(last));
        if (m_leading && first == last) {
            m_where = hostNamedIn(whole).empty() ? m_where : hostNamedIn(whole);
            return;
        }
        std::string joined;
        for (std::size_t at = first; at <= last; ++at) {
            appendReplyLine(joined, text(at));
        }
        HeardReply heard = hear(std::move(joined), whole);
        const std::string_view host = hostNamedIn(whole);
        const bool named = heard.bySmtp || heard.code || heard.status;
        if (!named && !led && (words & word::refused) == 0) {
            m_where = host.empty() ? m_where : host;
            return;
        }
        if (named && heard.host.empty()) {
            heard.host = ascii::lowered(host.empty() ? m_where : host);
        }
        heard.bySmtp = heard.bySmtp || startsWithReply(heard);
        m_where = host.empty() ? m_where : host;
        m_notice.loose.push_back(std::move(heard));
    }

    /// "rejected by the server for the recipient domain example.jp by mx.example.jp. [192.0.2.1]."
    static std::string_view hostNamedIn(std::string_view whole)
    {
        const std::size_t by = whole.size() < 4096 ? ascii::find(whole, " by ") : std::string_view::npos;
        for (std::size_t at = by; at != std::string_view::npos; at = ascii::find(whole, " by ", at + 4)) {
            const std::string_view host = hostAt(whole.substr(at + 4));
            if (!host.empty()) {
                return host;
            }
        }
        return {};
    }

    /// A line that ends in a colon and speaks of an answer: the reply stands in the next paragraph.
    static bool opensReply(std::string_view line)
    {
        if (line.empty() || line.back() != ':') {
            return false;
        }
        return ascii::contains(line, "response") || ascii::contains(line, "because") ||
               ascii::contains(line, "error") || ascii::contains(line, "reason") || ascii::contains(line, "returned") ||
               ascii::contains(line, "detail") || ascii::contains(line, "said") ||
               ascii::contains(line, "was generated");
    }

    // -- recipients named in sentences ---------------------------------------------------------------------------

    void sentences()
    {
        for (const Paragraph &paragraph : m_paragraphs) {
            const bool speaks =
                (paragraph.words & (word::deliver | word::message | word::recipient)) != 0 &&
                (paragraph.words & (word::failed | word::negative | word::refused | word::delayed)) != 0;
            if (speaks) {
                sentence(span(text(paragraph.first), text(paragraph.last)));
            }
        }
        m_notice.byShape = !m_notice.outcomes.empty();
    }

    void sentence(std::string_view whole)
    {
        AddressSpot spot = addressIn(whole);
        while (!spot.address.empty()) {
            const auto at = static_cast<std::size_t>(spot.whole.data() - whole.data());
            if (namesRecipient(whole.substr(0, at)) && !sameAddress(spot.address, m_hints.reader)) {
                TextOutcome outcome;
                outcome.address = spot.address;
                outcome.action = m_action;
                add(std::move(outcome));
            }
            spot = addressIn(whole, at + spot.whole.size());
        }
    }

    /// The word before an address says that mail was meant for it.
    static bool namesRecipient(std::string_view before)
    {
        before = ascii::trimmed(before);
        while (!before.empty() && (before.back() == ':' || before.back() == '<' || before.back() == '(')) {
            before = ascii::trimmed(before.substr(0, before.size() - 1));
        }
        const std::size_t begin = before.find_last_of(" \t\r\n.,;:");
        const std::string_view last = begin == std::string_view::npos ? before : before.substr(begin + 1);
        const std::uint32_t bits = wordsOf(last);
        constexpr std::uint32_t good = word::to | word::recipient | word::deliver | word::failed | word::refused;
        if (ascii::equals(last, "size")) { // "User mailbox exceeds allowed size: user@example.jp"
            return true;
        }
        return (bits & good) != 0;
    }

    const std::vector<NoticeLine> &m_lines;
    const NoticeHints &m_hints;
    TextNotice m_notice;
    std::vector<Paragraph> m_paragraphs;
    Transcript m_transcript;
    std::size_t m_at = 0;
    std::size_t m_last = static_cast<std::size_t>(-1); ///< the outcome read last
    std::string_view m_where;                          ///< a host named in running text
    Action m_action = Action::Failed;                  ///< of the section
    bool m_announced = false;
    bool m_inList = false;
    bool m_leading = false;
};

} // namespace

TextNotice readTextNotice(const NoticeLines &notice, const NoticeHints &hints)
{
    return TextReader(notice, hints).run();
}

} // namespace todoke
