// SPDX-License-Identifier: MIT
#include "core/bounce/formats/transcript.h"

#include "core/bounce/reply/address_text.h"
#include "core/bounce/reply/command_text.h"
#include "core/bounce/reply/host_text.h"
#include "core/bounce/reply/reply_lines.h"
#include "core/text/ascii.h"

#include <utility>

namespace todoke {

namespace {

bool startsWithCode(std::string_view line)
{
    return line.size() > 3 && (line[0] == '4' || line[0] == '5' || line[0] == '2') && ascii::isDigit(line[1]) &&
           ascii::isDigit(line[2]) && (line[3] == ' ' || line[3] == '-');
}

/// "550 5.1.1 <user@example.jp>... User unknown": what is behind the codes.
std::string_view behindCodes(std::string_view line)
{
    if (startsWithCode(line)) {
        line = ascii::trimmed(line.substr(4));
    }
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos && EnhancedStatus::parse(line.substr(0, space))) {
        line = ascii::trimmed(line.substr(space));
    }
    return line;
}

/// The recipient of a sendmail verdict line, with what is said about it.
bool verdictParts(std::string_view line, std::string_view &address, std::string_view &text)
{
    const std::string_view rest = behindCodes(line);
    const AddressSpot spot = addressAtStart(rest);
    if (spot.address.empty() || spot.whole.data() != rest.data()) {
        return false;
    }
    std::string_view behind = rest.substr(spot.whole.size());
    if (!behind.starts_with("...") && !behind.starts_with(" ... ")) {
        return false;
    }
    address = spot.address;
    text = ascii::trimmed(behind.substr(
        behind.find_first_not_of(" .") == std::string_view::npos ? behind.size() : behind.find_first_not_of(" .")));
    return true;
}

/// Takes the arrow off a line of a dialogue, however it is drawn: ">>> RCPT ...", "Sent <<< RCPT ...",
/// "Thu 2010-04-29 23:34:45: --> RCPT ...".
enum class Arrow : std::uint8_t { None, Command, Reply };

Arrow takeArrow(std::string_view &line)
{
    if (line.size() < 4) {
        return Arrow::None;
    }
    Arrow arrow = Arrow::None;
    std::size_t end = 0;
    if (line.starts_with("<<<")) {
        arrow = Arrow::Reply;
        end = 3;
    } else if (line.starts_with(">>>")) {
        arrow = Arrow::Command;
        end = 3;
    } else if (line.starts_with("Received >>>")) {
        arrow = Arrow::Reply;
        end = 12;
    } else if (line.starts_with("Sent <<<")) {
        arrow = Arrow::Command;
        end = 8;
    } else {
        const std::size_t dash = line.substr(0, 48).find("--");
        if (dash == std::string_view::npos || dash + 3 >= line.size()) {
            return Arrow::None;
        }
        if (dash > 0 && line[dash - 1] == '<' && line[dash + 2] == ' ') { // "<-- 550 no such user"
            arrow = Arrow::Reply;
        } else if (line[dash + 2] == '>' && line[dash + 3] == ' ') { // "--> RCPT TO:<user@example.jp>"
            arrow = Arrow::Command;
        } else {
            return Arrow::None;
        }
        end = dash + 3;
    }
    line = ascii::trimmed(line.substr(end));
    return arrow;
}

bool isTalking(std::string_view line)
{
    if (line.starts_with("...")) {
        line = ascii::trimmed(line.substr(3));
    }
    return ascii::startsWith(line, "while talking to ");
}

} // namespace

bool Transcript::isDialogue(std::string_view line)
{
    if (isTalking(line)) {
        return true;
    }
    const Arrow arrow = takeArrow(line);
    return arrow == Arrow::Reply ||
           (arrow == Arrow::Command && (commandAt(line) != SmtpCommand::Unknown || ascii::startsWith(line, "rset")));
}

bool Transcript::isVerdict(std::string_view line)
{
    std::string_view address;
    std::string_view text;
    return startsWithCode(line) && verdictParts(line, address, text);
}

