// SPDX-License-Identifier: MIT
#include "core/bounce/reply/reply_text.h"

#include "core/bounce/reply/command_text.h"
#include "core/bounce/reply/host_text.h"
#include "core/bounce/reply/phrase_set.h"
#include "core/bounce/reply/reply_speaker.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

constexpr std::size_t npos = std::string_view::npos;

/// A reason longer than this is somebody's mail, not a reply; what lies beyond is not searched for clauses.
constexpr std::size_t clauseLimit = 4096;

/// What a phrase in a reason means.
enum class Clause : std::uint8_t {
    Command,   ///< a command is named behind it
    Stage,     ///< tells the stage by itself
    Host,      ///< a host that answered is named behind it
    Peer,      ///< a host that answered or was not reached is named behind it
    Returned,  ///< the remote host's words follow in quotes
    Typed,     ///< the remote host's words follow
    ErrorFrom, ///< a remote host's words follow somewhere
    GivingUp,  ///< qmail-remote's last remark
    State,     ///< Gmail's remark
    Recipient, ///< Exchange's remark on the original recipient
};

struct Phrase
{
    std::string_view text;
    Clause clause;
    SmtpCommand command = SmtpCommand::Unknown;
};

constexpr auto phraseTable = std::to_array<Phrase>({
    {"in reply to ", Clause::Command},
    {"did not like our ", Clause::Command},
    {"while sending ", Clause::Command},
    {"while receiving the ", Clause::Command},
    {"remote server for ", Clause::Command},
    {"smtp:", Clause::Command},
    {"after ", Clause::Command},
    {"error following ", Clause::Command},
    {"sent: ", Clause::Command},
    {"does not like recipient", Clause::Stage, SmtpCommand::Rcpt},
    {"sender was rejected", Clause::Stage, SmtpCommand::Mail},
    {"failed on data command", Clause::Stage, SmtpCommand::Data},
    {"failed after i sent the message", Clause::Stage, SmtpCommand::DataEnd},
    {"my name was rejected", Clause::Stage, SmtpCommand::Ehlo},
    {"greeting failed", Clause::Stage, SmtpCommand::Connect},
    {"talk to me", Clause::Stage, SmtpCommand::Connect},
    {"handshake", Clause::Stage, SmtpCommand::Ehlo},
    {"accept our requests to connect", Clause::Stage, SmtpCommand::Connect},
    {"connect to ", Clause::Peer, SmtpCommand::Connect},
    {"talking to ", Clause::Peer},
    {"connection with ", Clause::Peer},
    {"conversation with ", Clause::Peer},
    {"connection to ", Clause::Peer},
    {"timed out with ", Clause::Peer, SmtpCommand::Connect},
    {"refused by ", Clause::Peer, SmtpCommand::Connect},
    {"host: ", Clause::Host},
    {"host ", Clause::Host},
    {"connected to ", Clause::Host},
    {"server at ", Clause::Host},
    {"rejected by ", Clause::Host},
    {"returned '", Clause::Returned},
    {"returned \"", Clause::Returned},
    {"smtp;", Clause::Typed},
    {"error from remote ", Clause::ErrorFrom},
    {"giving up on ", Clause::GivingUp},
    {"state ", Clause::State},
    {"##", Clause::Recipient},
});

constexpr auto phrases = [] {
    std::array<std::string_view, phraseTable.size()> texts;
    std::transform(phraseTable.begin(), phraseTable.end(), texts.begin(),
                   [](const Phrase &phrase) { return phrase.text; });
    return PhraseSet<phraseTable.size()>(texts);
}();

/// "after" is a common word: only a command in capitals or a stage's own name may follow it.
bool mayBeCommand(std::string_view text)
{
    return !text.empty() && (ascii::lower(text.front()) != text.front() || ascii::startsWith(text, "end of data") ||
                             ascii::startsWith(text, "pipelined ") || ascii::startsWith(text, "initial "));
}

/// Where the clauses of a reason stand, found in one pass.
struct ClauseSpots
{
    std::size_t commandAt = npos; ///< of the clause that names the stage first
    SmtpCommand command = SmtpCommand::Unknown;
    std::size_t hostAt = npos; ///< what is behind "host " and the like
    std::size_t peerAt = npos;
    std::size_t returnedAt = npos; ///< the quote behind "returned"
    std::size_t typedAt = npos;    ///< behind "smtp;"
    std::size_t errorFromAt = npos;
    std::size_t likeAt = npos; ///< "did not like our ", "smtp:"
    std::size_t givingUpAt = npos;
    std::size_t stateAt = npos;
    std::size_t recipientAt = npos;
};

void keepFirst(std::size_t &slot, std::size_t at)
{
    if (slot == npos) {
        slot = at;
    }
}

