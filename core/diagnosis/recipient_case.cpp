// SPDX-License-Identifier: MIT
#include "core/diagnosis/recipient_case.h"

#include "core/diagnosis/rules/reply_text.h"
#include "core/diagnosis/sending_ip.h"
#include "core/text/ascii.h"
#include "core/text/charset.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace todoke {

namespace {

/// Causes that lie with the sending server, in which its address matters.
constexpr std::array<std::string_view, 4> aboutTheServer{"blocklisted", "poor-reputation", "rejected-client",
                                                         "reverse-dns"};
/// Causes to which a named list belongs.
constexpr std::array<std::string_view, 3> aboutLists{"blocklisted", "domain-blocklisted", "receiver-misconfigured"};

constexpr std::size_t evidenceTextLimit = 500;
/// How much of a notice's prose stands for a reply where it quotes none.
constexpr std::size_t noticeLimit = 2000;

template <typename Names>
bool among(const Names &names, const CauseId &cause)
{
    return std::find(names.begin(), names.end(), cause.value) != names.end();
}

/// In one line, and cut between characters.
std::string evidenceText(std::string_view text)
{
    const std::string line = ascii::simplified(utf8::wholeCharacters(text, 4 * evidenceTextLimit));
    const std::string_view shown = utf8::wholeCharacters(line, evidenceTextLimit);
    return isValidUtf8(shown) ? std::string(shown) : decodeCharset(shown, {}).text; // a host name may hold anything
}

/// Does the text name a year (2000 to 2099, as a word of its own) before the one of an ISO date?
bool namesYearBefore(std::string_view text, std::string_view date)
{
    for (std::size_t at = text.find(" 20"); at != std::string_view::npos; at = text.find(" 20", at + 1)) {
        const std::string_view year = text.substr(at + 1, 4);
        const bool digits = year.size() == 4 && ascii::isDigit(year[2]) && ascii::isDigit(year[3]);
        const bool ends = at + 5 >= text.size() || ascii::isSpace(text[at + 5]);
        if (digits && ends && year < date.substr(0, 4)) {
            return true;
        }
    }
    return false;
}

const Route &routeOf(const DeliveryReport &report)
{
    static const Route none;
    return report.original ? report.original->route : none;
}

} // namespace

void addEvidence(std::vector<Evidence> &evidence, std::string_view what, Span span, std::string_view text,
                 const RuleId &rule)
{
    if (!span.empty() || !text.empty()) {
        evidence.push_back({std::string(what), span, 0, evidenceText(text), rule});
    }
}

RecipientCase::RecipientCase(const Tools &tools, const Message &message, const DeliveryReport &report,
                             const RecipientOutcome &outcome, const FoundProvider &provider, ServerKind server)
    : m_tools(tools), m_message(message), m_report(report), m_outcome(outcome), m_provider(provider), m_server(server)
{
}

/// Was a list that is closed today still open when this mail was refused? Without a date the mail counts as of today.
bool RecipientCase::listWasOpen(const Blocklist &list) const
{
    if (list.active || list.closed.empty()) {
        return list.active;
    }
    std::optional<MailDate> date = MailDate::parse(m_message.unfolded(m_message.root(), "Date"));
    if (!date) {
        date = m_report.arrival;
    }
    if (!date && namesYearBefore(m_outcome.diagnostic, list.closed)) {
        return true; // a pasted reply without a mail round it, which tells its time
    }
    // ISO dates compare as texts; a bare year compares with the year.
    return date && date->toIso8601().substr(0, list.closed.size()) < list.closed;
}

