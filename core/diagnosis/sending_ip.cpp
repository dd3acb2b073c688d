// SPDX-License-Identifier: MIT
#include "core/diagnosis/sending_ip.h"

#include "core/diagnosis/rules/reply_text.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

bool isHexLetter(char c)
{
    return ascii::lower(c) >= 'a' && ascii::lower(c) <= 'f';
}

/// The text before or after an address that says whose it is.
constexpr std::size_t contextBefore = 48;
constexpr std::size_t contextAfter = 64;

/// Words right before an address that make it the refused one.
constexpr std::array<std::string_view, 38> refusedBefore{"client host",
                                                         "client",
                                                         "messages from",
                                                         "message from",
                                                         "mail from ip",
                                                         "mail from",
                                                         "mails from",
                                                         "email from",
                                                         "e-mail from",
                                                         "emails from",
                                                         "spam from",
                                                         "traffic from",
                                                         "accepted from",
                                                         "sending ip",
                                                         "sender ip",
                                                         "source ip",
                                                         "your ip",
                                                         "ip address",
                                                         "ip addresses",
                                                         "ip=",
                                                         "ip:",
                                                         "address=",
                                                         "address:",
                                                         "query/ip/",
                                                         "from ip",
                                                         "connections from",
                                                         "connection from",
                                                         "connect from",
                                                         "your host",
                                                         "your server",
                                                         "mail server",
                                                         "the ip",
                                                         "reverse hostname",
                                                         "hostname",
                                                         "query=",
                                                         "lookup/",
                                                         "ip",
                                                         "v="};
/// Words right after an address that make it the refused one.
constexpr std::array<std::string_view, 30> refusedAfter{
    "is blacklisted", "is listed",  "blacklisted", "is blocked",   "has been blocked", "blocked",
    "listed",         "is in ",     "is on ",      "was found",    "has been",         "is not allowed",
    "is not",         "rejected",   "is banned",   "banned",       "in rbl",           "found in",
    "has poor",       "has a poor", "has no",      "does not",     "temporarily",      "deferred",
    "refused",        "denied",     "is_blocked",  "weren't sent", "is currently",     "client host rejected"};
/// Words before an address that make it the other side's.
constexpr std::array<std::string_view, 9> otherBefore{"connect to",   "connecting to", "talking to",
                                                      "connected to", "said",          "remote host",
                                                      "delivered to", "relay=",        "sent to"};
/// Words after an address that make it the other side's.
constexpr std::array<std::string_view, 4> otherAfter{"said:", "refused to talk", "did not accept",
                                                     "rejected your message"};

std::string_view strip(std::string_view text, std::string_view noise)
{
    const std::size_t begin = ascii::findNone(text, noise);
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(noise) - begin + 1);
}

/// What stands before an address, without brackets and without the host name that belongs to it
/// ("Client host mail.example.jp [192.0.2.1]").
std::string wordsBefore(std::string_view text)
{
    constexpr std::string_view noise = " []()<>\"',;";
    std::string_view words = strip(text, noise);
    const std::size_t space = words.find_last_of(' ');
    const std::string_view last = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
    if (last.find('.') != std::string_view::npos && ascii::findAny(last, "/=@:") == std::string_view::npos) {
        words = strip(words.substr(0, space), noise);
    }
    return ascii::lowered(words);
}

/// What stands behind an address, without brackets and a port.
std::string wordsAfter(std::string_view text)
{
    std::string_view words = strip(text, " []()<>\"',;_-");
    if (!words.empty() && words.front() == ':') {
        words = strip(words, ":0123456789 ");
    }
    return ascii::lowered(words);
}

/// "550-5.7.1 [192.0.2.1      12] Our system ...": the first thing after the codes, in brackets, is the client.
bool opensReply(std::string_view before)
{
    return before.ends_with('[') && ascii::findNone(before, "0123456789.-[ ") == std::string_view::npos;
}

enum class Whose { Unclear, Refused, Other };

struct Reading
{
    Whose whose = Whose::Unclear;
    int weight = 0;
};

