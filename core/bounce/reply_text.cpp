// SPDX-License-Identifier: MIT
#include "core/bounce/reply_text.h"

#include "core/mail/ip_address.h"
#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <array>

namespace todoke {

namespace {

constexpr std::size_t npos = std::string_view::npos;

/// A reason longer than this is somebody's mail, not a reply; what lies beyond is not searched for clauses.
constexpr std::size_t clauseLimit = 4096;

bool startsCommand(std::string_view text, std::string_view word)
{
    return ascii::startsWith(text, word) && (text.size() == word.size() || !ascii::isAlpha(text[word.size()]));
}

struct CommandName
{
    std::string_view name;
    SmtpCommand command;
};

constexpr std::array commandNames{
    CommandName{"end of data", SmtpCommand::DataEnd},
    CommandName{"end-of-data", SmtpCommand::DataEnd},
    CommandName{"final data", SmtpCommand::DataEnd},
    CommandName{"final dot", SmtpCommand::DataEnd},
    CommandName{"text", SmtpCommand::DataEnd},
    CommandName{"body", SmtpCommand::DataEnd},
    CommandName{"message body", SmtpCommand::DataEnd},
    CommandName{"mail", SmtpCommand::Mail},
    CommandName{"rcpt", SmtpCommand::Rcpt},
    CommandName{"data", SmtpCommand::Data},
    CommandName{"ehlo", SmtpCommand::Ehlo},
    CommandName{"helo", SmtpCommand::Ehlo},
    CommandName{"lhlo", SmtpCommand::Ehlo},
    CommandName{"starttls", SmtpCommand::StartTls},
    CommandName{"auth", SmtpCommand::Auth},
    CommandName{"initial", SmtpCommand::Connect},
    CommandName{"connect", SmtpCommand::Connect},
    CommandName{"connection", SmtpCommand::Connect},
    CommandName{"conn", SmtpCommand::Connect},
    CommandName{"banner", SmtpCommand::Connect},
    CommandName{"greeting", SmtpCommand::Connect},
    CommandName{"quit", SmtpCommand::Quit},
};

bool isHostChar(char c)
{
    return ascii::isAlnum(c) || c == '.' || c == '-' || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

/// A name with a dot in it, or an address.
std::string_view asHost(std::string_view token)
{
    while (!token.empty() && (token.back() == '.' || token.back() == ':')) {
        token.remove_suffix(1);
    }
    if (token.find('.') == npos && !IpAddress::parse(token)) {
        return {};
    }
    if (token.find(':') != npos && !IpAddress::parse(token)) {
        return {};
    }
    return token;
}

/// The host whose name ends right before `end`, white space allowed: "mx.example.jp. [192.0.2.1]".
std::string_view hostBefore(std::string_view text, std::size_t end)
{
    while (end > 0 && ascii::isBlank(text[end - 1])) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && isHostChar(text[begin - 1]) && text[begin - 1] != ':') {
        --begin;
    }
    return asHost(text.substr(begin, end - begin));
}

/// A host given as "name[address]", "name [address]" or "name (address)", or a bare address in brackets.
std::string_view hostByAddress(std::string_view text)
{
    for (std::size_t at = text.find_first_of("[("); at != npos; at = text.find_first_of("[(", at + 1)) {
        const std::size_t close = text.find_first_of("])", at + 1);
        if (close == npos) {
            return {};
        }
        const std::string_view inside = text.substr(at + 1, close - at - 1);
        if (inside.size() < 64 && IpAddress::parse(inside)) {
            const std::string_view name = hostBefore(text, at);
            return name.empty() ? inside : name;
        }
    }
    return {};
}

struct Clause
{
    std::string_view text;
    SmtpCommand command;
};

/// Whole phrases that tell the stage (qmail-remote, Postfix and others write them before the reply).
constexpr std::array stagePhrases{
    Clause{"does not like recipient", SmtpCommand::Rcpt},
    Clause{"sender was rejected", SmtpCommand::Mail},
    Clause{"failed on data command", SmtpCommand::Data},
    Clause{"failed after i sent the message", SmtpCommand::DataEnd},
    Clause{"my name was rejected", SmtpCommand::Ehlo},
    Clause{"greeting failed", SmtpCommand::Connect},
    Clause{"talk to me", SmtpCommand::Connect},
    Clause{"handshake", SmtpCommand::Ehlo},
    Clause{"connect to ", SmtpCommand::Connect},
    Clause{"accept our requests to connect", SmtpCommand::Connect},
};

/// Words after which a command is named.
constexpr auto beforeCommand = std::to_array<std::string_view>({
    "in reply to ",
    " did not like our ",
    "while sending ",
    "while receiving the ",
    "remote server for ",
    "smtp:",
    " after pipelined ",
    "error following ",
    " sent: ",
    " after ",
});

SmtpCommand stageOf(std::string_view text)
{
    for (const std::string_view phrase : beforeCommand) {
        const std::size_t at = ascii::find(text, phrase);
        if (at != npos) {
            const SmtpCommand command = commandAt(text.substr(at + phrase.size()));
            if (command != SmtpCommand::Unknown) {
                return command;
            }
        }
    }
    for (const Clause &clause : stagePhrases) {
        if (ascii::contains(text, clause.text)) {
            return clause.command;
        }
    }
    return SmtpCommand::Unknown;
}

/// Who speaks behind a colon: the remote host, or whoever gives a reason.
enum class Speaker : std::uint8_t { Nobody, Remote, Anyone };

struct Lead
{
    std::string_view text;
    Speaker speaker;
};

/// What stands before a colon that opens the words of a reply.
constexpr std::array leads{
    Lead{" said", Speaker::Remote},
    Lead{"talk to me", Speaker::Remote},
    Lead{"returned was", Speaker::Remote},
    Lead{"remote server was", Speaker::Remote},
    Lead{"gave this error", Speaker::Remote},
    Lead{"generated response", Speaker::Remote},
    Lead{"server message", Speaker::Remote},
    Lead{"server response", Speaker::Remote},
    Lead{"responded with", Speaker::Remote},
    Lead{"replied", Speaker::Remote},
    Lead{"failed with", Speaker::Remote},
    Lead{"responded as follows", Speaker::Remote},
    Lead{" says", Speaker::Remote},
    Lead{"response was", Speaker::Anyone},
    Lead{"reason", Speaker::Anyone},
    Lead{"error was", Speaker::Anyone},
    Lead{"error message", Speaker::Anyone},
    Lead{"message below", Speaker::Anyone},
    Lead{"the problem", Speaker::Anyone},
    Lead{"because", Speaker::Anyone},
    Lead{"permanent failure", Speaker::Anyone},
    Lead{"temporary failure", Speaker::Anyone},
};

Speaker leadAtEnd(std::string_view text)
{
    while (!text.empty() && ascii::isBlank(text.back())) {
        text.remove_suffix(1);
    }
    if (text.empty()) {
        return Speaker::Nobody;
    }
    const char last = ascii::lower(text.back());
    for (const Lead &lead : leads) {
        if (lead.text.back() == last && ascii::endsWith(text, lead.text)) {
            return lead.speaker;
        }
    }
    return ascii::equals(text, "said") ? Speaker::Remote : Speaker::Nobody;
}

/// "host mx.example.jp [192.0.2.1]" before a colon (Exim), "host: mx (192.0.2.1) reason" is found by its lead.
bool endsWithHost(std::string_view text)
{
    if (text.empty() || text.back() != ']') {
        return false;
    }
    const std::size_t open = text.rfind('[');
    if (open == npos || !IpAddress::parse(text.substr(open + 1, text.size() - open - 2))) {
        return false;
    }
    const std::string_view host = hostBefore(text, open);
    if (host.empty()) {
        return false;
    }
    const std::string_view before = ascii::trimmed(text.substr(0, static_cast<std::size_t>(host.data() - text.data())));
    return ascii::endsWith(before, "host");
}

/// Where the words of a reply begin, or npos when no clause opens them.
std::size_t wordsBegin(std::string_view text, Speaker &speaker)
{
    for (std::size_t at = text.find(':'); at != npos; at = text.find(':', at + 1)) {
        const std::string_view before = text.substr(0, at);
        if (at + 1 < text.size() && !ascii::isSpace(text[at + 1])) {
            continue;
        }
        speaker = leadAtEnd(before);
        if (speaker != Speaker::Nobody) {
            return at + 1;
        }
        if (endsWithHost(before)) {
            speaker = Speaker::Remote;
            return at + 1;
        }
    }
    return npos;
}

/// Cuts `text` before the last "(" or "[" clause that tells the command, and reads the command.
void takeTrailingCommand(std::string_view &text, SmtpCommand &command)
{
    const std::string_view whole = ascii::trimmed(text);
    if (whole.empty()) {
        return;
    }
    const std::size_t reply = ascii::find(whole, "(in reply to ");
    if (reply != npos) {
        const SmtpCommand named = commandAt(whole.substr(reply + 13));
        if (named != SmtpCommand::Unknown) {
            command = named;
            text = ascii::trimmed(whole.substr(0, reply));
            return;
        }
    }
    if (whole.back() == ']') {
        const std::size_t open = whole.rfind('[');
        if (open != npos && open > 0 && whole.find('_', open) != npos) { // Yahoo: "[RCPT_TO]"
            const SmtpCommand named = commandAt(whole.substr(open + 1));
            if (named != SmtpCommand::Unknown) {
                command = named;
                text = ascii::trimmed(whole.substr(0, open));
            }
        }
    }
}

/// Remarks that the reporting host adds behind the words.
void dropTrailingRemarks(std::string_view &text, std::string_view &host)
{
    const std::size_t giving = ascii::find(text, "giving up on ");
    if (giving != npos) { // qmail-remote
        if (host.empty()) {
            host = hostAt(text.substr(giving + 13));
        }
        text = ascii::trimmed(text.substr(0, giving));
    }
    const std::size_t state = ascii::find(text, "(state ");
    if (state != npos && text.size() - state <= 12) { // Gmail: "(state 14)."
        text = ascii::trimmed(text.substr(0, state));
    }
    const std::size_t original = text.find(" ##"); // Exchange: "##rfc822;user@example.com"
    if (original != npos) {
        text = ascii::trimmed(text.substr(0, original));
    }
}

/// "... returned '550 5.1.1 ...'": the words in quotes behind it.
bool takeReturned(std::string_view text, std::string_view &before, std::string_view &words)
{
    for (const std::string_view lead : {std::string_view("returned '"), std::string_view("returned \"")}) {
        const std::size_t at = ascii::find(text.substr(0, clauseLimit), lead);
        if (at == npos) {
            continue;
        }
        before = text.substr(0, at);
        words = text.substr(at + lead.size());
        const std::size_t end = words.rfind(lead.back());
        if (end != npos) {
            words = words.substr(0, end);
        }
        // Exchange Online lists several attempts, newest first: "... returned '550 ...' <date> - Server at ...".
        const std::size_t next = ascii::find(words, " returned '");
        if (next != npos) {
            const std::size_t quote = words.rfind('\'', next);
            words = words.substr(0, quote == npos ? next : quote);
        }
        return true;
    }
    return false;
}

/// Exchange: "mx.example.jp #<mx.example.jp #5.1.1 smtp; 550 5.1.1 no such user> #SMTP#".
bool takeTyped(std::string_view text, std::string_view &before, std::string_view &words)
{
    const std::size_t at = ascii::find(text.substr(0, clauseLimit), "smtp;");
    if (at == npos || at == 0) {
        return false;
    }
    before = text.substr(0, at);
    words = text.substr(at + 5);
    const std::size_t tail = words.rfind('>');
    if (tail != npos && before.find('<') != npos && words.size() - tail < 12) {
        words = words.substr(0, tail);
    }
    return true;
}

/// The host in the clause before the words.
std::string_view hostIn(std::string_view before)
{
    if (before.empty()) {
        return {};
    }
    const std::string_view byAddress = hostByAddress(before);
    if (!byAddress.empty()) {
        return byAddress;
    }
    for (const std::string_view lead :
         {std::string_view("talking to "), std::string_view("host: "), std::string_view("host "),
          std::string_view("connected to "), std::string_view("server at "), std::string_view("connection with "),
          std::string_view("rejected by "), std::string_view("connect to ")}) {
        const std::size_t at = ascii::find(before, lead);
        if (at != npos) {
            const std::string_view host = hostAt(before.substr(at + lead.size()));
            if (!host.empty()) {
                return host;
            }
        }
    }
    const std::size_t bracket = before.rfind('<'); // "<mx.example.jp #5.1.1"
    if (bracket != npos) {
        const std::string_view host = hostAt(before.substr(bracket));
        if (!host.empty()) {
            return host;
        }
    }
    return hostAt(before); // "192.0.2.1 does not like recipient.", "mx.example.jp did not like our RCPT TO"
}

/// Not a reply but the reporting host's own finding: the host that it could not reach.
std::string_view unreachedHost(std::string_view text)
{
    for (const std::string_view lead :
         {std::string_view("connect to "), std::string_view("connection with "), std::string_view("conversation with "),
          std::string_view("talking to "), std::string_view("connection to ")}) {
        const std::size_t at = ascii::find(text, lead);
        if (at != npos) {
            return hostAt(text.substr(at + lead.size()));
        }
    }
    if (ascii::contains(text, "error]") || ascii::contains(text, "timed out]")) { // Gmail: "[name address: timed out]"
        return hostAt(text.substr(text.rfind('[') + 1));
    }
    return {};
}

std::string_view withoutShell(std::string_view words)
{
    words = ascii::trimmed(words);
    if (ascii::startsWith(words, "smtp;")) {
        words = ascii::trimmed(words.substr(5));
    }
    if (words.size() > 2 && words.front() == '[' && words.back() == ']' && ascii::isDigit(words[1])) {
        words = words.substr(1, words.size() - 2);
    }
    while (words.size() > 1 && (words.front() == '#' || words.front() == '\'' || words.front() == '"') &&
           ascii::isDigit(words[1])) {
        if (words.front() != '#' && words.back() == words.front()) {
            words.remove_suffix(1);
        }
        words.remove_prefix(1);
    }
    return words;
}

} // namespace

SmtpCommand commandAt(std::string_view text)
{
    text = ascii::trimmed(text);
    for (const std::string_view skipped :
         {std::string_view("pipelined "), std::string_view("the "), std::string_view("sending ")}) {
        if (ascii::startsWith(text, skipped)) {
            text.remove_prefix(skipped.size());
        }
    }
    if (text == ".") {
        return SmtpCommand::DataEnd;
    }
    for (const CommandName &name : commandNames) {
        if (startsCommand(text, name.name)) {
            return name.command;
        }
    }
    return SmtpCommand::Unknown;
}

std::string_view hostAt(std::string_view text)
{
    text = ascii::trimmed(text);
    if (!text.empty() && (text.front() == '[' || text.front() == '<' || text.front() == '(')) {
        text.remove_prefix(1);
    }
    std::size_t end = 0;
    while (end < text.size() && isHostChar(text[end])) {
        ++end;
    }
    if (end < text.size() && text[end] == '@') {
        return {};
    }
    std::string_view token = text.substr(0, end);
    const std::size_t colon = token.find(':'); // "mx.example.jp:25"
    if (colon != npos && !IpAddress::parse(token)) {
        token = token.substr(0, colon);
    }
    return asHost(token);
}

ReplyText readReply(std::string_view reason)
{
    ReplyText result;
    std::string_view text = ascii::trimmed(reason);
    const std::string_view searched = text.substr(0, clauseLimit);
    takeTrailingCommand(text, result.command);

    std::string_view before;
    std::string_view words;
    Speaker speaker = Speaker::Nobody;
    if (takeReturned(text, before, words) || takeTyped(text, before, words)) {
        speaker = Speaker::Remote;
    } else if (const std::size_t begin = wordsBegin(text.substr(0, clauseLimit), speaker); begin != npos) {
        before = text.substr(0, begin - 1);
        words = text.substr(begin);
    } else {
        words = text;
        const ReplyCodes codes = findCodes(searched);
        const std::size_t at = codes.reply ? codes.replyAt : codes.status ? codes.statusAt : 0;
        const std::string_view lead = searched.substr(0, at);
        if (at > 0 && (ascii::contains(lead, "did not like our") || ascii::contains(lead, "error from remote") ||
                       ascii::startsWith(lead, "smtp:"))) {
            before = text.substr(0, at);
            words = text.substr(at);
            speaker = Speaker::Remote;
        }
    }
    if (words.size() > 1 && words.back() == ')' && ascii::endsWith(before, "(reason")) {
        words.remove_suffix(1);
    }
    takeTrailingCommand(words, result.command);
    result.host = hostIn(before);
    dropTrailingRemarks(words, result.host);
    result.words = withoutShell(words);
    if (result.host.empty()) {
        const std::size_t talking = ascii::find(searched, "while talking to ");
        result.host = talking == npos ? std::string_view() : hostAt(searched.substr(talking + 17));
    }
    result.led = speaker != Speaker::Nobody;
    // sendmail and others give their own findings as a "reason" too.
    result.bySmtp = speaker == Speaker::Remote || (speaker == Speaker::Anyone && !result.host.empty());
    if (!result.bySmtp && result.host.empty()) {
        result.host = unreachedHost(searched);
    }
    if (result.command == SmtpCommand::Unknown) {
        result.command = stageOf(result.bySmtp ? before : searched);
    }
    result.codes = findCodes(result.words);
    return result;
}

namespace {

struct Mark
{
    std::string_view reply;
    std::string_view status;
    std::size_t size = 0; ///< with the white space behind it
};

/// "550-5.7.1 ", "550 5.7.1 ", "550-" or "550 " at the start of a line.
Mark markAt(std::string_view text)
{
    Mark mark;
    if (text.size() < 3 || !ascii::isDigit(text[0]) || !ascii::isDigit(text[1]) || !ascii::isDigit(text[2]) ||
        (text.size() > 3 && text[3] != '-' && text[3] != ' ')) {
        return mark;
    }
    mark.reply = text.substr(0, 3);
    mark.size = text.size() > 3 ? 4 : 3;
    const std::string_view rest = text.substr(mark.size);
    const std::size_t end = rest.find(' ');
    const std::string_view token = rest.substr(0, end);
    if (EnhancedStatus::parse(token)) {
        mark.status = token;
        mark.size += token.size();
    }
    while (mark.size < text.size() && text[mark.size] == ' ') {
        ++mark.size;
    }
    return mark;
}

} // namespace

void appendReplyLine(std::string &joined, std::string_view line)
{
    line = ascii::trimmed(line);
    if (!joined.empty()) {
        const Mark here = markAt(line);
        if (!here.reply.empty()) {
            // A mark repeats the code that opened the reply: no need to look further, however long the reply is.
            const ReplyCodes first = findCodes(std::string_view(joined).substr(0, 200));
            if (first.reply && first.reply == ReplyCode::parse(here.reply) &&
                (here.status.empty() || first.status == EnhancedStatus::parse(here.status))) {
                line.remove_prefix(here.size);
            }
        }
        if (!line.empty()) {
            joined += ' ';
        }
    }
    bool space = false;
    for (const char c : line) {
        if (ascii::isSpace(c)) {
            space = true;
            continue;
        }
        if (space) {
            joined += ' ';
            space = false;
        }
        joined += c;
    }
}

void dropInnerMarks(std::string &joined)
{
    // Only worth a look when there is a "550-" somewhere.
    std::size_t dash = joined.find('-');
    while (dash != std::string::npos &&
           (dash < 3 || !ascii::isDigit(joined[dash - 1]) || !ascii::isDigit(joined[dash - 2]) ||
            !ascii::isDigit(joined[dash - 3]) || (dash > 3 && ascii::isAlnum(joined[dash - 4])))) {
        dash = joined.find('-', dash + 1);
    }
    if (dash == std::string::npos) {
        return;
    }
    const ReplyCodes first = findCodes(joined);
    if (!first.reply || first.replyAt + 3 != dash) {
        return;
    }
    const std::string reply = joined.substr(first.replyAt, 3);
    const std::string status = first.status ? first.status->toString() : std::string();
    joined[dash] = ' ';
    if (status.empty()) {
        return;
    }
    std::string out = joined.substr(0, dash + 1);
    std::size_t at = dash + 1;
    while (at < joined.size()) {
        if (joined[at - 1] == ' ' && joined.compare(at, 3, reply) == 0) {
            const Mark mark = markAt(std::string_view(joined).substr(at));
            if (mark.status == status && at > dash + 1) {
                at += mark.size;
                continue;
            }
        }
        out += joined[at++];
    }
    joined = std::move(out);
}

std::string joinReplyLines(std::string_view text)
{
    std::string joined;
    LineScanner scanner(text);
    while (scanner.next()) {
        appendReplyLine(joined, scanner.line());
    }
    dropInnerMarks(joined);
    return joined;
}

} // namespace todoke
