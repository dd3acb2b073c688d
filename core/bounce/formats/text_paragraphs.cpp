// SPDX-License-Identifier: MIT
#include "core/bounce/formats/labelled_line.h"
#include "core/bounce/formats/text_reader.h"
#include "core/bounce/reply/address_text.h"
#include "core/bounce/reply/command_text.h"
#include "core/bounce/reply/host_text.h"
#include "core/bounce/reply/phrase_set.h"
#include "core/bounce/reply/reply_lines.h"
#include "core/bounce/reply/reply_text.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace todoke {

namespace {

/// A heading with a rule: "----- Transcript of session follows -----", "-------server message".
bool isHeading(std::string_view first, std::string_view last)
{
    constexpr std::string_view dress = "-=*|#_";
    if (first.size() < 3 || dress.find(first.front()) == std::string_view::npos) {
        return last.ends_with("---"); // the second line of a heading
    }
    const bool ruled = first[1] == first[0] || first[0] == '|';
    return ruled && (dress.find(last.back()) != std::string_view::npos || (first[0] == '-' && first[2] == '-'));
}

/// Texts that tell whom to ask, in the languages whose notices name addresses for it.
bool asksForContact(std::string_view line, std::uint32_t words)
{
    return (words & word::contact) != 0 || line.find("\xE5\x95\x8F") != std::string_view::npos || // 問(い合わせ)
           line.find("\xE9\x80\xA3\xE7\xB5\xA1") != std::string_view::npos;                       // 連絡
}

/// Whether recipients may follow.
bool announces(std::uint32_t words, std::string_view lastLine)
{
    // In other languages than English the words are not known: the line above an address will do.
    if (lastLine.back() == ':' || !ascii::isAscii(lastLine)) {
        return !asksForContact(lastLine, wordsOf(lastLine));
    }
    return (words & (word::recipient | word::following)) != 0 &&
           (words & (word::deliver | word::failed | word::refused | word::delayed)) != 0;
}

/// A line that ends in a colon and speaks of an answer: the reply stands below it.
bool opensReply(std::string_view line)
{
    if (line.empty() || (line.back() != ':' && !isHeading(line, line))) {
        return false;
    }
    static constexpr auto words = std::to_array<std::string_view>(
        {"response", "because", "error", "reason", "returned", "detail", "said", "was generated", "server message"});
    return std::any_of(words.begin(), words.end(), [line](std::string_view w) { return ascii::contains(line, w); });
}

/// "rejected by the server for the recipient domain example.jp by mx.example.jp. [192.0.2.1]."
std::string_view hostNamedIn(std::string_view whole)
{
    const std::string_view searched = whole.substr(0, 4096);
    for (std::size_t at = ascii::find(searched, " by "); at != std::string_view::npos;
         at = ascii::find(searched, " by ", at + 4)) {
        const std::string_view host = hostAt(searched.substr(at + 4));
        if (!host.empty()) {
            return host;
        }
    }
    return {};
}

bool isStatusField(std::string_view line)
{
    static constexpr auto names = std::to_array<std::string_view>({
        "final-recipient:",
        "original-recipient:",
        "reporting-mta:",
        "diagnostic-code:",
        "last-attempt-date:",
        "remote-mta:",
        "x-actual-recipient:",
    });
    return std::any_of(names.begin(), names.end(), [line](std::string_view name) {
        return ascii::lower(line.front()) == name.front() && ascii::startsWith(line, name);
    });
}

/// The word before an address says that mail was meant for it.
bool namesRecipient(std::string_view before)
{
    if (!before.empty() &&
        static_cast<unsigned char>(before.back()) >= 0x80) { // right behind a word of another language
        return true;
    }
    constexpr std::string_view openers = " \t\r\n:<(";
    const std::size_t end = before.find_last_not_of(openers);
    if (end == std::string_view::npos) {
        return false;
    }
    before = before.substr(0, end + 1);
    const std::size_t begin = before.find_last_of(" \t\r\n.,;:");
    const std::string_view last = begin == std::string_view::npos ? before : before.substr(begin + 1);
    constexpr std::uint32_t good = word::to | word::recipient | word::deliver | word::failed | word::refused;
    // "User mailbox exceeds allowed size: user@example.jp"
    return ascii::equals(last, "size") || (wordsOf(last) & good) != 0;
}

} // namespace

/// Fields of RFC 3464 that stand in the text are read by readStatusFields(); here they would look like reasons.
bool TextReader::skipStatusFields()
{
    std::size_t end = m_at;
    bool found = false;
    while (end < m_lines.size() && !text(end).empty() && end - m_at < 40) {
        if (m_lines[end].indent == 0) {
            if (text(end).find(':') == std::string_view::npos) {
                return false;
            }
            found = found || isStatusField(text(end));
        }
        ++end;
    }
    if (found) {
        m_at = end;
    }
    return found;
}