bool Transcript::take(std::string_view line)
{
    if (isTalking(line)) {
        const std::size_t at = ascii::find(line, "talking to ");
        m_host = hostAt(line.substr(at + 11));
        m_command = SmtpCommand::Connect; // the greeting is what is answered first
        m_recipient = {};
        m_reply.clear();
        m_open = false;
        return true;
    }
    std::string_view rest = line;
    switch (takeArrow(rest)) {
    case Arrow::Command:
        command(rest);
        return true;
    case Arrow::Reply:
        remote(rest);
        return true;
    case Arrow::None:
        break;
    }
    return verdict(line);
}

void Transcript::command(std::string_view line)
{
    m_command = commandAt(line);
    m_recipient = m_command == SmtpCommand::Rcpt ? addressIn(line).address : std::string_view();
    m_open = false;
}

void Transcript::remote(std::string_view line)
{
    const bool goesOn = startsWithCode(line) && line[3] == '-';
    if (m_open) {
        appendReplyLine(m_reply, line);
        m_where = {m_where.data(), static_cast<std::size_t>(line.data() + line.size() - m_where.data())};
    } else if (line.starts_with("220 ") && m_host.empty()) {
        m_host = hostAt(line.substr(4)); // the greeting names the host
        return;
    } else if (line.starts_with("2") || line.starts_with("3") || (line.starts_with("503 ") && !m_reply.empty())) {
        return; // accepted, or only the echo of a refusal before ("need RCPT")
    } else {
        if (!m_reply.empty() && !m_judged && m_recipient.empty()) {
            // "<<< 554 no valid recipients" behind the refusal that matters.
            return;
        }
        m_reply.clear();
        appendReplyLine(m_reply, line);
        m_where = line;
        m_judged = false;
    }
    m_open = goesOn;
    if (!m_open && !m_recipient.empty()) {
        TextOutcome outcome;
        outcome.address = m_recipient;
        outcome.reply = hear(m_reply, m_where);
        outcome.reply.host = ascii::lowered(m_host);
        outcome.reply.command = SmtpCommand::Rcpt;
        outcome.reply.bySmtp = true;
        m_outcomes.push_back(std::move(outcome));
        m_judged = true;
    }
}

bool Transcript::verdict(std::string_view line)
{
    std::string_view address;
    std::string_view text;
    if (!verdictParts(line, address, text)) {
        return false;
    }
    TextOutcome outcome;
    outcome.address = address;
    if (!m_reply.empty() && !m_judged) {
        outcome.reply = hear(m_reply, m_where);
        outcome.reply.host = ascii::lowered(m_host);
        outcome.reply.bySmtp = true;
        // sendmail pipelines: a refused RCPT is printed below ">>> DATA", but only a refused recipient is named here.
        outcome.reply.command = m_command == SmtpCommand::Data ? SmtpCommand::Rcpt : m_command;
        m_judged = true;
    } else if (m_judged && !m_outcomes.empty() && sameAddress(m_outcomes.back().address, address)) {
        return true; // sendmail's own translation of the reply to RCPT just above
    } else {
        std::string words;
        // "550 <a>... 550 Host unknown" and "<a>... Deferred: ..." say it all behind the address.
        const bool inner = !startsWithCode(line) || findCodes(text.substr(0, 64)).reply;
        appendReplyLine(words, inner ? text : line);
        outcome.reply = hear(std::move(words), line);
        outcome.reply.bySmtp = false;
    }
    m_outcomes.push_back(std::move(outcome));
    return true;
}

void Transcript::local(std::string_view line)
{
    if (m_local.words.empty()) {
        std::string words;
        appendReplyLine(words, line);
        m_local = hear(std::move(words), line);
        m_local.bySmtp = false;
    }
}

HeardReply Transcript::takePending()
{
    HeardReply pending = std::exchange(m_local, {});
    if (!m_reply.empty() && !m_judged) {
        pending = hear(m_reply, m_where);
        pending.host = ascii::lowered(m_host);
        pending.command = m_command;
        pending.bySmtp = true;
        m_judged = true;
    }
    m_open = false;
    return pending;
}

std::vector<TextOutcome> Transcript::takeOutcomes()
{
    return std::exchange(m_outcomes, {});
}

} // namespace todoke
