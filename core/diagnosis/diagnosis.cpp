// SPDX-License-Identifier: MIT
#include "core/diagnosis/diagnosis.h"

#include "core/diagnosis/provider_finder.h"
#include "core/diagnosis/rules/list_finder.h"
#include "core/diagnosis/rules/receiver_finder.h"
#include "core/diagnosis/rules/reply_text.h"
#include "core/diagnosis/rules/rule_engine.h"
#include "core/diagnosis/sending_ip.h"
#include "core/diagnosis/who_acts.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace todoke {

/// Everything that is worked out once: look-up tables and compiled patterns over one set of knowledge.
struct Diagnoser::Compiled
{
    explicit Compiled(std::shared_ptr<const Knowledge> given)
        : knowledge(std::move(given)), rules(knowledge->rules), receivers(knowledge->receivers),
          lists(knowledge->blocklists), providers(knowledge->hosts)
    {
    }

    std::shared_ptr<const Knowledge> knowledge;
    RuleEngine rules;
    ReceiverFinder receivers;
    ListFinder lists;
    ProviderFinder providers;
};

namespace {

/// Causes that lie with the sending server, in which its address matters.
constexpr std::array<std::string_view, 5> aboutTheServer{"blocklisted", "poor-reputation", "rejected-client",
                                                         "reverse-dns", "receiver-misconfigured"};

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

constexpr std::size_t evidenceTextLimit = 500;

/// What stands in a span, in one line and cut between characters (UTF-8).
std::string evidenceText(std::string_view text)
{
    std::string line = ascii::simplified(text.substr(0, 4 * evidenceTextLimit));
    if (line.size() > evidenceTextLimit) {
        std::size_t end = evidenceTextLimit;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        line.resize(end);
    }
    return line;
}

void addEvidence(std::vector<Evidence> &evidence, std::string_view what, Span span, std::string text,
                 const RuleId &rule = {})
{
    if (span.empty() && text.empty()) {
        return;
    }
    evidence.push_back({std::string(what), span, 0, std::move(text), rule});
}

/// Was a list that is closed today still open when this mail was refused? Without a date the mail counts as of today.
bool wasOpen(const Blocklist &list, const DeliveryReport &report, const Message &message)
{
    if (list.closed.empty()) {
        return false;
    }
    std::optional<MailDate> date = MailDate::parse(message.unfolded(message.root(), "Date"));
    if (!date) {
        date = report.arrival;
    }
    // ISO dates compare as texts; a bare year compares with the year.
    return date && date->toIso8601().substr(0, list.closed.size()) < list.closed;
}

/// One recipient's way from outcome to diagnosis.
class Recipient
{
public:
    Recipient(const Message &message, const DeliveryReport &report, const RecipientOutcome &outcome,
              const FoundProvider &provider, ServerKind server)
        : m_message(message), m_report(report), m_outcome(outcome), m_provider(provider), m_server(server)
    {
    }

    template <typename Tools>
    RecipientDiagnosis diagnose(const Tools &tools);

private:
    [[nodiscard]] bool failedOrDelayed() const
    {
        return m_outcome.action == Action::Failed || m_outcome.action == Action::Delayed;
    }
    template <typename Tools>
    [[nodiscard]] Refusal refusal(const Tools &tools) const;
    template <typename Tools>
    [[nodiscard]] std::optional<RefusedBy> refusedBy(const Tools &tools) const;
    template <typename Tools>
    void findSendingIp(const Tools &tools, RecipientDiagnosis &diagnosis);
    [[nodiscard]] std::optional<bool> permanent(const Refusal &refusal, const Rule *rule) const;
    void gatherEvidence(RecipientDiagnosis &diagnosis) const;

