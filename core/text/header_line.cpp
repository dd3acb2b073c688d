// SPDX-License-Identifier: MIT
#include "core/text/header_line.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

constexpr std::array<std::string_view, 38> mailNames = {
    "received",
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "return-path",
    "mime-version",
    "content-type",
    "delivered-to",
    "cc",
    "bcc",
    "sender",
    "reply-to",
    "references",
    "in-reply-to",
    "received-spf",
    "errors-to",
    "dkim-signature",
    "authentication-results",
    "envelope-to",
    "delivery-date",
    "precedence",
    "auto-submitted",
    "content-transfer-encoding",
    "user-agent",
    "importance",
    "thread-index",
    "thread-topic",
    "domainkey-signature",
    "organization",
    "comments",
    "keywords",
    "content-language",
    "accept-language",
    "apparently-to",
    "return-receipt-to",
    "disposition-notification-to",
};

constexpr std::array<std::string_view, 4> mailPrefixes = {"x-", "resent-", "list-", "arc-"};

constexpr std::array<std::string_view, 14> deliveryStatusNames = {
    "reporting-mta",     "final-recipient",   "original-recipient", "action",       "status",
    "remote-mta",        "diagnostic-code",   "arrival-date",       "dsn-gateway",  "original-envelope-id",
    "received-from-mta", "last-attempt-date", "will-retry-until",   "final-log-id",
};

constexpr bool isNameByte(char c)
{
    return ascii::isAlnum(c) || c == '-' || c == '_' || c == '.' || c == '+' || c == '&';
}

bool isOneOf(std::string_view name, std::span<const std::string_view> names)
{
    return std::any_of(names.begin(), names.end(), [&](std::string_view other) { return ascii::equals(name, other); });
}

constexpr std::array<std::string_view, 12> monthNames = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool isMonthName(std::string_view word)
{
    return word.size() == 3 && std::find(monthNames.begin(), monthNames.end(), word) != monthNames.end();
}

/// "10:15" or "10:15:32"
bool isTime(std::string_view word)
{
    return word.size() >= 4 && ascii::isDigit(word.front()) && ascii::isDigit(word.back()) &&
           word.substr(1, 2).find(':') != std::string_view::npos &&
           ascii::findNone(word, "0123456789:") == std::string_view::npos;
}

} // namespace

std::size_t fieldNameSize(std::string_view line)
{
    constexpr std::size_t longest = 128;
    std::size_t size = 0;
    bool letter = false;
    while (size < line.size() && isNameByte(line[size])) {
        letter = letter || ascii::isAlpha(line[size]);
        ++size;
    }
    std::size_t colon = size;
    while (colon < line.size() && ascii::isBlank(line[colon])) {
        ++colon;
    }
    if (size == 0 || size > longest || !letter || colon >= line.size() || line[colon] != ':') {
        return 0;
    }
    return line.substr(colon + 1).starts_with("//") ? 0 : size; // a link
}

bool isMboxFromLine(std::string_view line)
{
    if (line.starts_with('>')) {
        line.remove_prefix(1);
    }
    if (!line.starts_with("From ")) {
        return false;
    }
    constexpr std::size_t longest = 400;
    std::string_view rest = line.substr(0, longest).substr(5);
    bool month = false;
    bool time = false;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        month = month || isMonthName(word);
        time = time || isTime(word);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return month && time;
}

bool isMailFieldName(std::string_view name)
{
    const auto hasPrefix = [&](std::string_view prefix) { return ascii::startsWith(name, prefix); };
    return isOneOf(name, mailNames) || std::any_of(mailPrefixes.begin(), mailPrefixes.end(), hasPrefix);
}

bool looksLikeMailHeader(std::span<const std::string_view> names)
{
    return !names.empty() && !isOneOf(names.front(), deliveryStatusNames) &&
           std::any_of(names.begin(), names.end(), isMailFieldName);
}

} // namespace todoke
