// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/provider_finder.h"
#include "core/diagnosis/rules/list_finder.h"
#include "core/diagnosis/rules/receiver_finder.h"
#include "core/diagnosis/rules/rule_engine.h"
#include "core/knowledge/knowledge.h"

#include <memory>

namespace todoke {

/// Everything that is worked out once over one set of knowledge: look-up tables and compiled patterns. Constant
/// afterwards, so any number of threads may use it.
struct Tools
{
    Tools(std::shared_ptr<const Knowledge> given, RuleDepth wanted)
        : depth(wanted), knowledge(std::move(given)), rules(knowledge->rules), receivers(knowledge->receivers),
          lists(knowledge->blocklists), providers(knowledge->hosts)
    {
    }

    RuleDepth depth;
    std::shared_ptr<const Knowledge> knowledge;
    RuleEngine rules;
    ReceiverFinder receivers;
    ListFinder lists;
    ProviderFinder providers;
};

} // namespace todoke