    const Message &m_message;
    const DeliveryReport &m_report;
    const RecipientOutcome &m_outcome;
    const FoundProvider &m_provider;
    ServerKind m_server;
    Span m_ipSpan;
};

template <typename Tools>
Refusal Recipient::refusal(const Tools &tools) const
{
    Refusal refusal;
    refusal.text = normaliseReply(m_outcome.diagnostic);
    const ReplyCodes inText = findCodes(std::string_view(m_outcome.diagnostic).substr(0, replyTextLimit));
    if (const auto status = inText.status ? inText.status : m_outcome.status) {
        refusal.status = status->toString();
    }
    if (const auto code = m_outcome.replyCode ? m_outcome.replyCode : inText.reply) {
        refusal.replyCode = code->toString();
    }
    refusal.command = toName(m_outcome.command);
    if (const auto receiver = tools.receivers.find(m_outcome.remoteMta, refusal.text, m_outcome.address.domain())) {
        refusal.receiver = &tools.knowledge->receivers[*receiver];
    }
    if (const auto list = tools.lists.find(refusal.text)) {
        refusal.list = &tools.knowledge->blocklists[*list];
        refusal.listWasActive = refusal.list->active || wasOpen(*refusal.list, m_report, m_message);
    }
    return refusal;
}

template <typename Tools>
std::optional<RefusedBy> Recipient::refusedBy(const Tools &tools) const
{
    if (m_outcome.remoteMta.empty()) {
        return std::nullopt;
    }
    const HostPattern *pattern = tools.providers.patternOf(m_outcome.remoteMta);
    if (pattern != nullptr && !m_provider.provider.empty() && pattern->provider == m_provider.provider) {
        return RefusedBy::OwnProvider;
    }
    return RefusedBy::Receiver;
}

template <typename Tools>
void Recipient::findSendingIp(const Tools &tools, RecipientDiagnosis &diagnosis)
{
    std::vector<IpAddress> never;
    const Route empty;
    const Route &route = m_report.original ? m_report.original->route : empty;
    for (const Hop &hop : route) {
        for (const std::string *name : {&hop.from, &hop.fromReverse}) {
            const HostPattern *pattern = hop.ip ? tools.providers.patternOf(*name) : nullptr;
            if (pattern != nullptr && pattern->innerHop) {
                never.push_back(*hop.ip);
            }
        }
    }
    if (const auto found = findRefusedIp(m_outcome.diagnostic, never)) {
        diagnosis.sendingIp = found->ip;
        const std::string literal = m_outcome.diagnostic.substr(found->begin, found->size);
        const std::size_t at = m_message.view(m_outcome.diagnosticSpan).find(literal);
        if (at != std::string_view::npos) {
            m_ipSpan = {m_outcome.diagnosticSpan.begin + at, literal.size()};
        }
        return;
    }
    const bool matters =
        std::find(aboutTheServer.begin(), aboutTheServer.end(), diagnosis.cause.value) != aboutTheServer.end();
    if (!matters || m_provider.provider.empty()) {
        return;
    }
    // The hop at which the mail left the company: from one of its servers, to one that is not.
    for (const Hop &hop : route) {
        const HostPattern *by = tools.providers.patternOf(hop.by);
        const bool leaves = by == nullptr || by->provider != m_provider.provider;
        for (const std::string *name : {&hop.fromReverse, &hop.from}) {
            const HostPattern *from = tools.providers.patternOf(*name);
            if (leaves && from != nullptr && from->provider == m_provider.provider && !from->innerHop && !from->weak &&
                hop.ip && !hop.ip->isPrivate()) {
                diagnosis.sendingIp = hop.ip;
                m_ipSpan = hop.span;
                return;
            }
        }
    }
}

std::optional<bool> Recipient::permanent(const Refusal &refusal, const Rule *rule) const
{
    if (rule != nullptr && rule->permanent) {
        return rule->permanent;
    }
    for (const std::string *code : {&refusal.status, &refusal.replyCode}) {
        if (!code->empty() && (code->front() == '4' || code->front() == '5')) {
            return code->front() == '5';
        }
    }
    if (m_report.kind == ReportKind::Bounce || m_report.kind == ReportKind::Delay) {
        return m_outcome.action == Action::Failed;
    }
    return std::nullopt;
}

void Recipient::gatherEvidence(RecipientDiagnosis &diagnosis) const
{
    const RuleId rule = diagnosis.rules.empty() ? RuleId{} : diagnosis.rules.front();
    addEvidence(diagnosis.evidence, "reply", m_outcome.diagnosticSpan, evidenceText(m_outcome.diagnostic), rule);
    if (m_outcome.status) {
        addEvidence(diagnosis.evidence, "status", m_outcome.statusSpan, m_outcome.status->toString());
    }
    addEvidence(diagnosis.evidence, "recipient", m_outcome.addressSpan, evidenceText(m_outcome.address.value));
    if (diagnosis.sendingIp) {
        addEvidence(diagnosis.evidence, "sending-ip", m_ipSpan, diagnosis.sendingIp->toString());
    }
    for (const auto &[what, host] :
         {std::pair{"remote-mta", &m_outcome.remoteMta}, {"local-mta", &m_outcome.localMta}}) {
        const std::size_t at = host->empty() ? std::string_view::npos : ascii::find(m_message.bytes, *host);
        if (at != std::string_view::npos) {
            addEvidence(diagnosis.evidence, what, {at, host->size()}, *host);
        }
    }
}

template <typename Tools>
RecipientDiagnosis Recipient::diagnose(const Tools &tools)
{
    RecipientDiagnosis diagnosis;
    if (!failedOrDelayed()) {
        diagnosis.cause = CauseId("delivered");
        diagnosis.confidence = Confidence::High;
        gatherEvidence(diagnosis);
        return diagnosis;
    }
    const Refusal why = refusal(tools);
    const Judgement judgement = tools.rules.judge(why);
    const Rule *rule = judgement.rules.empty() ? nullptr : judgement.rules.front();
    for (const Rule *held : judgement.rules) {
        diagnosis.rules.push_back(held->id);
    }
    if (rule != nullptr) {
        diagnosis.cause = rule->cause;
        diagnosis.confidence =
            m_report.guessed ? std::min(judgement.confidence, Confidence::Low) : judgement.confidence;
    }
    diagnosis.permanent = permanent(why, rule);
    if (why.receiver != nullptr) {
        diagnosis.receiver = why.receiver->id;
    }
    const Blocklist *list = nullptr;
    if (rule != nullptr && !rule->blocklist.empty()) {
        list = tools.knowledge->find(rule->blocklist);
    } else if (diagnosis.cause.value == "blocklisted" || diagnosis.cause.value == "domain-blocklisted" ||
               diagnosis.cause.value == "receiver-misconfigured") {
        list = why.list;
    }
    if (list != nullptr) {
        diagnosis.blocklist = list->id;
    }
    findSendingIp(tools, diagnosis);
    const Decision decision = decide(
        {diagnosis.cause, rule, list, why.receiver, m_server, refusedBy(tools), m_outcome.action == Action::Delayed},
        *tools.knowledge);
    diagnosis.actor = decision.actor;
    diagnosis.steps = decision.steps;
    diagnosis.why = decision.why;
    gatherEvidence(diagnosis);
    return diagnosis;
}

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

void fillFromKind(Diagnosis &diagnosis, const DeliveryReport &report, const Knowledge &knowledge)
{
    diagnosis.cause = causeOfKind(report.kind);
    if (diagnosis.cause.value == "unknown") {
        return;
    }
    diagnosis.confidence = Confidence::High;
    const Decision decision =
        decide({diagnosis.cause, nullptr, nullptr, nullptr, diagnosis.server, {}, false}, knowledge);
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

} // namespace

Diagnoser::Diagnoser(std::shared_ptr<const Knowledge> knowledge)
    : m_compiled(std::make_unique<const Compiled>(std::move(knowledge)))
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
    for (const RecipientOutcome &outcome : report.recipients) {
        diagnosis.recipients.push_back(
            Recipient(message, report, outcome, found, diagnosis.server).diagnose(*m_compiled));
    }
    if (report.kind == ReportKind::Feedback || report.kind == ReportKind::AutoReply ||
        report.kind == ReportKind::Delivered || report.recipients.empty()) {
        fillFromKind(diagnosis, report, knowledge());
    }
    if (diagnosis.recipients.empty()) {
        return diagnosis;
    }
    std::size_t main = 0;
    for (std::size_t i = 1; i < diagnosis.recipients.size(); ++i) {
        if (weight(report.recipients[i], diagnosis.recipients[i]) >
            weight(report.recipients[main], diagnosis.recipients[main])) {
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
    return diagnosis;
}

} // namespace todoke
