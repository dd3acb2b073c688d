// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/receiver_finder.h"

#include "core/text/ascii.h"

#include <algorithm>

namespace todoke {

namespace {

/// Looks a name up as it is, then without its first label, and so on: the longest known suffix wins.
template <typename Table>
std::optional<std::size_t> findSuffix(const Table &table, const std::string &name)
{
    for (std::size_t at = 0; at != std::string::npos && at < name.size();) {
        if (const auto found = table.find(name.substr(at)); found != table.end()) {
            return found->second;
        }
        at = name.find('.', at);
        at = at == std::string::npos ? at : at + 1;
    }
    return std::nullopt;
}

/// Public suffixes have two labels at most ("co.uk"), so "yahoo.*" is one or two labels more.
bool isAnySuffixOf(const std::string &domain)
{
    return std::count(domain.begin(), domain.end(), '.') <= 2;
}

} // namespace

ReceiverFinder::ReceiverFinder(const std::vector<Receiver> &receivers)
{
    for (std::size_t i = 0; i < receivers.size(); ++i) {
        const Receiver &receiver = receivers[i];
        for (const std::string &suffix : receiver.hostSuffixes) {
            m_hosts.emplace(ascii::lowered(suffix.substr(suffix.find_first_not_of('.'))), i);
        }
        for (const std::string &domain : receiver.domains) {
            if (ascii::endsWith(domain, ".*")) {
                m_domainStarts.emplace(ascii::lowered(domain.substr(0, domain.size() - 2)), i);
            } else {
                m_domains.emplace(ascii::lowered(domain), i);
            }
        }
        for (const std::string &mark : receiver.marks) {
            m_marks.add(mark);
            m_markOwners.push_back(i);
        }
    }
    m_marks.finish();
}

std::optional<std::size_t> ReceiverFinder::find(std::string_view remoteMta, std::string_view reply,
                                                std::string_view domain) const
{
    if (const auto host = findSuffix(m_hosts, ascii::lowered(remoteMta))) {
        return host;
    }
    if (const std::optional<std::size_t> mark = m_marks.first(reply)) {
        return m_markOwners[*mark];
    }
    const std::string name = ascii::lowered(domain);
    if (const auto exact = findSuffix(m_domains, name)) {
        return exact;
    }
    if (const auto start = m_domainStarts.find(name.substr(0, name.find('.')));
        start != m_domainStarts.end() && isAnySuffixOf(name)) {
        return start->second;
    }
    return std::nullopt;
}

} // namespace todoke