void noteCommand(ClauseSpots &spots, std::size_t at, std::string_view behind, std::string_view lead)
{
    const bool replies = lead.starts_with("in reply to");
    if (lead == "after " && !mayBeCommand(behind)) {
        return;
    }
    const SmtpCommand command = commandAt(behind);
    if (command != SmtpCommand::Unknown && (spots.commandAt == npos || replies)) {
        spots.commandAt = at;
        spots.command = command;
    }
    if (lead.starts_with("did not like") || lead == "smtp:") {
        keepFirst(spots.likeAt, at);
    }
}

ClauseSpots findClauses(std::string_view text)
{
    ClauseSpots spots;
    phrases.scan(text, [&](std::size_t index, std::size_t at) {
        const Phrase &phrase = phraseTable[index];
        const std::size_t end = at + phrase.text.size();
        switch (phrase.clause) {
        case Clause::Command:
            noteCommand(spots, at, text.substr(end), phrase.text);
            break;
        case Clause::Peer:
            keepFirst(spots.peerAt, end);
            [[fallthrough]];
        case Clause::Stage:
            if (spots.commandAt == npos && phrase.command != SmtpCommand::Unknown) {
                spots.commandAt = at;
                spots.command = phrase.command;
            }
            break;
        case Clause::Host:
            if (spots.hostAt == npos && !hostAt(text.substr(end)).empty()) {
                spots.hostAt = end;
            }
            break;
        case Clause::Returned:
            keepFirst(spots.returnedAt, end - 1);
            break;
        case Clause::Typed:
            keepFirst(spots.typedAt, end);
            break;
        case Clause::ErrorFrom:
            keepFirst(spots.errorFromAt, at);
            break;
        case Clause::GivingUp:
            keepFirst(spots.givingUpAt, at);
            break;
        case Clause::State:
            spots.stateAt = at;
            break;
        case Clause::Recipient:
            keepFirst(spots.recipientAt, at);
            break;
        }
        return true;
    });
    return spots;
}

/// A reason on its way: `before` and `words` are neighbouring pieces of `text`.
struct Split
{
    std::string_view text;
    std::string_view before;
    std::string_view words;
    Speaker speaker = Speaker::Nobody;

    void cutAt(std::size_t beforeEnd, std::size_t wordsAt, Speaker who)
    {
        before = text.substr(0, beforeEnd);
        words = text.substr(std::min(wordsAt, text.size()));
        speaker = who;
    }
};

/// "... returned '550 5.1.1 ...'": the words stand in quotes. Exchange Online lists several attempts, the newest first.
void splitReturned(Split &split, std::size_t quoteAt)
{
    const char quote = split.text[quoteAt];
    split.cutAt(quoteAt, quoteAt + 1, Speaker::Remote);
    const std::size_t next = ascii::find(split.words.substr(0, clauseLimit), " returned '");
    const std::string_view first = split.words.substr(0, next);
    const std::size_t end = first.rfind(quote);
    split.words = first.substr(0, end);
}

/// Exchange: "mx.example.jp #<mx.example.jp #5.1.1 smtp; 550 5.1.1 no such user> #SMTP#".
void splitTyped(Split &split, std::size_t at)
{
    split.cutAt(at, at, Speaker::Remote);
    const std::size_t tail = split.words.rfind('>');
    if (tail != npos && split.before.find('<') != npos && split.words.size() - tail < 12) {
        split.words = split.words.substr(0, tail);
    }
}

void splitReason(Split &split, const ClauseSpots &spots)
{
    split.words = split.text;
    if (spots.returnedAt != npos) {
        splitReturned(split, spots.returnedAt);
        return;
    }
    if (spots.typedAt != npos && spots.typedAt > 5) {
        splitTyped(split, spots.typedAt);
        return;
    }
    const std::string_view searched = split.text.substr(0, clauseLimit);
    Speaker speaker = Speaker::Nobody;
    const std::size_t begin = wordsBegin(searched, speaker);
    if (begin != npos) {
        split.cutAt(begin - 1, begin, speaker);
        return;
    }
    const ReplyCodes codes = findCodes(searched);
    const std::size_t at = codes.reply ? codes.replyAt : codes.status ? codes.statusAt : 0;
    const std::size_t clause = std::min(spots.errorFromAt, spots.likeAt);
    if (at > clause) {
        split.cutAt(at, at, Speaker::Remote);
    } else if (const Speaker heard = codes.reply ? speakerBefore(searched.substr(0, at)) : Speaker::Nobody;
               heard != Speaker::Nobody) {
        split.cutAt(at, at, heard);
    }
}

