// SPDX-License-Identifier: MIT
#include "core/mail/address.h"

#include "core/text/ascii.h"
#include "core/text/charset.h"
#include "core/text/encoded_word.h"
#include "core/text/span.h"

#include <cstddef>

namespace todoke {

namespace {

constexpr bool isHigh(char c)
{
    return (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// atext of RFC 5322 section 3.2.3, and RFC 6531's UTF-8.
bool isAtext(char c)
{
    return ascii::isAlnum(c) || isHigh(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// Underscores are no host names but stand in real addresses.
constexpr bool isDomainByte(char c)
{
    return ascii::isAlnum(c) || c == '-' || c == '.' || c == '_' || isHigh(c);
}

/// Where the local part that ends before the '@' at `at` begins, not before `floor`; `at` when there is none. Dots at
/// its end or doubled are against the RFC, but docomo and au once gave out such addresses.
std::size_t localPartBegin(std::string_view text, std::size_t at, std::size_t floor)
{
    constexpr std::size_t longest = 512; // RFC 5321 allows 64; encoded senders (VERP, SRS) write more
    if (at > floor && text[at - 1] == '"') {
        for (std::size_t i = at - 1; i > floor && at - i < longest; --i) {
            const bool escaped = i >= 2 && text[i - 2] == '\\';
            if (text[i - 1] == '"' && !escaped) {
                return i - 1;
            }
            if (text[i - 1] == '\n' || text[i - 1] == '\r') {
                break;
            }
        }
        return at;
    }
    std::size_t begin = at;
    while (begin > floor && at - begin < longest && (isAtext(text[begin - 1]) || text[begin - 1] == '.')) {
        --begin;
    }
    while (begin < at && text[begin] == '.') {
        ++begin;
    }
    return begin;
}

/// Where the domain that begins behind the '@' at `at` ends; `at + 1` when there is none.
std::size_t domainEnd(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '[') {
        const std::size_t close = text.substr(0, end + 64).find(']', end);
        return close == std::string_view::npos ? at + 1 : close + 1;
    }
    while (end < text.size() && isDomainByte(text[end])) {
        ++end;
    }
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) {
        --end;
    }
    return end > at + 1 && text[at + 1] != '.' ? end : at + 1;
}

/// In running text the address ends where other letters begin ("宛先taro@example.jpに"), unless what touches the '@' is
/// such a letter itself.
Span asciiCore(std::string_view text, Span wide, std::size_t at)
{
    std::size_t begin = at;
    std::size_t end = at + 1;
    while (begin > wide.begin && !isHigh(text[begin - 1])) {
        --begin;
    }
    while (end < wide.end() && !isHigh(text[end])) {
        ++end;
    }
    begin = begin == at ? wide.begin : begin;
    end = end == at + 1 ? wide.end() : end;
    while (end > at + 2 && (text[end - 1] == '.' || text[end - 1] == '-')) {
        --end;
    }
    return {begin, end - begin};
}

/// Without a pair of single quotes that stand round the address and are atext only by the letter.
std::string_view unquoted(std::string_view text, Span address)
{
    const bool quoted = text[address.begin] == '\'' && address.end() < text.size() && text[address.end()] == '\'';
    const std::size_t skipped = quoted ? 1 : 0;
    return text.substr(address.begin + skipped, address.size - skipped);
}

std::string withoutComments(std::string_view text, std::string &comment)
{
    std::string out;
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size()) {
            (depth > 0 ? comment : out).append(text.substr(i, 2));
            ++i;
        } else if (c == '"' && depth == 0) {
            quoted = !quoted;
            out += c;
        } else if (c == '(' && !quoted) {
            if (depth++ > 0) {
                comment += c;
            }
        } else if (c == ')' && depth > 0) {
            if (--depth > 0) {
                comment += c;
            }
        } else {
            (depth > 0 ? comment : out) += c;
        }
    }
    return out;
}

/// A display name without its quotes and backslashes.
std::string phrase(std::string_view text)
{
    std::string out;
    text = ascii::trimmed(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            out += text[++i];
        } else if (text[i] != '"') {
            out += text[i];
        }
    }
    return ascii::simplified(decodeEncodedWords(out));
}

/// What is inside angle brackets, without a source route (RFC 5321 appendix C: "@a,@b:user@c").
std::string_view withoutRoute(std::string_view inside)
{
    inside = ascii::trimmed(inside);
    const std::size_t colon = inside.find(':');
    return inside.starts_with('@') && colon != std::string_view::npos ? ascii::trimmed(inside.substr(colon + 1))
                                                                      : inside;
}

void addMailbox(std::vector<Mailbox> &out, std::string_view piece)
{
    std::string comment;
    const std::string bare = withoutComments(piece, comment);
    const std::size_t open = bare.rfind('<');
    Mailbox mailbox;
    if (open != std::string::npos) {
        const std::size_t close = bare.find('>', open);
        const std::string_view inside = withoutRoute(
            std::string_view(bare).substr(open + 1, close == std::string::npos ? close : close - open - 1));
        if (looksLikeAddress(inside)) {
            mailbox.address.value = inside;
        } else {
            mailbox.address = findAddress(inside);
        }
        mailbox.name = phrase(std::string_view(bare).substr(0, open));
    } else {
        mailbox.address = findAddress(bare);
    }
    if (mailbox.name.empty() && !comment.empty()) {
        mailbox.name = phrase(comment);
    }
    if (!mailbox.address.empty()) {
        out.push_back(std::move(mailbox));
    }
}

} // namespace

