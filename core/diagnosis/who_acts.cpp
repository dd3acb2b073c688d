// SPDX-License-Identifier: MIT
#include "core/diagnosis/who_acts.h"

#include <algorithm>

namespace todoke {

namespace {

template <typename IdType>
bool among(const std::vector<IdType> &wanted, const IdType *id)
{
    return wanted.empty() || (id != nullptr && std::find(wanted.begin(), wanted.end(), *id) != wanted.end());
}

bool listFits(const ActorRow &row, const Blocklist *list)
{
    if (!among(row.blocklists, list == nullptr ? nullptr : &list->id)) {
        return false;
    }
    const auto holds = [list](const std::optional<bool> &wanted, bool Blocklist::*property) {
        return !wanted || (list != nullptr && list->*property == *wanted);
    };
    return holds(row.listAnyoneMayAsk, &Blocklist::anyoneMayAsk) && holds(row.policyList, &Blocklist::policyList) &&
           holds(row.listActive, &Blocklist::active);
}

bool fits(const ActorRow &row, const Situation &situation)
{
    return among(row.causes, &situation.cause) &&
           among(row.rules, situation.rule == nullptr ? nullptr : &situation.rule->id) &&
           among(row.receivers, situation.receiver == nullptr ? nullptr : &situation.receiver->id) &&
           listFits(row, situation.list) && (!row.server || *row.server == situation.server) &&
           (!row.customerFiles ||
            (situation.provider != nullptr && situation.provider->fileRemovalSelf == *row.customerFiles)) &&
           (!row.refusedBy || row.refusedBy == situation.refusedBy) &&
           (!row.delayed || *row.delayed == situation.delayed);
}

} // namespace

Decision decide(const Situation &situation, const Knowledge &knowledge)
{
    Decision decision;
    if (const Cause *cause = knowledge.find(situation.cause); cause != nullptr) {
        decision.actor = cause->actor;
        decision.steps = cause->steps;
    }
    if (situation.rule != nullptr) {
        decision.actor = situation.rule->actor.value_or(decision.actor);
        if (!situation.rule->steps.empty()) {
            decision.steps = situation.rule->steps;
        }
    }
    const auto row = std::find_if(knowledge.actorRows.begin(), knowledge.actorRows.end(),
                                  [&situation](const ActorRow &candidate) { return fits(candidate, situation); });
    if (row != knowledge.actorRows.end()) {
        decision.actor = row->actor;
        decision.why = row->why;
        if (!row->steps.empty()) {
            decision.steps = row->steps;
        }
    }
    return decision;
}

} // namespace todoke