/// Judges one address by the words round it. Only its own clause counts: what stands before an earlier address is about
/// that one.
Reading readContext(std::string_view reply, const FoundIp &found, std::size_t clauseBegin)
{
    const std::size_t from = std::max(clauseBegin, found.begin > contextBefore ? found.begin - contextBefore : 0);
    const std::string before = wordsBefore(reply.substr(from, found.begin - from));
    const std::string after = wordsAfter(reply.substr(found.begin + found.size, contextAfter));
    for (const std::string_view words : otherBefore) {
        if (before.find(words) != std::string::npos) {
            return {Whose::Other, 0};
        }
    }
    for (const std::string_view words : otherAfter) {
        if (after.starts_with(words)) {
            return {Whose::Other, 0};
        }
    }
    const bool near = std::any_of(refusedBefore.begin(), refusedBefore.end(),
                                  [&before](std::string_view words) { return before.ends_with(words); });
    const bool followed = std::any_of(refusedAfter.begin(), refusedAfter.end(),
                                      [&after](std::string_view words) { return after.starts_with(words); });
    const bool opens = opensReply(reply.substr(0, found.begin));
    return {near || followed || opens ? Whose::Refused : Whose::Unclear, (near ? 2 : 0) + (followed || opens ? 1 : 0)};
}

/// "9.113.0.203.zen.example.org" asks a list about 203.0.113.9: behind the four numbers goes a host name.
std::optional<IpAddress> reversedQuery(std::string_view text, const FoundIp &found)
{
    const std::size_t end = found.begin + found.size;
    if (found.ip.isV6 || end + 1 >= text.size() || text[end] != '.' || !ascii::isAlpha(text[end + 1])) {
        return std::nullopt;
    }
    IpAddress reversed = found.ip;
    std::reverse(reversed.bytes.begin(), reversed.bytes.begin() + 4);
    return reversed;
}

/// How many bytes at the start look like four numbers with dots; 0 for none.
std::size_t sizeOfV4(std::string_view text)
{
    std::size_t at = 0;
    for (int group = 0; group < 4; ++group) {
        if (group > 0 && (at >= text.size() || text[at++] != '.')) {
            return 0;
        }
        const std::size_t begin = at;
        while (at < text.size() && at - begin < 3 && ascii::isDigit(text[at])) {
            ++at;
        }
        if (at == begin) {
            return 0;
        }
    }
    const bool goesOn = at < text.size() && ascii::isAlnum(text[at]);
    return goesOn ? 0 : at;
}

/// How many bytes at the start look like groups of hexadecimal digits with colons; 0 for none.
std::size_t sizeOfV6(std::string_view text)
{
    constexpr std::size_t longest = 45; // RFC 4291 with an IPv4 tail
    std::size_t at = 0;
    std::size_t colons = 0;
    while (at < text.size() && at <= longest &&
           (ascii::isDigit(text[at]) || text[at] == ':' || isHexLetter(text[at]))) {
        colons += text[at++] == ':' ? 1U : 0U;
    }
    while (at > 0 && text[at - 1] == ':' && !(at > 1 && text[at - 2] == ':')) {
        --at;
        --colons;
    }
    const bool goesOn = at < text.size() && ascii::isAlnum(text[at]);
    return colons < 2 || goesOn ? 0 : at;
}

} // namespace

std::vector<FoundIp> findIps(std::string_view text)
{
    std::vector<FoundIp> found;
    for (std::size_t at = 0; at < text.size();) {
        const bool wordStarts = at == 0 || !(ascii::isAlnum(text[at - 1]) || text[at - 1] == '.');
        const std::size_t size = !wordStarts ? 0 : std::max(sizeOfV4(text.substr(at)), sizeOfV6(text.substr(at)));
        const auto ip = size == 0 ? std::nullopt : IpAddress::parse(text.substr(at, size));
        if (ip) {
            found.push_back({*ip, at, size});
        }
        at += ip ? size : 1;
    }
    return found;
}

std::optional<FoundIp> findRefusedIp(std::string_view reply, const std::vector<IpAddress> &never)
{
    reply = reply.substr(0, replyTextLimit);
    std::optional<FoundIp> best;
    int bestWeight = 0;
    std::size_t clauseBegin = 0;
    for (FoundIp found : findIps(reply)) {
        Reading reading = readContext(reply, found, clauseBegin);
        clauseBegin = found.begin + found.size;
        if (const auto reversed = reversedQuery(reply, found)) {
            found.ip = *reversed;
            reading = {Whose::Refused, 1};
        }
        const bool excluded = found.ip.isPrivate() || std::find(never.begin(), never.end(), found.ip) != never.end();
        if (excluded || reading.whose != Whose::Refused || reading.weight <= bestWeight) {
            continue;
        }
        best = found;
        bestWeight = reading.weight;
    }
    return best;
}

} // namespace todoke
