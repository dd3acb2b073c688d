// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/diagnosis.h"
#include "core/knowledge/knowledge.h"

#include <string>
#include <vector>

namespace todoke {

/// What a rule's text is there for.
enum class ExampleKind : std::uint8_t {
    Match, ///< the rule must hold, and its cause must come out
    Reject ///< the rule must not decide
};

/// Runs one text of a rule through the whole way. What is wrong with it and what to do; empty when it behaves.
[[nodiscard]] std::string problemWithExample(const Diagnoser &diagnoser, const Rule &rule, const std::string &text,
                                             ExampleKind kind);

struct KnowledgeCheck
{
    std::vector<KnowledgeError> errors; ///< in the order of their places
    std::vector<KnowledgeError> notes;  ///< texts of `own` rules that `given` now decides otherwise: perhaps intended
    std::size_t entries = 0;            ///< that `own` and `given` have together
};

/// Checks knowledge files as no start of the program does: their schema, and every text of their rules. `given` lies
/// over `own` as a user's files lie over ours.
[[nodiscard]] KnowledgeCheck checkKnowledge(const std::vector<KnowledgeFile> &own,
                                            const std::vector<KnowledgeFile> &given);

} // namespace todoke
