// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/rules/pattern_set.h"
#include "core/knowledge/knowledge.h"

#include <optional>
#include <string_view>
#include <vector>

namespace todoke {

/// Tells which list a refusal names: by a zone, a name or an address of the list.
class ListFinder
{
public:
    explicit ListFinder(const std::vector<Blocklist> &lists);

    /// Index into the lists of the first one (in their order) that the reply names, or nothing. `reply` normalised.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view reply) const;

private:
    PatternSet m_patterns;
    std::vector<std::size_t> m_owners;
};

} // namespace todoke
