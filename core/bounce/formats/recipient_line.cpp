// SPDX-License-Identifier: MIT
#include "core/bounce/formats/recipient_line.h"

#include "core/bounce/formats/labelled_line.h"
#include "core/bounce/reply/address_text.h"
#include "core/text/ascii.h"

#include <array>

namespace todoke {

namespace {

/// Labels that name the recipient who was not reached. Whole labels: "To" alone is a header of the returned mail.
bool isRecipientLabel(std::string_view label)
{
    static constexpr auto labels = std::to_array<std::string_view>({
        "recipient",
        "recipients",
        "recipient address",
        "recipient's address",
        "failed recipient",
        "failed recipients",
        "failed recipient(s)",
        "failed address",
        "intended recipient",
        "envelope recipient",
        "invalid address",
        "unknown address",
        "rcpt to",
        "addressed to",
        "delivery failed to",
        "undeliverable to",
        "undeliverable address",
        "could not be delivered to",
        "not delivered to",
        "destination address",
        "\xE5\xAE\x9B\xE5\x85\x88",                                                             // 宛先
        "\xE3\x81\x82\xE3\x81\xA6\xE5\x85\x88",                                                 // あて先
        "\xE5\x8F\x97\xE4\xBF\xA1\xE8\x80\x85",                                                 // 受信者
        "\xE9\x80\x81\xE4\xBF\xA1\xE5\x85\x88",                                                 // 送信先
        "\xE9\x80\x81\xE4\xBF\xA1\xE5\x85\x88\xE3\x82\xA2\xE3\x83\x89\xE3\x83\xAC\xE3\x82\xB9", // 送信先アドレス
        "\xE5\xAE\x9B\xE5\x85\x88\xE3\x82\xA2\xE3\x83\x89\xE3\x83\xAC\xE3\x82\xB9",             // 宛先アドレス
    });
    for (const std::string_view known : labels) {
        if (ascii::equals(label, known)) {
            return true;
        }
    }
    return false;
}

RecipientLine labelled(std::string_view line)
{
    RecipientLine found;
    std::size_t colon = line.substr(0, 64).find(':');
    std::size_t width = 1;
    if (colon == std::string_view::npos) {
        colon = line.substr(0, 64).find("\xEF\xBC\x9A"); // full-width colon
        width = 3;
    }
    if (colon == std::string_view::npos || !isRecipientLabel(ascii::trimmed(line.substr(0, colon)))) {
        return found;
    }
    const AddressSpot spot = addressAtStart(line.substr(colon + width));
    if (spot.address.empty()) {
        return found;
    }
    found.shape = RecipientLine::Shape::Labelled;
    found.address = spot.address;
    found.reason =
        ascii::trimmed(line.substr(static_cast<std::size_t>(spot.whole.data() + spot.whole.size() - line.data())));
    return found;
}

/// "on Thu, 9 May 2005 23:34:45 +0900", "am 20.11.2026 10:15": when it was tried (Exchange), in whatever language.
bool isTimeRemark(std::string_view text)
{
    constexpr std::size_t longest = 60;
    const std::size_t word = text.find(' ');
    const std::size_t colon = text.rfind(':');
    return text.size() < longest && (word == 2 || word == 3) && !ascii::isDigit(text.front()) &&
           colon != std::string_view::npos && colon > word && colon + 1 < text.size() &&
           ascii::isDigit(text[colon - 1]) && ascii::isDigit(text[colon + 1]);
}

/// Takes a repetition of the address off `rest`: "user@example.jp (user@example.jp)<mailto:user@example.jp>".
void dropRepetition(std::string_view &rest, std::string_view address)
{
    while (true) {
        const std::string_view text = ascii::trimmed(rest);
        if (text.size() < address.size() + 2 || (text.front() != '(' && text.front() != '<' && text.front() != '[')) {
            return;
        }
        std::string_view inner = text.substr(1);
        if (ascii::startsWith(inner, "mailto:")) {
            inner.remove_prefix(7);
        }
        if (!ascii::startsWith(inner, address) || inner.size() == address.size()) {
            return;
        }
        const char close = inner[address.size()];
        if (close != ')' && close != '>' && close != ']') {
            return;
        }
        rest = inner.substr(address.size() + 1);
    }
}

/// "(expanded from <user@example.jp>)" taken off `rest`.
std::string_view takeExpansion(std::string_view &rest)
{
    const std::string_view text = ascii::trimmed(rest);
    if (!ascii::startsWith(text, "(expanded from")) {
        return {};
    }
    const std::size_t close = text.find(')');
    const std::string_view inside = text.substr(0, close);
    rest = close == std::string_view::npos ? std::string_view() : text.substr(close + 1);
    const AddressSpot spot = addressIn(inside);
    return spot.address;
}

} // namespace

RecipientLine readRecipientLine(std::string_view line)
{
    RecipientLine found;
    if (line.empty()) {
        return found;
    }
    const std::size_t at = line.substr(0, 640).find('@');
    if (at == std::string_view::npos) {
        return found;
    }
    const AddressSpot spot = addressAtStart(line);
    if (spot.address.empty()) {
        return labelled(line);
    }
    found.address = spot.address;
    std::string_view rest = line.substr(static_cast<std::size_t>(spot.whole.data() + spot.whole.size() - line.data()));
    dropRepetition(rest, spot.address);
    const bool bracketed =
        spot.whole.size() > spot.address.size() && (spot.whole.front() == '<' || spot.whole.front() == '"');
    const bool expanded = ascii::startsWith(ascii::trimmed(rest), "(expanded from");
    found.original = takeExpansion(rest);
    const std::string_view text = ascii::trimmed(rest);
    if (text.empty() || text == ":" || text == "," || text == ";" || text == ".") {
        found.shape = bracketed && text == ":" ? RecipientLine::Shape::Bracketed : RecipientLine::Shape::Bare;
        found.shape = expanded ? RecipientLine::Shape::Bracketed : found.shape;
        return found;
    }
    found.reason = ascii::trimmed(text.front() == ':' ? text.substr(1) : text);
    if (expanded || (bracketed && text.front() == ':')) {
        found.shape = RecipientLine::Shape::Bracketed;
    } else if (text.front() == ':' || text.front() == '[' || text.front() == '(' || text.starts_with("...") ||
               text.front() == ';' || text.front() == '-' || isTimeRemark(text)) {
        found.shape = RecipientLine::Shape::Reason;
        if (isTimeRemark(text)) {
            found.reason = {};
        } else if (text.starts_with("...")) {
            found.reason = ascii::trimmed(text.substr(3));
        } else if ((text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')')) {
            found.reason = ascii::trimmed(text.substr(1, text.size() - 2));
        }
    }
    return found;
}

DetailLine readDetailLine(std::string_view line)
{
    DetailLine detail;
    detail.value = line;
    std::size_t colon = line.substr(0, 40).find(':');
    std::size_t width = 1;
    if (colon == std::string_view::npos) {
        colon = line.substr(0, 40).find("\xEF\xBC\x9A"); // full-width colon
        width = 3;
    }
    if (colon == std::string_view::npos) {
        return detail;
    }
    const std::string_view label = ascii::trimmed(line.substr(0, colon));
    const std::string_view value = ascii::trimmed(line.substr(colon + width));
    const auto is = [label](std::string_view name) { return ascii::equals(label, name); };
    if (is("diagnostic code") || is("diagnostic-code") || is("diagnostic")) {
        detail.kind = DetailLine::Kind::Diagnostic;
        detail.value = value;
    } else if (is("remote system") || is("remote server") || is("remote host") || is("remote mta") ||
               is("receiving server")) {
        const bool typed = ascii::startsWith(value, "dns;");
        detail.kind = DetailLine::Kind::Host;
        detail.value = typed ? ascii::trimmed(value.substr(4)) : value;
    } else if (is("reason")) {
        detail.value = value;
    } else if (const std::string_view host = hostOfLabelled(labelledLine(line)); !host.empty()) {
        detail.kind = DetailLine::Kind::Host;
        detail.value = host;
    }
    return detail;
}

} // namespace todoke
