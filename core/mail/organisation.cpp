// SPDX-License-Identifier: MIT
#include "core/mail/organisation.h"

#include "core/mail/ip_address.h"
#include "core/text/ascii.h"

#include <libpsl.h>

namespace todoke {

namespace {

/// RFC 1035 section 2.3.4: no host name is longer, so longer ones are rubbish and cost nothing.
constexpr std::size_t longestName = 253;

/// The part of `host` one label below the longest suffix of the wanted kinds.
std::string belowSuffix(std::string_view host, int kinds)
{
    if (!host.empty() && host.back() == '.') {
        host.remove_suffix(1);
    }
    if (host.empty() || host.size() > longestName || host.front() == '.' ||
        ascii::findAny(host, "[]()<>@ \t:;,") != std::string_view::npos || IpAddress::parse(host)) {
        return {};
    }
    const std::string name = ascii::lowered(host);
    std::size_t shorter = std::string::npos; // where the domain one label longer than the suffix begins
    for (std::size_t at = 0; at != std::string::npos;) {
        if (psl_is_public_suffix2(psl_builtin(), name.c_str() + at, kinds) != 0) {
            return shorter == std::string::npos ? std::string() : name.substr(shorter);
        }
        shorter = at;
        const std::size_t dot = name.find('.', at);
        at = dot == std::string::npos ? dot : dot + 1;
    }
    return {};
}

} // namespace

std::string organisationalDomain(std::string_view host)
{
    return belowSuffix(host, PSL_TYPE_ANY);
}

std::string operatorDomain(std::string_view host)
{
    return belowSuffix(host, PSL_TYPE_ICANN);
}

bool sameOperator(std::string_view host, std::string_view other)
{
    const std::string domain = operatorDomain(host);
    return !domain.empty() && domain == operatorDomain(other);
}

} // namespace todoke