std::size_t TextReader::paragraphEnd()
{
    const std::size_t first = m_at;
    std::uint32_t words = 0;
    std::size_t at = first;
    for (; at < m_lines.size() && !text(at).empty(); ++at) {
        const std::string_view line = text(at);
        if (at > first) {
            const std::string_view above = text(at - 1);
            const bool answers = opensReply(above);
            if (isRule(line) || Transcript::isDialogue(line) || (!answers && Transcript::isVerdict(line)) ||
                isHeading(above, above) || isHeading(line, line)) {
                break;
            }
            m_announced = announces(words, above);
            m_at = at; // accepted() looks at the line below
            const RecipientLine next = readRecipientLine(line);
            if (!next.address.empty() && accepted(next)) {
                break;
            }
        }
        words |= wordsOf(line);
    }
    m_at = at;
    return at;
}

void TextReader::paragraph()
{
    const std::size_t first = m_at;
    m_announced = false;
    m_inList = false;
    const std::size_t end = paragraphEnd();
    Paragraph paragraph{first, end - 1, wordsOf(span(text(first), text(end - 1)))};
    m_announced = announces(paragraph.words, text(paragraph.last));
    note(paragraph.words);
    introduce(paragraph);
    details(paragraph);
    m_paragraphs.push_back(paragraph);
    if (isHeading(text(first), text(paragraph.last))) {
        m_leading = m_leading || opensReply(text(first));
        m_commandNext = ascii::contains(text(first), "smtp command");
        if (ascii::contains(text(first), "transcript of session")) {
            transcript();
        }
        return;
    }
    if (std::exchange(m_commandNext, false) && !m_notice.loose.empty()) { // m-FILTER
        m_notice.loose.back().command = commandAt(text(first));
        return;
    }
    looseReply(paragraph);
}

void TextReader::note(std::uint32_t words)
{
    m_notice.delayed =
        m_notice.delayed || (words & word::delayed) != 0 ||
        ((words & word::retry) != 0 && (words & (word::negative | word::still)) != 0 && (words & word::failed) == 0);
    m_notice.finalFailure = m_notice.finalFailure || (words & word::finally) != 0;
    if ((words & (word::recipient | word::following)) == 0) {
        return;
    }
    if ((words & word::success) != 0 && (words & (word::failed | word::negative | word::refused)) == 0) {
        m_action = Action::Delivered;
    } else if ((words & (word::failed | word::negative | word::finally)) != 0) {
        m_action = Action::Failed;
    }
}

/// Hosts in lines of their own: the one that reports, and the one that a reply above came from.
void TextReader::details(const Paragraph &paragraph)
{
    for (std::size_t at = paragraph.first; at <= paragraph.last; ++at) {
        const LabelledLine line = labelledLine(text(at));
        if (line.value.empty()) {
            continue;
        }
        if (m_notice.localHost.empty()) {
            m_notice.localHost = reporterOfLabelled(line);
        }
        const std::string_view remote =
            ascii::startsWith(line.label, "remote") ? hostOfLabelled(line) : std::string_view();
        if (!remote.empty() && !m_notice.loose.empty() && m_notice.loose.back().host.empty()) {
            m_notice.loose.back().host = ascii::lowered(remote);
        }
    }
}

/// "This is the mail system at host mx.example.jp."
void TextReader::introduce(const Paragraph &paragraph)
{
    if (!m_notice.localHost.empty() || m_paragraphs.size() > 6) {
        return;
    }
    static constexpr auto leads = phraseSet(
        {"at host ", "program at ", "agent at ", "notification from ", "message from ", "dragonfly mail agent "});
    const std::string_view whole = span(text(paragraph.first), text(paragraph.last)).substr(0, 400);
    leads.scan(whole, [&](std::size_t index, std::size_t at) {
        std::string_view behind = whole.substr(at + leads[index].size());
        if (behind.starts_with("v")) { // "DragonFly Mail Agent v0.13 at mx.example.jp"
            const std::size_t name = behind.find(" at ");
            behind = name == std::string_view::npos ? std::string_view() : behind.substr(name + 4);
        }
        m_notice.localHost = hostAt(behind);
        return m_notice.localHost.empty();
    });
}

