// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/rules/rule_engine.h"
#include "core/knowledge/knowledge.h"

#include <optional>
#include <vector>

namespace todoke {

/// What decides who must act.
struct Situation
{
    CauseId cause;
    const Rule *rule = nullptr;      ///< the deciding one; null when no rule held
    const Blocklist *list = nullptr; ///< the list named
    const Receiver *receiver = nullptr;
    const Provider *provider = nullptr; ///< the sender's; null when not recognised
    ServerKind server = ServerKind::Unknown;
    std::optional<RefusedBy> refusedBy; ///< nothing when it cannot be told
    bool delayed = false;
};

/// Who must act and what is to be done.
struct Decision
{
    Actor actor = Actor::Nobody;
    std::vector<StepId> steps;
    LocalText why;
};

/// The first actor row whose conditions all hold decides; without one, the rule's and the cause's own actor and steps
/// do.
[[nodiscard]] Decision decide(const Situation &situation, const Knowledge &knowledge);

} // namespace todoke