Refusal RecipientCase::refusal() const
{
    Refusal refusal;
    refusal.text = normaliseReply(hasReply() ? m_outcome.diagnostic : m_report.humanText.text.substr(0, noticeLimit));
    const ReplyCodes inText = findCodes(std::string_view(m_outcome.diagnostic).substr(0, replyTextLimit));
    // The remote server's own code says more than the one its neighbour made of it.
    if (const auto status = inText.status ? inText.status : m_outcome.status) {
        refusal.status = status->toString();
    }
    if (const auto code = m_outcome.replyCode ? m_outcome.replyCode : inText.reply) {
        refusal.replyCode = code->toString();
    }
    refusal.command = toName(m_outcome.command);
    if (refusal.command.empty() && m_outcome.byProgram) {
        refusal.command = "LOCAL";
    }
    const Knowledge &knowledge = *m_tools.knowledge;
    if (const auto at = m_tools.receivers.find(m_outcome.remoteMta, refusal.text, m_outcome.address.domain())) {
        refusal.receiver = &knowledge.receivers[*at];
    }
    if (const auto at = m_tools.lists.find(refusal.text)) {
        refusal.list = &knowledge.blocklists[*at];
        refusal.listWasActive = listWasOpen(*refusal.list);
    }
    return refusal;
}

bool RecipientCase::hasReply() const
{
    return !ascii::trimmed(m_outcome.diagnostic).empty();
}

/// What was read by shapes alone, or out of the notice's own prose, is never certain.
Confidence RecipientCase::mostSure() const
{
    if (m_report.guessed) {
        return Confidence::Low;
    }
    return hasReply() ? Confidence::High : Confidence::Medium;
}

std::optional<RefusedBy> RecipientCase::refusedBy() const
{
    if (m_outcome.remoteMta.empty()) {
        return std::nullopt;
    }
    const HostPattern *pattern = m_tools.providers.patternOf(m_outcome.remoteMta);
    const bool own = pattern != nullptr && !m_provider.provider.empty() && pattern->provider == m_provider.provider;
    return own ? RefusedBy::OwnProvider : RefusedBy::Receiver;
}

/// Addresses of hops inside the provider: a refusal that names one means something else by it.
std::vector<IpAddress> RecipientCase::innerHops() const
{
    std::vector<IpAddress> found;
    for (const Hop &hop : routeOf(m_report)) {
        for (const std::string *name : {&hop.from, &hop.fromReverse}) {
            const HostPattern *pattern = hop.ip ? m_tools.providers.patternOf(*name) : nullptr;
            if (pattern != nullptr && pattern->innerHop) {
                found.push_back(*hop.ip);
            }
        }
    }
    return found;
}

/// The hop at which the mail left the provider: from one of its mail servers to a server that is not its own.
const Hop *RecipientCase::exitHop() const
{
    for (const Hop &hop : routeOf(m_report)) {
        const HostPattern *by = m_tools.providers.patternOf(hop.by);
        if ((by != nullptr && by->provider == m_provider.provider) || !hop.ip || hop.ip->isPrivate()) {
            continue;
        }
        for (const std::string *name : {&hop.fromReverse, &hop.from}) {
            const HostPattern *from = m_tools.providers.patternOf(*name);
            if (from != nullptr && from->provider == m_provider.provider && !from->innerHop && !from->weak) {
                return &hop;
            }
        }
    }
    return nullptr;
}

RecipientCase::Refused RecipientCase::refusedIp(const CauseId &cause) const
{
    if (const auto found = findRefusedIp(m_outcome.diagnostic, innerHops())) {
        const std::string_view literal = std::string_view(m_outcome.diagnostic).substr(found->begin, found->size);
        const std::size_t at = m_message.view(m_outcome.diagnosticSpan).find(literal);
        return {found->ip,
                at == std::string_view::npos ? Span{} : Span{m_outcome.diagnosticSpan.begin + at, literal.size()}};
    }
    const Hop *exit = among(aboutTheServer, cause) && !m_provider.provider.empty() ? exitHop() : nullptr;
    return exit == nullptr ? Refused{} : Refused{exit->ip, exit->span};
}

/// The first hop of a submitted mail comes from the user's own line, unless it is a server of the provider's.
bool RecipientCase::isUsersLine(const IpAddress &ip) const
{
    const Route &route = routeOf(m_report);
    if (route.empty() || route.front().ip != ip) {
        return false;
    }
    const Hop &first = route.front();
    const HostPattern *by = m_tools.providers.patternOf(first.by);
    const HostPattern *from = m_tools.providers.patternOf(first.fromReverse.empty() ? first.from : first.fromReverse);
    return by != nullptr && by->provider == m_provider.provider && (from == nullptr || from->weak);
}

