// SPDX-License-Identifier: MIT
#include "core/diagnosis/header/lines.h"

#include "core/diagnosis/header/words.h"

#include <set>

namespace todoke {

namespace {

std::string_view toName(Alignment alignment)
{
    switch (alignment) {
    case Alignment::None:
        return "none";
    case Alignment::Relaxed:
        return "relaxed";
    case Alignment::Strict:
        return "strict";
    }
    return "none";
}

/// The meaning, and that nobody can tell who wrote it where that is so.
std::string doubted(std::string meaning, bool trusted, const Knowledge &knowledge, Language language)
{
    if (!trusted) {
        meaning += headerWords("label-untrusted", knowledge, language);
    }
    return meaning;
}

void addMethod(std::vector<HeaderLine> &lines, const AuthenticationResults &results, const AuthenticationMethod &method,
               const Knowledge &knowledge, Language language)
{
    lines.push_back({{},
                     method.method,
                     method.result,
                     doubted(resultMeaning(method.method, method.result, knowledge, language), results.trusted,
                             knowledge, language),
                     results.trusted,
                     method.span});
    const std::string reason = method.method + "-reason";
    const HeaderMeaning *meaning =
        method.reason.empty() ? nullptr : knowledge.headerMeaning("authentication", reason, method.reason);
    if (meaning != nullptr) {
        lines.push_back({{}, reason, method.reason, meaning->text.in(language), results.trusted, method.span});
    }
}

} // namespace

std::vector<HeaderLine> authenticationLines(const HeaderReading &reading, const Knowledge &knowledge, Language language)
{
    std::set<std::string> sure;
    for (const AuthenticationResults &results : reading.authentication) {
        for (const AuthenticationMethod &method : results.methods) {
            if (results.trusted) {
                sure.insert(method.method + '=' + method.result);
            }
        }
    }
    std::vector<HeaderLine> lines;
    std::set<std::string> told; // two signatures that pass are one line: the domains follow below
    for (const AuthenticationResults &results : reading.authentication) {
        for (const AuthenticationMethod &method : results.methods) {
            const std::string result = method.method + '=' + method.result;
            if ((results.trusted || sure.count(result) == 0) && told.insert(result).second) {
                addMethod(lines, results, method, knowledge, language);
            }
        }
    }
    for (const CheckedDomain &domain : reading.checked) {
        if (told.insert(domain.method + ' ' + domain.domain).second) {
            lines.push_back({{},
                             headerWords("label-checked-" + domain.method, knowledge, language),
                             domain.domain,
                             headerWords("alignment-" + std::string(toName(domain.alignment)), knowledge, language),
                             domain.trusted,
                             domain.span});
        }
    }
    return lines;
}

std::vector<HeaderLine> verdictLines(const HeaderReading &reading, const Knowledge &knowledge, Language language)
{
    std::vector<HeaderLine> lines;
    std::vector<std::string_view> systems;
    for (const VerdictReading &verdict : reading.verdicts) {
        bool known = false;
        for (const std::string_view system : systems) { // a dozen at most: there are no more filters
            known = known || system == verdict.verdict.system;
        }
        if (!known) {
            systems.push_back(verdict.verdict.system);
        }
    }
    for (const std::string_view system : systems) {
        const std::string group = systemName(system, knowledge, language);
        std::set<std::string> told;
        for (const VerdictReading &verdict : reading.verdicts) {
            if (verdict.verdict.system != system) {
                continue;
            }
            for (std::size_t at = 0; at < verdict.verdict.tags.size(); ++at) {
                const VerdictTag &tag = verdict.verdict.tags[at];
                std::string name = tagName(system, tag.name, knowledge, language);
                if (name.empty() || tag.value.empty() || !told.insert(name + '=' + tag.value).second) {
                    continue;
                }
                const bool trusted = verdict.verdict.trusted;
                lines.push_back({group, std::move(name), tag.value,
                                 doubted(tagMeaning(verdict, at, knowledge, language), trusted, knowledge, language),
                                 trusted, tag.span});
            }
        }
    }
    return lines;
}

} // namespace todoke
