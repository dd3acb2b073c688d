// SPDX-License-Identifier: MIT
#include "core/mail/received.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace todoke {

namespace {

/// A word or a comment of a Received value.
struct Token
{
    std::string_view text; ///< a comment without its outer brackets
    bool comment = false;
};

/// The tokens before the date; the date is what stands behind the last ';' outside comments.
struct Value
{
    std::vector<Token> tokens;
    std::optional<MailDate> date;
};

std::size_t commentEnd(std::string_view text, std::size_t open)
{
    std::size_t depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '(') {
            ++depth;
        } else if (text[i] == ')' && --depth == 0) {
            return i;
        }
    }
    return text.size();
}

Value tokenize(std::string_view text)
{
    Value value;
    std::size_t beforeDate = 0;
    std::string_view date;
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (ascii::isSpace(c) || c == ',') {
            ++at;
        } else if (c == ';') {
            date = text.substr(++at);
            beforeDate = value.tokens.size();
        } else if (c == '(') {
            const std::size_t end = commentEnd(text, at);
            value.tokens.push_back({text.substr(at + 1, end - at - 1), true});
            at = std::min(end + 1, text.size());
        } else {
            std::size_t end = at;
            while (end < text.size() && !ascii::isSpace(text[end]) && text[end] != ';' && text[end] != '(') {
                ++end;
            }
            value.tokens.push_back({text.substr(at, end - at), false});
            at = end;
        }
    }
    value.date = MailDate::parse(date);
    if (value.date) {
        value.tokens.resize(beforeDate);
    }
    return value;
}

enum class Clause { None, From, By, Via, With, Id, For };

Clause clauseOf(std::string_view word)
{
    struct Keyword
    {
        std::string_view text;
        Clause clause;
    };
    constexpr Keyword keywords[] = {{"from", Clause::From}, {"by", Clause::By}, {"via", Clause::Via},
                                    {"with", Clause::With}, {"id", Clause::Id}, {"for", Clause::For}};
    for (const Keyword &keyword : keywords) {
        if (ascii::equals(keyword.text, word)) {
            return keyword.clause;
        }
    }
    return Clause::None;
}

/// A host name as compared: lower case, without the root's dot.
std::string hostName(std::string_view word)
{
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) {
        word.remove_suffix(1);
    }
    return ascii::lowered(word);
}

