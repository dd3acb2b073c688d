// SPDX-License-Identifier: MIT
#include "core/knowledge/entries.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace todoke {

namespace {

using Need = EntryReader::Need;

constexpr std::array<std::string_view, 9> verdictNames{"information", "good", "allowed",  "bulk",   "suspicious",
                                                       "failed",      "spam", "phishing", "malware"};

HeaderVerdict readVerdict(EntryReader &entry, Need need)
{
    static const std::vector<std::string> names(verdictNames.begin(), verdictNames.end());
    const auto found = entry.choice("verdict", names, need);
    return found ? static_cast<HeaderVerdict>(*found) : HeaderVerdict::Information;
}

std::optional<int> wholeNumber(std::string_view text)
{
    int number = 0;
    const char *const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

struct Range
{
    std::optional<int> low;
    std::optional<int> high;
};

/// "5..9" as its two ends; nothing where it is no range.
std::optional<Range> rangeIn(std::string_view text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        return std::nullopt;
    }
    return Range{wholeNumber(text.substr(0, dots)), wholeNumber(text.substr(dots + 2))};
}

} // namespace

std::string_view toName(HeaderVerdict verdict)
{
    return verdictNames.at(static_cast<std::size_t>(verdict));
}

bool HeaderMeaning::covers(std::string_view value) const
{
    const std::optional<int> number = wholeNumber(value);
    return std::any_of(values.begin(), values.end(), [&](const std::string &one) {
        const std::optional<Range> range = rangeIn(one);
        return range ? number && range->low && range->high && *range->low <= *number && *number <= *range->high
                     : ascii::equals(one, value);
    });
}

const HeaderMeaning *Knowledge::headerMeaning(std::string_view system, std::string_view tag,
                                              std::string_view value) const
{
    const auto found = std::find_if(headerMeanings.begin(), headerMeanings.end(), [&](const HeaderMeaning &meaning) {
        return meaning.system == system && ascii::equals(meaning.tag, tag) && meaning.covers(value);
    });
    return found == headerMeanings.end() ? nullptr : &*found;
}

const HeaderText *Knowledge::headerText(std::string_view id) const
{
    const auto found =
        std::find_if(headerTexts.begin(), headerTexts.end(), [id](const HeaderText &text) { return text.id == id; });
    return found == headerTexts.end() ? nullptr : &*found;
}

void read(EntryReader &entry, HeaderMeaning &into)
{
    into.id = entry.text("id", Need::Required);
    into.system = entry.text("system", Need::Required);
    into.tag = entry.text("tag", Need::Required);
    into.values = entry.texts("values", Need::Required);
    into.verdict = readVerdict(entry, Need::Required);
    into.text = entry.local("text", Need::Required);
    into.fact = entry.fact();
    for (std::size_t i = 0; i < into.values.size(); ++i) {
        const std::optional<Range> range = rangeIn(into.values[i]);
        if (range && !(range->low && range->high && *range->low <= *range->high)) {
            entry.complain("values", '"' + into.values[i] + "\" is no range of whole numbers: write it as \"5..9\"", i);
        }
    }
}

void read(EntryReader &entry, HeaderText &into)
{
    into.id = entry.text("id", Need::Required);
    into.text = entry.local("text", Need::Required);
    into.verdict = readVerdict(entry, Need::Optional);
}

} // namespace todoke
