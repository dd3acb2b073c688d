// SPDX-License-Identifier: MIT
#include "core/bounce/backscatter.h"

#include "core/bounce/reply/address_text.h"
#include "core/mail/authentication.h"
#include "core/mail/organisation.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

namespace {

std::string_view domainOf(std::string_view address)
{
    const std::size_t at = address.rfind('@');
    return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

/// The organisations that carry the reader's mail: of the address, and of the servers that took the notice in.
std::vector<std::string> homesOf(const Message &message, std::string_view reader, std::string_view reporter)
{
    std::vector<std::string> homes{operatorDomain(domainOf(reader))};
    for (const Hop &hop : parseRoute(message, message.root())) {
        std::string home = operatorDomain(hop.by);
        if (!home.empty() && home != reporter) {
            homes.push_back(std::move(home));
        }
    }
    return homes;
}

bool isOneOf(const std::vector<std::string> &homes, std::string_view host)
{
    const std::string home = operatorDomain(host);
    return !home.empty() && std::find(homes.begin(), homes.end(), home) != homes.end();
}

/// A hop into the reporting system, from outside, without a login (RFC 3848: the keywords of sessions with
/// authentication end in "A").
bool isStrangersHop(const Hop &hop, const std::vector<std::string> &homes, std::string_view reporter)
{
    const std::string_view keyword = std::string_view(hop.with).substr(0, hop.with.find(' '));
    const bool login = (ascii::startsWith(keyword, "esmtp") && ascii::endsWith(keyword, "a")) ||
                       ascii::contains(hop.with, "auth") || ascii::startsWith(keyword, "http");
    return !login && operatorDomain(hop.by) == reporter && !isOneOf(homes, hop.from) &&
           !isOneOf(homes, hop.fromReverse);
}

enum class SenderCheck : std::uint8_t { None, Failed, Confirmed };

/// What the checks in the returned header say; a signature of the reader's own domain confirms as well.
SenderCheck checkOf(const Message &header, const std::vector<std::string> &homes)
{
    SenderCheck check = SenderCheck::None;
    for (const AuthenticationResults &results : parseAuthentication(header, header.root())) {
        for (const AuthenticationMethod &method : results.methods) {
            if (method.result == "pass") {
                return SenderCheck::Confirmed;
            }
            check = method.result.ends_with("fail") ? SenderCheck::Failed : check;
        }
    }
    const std::vector<DkimSignature> signatures = parseDkimSignatures(header, header.root());
    const bool isSigned = std::any_of(signatures.begin(), signatures.end(),
                                      [&](const DkimSignature &signature) { return isOneOf(homes, signature.domain); });
    return isSigned ? SenderCheck::Confirmed : check;
}

/// The reporting system is that of the recipient. The sender's own server reports what others refuse; it takes mail
/// from strangers' hosts as a matter of course.
bool isRecipientsSystem(const RecipientOutcome &outcome, std::string_view reporter)
{
    return operatorDomain(domainOf(outcome.address.value)) == reporter ||
           (outcome.originalAddress && operatorDomain(domainOf(outcome.originalAddress->value)) == reporter);
}

} // namespace

std::optional<Span> findBackscatter(const Message &message, const DeliveryReport &report)
{
    if (!report.original || report.original->route.empty() || report.recipients.empty()) {
        return std::nullopt;
    }
    const OriginalHeader &original = *report.original;
    if (!ascii::contains(original.header.text, "fail")) {
        return std::nullopt; // no check failed (see checkOf): most mails need no closer look
    }
    const std::string to = message.unfolded(message.root(), "To");
    const std::string_view reader = addressIn(to).address;
    const bool claimed =
        !reader.empty() && (sameAddress(original.returnPath, reader) || sameAddress(original.from, reader));
    const std::string reporter = operatorDomain(report.recipients.front().localMta);
    if (!claimed || reporter.empty()) {
        return std::nullopt;
    }
    const std::vector<std::string> homes = homesOf(message, reader, reporter);
    if (std::find(homes.begin(), homes.end(), reporter) != homes.end() ||
        isOneOf(homes, domainOf(ascii::trimmed(original.messageId).substr(0, original.messageId.find('>'))))) {
        return std::nullopt;
    }
    const Hop &first = original.route.front();
    const bool direct = first.ip.has_value() && !first.ip->isPrivate() && isStrangersHop(first, homes, reporter);
    // Behind the first hop the mail may only have gone on inside the reporting system.
    const bool inside = std::all_of(original.route.begin() + 1, original.route.end(),
                                    [&](const Hop &hop) { return operatorDomain(hop.by) == reporter; });
    if (!direct || !inside) {
        return std::nullopt;
    }
    const Message header = parseMessage(original.header.text, {.depth = 1, .parts = 2, .fields = 2000});
    const SenderCheck check = checkOf(header, homes);
    const RecipientOutcome &outcome = report.recipients.front();
    const bool ownFinding = outcome.remoteMta.empty() && !outcome.repliedBySmtp;
    const bool told = check == SenderCheck::Failed && (ownFinding || isRecipientsSystem(outcome, reporter));
    return told ? std::optional(first.span) : std::nullopt;
}

bool isBackscatter(const DeliveryReport &report)
{
    return std::any_of(report.anomalies.begin(), report.anomalies.end(),
                       [](const Anomaly &anomaly) { return anomaly.kind == backscatterKind; });
}

} // namespace todoke
