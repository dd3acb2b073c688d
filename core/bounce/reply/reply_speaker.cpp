// SPDX-License-Identifier: MIT
#include "core/bounce/reply/reply_speaker.h"

#include "core/bounce/reply/host_text.h"
#include "core/mail/ip_address.h"
#include "core/text/ascii.h"

#include <array>

namespace todoke {

namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Lead
{
    std::string_view text;
    Speaker speaker;
};

/// What stands before a colon that opens the words of a reply.
constexpr auto leads = std::to_array<Lead>({
    {" said", Speaker::Remote},
    {"talk to me", Speaker::Remote},
    {"returned was", Speaker::Remote},
    {"remote server was", Speaker::Remote},
    {"gave this error", Speaker::Remote},
    {"generated response", Speaker::Remote},
    {"server message", Speaker::Remote},
    {"server response", Speaker::Remote},
    {"responded with", Speaker::Remote},
    {"replied", Speaker::Remote},
    {"failed with", Speaker::Remote},
    {"responded as follows", Speaker::Remote},
    {" says", Speaker::Remote},
    {"response was", Speaker::Anyone},
    {"reason", Speaker::Anyone},
    {"error was", Speaker::Anyone},
    {"error message", Speaker::Anyone},
    {"message below", Speaker::Anyone},
    {"the problem", Speaker::Anyone},
    {"because", Speaker::Anyone},
    {"because of", Speaker::Anyone},
    {"permanent failure", Speaker::Anyone},
    {"temporary failure", Speaker::Anyone},
});

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

/// "host mx.example.jp [192.0.2.1]" before a colon (Exim).
bool endsWithHost(std::string_view text)
{
    if (text.empty() || text.back() != ']') {
        return false;
    }
    const std::size_t open = text.rfind('[');
    if (open == npos || text.size() - open > 64 || !IpAddress::parse(text.substr(open + 1, text.size() - open - 2))) {
        return false;
    }
    const std::string_view host = hostBefore(text, open);
    return !host.empty() &&
           ascii::endsWith(ascii::trimmed(text.substr(0, static_cast<std::size_t>(host.data() - text.data()))), "host");
}

bool startsWithDigit(std::string_view text)
{
    const std::size_t at = ascii::findNone(text, " \t\r\n'\"");
    return at != npos && ascii::isDigit(text[at]);
}

/// Postfix (ADDRESS_VERIFICATION_README): "550 ... Sender address rejected: undeliverable address: host x said: 550
/// ...". The reply is the whole; what x said is about another mail.
bool isVerification(std::string_view before)
{
    return startsWithDigit(before) &&
           (ascii::contains(before, "undeliverable address: ") || ascii::contains(before, "unverified address: "));
}

} // namespace

std::size_t wordsBegin(std::string_view text, Speaker &speaker)
{
    std::size_t begin = npos;
    for (std::size_t at = text.find(':'); at != npos; at = text.find(':', at + 1)) {
        const std::string_view before = text.substr(0, at);
        if (at + 1 < text.size() && !ascii::isSpace(text[at + 1])) {
            continue;
        }
        const Speaker heard = endsWithHost(before) ? Speaker::Remote : leadAtEnd(before);
        if (heard == Speaker::Remote && isVerification(before)) {
            break;
        }
        if (heard == Speaker::Remote || (heard == Speaker::Anyone && begin == npos)) {
            begin = at + 1;
            speaker = heard;
        }
        // "for the following reason: server x failed with: 550 ...": the remote host may still be quoted behind.
        if (speaker == Speaker::Remote ||
            (begin != npos && (at > begin + 200 || startsWithDigit(text.substr(begin))))) {
            break;
        }
    }
    return begin;
}

Speaker speakerBefore(std::string_view before)
{
    const bool spaced = !before.empty() && ascii::isSpace(before.back());
    before = ascii::trimmed(before);
    if (before.size() < 4 || before.size() > longestLead) {
        return Speaker::Nobody;
    }
    const bool opens = (spaced && before.back() == ':') || before.ends_with("：");
    if (!hostAt(before).empty() || (opens && !hostAmong(before).empty())) {
        return before.back() == ':' || before.back() == ',' || opens ? Speaker::Remote : Speaker::Nobody;
    }
    return opens && before.find('@') == npos ? Speaker::Anyone : Speaker::Nobody;
}

} // namespace todoke