/// The address in a word such as "[192.0.2.1]", "[192.0.2.1]:50123", "192.0.2.1", "IPv6:2001:db8::1".
std::optional<IpAddress> addressIn(std::string_view word)
{
    const std::size_t open = word.find('[');
    if (open != std::string_view::npos) {
        const std::size_t close = word.find(']', open);
        return IpAddress::parse(word.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
    }
    return IpAddress::parse(word.substr(word.find('@') + 1)); // qmail writes the ident name before it
}

bool isSaid(std::string_view word)
{
    return !word.empty() && !ascii::equals(word, "unknown");
}

/// The comment behind the client's name. What stands in it differs by server:
///   Postfix, sendmail  reverse [ip]          user@reverse [ip] (may be forged)
///   Exim               [ip]:port helo=name   helo=name
///   qmail              HELO name             ip
///   Microsoft          ip                    Google  reverse. [ip]
void readClientComment(std::string_view comment, Hop &hop)
{
    bool helo = false;
    const bool hasAddress = comment.find('[') != std::string_view::npos;
    std::size_t at = 0;
    while (at < comment.size()) {
        const std::size_t begin = std::min(ascii::findNone(comment, " \t\r\n()", at), comment.size());
        const std::size_t end = std::min(ascii::findAny(comment, " \t\r\n()", begin), comment.size());
        const std::string_view word = comment.substr(begin, end - begin);
        at = end;
        if (word.empty()) {
            break;
        }
        const bool heloKey = ascii::startsWith(word, "helo=") || ascii::startsWith(word, "ehlo=");
        if (helo || heloKey) {
            // What stands before the comment was then found by reverse DNS and not said by the client.
            if (hop.fromReverse.empty() && isSaid(hop.from) && !addressIn(hop.from)) {
                hop.fromReverse = hop.from;
            }
            hop.from = hostName(heloKey ? word.substr(5) : word);
            helo = false;
        } else if (ascii::equals(word, "HELO") || ascii::equals(word, "EHLO")) {
            helo = true;
        } else if (const std::optional<IpAddress> ip = addressIn(word)) {
            hop.ip = hop.ip ? hop.ip : ip;
        } else if (hasAddress && hop.fromReverse.empty() && isSaid(word) && word.find('.') != std::string_view::npos &&
                   ascii::findAny(word, ":=") == std::string_view::npos) {
            hop.fromReverse = hostName(word.substr(word.rfind('@') + 1)); // "user@" is what ident (RFC 1413) said
        }
    }
}

void readFromWord(std::string_view word, Hop &hop)
{
    if (hop.from.empty()) {
        hop.from = hostName(word);
    } else if (!hop.ip) {
        hop.ip = addressIn(word); // "from name [ip]" without brackets round it
    }
}

std::string_view withoutAngles(std::string_view word)
{
    while (!word.empty() && (word.front() == '<' || word.front() == '"')) {
        word.remove_prefix(1);
    }
    while (!word.empty() && (word.back() == '>' || word.back() == '"')) {
        word.remove_suffix(1);
    }
    return word;
}

void readWord(Clause clause, std::string_view word, Hop &hop)
{
    switch (clause) {
    case Clause::From:
        readFromWord(word, hop);
        break;
    case Clause::By:
        if (hop.by.empty()) {
            hop.by = hostName(word);
        }
        break;
    case Clause::With:
        // Only Microsoft's protocol names have more than one word.
        if (hop.with.empty() || hop.with.starts_with("Microsoft")) {
            hop.with += (hop.with.empty() ? "" : " ") + std::string(word);
        }
        break;
    case Clause::Id:
        if (hop.id.empty()) {
            hop.id = withoutAngles(word);
        }
        break;
    case Clause::For:
        if (hop.forAddress.empty() && word.find('@') != std::string_view::npos) {
            hop.forAddress = withoutAngles(word);
        }
        break;
    case Clause::Via:
    case Clause::None:
        break;
    }
}

} // namespace

Hop parseReceived(std::string_view unfoldedValue)
{
    Hop hop;
    const Value value = tokenize(unfoldedValue);
    Clause clause = Clause::None;
    std::optional<IpAddress> saidAddress; // "from [192.0.2.1]": the name is the address
    for (const Token &token : value.tokens) {
        if (token.comment) {
            if (clause == Clause::From) {
                readClientComment(token.text, hop);
            }
            continue;
        }
        const Clause next = clauseOf(token.text);
        // A keyword right after "from" or "by" is a host with an odd name.
        const bool expectsHost =
            (clause == Clause::From && hop.from.empty()) || (clause == Clause::By && hop.by.empty());
        if (next != Clause::None && !expectsHost) {
            clause = next;
        } else {
            readWord(clause, token.text, hop);
            if (clause == Clause::From && !saidAddress) {
                saidAddress = addressIn(token.text);
            }
        }
    }
    if (!hop.ip) {
        hop.ip = saidAddress;
    }
    hop.date = value.date;
    return hop;
}

Route parseRoute(const Message &message, const Part &part)
{
    Route route;
    for (std::size_t i = part.firstField + part.fieldCount; i-- > part.firstField;) {
        const HeaderField &field = message.fields[i];
        if (ascii::equals(message.nameOf(field), "Received")) {
            Hop hop = parseReceived(message.unfolded(field));
            hop.span = field.whole;
            route.push_back(std::move(hop));
        }
    }
    return route;
}

} // namespace todoke
