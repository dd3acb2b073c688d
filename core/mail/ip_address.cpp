// SPDX-License-Identifier: MIT
#include "core/mail/ip_address.h"

#include "core/text/ascii.h"

#include "core/text/base64.h"
#include <algorithm>

#include <cstddef>

namespace todoke {

namespace {

using Bytes = std::array<std::uint8_t, 16>;

/// A dotted quad into the four bytes at `at`; leading zeros are refused, since some programs mean octal by them.
bool parseQuad(std::string_view text, Bytes &bytes, std::size_t at)
{
    std::size_t octets = 0;
    std::size_t pos = 0;
    while (true) {
        const std::size_t begin = pos;
        unsigned value = 0;
        while (pos < text.size() && ascii::isDigit(text[pos]) && pos - begin < 3) {
            value = value * 10 + static_cast<unsigned>(text[pos] - '0');
            ++pos;
        }
        const std::size_t digits = pos - begin;
        if (digits == 0 || value > 255 || (digits > 1 && text[begin] == '0')) {
            return false;
        }
        bytes[at + octets] = static_cast<std::uint8_t>(value);
        if (++octets == 4) {
            return pos == text.size();
        }
        if (pos >= text.size() || text[pos] != '.') {
            return false;
        }
        ++pos;
    }
}

/// Up to eight groups of one side of "::"; returns how many bytes were written, or 17 for rubbish.
std::size_t parseGroups(std::string_view text, Bytes &bytes)
{
    constexpr std::size_t rubbish = 17;
    std::size_t written = 0;
    while (!text.empty()) {
        const std::size_t colon = text.find(':');
        const std::string_view group = text.substr(0, colon);
        if (group.find('.') != std::string_view::npos) {
            return colon == std::string_view::npos && written <= 12 && parseQuad(group, bytes, written) ? written + 4
                                                                                                        : rubbish;
        }
        if (group.empty() || group.size() > 4 || written > 14) {
            return rubbish;
        }
        unsigned value = 0;
        for (const char c : group) {
            const int digit = hexValue(c);
            if (digit < 0) {
                return rubbish;
            }
            value = value * 16 + static_cast<unsigned>(digit);
        }
        bytes[written] = static_cast<std::uint8_t>(value >> 8U);
        bytes[written + 1] = static_cast<std::uint8_t>(value & 0xFFU);
        written += 2;
        if (colon == std::string_view::npos) {
            return written;
        }
        text.remove_prefix(colon + 1);
        if (text.empty()) {
            return rubbish;
        }
    }
    return written;
}

bool parseV6(std::string_view text, Bytes &bytes)
{
    text = text.substr(0, text.find('%')); // a zone (RFC 4007) says nothing outside its machine
    const std::size_t gap = text.find("::");
    if (gap == std::string_view::npos) {
        return parseGroups(text, bytes) == bytes.size();
    }
    Bytes tail{};
    const std::size_t head = parseGroups(text.substr(0, gap), bytes);
    const std::size_t rest = parseGroups(text.substr(gap + 2), tail);
    if (head > bytes.size() || rest > bytes.size() || head + rest > 14) {
        return false;
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t tailBegin = bytes.size() - rest;
        bytes[i] = i < head ? bytes[i] : i < tailBegin ? std::uint8_t{0} : tail[i - tailBegin];
    }
    return true;
}

void appendHex(std::string &out, unsigned group)
{
    constexpr std::string_view digits = "0123456789abcdef";
    bool started = false;
    for (unsigned shift = 16; shift != 0;) {
        shift -= 4;
        const unsigned digit = (group >> shift) & 0xFU;
        started = started || digit != 0 || shift == 0;
        if (started) {
            out += digits[digit];
        }
    }
}

} // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    text = ascii::trimmed(text);
    if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
        text = text.substr(1, text.size() - 2);
    }
    if (ascii::startsWith(text, "IPv6:")) {
        text.remove_prefix(5);
    }
    IpAddress address;
    if (parseQuad(text, address.bytes, 0)) {
        return address;
    }
    address.bytes = {};
    address.isV6 = true;
    if (text.find(':') == std::string_view::npos || !parseV6(text, address.bytes)) {
        return std::nullopt;
    }
    // An IPv4-mapped address (RFC 4291 section 2.5.5.2), as Courier writes every client, is a host with IPv4.
    constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::equal(mapped.begin(), mapped.end(), address.bytes.begin())) {
        IpAddress v4;
        std::copy(address.bytes.begin() + mapped.size(), address.bytes.end(), v4.bytes.begin());
        return v4;
    }
    return address;
}

std::string IpAddress::toString() const
{
    std::string out;
    if (!isV6) {
        for (std::size_t i = 0; i < 4; ++i) {
            out += (i == 0 ? "" : ".") + std::to_string(bytes[i]);
        }
        return out;
    }
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i] = bytes[2 * i] * 256U + bytes[2 * i + 1];
    }
    // RFC 5952 section 4.2: the longest run of at least two zero groups, the first of equals.
    std::size_t runBegin = groups.size();
    std::size_t runSize = 1;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::size_t end = i;
        while (end < groups.size() && groups[end] == 0) {
            ++end;
        }
        if (end - i > runSize) {
            runBegin = i;
            runSize = end - i;
        }
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == runBegin) {
            out += "::";
            i += runSize - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':') {
            out += ':';
        }
        appendHex(out, groups[i]);
    }
    return out;
}

bool IpAddress::isPrivate() const
{
    if (!isV6) {
        const unsigned a = bytes[0];
        const unsigned b = bytes[1];
        return a == 0 || a == 10 || a == 127 || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) ||
               (a == 169 && b == 254) || (a == 100 && b >= 64 && b < 128); // the last is RFC 6598
    }
    bool zeroHead = true;
    for (std::size_t i = 0; i < 15; ++i) {
        zeroHead = zeroHead && bytes[i] == 0;
    }
    const bool loopback = zeroHead && bytes[15] <= 1;
    const bool linkLocal = bytes[0] == 0xFE && (bytes[1] & 0xC0U) == 0x80U;
    const bool uniqueLocal = (bytes[0] & 0xFEU) == 0xFCU;
    return loopback || linkLocal || uniqueLocal;
}

} // namespace todoke
