// SPDX-License-Identifier: MIT
#include "core/diagnosis/header_reading.h"

#include "core/diagnosis/header/findings.h"
#include "core/mail/organisation.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <set>

namespace todoke {

namespace {

/// "a@example.jp", "@example.jp" and "example.jp" name the same domain; brackets round it do not belong to it.
std::string domainIn(std::string_view value)
{
    value = ascii::trimmed(value);
    const std::size_t at = value.rfind('@');
    std::string domain = ascii::lowered(at == std::string_view::npos ? value : value.substr(at + 1));
    domain.erase(std::remove_if(domain.begin(), domain.end(), [](char c) { return c == '<' || c == '>' || c == '"'; }),
                 domain.end());
    while (domain.ends_with('.')) {
        domain.pop_back();
    }
    return domain.find('.') == std::string::npos ? std::string() : domain; // "none" is no domain
}

Alignment alignmentOf(const std::string &domain, const std::string &from)
{
    if (domain.empty() || from.empty()) {
        return Alignment::None;
    }
    if (domain == from) {
        return Alignment::Strict;
    }
    const std::string organisation = organisationalDomain(from);
    return !organisation.empty() && organisation == organisationalDomain(domain) ? Alignment::Relaxed : Alignment::None;
}

/// The domain that a method was about: the envelope's for SPF (RFC 7208), the signature's for DKIM.
std::string checkedDomain(const AuthenticationMethod &method)
{
    static constexpr std::string_view forSpf[] = {"smtp.mailfrom", "smtp.mail", "envelope-from",
                                                  "mailfrom",      "smtp.helo", "helo"};
    static constexpr std::string_view forDkim[] = {"header.d", "header.i"};
    const auto first = [&method](auto begin, auto end) {
        for (auto name = begin; name != end; ++name) {
            if (std::string domain = domainIn(method.property(*name)); !domain.empty()) {
                return domain;
            }
        }
        return std::string();
    };
    if (method.method == "spf") {
        return first(std::begin(forSpf), std::end(forSpf));
    }
    return first(std::begin(forDkim), std::end(forDkim));
}

void readChecked(HeaderReading &reading)
{
    for (const AuthenticationResults &results : reading.authentication) {
        if (results.field == AuthenticationField::ArcAuthenticationResults) {
            continue;
        }
        for (const AuthenticationMethod &method : results.methods) {
            if (method.method != "spf" && method.method != "dkim") {
                continue;
            }
            if (std::string domain = checkedDomain(method); !domain.empty()) {
                const Alignment alignment = alignmentOf(domain, reading.fromDomain);
                reading.checked.push_back(
                    {method.method, std::move(domain), method.result, alignment, results.trusted, method.span});
            }
        }
    }
    std::set<std::string> signers; // of signatures with a result, then of those without
    for (const CheckedDomain &domain : reading.checked) {
        if (domain.method == "dkim") {
            signers.insert(domain.domain);
        }
    }
    for (const DkimSignature &signature : reading.signatures) {
        if (!signature.domain.empty() && signers.insert(signature.domain).second) {
            const Alignment alignment = alignmentOf(signature.domain, reading.fromDomain);
            reading.checked.push_back({"dkim", signature.domain, {}, alignment, false, signature.span});
        }
    }
}

VerdictReading readVerdict(SpamVerdict verdict, const Knowledge &knowledge)
{
    VerdictReading reading;
    reading.verdict = std::move(verdict);
    for (std::size_t at = 0; at < reading.verdict.tags.size(); ++at) {
        const VerdictTag &tag = reading.verdict.tags[at];
        const HeaderMeaning *meaning = knowledge.headerMeaning(reading.verdict.system, tag.name, tag.value);
        reading.meanings.push_back(meaning == nullptr ? std::string() : meaning->id);
        if (meaning != nullptr && meaning->verdict > reading.says) {
            reading.says = meaning->verdict;
            reading.deciding = at;
        }
    }
    return reading;
}

/// Leads every span of a reading to where it came from.
void mapSpans(HeaderReading &reading, const SourceMap &map)
{
    const auto lead = [&map](Span &span) { span = span.empty() ? span : map.toSource(span); };
    for (JudgedHop &hop : reading.route.hops) {
        lead(hop.hop.span);
    }
    for (AuthenticationResults &results : reading.authentication) {
        lead(results.span);
        for (AuthenticationMethod &method : results.methods) {
            lead(method.span);
        }
    }
    for (DkimSignature &signature : reading.signatures) {
        lead(signature.span);
    }
    for (CheckedDomain &domain : reading.checked) {
        lead(domain.span);
    }
    for (VerdictReading &verdict : reading.verdicts) {
        lead(verdict.verdict.span);
        for (VerdictTag &tag : verdict.verdict.tags) {
            lead(tag.span);
        }
    }
    for (HeaderFinding &finding : reading.findings) {
        lead(finding.span);
    }
}

} // namespace

bool HeaderReading::empty() const
{
    return route.empty() && authentication.empty() && signatures.empty() && verdicts.empty();
}

HeaderReading readHeader(const Message &message, const Part &part, RouteEnd end, const Knowledge &knowledge)
{
    HeaderReading reading;
    reading.route = judgeRoute(parseRoute(message, part), message, end);
    reading.authentication = parseAuthentication(message, part, reading.route);
    reading.signatures = parseDkimSignatures(message, part);
    if (const auto from = parseMailboxes(message.unfolded(part, "From")); !from.empty()) {
        reading.fromDomain = domainIn(from.front().address.value);
    }
    reading.date = MailDate::parse(message.unfolded(part, "Date"));
    readChecked(reading);
    for (SpamVerdict &verdict : parseSpamVerdicts(message, part, reading.route)) {
        reading.verdicts.push_back(readVerdict(std::move(verdict), knowledge));
    }
    reading.findings = findingsOf(reading, end);
    // What calls for attention first; else in the order of the way.
    std::stable_partition(reading.findings.begin(), reading.findings.end(), [&knowledge](const HeaderFinding &finding) {
        const HeaderText *text = knowledge.headerText("finding-" + finding.id);
        return text != nullptr && text->verdict >= HeaderVerdict::Bulk;
    });
    return reading;
}

HeaderReading readHeader(const OriginalHeader &original, const Knowledge &knowledge)
{
    // The returned header may stand in a decoded part, so it is read as a mail of its own and led back by its map.
    const Message message = parseMessage(original.header.text);
    HeaderReading reading = readHeader(message, message.root(), RouteEnd::Returned, knowledge);
    mapSpans(reading, original.header.map);
    return reading;
}

HeaderReading readHeader(const Examination &examination, const Knowledge &knowledge)
{
    const DeliveryReport &report = examination.report;
    HeaderReading reading =
        report.kind != ReportKind::Mail && report.original && !report.original->route.empty()
            ? readHeader(*report.original, knowledge)
            : readHeader(examination.message, examination.message.root(), RouteEnd::Delivered, knowledge);
    mapSpans(reading, examination.raw.map);
    return reading;
}

} // namespace todoke
