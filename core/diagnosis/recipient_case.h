// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/tools.h"
#include "core/diagnosis/who_acts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// Notes a finding; nothing when there is neither a place nor a text.
void addEvidence(std::vector<Evidence> &evidence, std::string_view what, Span span, std::string_view text,
                 const RuleId &rule = {});

/// One recipient's way from outcome to diagnosis.
class RecipientCase
{
public:
    /// All references must outlive the case. `server` is the kind of server that `provider` stands for.
    RecipientCase(const Tools &tools, const Message &message, const DeliveryReport &report,
                  const RecipientOutcome &outcome, const FoundProvider &provider, ServerKind server);

    [[nodiscard]] RecipientDiagnosis diagnose() const;

private:
    struct Refused
    {
        std::optional<IpAddress> ip;
        Span span;
    };

    [[nodiscard]] Refusal refusal() const;
    [[nodiscard]] bool hasReply() const;
    [[nodiscard]] Confidence mostSure() const;
    [[nodiscard]] bool listWasOpen(const Blocklist &list) const;
    [[nodiscard]] std::optional<RefusedBy> refusedBy() const;
    [[nodiscard]] Refused refusedIp(const CauseId &cause) const;
    [[nodiscard]] std::vector<IpAddress> innerHops() const;
    [[nodiscard]] const Hop *exitHop() const;
    [[nodiscard]] bool isUsersLine(const IpAddress &ip) const;
    [[nodiscard]] std::optional<bool> permanent(const Refusal &refusal, const Rule *rule) const;
    [[nodiscard]] const Blocklist *namedList(const Refusal &refusal, const Rule *rule, const CauseId &cause) const;
    void gatherEvidence(RecipientDiagnosis &diagnosis, const Refused &refused) const;

    const Tools &m_tools;
    const Message &m_message;
    const DeliveryReport &m_report;
    const RecipientOutcome &m_outcome;
    const FoundProvider &m_provider;
    ServerKind m_server;
};

} // namespace todoke
