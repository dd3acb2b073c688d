// SPDX-License-Identifier: MIT
#include "core/diagnosis/diagnosis.h"

#include "core/diagnosis/recipient_case.h"
#include "core/diagnosis/tools.h"
#include "core/diagnosis/who_acts.h"

#include <algorithm>
#include <array>

namespace todoke {

struct Diagnoser::Compiled : Tools
{
    using Tools::Tools;
};

namespace {

/// Causes in the order of how much a person can do about them; what is not named comes before "unknown".
constexpr std::array<std::string_view, 10> mostActionable{"sender-account-blocked",
                                                          "blocklisted",
                                                          "domain-blocklisted",
                                                          "poor-reputation",
                                                          "rejected-client",
                                                          "reverse-dns",
                                                          "virus",
                                                          "authentication-failed",
                                                          "tls-failed",
                                                          "sender-rejected"};

/// How much a recipient matters: failed before delayed before delivered, then the most actionable, then the surest.
int weight(const RecipientOutcome &outcome, const RecipientDiagnosis &diagnosis)
{
    int action = 0;
    if (outcome.action == Action::Failed) {
        action = 2;
    } else if (outcome.action == Action::Delayed) {
        action = 1;
    }
    const auto *const place = std::find(mostActionable.begin(), mostActionable.end(), diagnosis.cause.value);
    const int actionable = diagnosis.cause.value == "unknown" ? 0 : 1 + static_cast<int>(mostActionable.end() - place);
    return action * 1000 + actionable * 10 + static_cast<int>(diagnosis.confidence);
}

/// The cause of a mail that is no failure notice, or tells of no recipient.
CauseId causeOfKind(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Feedback:
        return CauseId("complaint");
    case ReportKind::AutoReply:
        return CauseId("auto-reply");
    case ReportKind::Delivered:
        return CauseId("delivered");
    default:
        return CauseId("unknown");
    }
}

/// For a mail whose kind alone says what it is.
void fillFromKind(Diagnosis &diagnosis, ReportKind kind, const Knowledge &knowledge)
{
    diagnosis.cause = causeOfKind(kind);
    if (diagnosis.cause.value == "unknown") {
        return; // the actor stays nobody: there is no failure to act on
    }
    diagnosis.confidence = Confidence::High;
    Situation situation;
    situation.cause = diagnosis.cause;
    situation.server = diagnosis.server;
    const Decision decision = decide(situation, knowledge);
    diagnosis.actor = decision.actor;
    diagnosis.steps = decision.steps;
    for (RecipientDiagnosis &recipient : diagnosis.recipients) {
        recipient.cause = diagnosis.cause;
        recipient.confidence = diagnosis.confidence;
        recipient.actor = decision.actor;
        recipient.steps = decision.steps;
        recipient.why = decision.why;
    }
}

void takeFromMain(Diagnosis &diagnosis, const std::vector<RecipientOutcome> &outcomes)
{
    std::size_t main = 0;
    for (std::size_t i = 1; i < diagnosis.recipients.size(); ++i) {
        if (weight(outcomes[i], diagnosis.recipients[i]) > weight(outcomes[main], diagnosis.recipients[main])) {
            main = i;
        }
    }
    const RecipientDiagnosis &most = diagnosis.recipients[main];
    diagnosis.main = main;
    diagnosis.cause = most.cause;
    diagnosis.actor = most.actor;
    diagnosis.confidence = most.confidence;
    diagnosis.permanent = most.permanent;
    diagnosis.steps = most.steps;
}

} // namespace

Diagnoser::Diagnoser(std::shared_ptr<const Knowledge> knowledge, RuleDepth depth)
    : m_compiled(std::make_unique<const Compiled>(std::move(knowledge), depth))
{
}

Diagnoser::~Diagnoser() = default;
Diagnoser::Diagnoser(Diagnoser &&) noexcept = default;
Diagnoser &Diagnoser::operator=(Diagnoser &&) noexcept = default;

const Knowledge &Diagnoser::knowledge() const
{
    return *m_compiled->knowledge;
}

Diagnosis Diagnoser::diagnose(const Message &message, const DeliveryReport &report) const
{
    Diagnosis diagnosis;
    const FoundProvider found = m_compiled->providers.find(message, report);
    diagnosis.provider = found.provider;
    if (const Provider *provider = knowledge().find(found.provider); provider != nullptr) {
        diagnosis.server = provider->server;
    }
    for (const KnownHost &host : found.hosts) {
        addEvidence(diagnosis.providerEvidence, "provider", host.span, host.name);
    }
    diagnosis.recipients.reserve(report.recipients.size());
    for (const RecipientOutcome &outcome : report.recipients) {
        diagnosis.recipients.push_back(
            RecipientCase(*m_compiled, message, report, outcome, found, diagnosis.server).diagnose());
    }
    if (report.kind == ReportKind::Feedback || report.kind == ReportKind::AutoReply ||
        report.kind == ReportKind::Delivered || report.recipients.empty()) {
        fillFromKind(diagnosis, report.kind, knowledge());
    }
    if (!diagnosis.recipients.empty()) {
        takeFromMain(diagnosis, report.recipients);
    }
    return diagnosis;
}

} // namespace todoke
