// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/rules/pattern_set.h"
#include "core/diagnosis/rules/rule_depth.h"
#include "core/knowledge/knowledge.h"

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

    [[nodiscard]] Judgement judge(const Refusal &refusal, RuleDepth depth = RuleDepth::Deciding) const;

private:
    struct Ranked
    {
        const Rule *rule = nullptr;
        int rank = 0;
        std::size_t wanted = 0; ///< index of its first pattern in m_patterns; those in `unless` follow
        std::size_t forbidden = 0;
        std::size_t end = 0;
        std::vector<std::size_t> supersededBy; ///< indexes in m_rules
    };
    class Hearing;

    std::vector<Ranked> m_rules; ///< the highest rank first
    PatternSet m_patterns;
};

} // namespace todoke
