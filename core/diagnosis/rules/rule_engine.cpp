// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/rule_engine.h"

#include "core/diagnosis/rules/code_pattern.h"

#include <algorithm>

namespace todoke {

namespace {

constexpr int levelHeight = 1000;
/// Two rules of different causes this close together make the answer less than certain.
constexpr int closeCall = 50;

bool anyFits(const std::vector<std::string> &patterns, std::string_view code)
{
    return patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                           [code](const std::string &pattern) { return fitsCode(pattern, code); });
}

bool holdsInWords(const Rule &rule)
{
    return !rule.patterns.empty() || rule.namesList.has_value();
}

/// Drops what another rule that holds supersedes.
void dropSuperseded(std::vector<const Rule *> &rules)
{
    const std::vector<const Rule *> all = rules;
    std::erase_if(rules, [&all](const Rule *rule) {
        return std::any_of(all.begin(), all.end(), [rule](const Rule *other) {
            return std::find(other->supersedes.begin(), other->supersedes.end(), rule->id) != other->supersedes.end();
        });
    });
}

} // namespace

int RuleEngine::rank(const Rule &rule)
{
    int level = 0;
    if (!rule.receivers.empty()) {
        level = 4;
    } else if (!rule.blocklist.empty() || rule.namesList) {
        level = 3;
    } else if (!rule.patterns.empty()) {
        level = 2;
    } else if (!rule.statuses.empty()) {
        level = 1;
    }
    return level * levelHeight + rule.priority;
}

RuleEngine::RuleEngine(const std::vector<Rule> &rules)
{
    m_rules.reserve(rules.size());
    for (const Rule &rule : rules) {
        m_rules.push_back(&rule);
    }
    std::stable_sort(m_rules.begin(), m_rules.end(), [](const Rule *a, const Rule *b) { return rank(*a) > rank(*b); });
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        for (const std::string &pattern : m_rules[i]->patterns) {
            m_patterns.add(pattern);
            m_patternOf.push_back({i, Role::Wanted});
        }
        for (const std::string &pattern : m_rules[i]->unless) {
            m_patterns.add(pattern);
            m_patternOf.push_back({i, Role::Forbidden});
        }
        if (m_rules[i]->patterns.empty()) {
            m_withoutWords.push_back(i);
        }
    }
    m_patterns.compile();
}

std::vector<std::size_t> RuleEngine::candidates(std::string_view text) const
{
    std::vector<int> matched;
    m_patterns.match(text, matched);
    std::vector<std::size_t> wanted = m_withoutWords;
    std::vector<std::size_t> forbidden;
    for (const int index : matched) {
        const Pattern &pattern = m_patternOf[static_cast<std::size_t>(index)];
        (pattern.role == Role::Wanted ? wanted : forbidden).push_back(pattern.rule);
    }
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::erase_if(wanted, [&forbidden](std::size_t rule) {
        return std::find(forbidden.begin(), forbidden.end(), rule) != forbidden.end();
    });
    return wanted;
}

bool RuleEngine::conditionsHold(const Rule &rule, const Refusal &refusal)
{
    if (!rule.receivers.empty() &&
        (refusal.receiver == nullptr ||
         std::find(rule.receivers.begin(), rule.receivers.end(), refusal.receiver->id) == rule.receivers.end())) {
        return false;
    }
    if (rule.namesList &&
        (refusal.list == nullptr || refusal.list->forDomains != (*rule.namesList == ListKind::Domains))) {
        return false;
    }
    if (rule.listActive && (refusal.list == nullptr || *rule.listActive != refusal.listWasActive)) {
        return false;
    }
    if (!rule.commands.empty() &&
        std::find(rule.commands.begin(), rule.commands.end(), refusal.command) == rule.commands.end()) {
        return false;
    }
    return anyFits(rule.statuses, refusal.status) && anyFits(rule.replyCodes, refusal.replyCode);
}

Judgement RuleEngine::judge(const Refusal &refusal) const
{
    Judgement judgement;
    for (const std::size_t index : candidates(refusal.text)) {
        if (conditionsHold(*m_rules[index], refusal)) {
            judgement.rules.push_back(m_rules[index]);
        }
    }
    dropSuperseded(judgement.rules);
    if (judgement.rules.empty()) {
        return judgement;
    }
    const Rule &deciding = *judgement.rules.front();
    judgement.confidence = deciding.confidence;
    const bool disputed = std::any_of(judgement.rules.begin(), judgement.rules.end(), [&deciding](const Rule *other) {
        return other->cause != deciding.cause && holdsInWords(*other) && rank(*other) >= rank(deciding) - closeCall;
    });
    if (disputed && judgement.confidence == Confidence::High) {
        judgement.confidence = Confidence::Medium;
    }
    return judgement;
}

} // namespace todoke
