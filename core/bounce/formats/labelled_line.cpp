// SPDX-License-Identifier: MIT
#include "core/bounce/formats/labelled_line.h"

#include "core/bounce/reply/host_text.h"
#include "core/bounce/status.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <span>

namespace todoke {

namespace {

constexpr std::string_view wideColon = "：";

/// Words and nothing else. A sentence is no label, nor is a host or an address.
bool isLabel(std::string_view text)
{
    constexpr std::ptrdiff_t mostBlanks = 4;
    constexpr std::size_t longest = 60; // bytes: twenty characters of Japanese
    return !text.empty() && text.size() <= longest && std::count(text.begin(), text.end(), ' ') <= mostBlanks &&
           text.find_first_of("0123456789@<>[].;\"") == std::string_view::npos &&
           text.find("。") == std::string_view::npos;
}

bool isOneIn(std::string_view label, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [label](std::string_view w) { return ascii::contains(label, w); });
}

/// Exchange: "Generating server" in the languages it writes.
constexpr auto reporters =
    std::to_array<std::string_view>({"reporting", "gener", "génér", "gerador", "gerando", "生成"});
constexpr auto nearSide = std::to_array<std::string_view>({"from", "sender", "local", "helo"});

/// The host that is the whole value.
std::string_view wholeHost(std::string_view value)
{
    const std::string_view host = hostAt(value);
    if (host.empty()) {
        return {};
    }
    const auto end = static_cast<std::size_t>(host.data() + host.size() - value.data());
    return value.substr(end).find_first_not_of(".>])([ 0123456789abcdefABCDEF:") == std::string_view::npos
               ? host
               : std::string_view();
}

} // namespace

LabelledLine labelledLine(std::string_view line)
{
    constexpr std::size_t within = 80;
    const std::string_view head = line.substr(0, within);
    const std::size_t narrow = head.find(':');
    const std::size_t wide = head.find(wideColon);
    const std::size_t colon = std::min(narrow, wide);
    if (colon == std::string_view::npos) {
        return {};
    }
    const std::size_t behind = colon + (colon == wide ? wideColon.size() : 1);
    const std::string_view label = ascii::trimmed(line.substr(0, colon));
    const bool spaced = colon == wide || behind == line.size() || ascii::isBlank(line[behind]);
    return spaced && isLabel(label) ? LabelledLine{label, ascii::trimmed(line.substr(behind))} : LabelledLine{};
}

std::string_view hostOfLabelled(const LabelledLine &line)
{
    const bool near = line.label.empty() || isOneIn(line.label, reporters) || isOneIn(line.label, nearSide);
    return near ? std::string_view() : wholeHost(line.value);
}

std::string_view reporterOfLabelled(const LabelledLine &line)
{
    return isOneIn(line.label, reporters) ? wholeHost(line.value) : std::string_view();
}

bool beginsWithCode(std::string_view text)
{
    const ReplyCodes codes = findCodes(text.substr(0, 64));
    return (codes.reply && codes.replyAt < 3) || (codes.status && codes.statusAt < 3);
}

} // namespace todoke
