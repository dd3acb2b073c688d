// SPDX-License-Identifier: MIT
#include "core/diagnosis/header/words.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

struct Unit
{
    std::int64_t seconds;
    std::string_view ja;
    std::string_view en;
};
constexpr std::array units{Unit{86400, "日", " d"}, Unit{3600, "時間", " h"}, Unit{60, "分", " min"},
                           Unit{1, "秒", " s"}};

void fillIn(std::string &text, std::string_view placeholder, std::string_view value)
{
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size())) {
        text.replace(at, placeholder.size(), value);
    }
}

std::string wordsOf(std::string_view prefix, std::string_view id, const Knowledge &knowledge, Language language)
{
    return headerWords(std::string(prefix).append(id), knowledge, language);
}

std::string orElse(std::string words, std::string_view otherwise)
{
    if (words.empty()) {
        words = otherwise;
    }
    return words;
}

std::string notKnown(const Knowledge &knowledge, Language language)
{
    return wordsOf("tag-", "not-known", knowledge, language);
}

} // namespace

std::string durationWords(std::int64_t seconds, Language language)
{
    const bool japanese = language == Language::Japanese;
    const std::int64_t finest = seconds >= 600 ? 60 : 1;
    const auto *unit =
        std::find_if(units.begin(), units.end() - 1, [seconds](const Unit &one) { return seconds >= one.seconds; });
    std::string words;
    for (int parts = 0; unit != units.end() && unit->seconds >= finest && parts < 2; ++unit, ++parts) {
        const std::int64_t count = seconds / unit->seconds;
        seconds %= unit->seconds;
        if (count == 0 && !words.empty()) {
            continue;
        }
        words += words.empty() || japanese ? "" : " ";
        words += std::to_string(count);
        words += japanese ? unit->ja : unit->en;
    }
    return words;
}

std::string headerWords(std::string_view id, const Knowledge &knowledge, Language language)
{
    const HeaderText *text = knowledge.headerText(id);
    return text == nullptr ? std::string() : text->text.in(language);
}

std::string findingSentence(const HeaderFinding &finding, const Knowledge &knowledge, Language language)
{
    std::string sentence = wordsOf("finding-", finding.id, knowledge, language);
    if (sentence.empty()) {
        return finding.id;
    }
    for (const auto &[name, value] : finding.words) {
        fillIn(sentence, "{" + name + "}", name == "system" ? systemName(value, knowledge, language) : value);
    }
    fillIn(sentence, "{duration}", finding.seconds ? durationWords(*finding.seconds, language) : std::string());
    return sentence;
}

std::string roleWords(HopRole role, const Knowledge &knowledge, Language language)
{
    return orElse(wordsOf("role-", toName(role), knowledge, language), toName(role));
}

std::string clockWords(const JudgedHop &hop, const Knowledge &knowledge, Language language)
{
    if (hop.clock == ClockState::Fine) {
        return {};
    }
    std::string words = orElse(wordsOf("clock-", toName(hop.clock), knowledge, language), toName(hop.clock));
    fillIn(words, "{duration}", durationWords(hop.clockError < 0 ? -hop.clockError : hop.clockError, language));
    return words;
}

std::string systemName(std::string_view system, const Knowledge &knowledge, Language language)
{
    return orElse(wordsOf("system-", system, knowledge, language), system);
}

std::string tagName(std::string_view system, std::string_view tag, const Knowledge &knowledge, Language language)
{
    std::string id = std::string(system) + '-' + std::string(tag);
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return wordsOf("tag-", id, knowledge, language);
}

std::string tagMeaning(const VerdictReading &reading, std::size_t tag, const Knowledge &knowledge, Language language)
{
    const VerdictTag &value = reading.verdict.tags[tag];
    if (const HeaderMeaning *meaning = knowledge.headerMeaning(reading.verdict.system, value.name, value.value)) {
        return meaning->text.in(language);
    }
    // Only a value that has known neighbours is one whose meaning should be known.
    const bool listed = std::any_of(knowledge.headerMeanings.begin(), knowledge.headerMeanings.end(),
                                    [&](const HeaderMeaning &meaning) {
                                        return meaning.system == reading.verdict.system && meaning.tag == value.name;
                                    });
    return listed && !value.value.empty() ? notKnown(knowledge, language) : std::string();
}

std::string resultMeaning(std::string_view method, std::string_view result, const Knowledge &knowledge,
                          Language language)
{
    const HeaderMeaning *meaning = knowledge.headerMeaning("authentication", method, result);
    return meaning == nullptr ? notKnown(knowledge, language) : meaning->text.in(language);
}

} // namespace todoke
