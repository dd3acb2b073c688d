// SPDX-License-Identifier: MIT
#include "core/diagnosis/provider_finder.h"

#include "core/text/ascii.h"

#include <algorithm>

namespace todoke {

namespace {

/// Where a host name stands in the mail: the first place from `from` on, in any case.
Span placeOf(std::string_view bytes, std::string_view host, std::size_t from = 0)
{
    const std::size_t at = ascii::find(bytes, host, from);
    return at == std::string_view::npos ? Span{} : Span{at, host.size()};
}

bool isSameOrganisation(const EmailAddress &a, const EmailAddress &b)
{
    return ascii::equals(a.domain(), b.domain());
}

/// The mail was passed on to another address by the recipient's side: whoever gave up was not the sender's server.
bool isForwarded(const RecipientOutcome &outcome)
{
    return outcome.originalAddress && !isSameOrganisation(*outcome.originalAddress, outcome.address);
}

/// Did the server that wrote the notice try to hand the mail on, or look for where to hand it to? Then it stands on the
/// sender's side. A server that found the trouble in its own mailboxes may as well be the recipient's.
bool triedToHandOn(const RecipientOutcome &outcome)
{
    if (isForwarded(outcome)) {
        return false;
    }
    if (outcome.repliedBySmtp || (!outcome.remoteMta.empty() && outcome.remoteMta != outcome.localMta)) {
        return true;
    }
    // RFC 3463: X.1.2 bad destination system, X.4.x network and routing.
    return outcome.status &&
           (outcome.status->subject == 4 || (outcome.status->subject == 1 && outcome.status->detail == 2));
}

} // namespace

ProviderFinder::ProviderFinder(const std::vector<HostPattern> &hosts) : m_hosts(hosts)
{
    for (const HostPattern &host : m_hosts) {
        m_patterns.add("^(?:" + host.regex + ")$");
    }
    m_patterns.finish();
}

const HostPattern *ProviderFinder::patternOf(std::string_view host) const
{
    if (host.empty() || host.size() > 255) { // RFC 1035 2.3.4
        return nullptr;
    }
    const std::optional<std::size_t> first = m_patterns.first(ascii::lowered(host));
    return first ? &m_hosts[*first] : nullptr;
}

std::optional<KnownHost> ProviderFinder::known(std::string_view host, Span span) const
{
    const HostPattern *pattern = patternOf(host);
    if (pattern == nullptr || pattern->weak) {
        return std::nullopt;
    }
    return KnownHost{std::string(host), pattern, span};
}

FoundProvider ProviderFinder::findInRoute(const DeliveryReport &report) const
{
    FoundProvider found;
    if (!report.original) {
        return found;
    }
    // A server that gave up without trying to hand on is perhaps the recipient's: it proves nothing about the sender.
    const bool anyTried = std::any_of(report.recipients.begin(), report.recipients.end(), triedToHandOn);
    std::string_view doubtful;
    if (!anyTried && !report.recipients.empty()) {
        doubtful = report.recipients.front().localMta;
    }
    for (const Hop &hop : report.original->route) {
        const bool byDoubtful = !doubtful.empty() && hop.by == doubtful;
        for (const std::string *name : {&hop.by, &hop.from, &hop.fromReverse}) {
            if (byDoubtful && name == &hop.by) {
                continue;
            }
            auto host = known(*name, hop.span);
            if (!host || (!found.provider.empty() && host->pattern->provider != found.provider)) {
                continue;
            }
            found.provider = host->pattern->provider;
            found.hosts.push_back(std::move(*host));
            break;
        }
    }
    return found;
}

FoundProvider ProviderFinder::findInNotice(const Message &message, const DeliveryReport &report) const
{
    FoundProvider found;
    const auto take = [&](std::string_view name) {
        auto host = known(name, placeOf(message.bytes, name));
        if (!host || (!found.provider.empty() && host->pattern->provider != found.provider)) {
            return;
        }
        found.provider = host->pattern->provider;
        const bool isNew = std::none_of(found.hosts.begin(), found.hosts.end(),
                                        [&host](const KnownHost &other) { return other.name == host->name; });
        if (isNew) {
            found.hosts.push_back(std::move(*host));
        }
    };
    for (const RecipientOutcome &outcome : report.recipients) {
        if (triedToHandOn(outcome)) {
            take(outcome.localMta);
        }
    }
    return found;
}

FoundProvider ProviderFinder::findInSender(const DeliveryReport &report) const
{
    FoundProvider found;
    if (!report.original) {
        return found;
    }
    for (const std::string *address : {&report.original->returnPath, &report.original->from}) {
        const EmailAddress sender{*address};
        const HostPattern *pattern = patternOf(sender.domain());
        if (pattern != nullptr && found.provider.empty()) {
            found.provider = pattern->provider;
            found.hosts.push_back({std::string(sender.domain()), pattern, {}});
        }
    }
    return found;
}

FoundProvider ProviderFinder::find(const Message &message, const DeliveryReport &report) const
{
    FoundProvider found = findInRoute(report);
    const FoundProvider notice = findInNotice(message, report);
    if (found.provider.empty()) {
        found.provider = notice.provider;
    }
    if (found.provider == notice.provider) {
        found.hosts.insert(found.hosts.end(), notice.hosts.begin(), notice.hosts.end());
    }
    if (found.provider.empty()) {
        found = findInSender(report);
    }
    for (KnownHost &host : found.hosts) {
        const Span place = placeOf(message.bytes, host.name, host.span.begin);
        host.span = place.empty() ? placeOf(message.bytes, host.name) : place;
    }
    return found;
}

} // namespace todoke