/// The host in the clause before the words.
std::string_view hostIn(std::string_view before, const ClauseSpots &spots)
{
    if (before.empty()) {
        return {};
    }
    const std::string_view byAddress = hostByAddress(before);
    if (!byAddress.empty()) {
        return byAddress;
    }
    for (const std::size_t at : {spots.peerAt, spots.hostAt}) {
        const std::string_view host = at < before.size() ? hostAt(before.substr(at)) : std::string_view();
        if (!host.empty()) {
            return host;
        }
    }
    const std::size_t bracket = before.rfind('<'); // "<mx.example.jp #5.1.1"
    const std::string_view bracketed = bracket == npos ? std::string_view() : hostAt(before.substr(bracket));
    const std::string_view first =
        bracketed.empty() ? hostAt(before) : bracketed; // "192.0.2.1 does not like recipient."
    return first.empty() && before.size() <= longestLead ? hostAmong(before) : first;
}

/// Cuts off a closing "(in reply to RCPT TO command)" or Yahoo's "[RCPT_TO]", and reads the command.
void takeTrailingCommand(std::string_view &text, SmtpCommand &command)
{
    if (text.empty() || (text.back() != ')' && text.back() != ']')) {
        return;
    }
    const std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
    if (open == npos || text.size() - open > 80) {
        return;
    }
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    const bool replies = text.back() == ')' && ascii::startsWith(inside, "in reply to ");
    if (!replies && (text.back() != ']' || inside.find('_') == npos)) {
        return;
    }
    const SmtpCommand named = commandAt(replies ? inside.substr(12) : inside);
    if (named != SmtpCommand::Unknown) {
        command = named;
        text = ascii::trimmed(text.substr(0, open));
    }
}

/// Cuts off remarks that the reporting host adds behind the words.
void dropTrailingRemarks(Split &split, const ClauseSpots &spots, std::string_view &host)
{
    const auto begin = static_cast<std::size_t>(split.words.data() - split.text.data());
    const auto cut = [&](std::size_t at) {
        if (at != npos && at >= begin && at - begin <= split.words.size()) {
            split.words = ascii::trimmed(split.words.substr(0, at - begin));
        }
    };
    if (spots.givingUpAt != npos) { // qmail-remote
        if (host.empty()) {
            host = hostAt(split.text.substr(spots.givingUpAt + 13));
        }
        cut(spots.givingUpAt);
    }
    if (spots.stateAt != npos && spots.stateAt > 0 && split.text[spots.stateAt - 1] == '(' &&
        split.text.size() - spots.stateAt <= 11) {
        cut(spots.stateAt - 1); // Gmail: "(state 14)."
    }
    if (spots.recipientAt != npos && spots.recipientAt > 0) { // Exchange: "##rfc822;user@example.com"
        cut(spots.recipientAt);
    }
}

/// Where a bracket that was opened before `text` is closed, or npos.
std::size_t closingBracket(std::string_view text)
{
    std::size_t depth = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') {
            ++depth;
        } else if (text[at] == ')' && --depth == 0) {
            return at;
        }
    }
    return npos;
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

ReplyText readReply(std::string_view reason)
{
    ReplyText result;
    Split split;
    split.text = ascii::trimmed(reason);
    const std::string_view searched = split.text.substr(0, clauseLimit);
    const ClauseSpots spots = findClauses(searched);
    takeTrailingCommand(split.text, result.command);
    splitReason(split, spots);
    split.words = ascii::trimmed(split.words);
    if (ascii::endsWith(split.before, "(reason")) {
        const std::size_t close = closingBracket(split.words);
        const std::string_view behind =
            close == npos ? std::string_view() : ascii::trimmed(split.words.substr(close + 1));
        if (behind.empty() || ascii::startsWith(behind, "while talking")) { // else a pasted piece with more to tell
            split.words = split.words.substr(0, close);
        }
    }
    takeTrailingCommand(split.words, result.command);
    result.host = hostIn(split.before, spots);
    dropTrailingRemarks(split, spots, result.host);
    result.words = withoutShell(split.words);
    if (result.host.empty() && spots.peerAt != npos) {
        result.host = hostAt(searched.substr(spots.peerAt));
    }
    result.led = split.speaker != Speaker::Nobody;
    // sendmail and others give their own findings as a "reason" too.
    result.bySmtp = split.speaker == Speaker::Remote || (split.speaker == Speaker::Anyone && !result.host.empty());
    if (!result.bySmtp && result.host.empty() &&
        (ascii::endsWith(searched, "error]") || ascii::endsWith(searched, "timed out]"))) {
        result.host = hostAt(searched.substr(searched.rfind('[') + 1)); // Gmail: "[name address: timed out]"
    }
    if (result.command == SmtpCommand::Unknown && (!result.bySmtp || spots.commandAt < split.before.size())) {
        result.command = spots.command;
    }
    result.codes = findCodes(result.words);
    return result;
}

bool opensWords(std::string_view text)
{
    Speaker speaker = Speaker::Nobody;
    return wordsBegin(text.substr(0, clauseLimit), speaker) != npos;
}

} // namespace todoke
