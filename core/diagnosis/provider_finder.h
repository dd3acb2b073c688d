// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/diagnosis/rules/pattern_set.h"
#include "core/knowledge/knowledge.h"
#include "core/mail/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// A host name of the mail that belongs to a hosting company.
struct KnownHost
{
    std::string name;
    const HostPattern *pattern = nullptr;
    Span span; ///< bytes of Message::bytes; empty when the place is unknown
};

/// The sender's hosting company, with the hosts it was told by.
struct FoundProvider
{
    ProviderId provider;
    std::vector<KnownHost> hosts;
};

/// Tells the sender's hosting company. Best evidence is the first server in the returned header that belongs to a known
/// company, for mail starts at the sender's; then the server that gave up, when it had tried to hand the mail on to
/// another one; a customer's own domain only where nothing else is found. The recipient's servers are no evidence: a
/// server that found the trouble itself (no such mailbox, mailbox full) is the recipient's, and so is a forwarding one.
class ProviderFinder
{
public:
    explicit ProviderFinder(const std::vector<HostPattern> &hosts);

    [[nodiscard]] FoundProvider find(const Message &message, const DeliveryReport &report) const;
    /// The first pattern, in match order, that fits the whole name; null when none does.
    [[nodiscard]] const HostPattern *patternOf(std::string_view host) const;

private:
    [[nodiscard]] std::optional<KnownHost> known(std::string_view host, Span span) const;
    [[nodiscard]] FoundProvider findInRoute(const DeliveryReport &report) const;
    [[nodiscard]] FoundProvider findInNotice(const Message &message, const DeliveryReport &report) const;
    [[nodiscard]] FoundProvider findInSender(const DeliveryReport &report) const;

    std::vector<HostPattern> m_hosts;
    PatternSet m_patterns;
};

} // namespace todoke
