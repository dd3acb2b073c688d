// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/diagnosis/rules/rule_depth.h"
#include "core/knowledge/knowledge.h"
#include "core/mail/ip_address.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace todoke {

/// What a finding rests on. `what` is one of "reply", "status", "recipient", "remote-mta", "local-mta", "sending-ip",
/// "provider", "rule", "original-header": the UI has words for each.
struct Evidence
{
    std::string what;
    Span span;            ///< bytes of the input as given
    std::size_t line = 0; ///< line of span.begin in the input as given, from 1
    std::string text;     ///< what stands there, UTF-8, one line, at most 500 bytes
    RuleId rule;          ///< the rule that used it; may be empty
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

struct RecipientDiagnosis
{
    CauseId cause{"unknown"};
    Actor actor = Actor::Nobody;
    Confidence confidence = Confidence::None;
    std::optional<bool> permanent; ///< nothing when neither code nor words tell
    BlocklistId blocklist;
    ReceiverId receiver;
    std::optional<IpAddress> sendingIp; ///< the address that was refused, out of the refusal or the route
    std::vector<StepId> steps;
    std::vector<RuleId> rules; ///< the rules that led here, the deciding one first; all that hold with RuleDepth::All
    std::vector<Evidence> evidence;
    LocalText why; ///< why this actor; may be empty
};

/// The answer to one mail. `recipients` runs parallel to DeliveryReport::recipients.
struct Diagnosis
{
    CauseId cause{"unknown"}; ///< of the recipient that matters most
    Actor actor = Actor::Nobody;
    Confidence confidence = Confidence::None;
    std::optional<bool> permanent;
    ProviderId provider; ///< the sender's hosting company; empty when not recognised
    ServerKind server = ServerKind::Unknown;
    std::optional<std::size_t> main; ///< index of the recipient that matters most
    std::vector<StepId> steps;
    std::vector<RecipientDiagnosis> recipients;
    std::vector<Evidence> providerEvidence; ///< the hosts by which the provider was recognised
};

/// The rule engine: made ready once (some milliseconds; never on the UI thread), then used for any number of mails,
/// also from several threads at once.
class Diagnoser
{
public:
    /// Compiles the rules. Bad patterns were reported by loadKnowledge() and are not here. Keeps its own copy.
    explicit Diagnoser(std::shared_ptr<const Knowledge> knowledge, RuleDepth depth = RuleDepth::Deciding);
    ~Diagnoser();
    Diagnoser(Diagnoser &&) noexcept;
    Diagnoser &operator=(Diagnoser &&) noexcept;

    [[nodiscard]] Diagnosis diagnose(const Message &message, const DeliveryReport &report) const;
    [[nodiscard]] const Knowledge &knowledge() const;

private:
    struct Compiled;
    std::unique_ptr<const Compiled> m_compiled;
};

} // namespace todoke