std::string_view EmailAddress::localPart() const
{
    const std::size_t at = value.rfind('@');
    return at == std::string::npos ? std::string_view(value) : std::string_view(value).substr(0, at);
}

std::string_view EmailAddress::domain() const
{
    const std::size_t at = value.rfind('@');
    return at == std::string::npos ? std::string_view() : std::string_view(value).substr(at + 1);
}

bool looksLikeAddress(std::string_view text)
{
    const std::size_t at = text.rfind('@');
    return at != std::string_view::npos && at > 0 && text.size() <= 1024 && localPartBegin(text, at, 0) == 0 &&
           domainEnd(text, at) == text.size() && at + 1 < text.size();
}

EmailAddress findAddress(std::string_view text)
{
    std::size_t floor = 0;
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        const std::size_t begin = localPartBegin(text, at, floor);
        const std::size_t end = domainEnd(text, at);
        if (begin < at && end > at + 1) {
            const bool inAngles = begin > 0 && text[begin - 1] == '<' && end < text.size() && text[end] == '>';
            const Span wide{begin, end - begin};
            return {std::string(unquoted(text, inAngles ? wide : asciiCore(text, wide, at)))};
        }
        floor = at + 1;
    }
    return {};
}

std::vector<Mailbox> parseMailboxes(std::string_view value)
{
    // Raw Japanese bytes can look like quotes and commas.
    std::string decoded;
    if (!isPlainAscii(value)) {
        decoded = decodeCharset(value, {}).text;
        value = decoded;
    }
    std::vector<Mailbox> out;
    std::size_t begin = 0;
    std::size_t depth = 0;
    bool quoted = false;
    bool angle = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '\\') {
            ++i;
        } else if (c == '"' && depth == 0) {
            quoted = !quoted;
        } else if (!quoted && c == '(') {
            ++depth;
        } else if (!quoted && c == ')') {
            depth -= depth > 0 ? 1 : 0;
        } else if (quoted || depth > 0) {
            continue;
        } else if (c == '<' || c == '>') {
            angle = c == '<';
        } else if (!angle && (c == ',' || c == ';')) {
            addMailbox(out, value.substr(begin, i - begin));
            begin = i + 1;
        } else if (!angle && c == ':') {
            begin = i + 1; // the name of a group
        }
    }
    addMailbox(out, value.substr(begin));
    return out;
}

} // namespace todoke
