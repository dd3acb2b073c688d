// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/rule_engine.h"

#include "core/diagnosis/rules/code_pattern.h"

#include <algorithm>
#include <unordered_map>

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

int rankOf(const Rule &rule)
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

/// All that a rule asks for but its words.
bool conditionsHold(const Rule &rule, const Refusal &refusal)
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

} // namespace

RuleEngine::RuleEngine(const std::vector<Rule> &rules)
{
    m_rules.reserve(rules.size());
    for (const Rule &rule : rules) {
        m_rules.push_back({&rule, rankOf(rule), 0, 0, 0, {}});
    }
    std::stable_sort(m_rules.begin(), m_rules.end(), [](const Ranked &a, const Ranked &b) { return a.rank > b.rank; });
    std::unordered_map<std::string_view, std::size_t> byId;
    std::size_t patterns = 0;
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        Ranked &ranked = m_rules[i];
        byId.emplace(ranked.rule->id.value, i);
        ranked.wanted = patterns;
        ranked.forbidden = ranked.wanted + ranked.rule->patterns.size();
        ranked.end = ranked.forbidden + ranked.rule->unless.size();
        patterns = ranked.end;
        for (const std::vector<std::string> *list : {&ranked.rule->patterns, &ranked.rule->unless}) {
            for (const std::string &pattern : *list) {
                m_patterns.add(pattern);
            }
        }
    }
    m_patterns.finish();
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        for (const RuleId &id : m_rules[i].rule->supersedes) {
            if (const auto other = byId.find(id.value); other != byId.end()) {
                m_rules[other->second].supersededBy.push_back(i);
            }
        }
    }
}

/// One refusal before the rules. Each rule is asked at most once, and only when its answer matters.
class RuleEngine::Hearing
{
public:
    Hearing(const RuleEngine &engine, const Refusal &refusal)
        : m_rules(engine.m_rules), m_refusal(refusal), m_chances(engine.m_patterns.chances(refusal.text)),
          m_answers(m_rules.size(), Answer::NotAsked)
    {
    }

    /// The rule holds, and no other one that holds supersedes it.
    bool stands(std::size_t index)
    {
        const std::vector<std::size_t> &others = m_rules[index].supersededBy;
        return holds(index) && std::none_of(others.begin(), others.end(), [this](std::size_t i) { return holds(i); });
    }

private:
    enum class Answer : std::uint8_t { NotAsked, Yes, No };

    bool holds(std::size_t index)
    {
        Answer &answer = m_answers[index];
        if (answer == Answer::NotAsked) {
            answer = ask(m_rules[index]) ? Answer::Yes : Answer::No;
        }
        return answer == Answer::Yes;
    }

    bool ask(const Ranked &ranked) const
    {
        // The cheapest question first: most rules have no chance at all.
        const bool wordless = ranked.wanted == ranked.forbidden;
        return (wordless || m_chances.anyOf(ranked.wanted, ranked.forbidden)) &&
               conditionsHold(*ranked.rule, m_refusal) && (wordless || anyMatches(ranked.wanted, ranked.forbidden)) &&
               !anyMatches(ranked.forbidden, ranked.end);
    }

    [[nodiscard]] bool anyMatches(std::size_t begin, std::size_t end) const
    {
        for (std::size_t i = begin; i != end; ++i) {
            if (m_chances.matches(i)) {
                return true;
            }
        }
        return false;
    }

    const std::vector<Ranked> &m_rules;
    const Refusal &m_refusal;
    PatternSet::Chances m_chances;
    std::vector<Answer> m_answers;
};

Judgement RuleEngine::judge(const Refusal &refusal, RuleDepth depth) const
{
    Judgement judgement;
    Hearing hearing(*this, refusal);
    bool disputed = false;
    int decidingRank = 0;
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const Ranked &ranked = m_rules[i];
        const bool decided = !judgement.rules.empty();
        const bool close = decided && ranked.rank >= decidingRank - closeCall;
        if (decided && !close && depth == RuleDepth::Deciding) {
            break;
        }
        if (!hearing.stands(i)) {
            continue;
        }
        judgement.rules.push_back(ranked.rule);
        if (!decided) {
            decidingRank = ranked.rank;
        } else if (close && holdsInWords(*ranked.rule) && ranked.rule->cause != judgement.rules.front()->cause) {
            disputed = true;
        }
    }
    if (!judgement.rules.empty()) {
        judgement.confidence = judgement.rules.front()->confidence;
        if (disputed && judgement.confidence == Confidence::High) {
            judgement.confidence = Confidence::Medium;
        }
    }
    return judgement;
}

} // namespace todoke
