// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/rules/pattern_set.h"
#include "core/knowledge/knowledge.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace todoke {

/// Tells who answered: by the host that spoke, by marks in its reply, by the recipient's domain.
class ReceiverFinder
{
public:
    explicit ReceiverFinder(const std::vector<Receiver> &receivers);

    /// Index into the receivers, or nothing. `remoteMta` and `domain` in any case; `reply` normalised.
    /// The host outranks the marks and these the domain: a domain may have its mail taken by another company.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view remoteMta, std::string_view reply,
                                                  std::string_view domain) const;

private:
    using Table = std::unordered_map<std::string, std::size_t>;

    std::vector<const Receiver *> m_receivers;
    Table m_hosts;        ///< "mail.protection.outlook.com"
    Table m_domains;      ///< "gmail.com"
    Table m_domainStarts; ///< "yahoo" of "yahoo.*"
    PatternSet m_marks;
    std::vector<std::size_t> m_markOwners;
};

} // namespace todoke
