// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/list_finder.h"

namespace todoke {

ListFinder::ListFinder(const std::vector<Blocklist> &lists)
{
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const std::string &zone : lists[i].zones) {
            m_patterns.add("(?:^|[^a-z0-9-])" + RE2::QuoteMeta(zone));
            m_owners.push_back(i);
        }
        for (const std::string &mark : lists[i].marks) {
            m_patterns.add(mark);
            m_owners.push_back(i);
        }
    }
    m_patterns.finish();
}

std::optional<std::size_t> ListFinder::find(std::string_view reply) const
{
    const std::optional<std::size_t> first = m_patterns.first(reply);
    return first ? std::optional(m_owners[*first]) : std::nullopt;
}

} // namespace todoke
