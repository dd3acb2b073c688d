// SPDX-License-Identifier: MIT
#include "core/bounce/status.h"

#include "core/text/ascii.h"

#include <array>

namespace todoke {

namespace {

/// A number of one to three digits at the start of `text`, taken off it.
std::optional<std::uint16_t> takeNumber(std::string_view &text)
{
    std::size_t size = 0;
    std::uint16_t value = 0;
    while (size < text.size() && ascii::isDigit(text[size])) {
        if (size == 3) {
            return std::nullopt;
        }
        value = static_cast<std::uint16_t>(value * 10 + (text[size] - '0'));
        ++size;
    }
    if (size == 0) {
        return std::nullopt;
    }
    text.remove_prefix(size);
    return value;
}

bool takeDot(std::string_view &text)
{
    if (text.empty() || text.front() != '.') {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

} // namespace

std::optional<EnhancedStatus> EnhancedStatus::parse(std::string_view text)
{
    if (text.size() < 5 || (text[0] != '2' && text[0] != '4' && text[0] != '5') || text[1] != '.') {
        return std::nullopt;
    }
    EnhancedStatus status;
    status.klass = static_cast<std::uint8_t>(text[0] - '0');
    text.remove_prefix(2);
    const auto subject = takeNumber(text);
    if (!subject || !takeDot(text)) {
        return std::nullopt;
    }
    const auto detail = takeNumber(text);
    if (!detail || !text.empty()) {
        return std::nullopt;
    }
    status.subject = *subject;
    status.detail = *detail;
    return status;
}

std::string EnhancedStatus::toString() const
{
    return std::to_string(klass) + '.' + std::to_string(subject) + '.' + std::to_string(detail);
}

std::optional<ReplyCode> ReplyCode::parse(std::string_view text)
{
    if (text.size() != 3) {
        return std::nullopt;
    }
    const auto value = takeNumber(text);
    if (!value || !text.empty() || *value < 200 || *value > 599) {
        return std::nullopt;
    }
    return ReplyCode{*value};
}

namespace {

enum class Place : std::uint8_t { Loose, Marked, Start };

/// The characters that end a code. A letter, a slash or an '@' behind the digits makes them part of something else.
bool endsCode(std::string_view text, std::size_t at)
{
    if (at >= text.size()) {
        return true;
    }
    constexpr std::string_view enders = " \t\r\n-:;,)]}>'\"";
    const char c = text[at];
    return enders.find(c) != std::string_view::npos || (static_cast<unsigned char>(c) >= 0x80) ||
           (c == '.' && (at + 1 >= text.size() || !ascii::isAlnum(text[at + 1])));
}

/// The word that ends right before `at`, white space between them allowed.
std::string_view wordBefore(std::string_view text, std::size_t at)
{
    while (at > 0 && ascii::isSpace(text[at - 1])) {
        --at;
    }
    std::size_t begin = at;
    while (begin > 0 && ascii::isAlpha(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin, at - begin);
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    for (const std::string_view candidate : words) {
        if (ascii::equals(word, candidate)) {
            return true;
        }
    }
    return false;
}

/// Where a number stands, by what is in front of it.
Place placeOf(std::string_view text, std::size_t at)
{
    std::size_t before = at;
    while (before > 0 && ascii::isBlank(text[before - 1])) {
        --before;
    }
    if (before == 0) {
        return Place::Start;
    }
    constexpr std::string_view openers = "\r\n;'\"(<[#{|>";
    const char c = text[before - 1];
    if (openers.find(c) != std::string_view::npos) {
        return Place::Start;
    }
    if (c == ':') {
        // "host[192.0.2.1]:25" is a port, "host [192.0.2.1]: 550" a reply.
        return before == at && before > 1 && text[before - 2] == ']' ? Place::Loose : Place::Marked;
    }
    if (c == ',' && before > 1 && text[before - 2] == ']') { // "[192.0.2.1], 550 no such user"
        return Place::Marked;
    }
    const std::size_t wordEnd = c == '=' ? before - 1 : before;
    const std::string_view word = wordBefore(text, wordEnd);
    if (ascii::endsWith(word, "code")) { // "ResponseCode 421"
        return Place::Marked;
    }
    return isOneOf(word, {"error", "code", "said", "reply", "replied", "response", "status", "smtp", "returned",
                          "reason", "failure", "rejected", "deferred"})
               ? Place::Marked
               : Place::Loose;
}

/// The codes that servers really send (RFC 5321 section 4.2.3 and common practice): inside a text other three-digit
/// numbers are ports, sizes or counts.
bool isUsualReply(unsigned value)
{
    switch (value / 10) {
    case 42:
        return value == 421 || value == 422;
    case 43:
    case 45:
    case 47:
    case 50:
    case 51:
    case 52:
    case 53:
    case 54:
    case 55:
    case 57:
        return true;
    case 44:
        return value != 443;
    default:
        return value == 211 || value == 214 || value == 220 || value == 221 || value == 235 ||
               (value >= 250 && value <= 252);
    }
}

/// Walks once over a reply text and keeps the best candidates.
class CodeFinder
{
public:
    explicit CodeFinder(std::string_view text) : m_text(text) {}

    ReplyCodes run()
    {
        std::size_t at = 0;
        while (at < m_text.size()) {
            if (!ascii::isDigit(m_text[at])) {
                ++at;
            } else if (at > 0 && !mayPrecede(at)) {
                at = skipToken(at);
            } else {
                at = number(at);
            }
        }
        return m_found;
    }

private:
    [[nodiscard]] bool mayPrecede(std::size_t at) const
    {
        const char c = m_text[at - 1];
        if (c == '-') { // "550-5.1.1": the part before the dash must be a code as well
            return m_lastReplyEnd != 0 && m_lastReplyEnd == at - 1;
        }
        constexpr std::string_view partOfToken = "._@/+~%&$*,";
        return !ascii::isAlnum(c) && partOfToken.find(c) == std::string_view::npos;
    }

    /// Past digits, dots and whatever is glued to them.
    [[nodiscard]] std::size_t skipToken(std::size_t at) const
    {
        while (at < m_text.size() && (ascii::isAlnum(m_text[at]) || m_text[at] == '.' || m_text[at] == '_')) {
            ++at;
        }
        return at;
    }

    std::size_t number(std::size_t at)
    {
        std::array<std::size_t, 4> sizes{};
        std::size_t count = 0;
        std::size_t end = at;
        while (true) {
            const std::size_t begin = end;
            while (end < m_text.size() && ascii::isDigit(m_text[end])) {
                ++end;
            }
            if (count < sizes.size()) {
                sizes[count] = end - begin;
            }
            ++count;
            if (end + 1 >= m_text.size() || m_text[end] != '.' || !ascii::isDigit(m_text[end + 1])) {
                break;
            }
            ++end;
        }
        if (!endsCode(m_text, end)) {
            return skipToken(end);
        }
        if (count == 1 && sizes[0] == 3) {
            reply(at, end);
        } else if (count == 3 && sizes[0] == 1 && sizes[1] <= 3 && sizes[2] <= 3) {
            status(at, end);
        }
        return end;
    }

    void reply(std::size_t at, std::size_t end)
    {
        const auto code = ReplyCode::parse(m_text.substr(at, 3));
        if (!code || (code->value >= 300 && code->value < 400)) {
            return;
        }
        const Place place = placeOf(m_text, at);
        const bool quoting = end + 1 < m_text.size() && (m_text[end] == '-' || m_text[end] == ' ') &&
                             (m_text[end + 1] == '\'' || m_text[end + 1] == '"');
        const bool good =
            at == 0 || followedByStatus(end) || ((quoting || place != Place::Loose) && isUsualReply(code->value));
        if (!good) {
            return;
        }
        m_lastReplyEnd = end;
        m_lastReply = *code;
        if (!m_found.reply) {
            m_found.reply = code;
            m_found.replyAt = at;
        }
    }

    /// "550 5.1.1" and "550-5.1.1", the same class in both.
    [[nodiscard]] bool followedByStatus(std::size_t end) const
    {
        if (end + 4 >= m_text.size() || (m_text[end] != ' ' && m_text[end] != '-')) {
            return false;
        }
        return m_text[end + 1] == m_text[end - 3] && m_text[end + 2] == '.' && ascii::isDigit(m_text[end + 3]);
    }

    void status(std::size_t at, std::size_t end)
    {
        const auto code = EnhancedStatus::parse(m_text.substr(at, end - at));
        if (!code) {
            return;
        }
        const int weight = weigh(at, *code);
        if (weight > m_statusWeight) {
            m_statusWeight = weight;
            m_found.status = code;
            m_found.statusAt = at;
            m_found.statusSize = end - at;
        }
    }

    [[nodiscard]] int weigh(std::size_t at, EnhancedStatus code) const
    {
        if (at > 0 && (m_text[at - 1] == ' ' || m_text[at - 1] == ':')) {
            const std::size_t colon = m_text[at - 1] == ':' ? at - 1 : at - 2;
            if (at > 1 && m_text[colon] == ':' && ascii::equals(wordBefore(m_text, colon), "status")) {
                return 7;
            }
        }
        if (m_lastReplyEnd != 0 && at - m_lastReplyEnd <= 4 &&
            ascii::findNone(m_text, " -:\t'\"(<[#", m_lastReplyEnd) == at) {
            return m_lastReply.value / 100 == code.klass ? 6 : 5;
        }
        const bool known = code.subject <= 7; // RFC 3463 section 3
        if (at > 0 && m_text[at - 1] == '#') {
            return 4;
        }
        const Place place = placeOf(m_text, at);
        if (place != Place::Loose) {
            return known ? 3 : 0;
        }
        const bool version =
            isOneOf(wordBefore(m_text, at), {"version", "ver", "v", "release", "exim", "postfix", "postgrey"});
        const bool fits = !m_found.reply || m_found.reply->value / 100 == code.klass;
        return known && !version ? (fits ? 2 : 1) : 0;
    }

    std::string_view m_text;
    ReplyCodes m_found;
    ReplyCode m_lastReply;
    std::size_t m_lastReplyEnd = 0;
    int m_statusWeight = 0;
};

} // namespace

ReplyCodes findCodes(std::string_view reply)
{
    return CodeFinder(reply).run();
}

} // namespace todoke
