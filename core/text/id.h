// SPDX-License-Identifier: MIT
#pragma once

// <compare> comes with <string>: Qt 6.4's moc cannot read it as the first standard header.
#include <string>
#include <utility>

namespace todoke {

/// A stable name out of the knowledge files, kept apart by type so that a cause is never taken for a provider.
template <typename Tag>
struct Id
{
    std::string value; ///< kebab-case; empty means none

    Id() = default;
    explicit Id(std::string name) : value(std::move(name)) {}
    [[nodiscard]] bool empty() const { return value.empty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &, const Id &) = default;
};

using CauseId = Id<struct CauseTag>;
using StepId = Id<struct StepTag>;
using RuleId = Id<struct RuleTag>;
using ProviderId = Id<struct ProviderTag>;
using BlocklistId = Id<struct BlocklistTag>;
using ReceiverId = Id<struct ReceiverTag>;

} // namespace todoke
