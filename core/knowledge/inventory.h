// SPDX-License-Identifier: MIT
#pragma once

#include "core/knowledge/knowledge.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// One entry as a list of what is known shows it.
struct KnownEntry
{
    std::string id;
    LocalText name;           ///< or its meaning; may be empty
    std::optional<Fact> fact; ///< nothing where there is nothing to know: words and decisions of our own
};

/// All entries of one kind.
struct KnownKind
{
    std::string_view name; ///< "blocklists"
    std::vector<KnownEntry> entries;

    /// How many entries are known how well; entries without a fact are not counted.
    [[nodiscard]] std::map<Verification, std::size_t> totals() const;
};

/// What is known and how well, kind by kind.
[[nodiscard]] std::vector<KnownKind> inventoryOf(const Knowledge &knowledge);

} // namespace todoke
