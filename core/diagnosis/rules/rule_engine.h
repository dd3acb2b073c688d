// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/rules/pattern_set.h"
#include "core/knowledge/knowledge.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// One refusal as the rules see it.
struct Refusal
{
    std::string text;         ///< the reply, normalised (normaliseReply)
    std::string status;       ///< "5.7.1", or empty
    std::string replyCode;    ///< "550", or empty
    std::string_view command; ///< "RCPT", "DATA", ...; or empty
    const Receiver *receiver = nullptr;
    const Blocklist *list = nullptr; ///< the list that the text names
    bool listWasActive = true;       ///< it was in operation at the date of the mail
};

/// The rules that hold for a refusal, the deciding one first.
struct Judgement
{
    std::vector<const Rule *> rules;
    Confidence confidence = Confidence::None;
};

/// Matches refusals against all rules at once.
///
/// Which rule decides: a receiver's own codes and words come before a named list, that before general words, these
/// before an enhanced code, that before a reply code. Within one level the higher `priority` wins, then the earlier
/// rule; a rule that is superseded by another one that holds as well is dropped. A priority of 1000 lifts a rule by one
/// level.
class RuleEngine
{
public:
    explicit RuleEngine(const std::vector<Rule> &rules);

    [[nodiscard]] Judgement judge(const Refusal &refusal) const;

private:
    enum class Role : std::uint8_t { Wanted, Forbidden };
    struct Pattern
    {
        std::size_t rule;
        Role role;
    };

    [[nodiscard]] std::vector<std::size_t> candidates(std::string_view text) const;
    [[nodiscard]] static bool conditionsHold(const Rule &rule, const Refusal &refusal);
    [[nodiscard]] static int rank(const Rule &rule);

    std::vector<const Rule *> m_rules;       ///< in the order of their rank, the highest first
    std::vector<std::size_t> m_withoutWords; ///< rules that codes or a named list decide alone
    PatternSet m_patterns;
    std::vector<Pattern> m_patternOf; ///< by index in m_patterns
};

} // namespace todoke
