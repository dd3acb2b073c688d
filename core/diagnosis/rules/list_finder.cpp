// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/list_finder.h"

#include <algorithm>

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
    m_patterns.compile();
}

std::optional<std::size_t> ListFinder::find(std::string_view reply) const
{
    std::vector<int> matched;
    m_patterns.match(reply, matched);
    if (matched.empty()) {
        return std::nullopt;
    }
    return m_owners[static_cast<std::size_t>(matched.front())];
}

} // namespace todoke