std::optional<bool> RecipientCase::permanent(const Refusal &refusal, const Rule *rule) const
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

const Blocklist *RecipientCase::namedList(const Refusal &refusal, const Rule *rule, const CauseId &cause) const
{
    if (rule != nullptr && !rule->blocklist.empty()) {
        return m_tools.knowledge->find(rule->blocklist);
    }
    return among(aboutLists, cause) ? refusal.list : nullptr;
}

void RecipientCase::gatherEvidence(RecipientDiagnosis &diagnosis, const Refused &refused) const
{
    const RuleId rule = diagnosis.rules.empty() ? RuleId{} : diagnosis.rules.front();
    std::vector<Evidence> &evidence = diagnosis.evidence;
    addEvidence(evidence, "reply", m_outcome.diagnosticSpan, m_outcome.diagnostic, rule);
    if (m_outcome.status) {
        addEvidence(evidence, "status", m_outcome.statusSpan, m_outcome.status->toString());
    }
    addEvidence(evidence, "recipient", m_outcome.addressSpan, m_outcome.address.value);
    if (refused.ip) {
        addEvidence(evidence, "sending-ip", refused.span, refused.ip->toString());
    }
    for (const auto &[what, host] :
         {std::pair{"remote-mta", &m_outcome.remoteMta}, std::pair{"local-mta", &m_outcome.localMta}}) {
        const std::size_t at = host->empty() ? std::string_view::npos : ascii::find(m_message.bytes, *host);
        if (at != std::string_view::npos) {
            addEvidence(evidence, what, {at, host->size()}, *host);
        }
    }
}

RecipientDiagnosis RecipientCase::diagnose() const
{
    RecipientDiagnosis diagnosis;
    if (m_outcome.action != Action::Failed && m_outcome.action != Action::Delayed) {
        diagnosis.cause = CauseId("delivered");
        diagnosis.confidence = Confidence::High;
        gatherEvidence(diagnosis, {});
        return diagnosis;
    }
    const Refusal why = refusal();
    const Judgement judgement = m_tools.rules.judge(why, m_tools.depth);
    const Rule *rule = judgement.rules.empty() ? nullptr : judgement.rules.front();
    for (const Rule *held : judgement.rules) {
        diagnosis.rules.push_back(held->id);
    }
    if (rule != nullptr) {
        diagnosis.cause = rule->cause;
        diagnosis.confidence = std::min(judgement.confidence, mostSure());
    }
    diagnosis.permanent = permanent(why, rule);
    diagnosis.receiver = why.receiver == nullptr ? ReceiverId{} : why.receiver->id;
    const Blocklist *list = namedList(why, rule, diagnosis.cause);
    diagnosis.blocklist = list == nullptr ? BlocklistId{} : list->id;
    const Refused refused = refusedIp(diagnosis.cause);
    diagnosis.sendingIp = refused.ip;

    Situation situation;
    situation.cause = diagnosis.cause;
    situation.rule = rule;
    situation.list = list;
    situation.receiver = why.receiver;
    situation.provider = m_tools.knowledge->find(m_provider.provider);
    situation.server = refused.ip && isUsersLine(*refused.ip) ? ServerKind::Line : m_server;
    situation.refusedBy = refusedBy();
    // A pasted piece with a 4xx code may as well come from the last notice: nothing says that it is still being tried.
    situation.delayed = m_outcome.action == Action::Delayed && m_report.kind != ReportKind::Fragment;
    const Decision decision = decide(situation, *m_tools.knowledge);
    diagnosis.actor = decision.actor;
    diagnosis.steps = decision.steps;
    diagnosis.why = decision.why;
    gatherEvidence(diagnosis, refused);
    return diagnosis;
}

} // namespace todoke
