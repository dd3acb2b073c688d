// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/formats/outlook/compound_check.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke::outlook {

/// A storage (folder) of a compound file ([MS-CFB]), read through libgsf. Copies share what they hold.
///
/// Hostile files are bounded twice: checkCompoundFile() goes before libgsf, and what is read from one file, the same
/// stream perhaps several times, has a budget.
class Storage
{
public:
    /// The root storage. `bytes` must outlive it and be followed by a readable zero byte, as a std::string's bytes are.
    [[nodiscard]] static tl::expected<Storage, CompoundState> open(std::string_view bytes);

    /// The names of what is in it, in libgsf's order.
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] bool has(const std::string &name) const;
    [[nodiscard]] std::optional<Storage> storage(const std::string &name) const;
    /// The bytes of a stream; nothing when there is none, when it is damaged or when the budget is used up.
    [[nodiscard]] std::optional<std::string> stream(const std::string &name) const;

    /// True once a stream could not be given because the budget was used up.
    [[nodiscard]] bool budgetExceeded() const { return m_budget->exceeded; }

private:
    struct Infile;
    struct Budget
    {
        std::size_t bytes = 0;
        bool exceeded = false;
    };

    Storage(std::shared_ptr<Infile> infile, std::shared_ptr<Budget> budget)
        : m_infile(std::move(infile)), m_budget(std::move(budget))
    {
    }

    std::shared_ptr<Infile> m_infile;
    std::shared_ptr<Budget> m_budget;
};

} // namespace todoke::outlook