/// Where in a paragraph the reply stands: behind a label ("Reported error: 550 ..."), with details in lines of their
/// own round it, or in all of it. The longest of several.
TextReader::LinesOfReply TextReader::linesOfReply(const Paragraph &paragraph) const
{
    LinesOfReply best{paragraph.first, paragraph.last, text(paragraph.first), {}};
    std::size_t longest = 0;
    std::string_view host;
    for (std::size_t at = paragraph.first; at <= paragraph.last; ++at) {
        const LabelledLine line = labelledLine(text(at));
        host = host.empty() ? hostOfLabelled(line) : host;
        if (line.label.empty() || !beginsWithCode(line.value)) {
            continue;
        }
        const std::size_t first = at;
        while (at < paragraph.last && labelledLine(text(at + 1)).label.empty()) {
            ++at;
        }
        const std::size_t size = span(line.value, text(at)).size();
        if (size > longest) {
            longest = size;
            best = {first, at, line.value, {}};
        }
    }
    best.host = longest > 0 ? host : std::string_view();
    return best;
}

/// A list of possible reasons says little without the sentence that it follows.
TextReader::Paragraph TextReader::withLead(Paragraph paragraph) const
{
    const std::string_view line = text(paragraph.first);
    if (m_paragraphs.size() > 1 && (line.starts_with("* ") || line.starts_with("- ") || line.starts_with("•"))) {
        paragraph.first = m_paragraphs[m_paragraphs.size() - 2].first;
    }
    return paragraph;
}

/// A reply or reason in a paragraph of its own: "The error that the other server returned was: 550 ...".
void TextReader::looseReply(const Paragraph &paragraph)
{
    const std::string_view whole = span(text(paragraph.first), text(paragraph.last));
    const std::string_view host = hostNamedIn(whole);
    const bool led = std::exchange(m_leading, opensReply(text(paragraph.last)));
    if (m_leading && paragraph.first == paragraph.last) {
        m_where = host.empty() ? m_where : host;
        return;
    }
    const bool spoken = led || (paragraph.words & word::refused) != 0 || opensWords(whole);
    if (!spoken) {
        const ReplyCodes codes = findCodes(whole);
        if (!codes.reply && !codes.status) {
            m_where = host.empty() ? m_where : host;
            return;
        }
    }
    const std::string_view before = m_where;
    m_where = host.empty() ? m_where : host;
    const LinesOfReply lines = linesOfReply(led ? withLead(paragraph) : paragraph);
    std::string joined;
    joined.reserve(whole.size());
    appendReplyLine(joined, lines.begin);
    for (std::size_t at = lines.first + 1; at <= lines.last; ++at) {
        appendReplyLine(joined, text(at));
    }
    HeardReply heard = hear(std::move(joined), span(lines.begin, text(lines.last)));
    if (heard.host.empty()) {
        heard.host = ascii::lowered(lines.host);
    }
    const bool named = heard.bySmtp || heard.code || heard.status;
    if (!named && !led && !heard.led && (paragraph.words & word::refused) == 0) {
        return;
    }
    heard.led = heard.led || led;
    if (named && heard.host.empty()) {
        heard.host = ascii::lowered(host.empty() ? before : host);
    }
    if (heard.code && heard.code->value >= 400 && heard.words.starts_with(heard.code->toString())) {
        heard.bySmtp = true;
    }
    m_notice.loose.push_back(std::move(heard));
}

/// Recipients named in running text, where no list of them was found.
void TextReader::sentences()
{
    for (const Paragraph &paragraph : m_paragraphs) {
        const bool speaks = (paragraph.words & (word::deliver | word::message | word::recipient)) != 0 &&
                            (paragraph.words & (word::failed | word::negative | word::refused | word::delayed)) != 0;
        const std::string_view whole = span(text(paragraph.first), text(paragraph.last));
        if (speaks || (!ascii::isAscii(whole) && !asksForContact(whole, paragraph.words))) {
            sentence(paragraph);
        }
    }
    m_notice.byShape = !m_notice.outcomes.empty();
}

void TextReader::sentence(const Paragraph &paragraph)
{
    const std::string_view whole = span(text(paragraph.first), text(paragraph.last));
    AddressSpot spot = addressIn(whole);
    while (!spot.address.empty()) {
        const auto at = static_cast<std::size_t>(spot.whole.data() - whole.data());
        const std::size_t after = at + spot.whole.size();
        // "Delivery failed 20 attempts: user@example.jp"
        const bool closes = after == whole.size() && at > 1 && whole.substr(at - 2, 2) == ": ";
        if ((closes || namesRecipient(whole.substr(0, at))) && !sameAddress(spot.address, m_hints.reader)) {
            TextOutcome outcome;
            outcome.address = spot.address;
            outcome.action = m_action;
            if (m_notice.loose.empty()) {
                outcome.reply = hear(ascii::simplified(whole.substr(0, 2048)), whole);
            }
            add(std::move(outcome));
        }
        spot = addressIn(whole, after);
    }
}

} // namespace todoke
