// SPDX-License-Identifier: MIT
#include "core/knowledge/entries.h"

#include "core/knowledge/suggestion.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

using Need = EntryReader::Need;

/// A stable name: lower-case letters, digits, hyphens (RE2 is not needed for that).
std::string readId(EntryReader &entry)
{
    std::string id = entry.text("id", Need::Required);
    const bool good = std::all_of(id.begin(), id.end(),
                                  [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    if (!good) {
        entry.complain("id", "\"id\" must be of lower-case letters, digits and hyphens: rename it");
    }
    return id;
}

template <typename IdType>
std::vector<IdType> ids(std::vector<std::string> names)
{
    std::vector<IdType> found;
    found.reserve(names.size());
    for (std::string &name : names) {
        found.emplace_back(std::move(name));
    }
    return found;
}

/// Digits, dots and 'x' as a wild digit or number: "5.7.1", "x.7.26", "5.7.60x", "4xx".
void checkCodes(EntryReader &entry, std::string_view key, const std::vector<std::string> &codes)
{
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i].find_first_not_of("0123456789.x") != std::string::npos) {
            entry.complain(key, '"' + codes[i] + "\" is no code: use digits, dots and x only", i);
        }
    }
}

/// Host names as they are compared: lower case, and "yahoo.*" where any ending will do.
void checkHosts(EntryReader &entry, std::string_view key, const std::vector<std::string> &hosts)
{
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        std::string_view host = hosts[i];
        if (host.ends_with(".*")) {
            host.remove_suffix(2);
        }
        if (host.empty() || host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") != std::string::npos) {
            entry.complain(key, '"' + hosts[i] + "\" is no host name: use lower-case letters, digits, dots and hyphens",
                           i);
        }
    }
}

/// True when `text` has the form of `form`, in which 0 stands for any digit.
bool hasForm(std::string_view text, std::string_view form)
{
    return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                      [](char c, char shape) { return shape == '0' ? ascii::isDigit(c) : c == shape; });
}

void checkClosed(EntryReader &entry, const std::string &date)
{
    if (!date.empty() && !hasForm(date, "0000") && !hasForm(date, "0000-00") && !hasForm(date, "0000-00-00")) {
        entry.complain("closed", "\"closed\" must be a date: write \"2024\", \"2024-06\" or \"2024-06-05\"");
    }
}

std::string readDay(EntryReader &entry, std::string_view key)
{
    std::string day = entry.text(key, Need::Required);
    if (!day.empty() && !hasForm(day, "00-00")) {
        entry.complain(key, '"' + std::string(key) + "\" must be a day of the year: write \"12-29\"");
    }
    return day;
}

std::optional<ServerKind> readServer(EntryReader &entry)
{
    static constexpr std::array kinds{ServerKind::Shared, ServerKind::Own, ServerKind::Line, ServerKind::Unknown};
    const auto found = entry.choice("server", {"shared", "own", "line", "unknown"});
    return found ? std::optional(kinds.at(*found)) : std::nullopt;
}

std::optional<Confidence> readConfidence(EntryReader &entry)
{
    static constexpr std::array levels{Confidence::High, Confidence::Medium, Confidence::Low};
    const auto found = entry.choice("confidence", {"high", "medium", "low"});
    return found ? std::optional(levels.at(*found)) : std::nullopt;
}

void checkRule(EntryReader &entry, const Rule &rule)
{
    // The names are those of SmtpCommand (core/bounce); LOCAL stands for a program on the reporting host.
    static const std::vector<std::string> commands{"CONN", "EHLO", "STARTTLS", "AUTH", "MAIL",
                                                   "RCPT", "DATA", "QUIT",     "LOCAL"};
    for (std::size_t i = 0; i < rule.commands.size(); ++i) {
        if (std::find(commands.begin(), commands.end(), rule.commands[i]) == commands.end()) {
            entry.complain(
                "commands",
                "there is no command \"" + rule.commands[i] + "\": " + suggestion(rule.commands[i], commands), i);
        }
    }
    checkCodes(entry, "statuses", rule.statuses);
    checkCodes(entry, "reply-codes", rule.replyCodes);
    if (rule.patterns.empty() && rule.statuses.empty() && rule.replyCodes.empty() && rule.commands.empty() &&
        !rule.namesList) {
        entry.complain("id", "the rule would match everything: add patterns, names-list, statuses or reply-codes");
    }
    if (rule.matches.empty()) {
        entry.complain("matches", "the rule needs a text that it must match: add it to \"matches\"");
    }
    if (rule.rejects.empty()) {
        entry.complain("rejects", "the rule needs a text that it must not match: add it to \"rejects\"");
    }
}

} // namespace

void read(EntryReader &entry, Cause &into)
{
    into.id = CauseId(readId(entry));
    into.title = entry.local("title", Need::Required);
    into.happened = entry.local("happened", Need::Required);
    into.where = entry.local("where", Need::Required);
    into.usualTime = entry.local("usual-time");
    into.usualTimeFact = entry.fact("usual-time-");
    if (!into.usualTime.empty() && into.usualTimeFact.verification == Verification::Unverified) {
        entry.complain("usual-time", "\"usual-time\" needs \"usual-time-verification\": say how well it is known");
    }
    into.steps = ids<StepId>(entry.references("steps", "step"));
    into.actor = entry.actor("actor", Need::Required).value_or(Actor::Nobody);
    into.worthInquiry = entry.flag("worth-inquiry", false);
}

void read(EntryReader &entry, Step &into)
{
    into.id = StepId(readId(entry));
    into.text = entry.local("text", Need::Required);
    into.actor = entry.actor("actor", Need::Required).value_or(Actor::Sender);
}

void read(EntryReader &entry, ActorWords &into)
{
    into.actor = entry.actor("id", Need::Required).value_or(Actor::Nobody);
    into.name = entry.local("name", Need::Required);
    into.explanation = entry.local("explanation", Need::Required);
}

void read(EntryReader &entry, Blocklist &into)
{
    into.id = BlocklistId(readId(entry));
    into.name = entry.text("name", Need::Required);
    into.operatorName = entry.text("operator");
    into.active = entry.flag("active", true);
    into.closed = entry.text("closed");
    checkClosed(entry, into.closed);
    into.forDomains = entry.flag("for-domains", false);
    into.policyList = entry.flag("policy-list", false);
    into.anyoneMayAsk = entry.flag("anyone-may-ask", false);
    into.zones = entry.texts("zones");
    checkHosts(entry, "zones", into.zones);
    into.marks = entry.patterns("marks");
    into.lookupUrl = entry.page("lookup-url");
    into.removalUrl = entry.page("removal-url");
    into.whoMayRequest = entry.local("who-may-request");
    into.usualTime = entry.local("usual-time");
    into.usualTimeFact = entry.fact("usual-time-");
    into.note = entry.local("note");
    into.fact = entry.fact();
}

void read(EntryReader &entry, Receiver &into)
{
    into.id = ReceiverId(readId(entry));
    into.name = entry.text("name", Need::Required);
    into.hostSuffixes = entry.texts("host-suffixes");
    into.domains = entry.texts("domains");
    checkHosts(entry, "host-suffixes", into.hostSuffixes);
    checkHosts(entry, "domains", into.domains);
    into.marks = entry.patterns("marks");
    into.infoPage = entry.page("info-page");
    into.note = entry.local("note");
    into.fact = entry.fact();
}

void read(EntryReader &entry, Provider &into)
{
    into.id = ProviderId(readId(entry));
    into.name = entry.local("name", Need::Required);
    into.server = readServer(entry).value_or(ServerKind::Shared);
    into.fileRemovalSelf = entry.flag("file-removal-self", false);
    into.contactRoute = entry.local("contact-route");
    into.contactUrl = entry.page("contact-url");
    into.formVerified = entry.flag("form-verified", false);
    entry.tables("field", [&into](EntryReader &row) {
        FormField field;
        static const std::vector<std::string> keys{"contract",  "sender", "recipient", "sent-at", "reply", "ip",
                                                   "situation", "tried",  "requests",  "notice",  "header"};
        const auto key = row.choice("key", keys, Need::Required);
        field.key = key ? keys[*key] : std::string();
        field.label = row.local("label", Need::Required);
        field.fact = row.fact();
        into.fields.push_back(std::move(field));
    });
    into.replyDaysMin = entry.number("reply-days-min", 0);
    into.replyDaysMax = entry.number("reply-days-max", 0);
    if (into.replyDaysMin < 0 || into.replyDaysMin > into.replyDaysMax) {
        entry.complain("reply-days-min",
                       "\"reply-days-min\" must not be above \"reply-days-max\": correct one of them");
    }
    into.replyFact = entry.fact("reply-");
    into.note = entry.local("note");
    entry.tables("closure", [&into](EntryReader &row) {
        std::string from = readDay(row, "from");
        into.closures.emplace_back(std::move(from), readDay(row, "to"));
        static_cast<void>(row.fact());
    });
}

void read(EntryReader &entry, HostPattern &into)
{
    into.provider = ProviderId(entry.reference("provider", "provider", Need::Required));
    into.regex = entry.pattern("regex", Need::Required);
    into.innerHop = entry.flag("inner-hop", false);
    into.weak = entry.flag("weak", false);
    into.fact = entry.fact();
}

void read(EntryReader &entry, Rule &into)
{
    into.id = RuleId(readId(entry));
    into.cause = CauseId(entry.reference("cause", "cause", Need::Required));
    into.actor = entry.actor("actor");
    into.priority = entry.number("priority", 0);
    into.supersedes = ids<RuleId>(entry.references("supersedes", "rule"));
    into.receivers = ids<ReceiverId>(entry.references("receivers", "receiver"));
    into.statuses = entry.texts("statuses");
    into.replyCodes = entry.texts("reply-codes");
    into.commands = entry.texts("commands");
    into.patterns = entry.patterns("patterns");
    into.unless = entry.patterns("unless");
    if (const auto kind = entry.choice("names-list", {"addresses", "domains"})) {
        into.namesList = *kind == 0 ? ListKind::Addresses : ListKind::Domains;
    }
    into.listActive = entry.maybeFlag("list-active");
    into.blocklist = BlocklistId(entry.reference("blocklist", "blocklist"));
    into.permanent = entry.maybeFlag("permanent");
    into.steps = ids<StepId>(entry.references("steps", "step"));
    into.matches = entry.placedTexts("matches");
    into.rejects = entry.placedTexts("rejects");
    into.meaning = entry.local("meaning", Need::Required);
    into.fact = entry.fact();

    checkRule(entry, into);
    const bool inWords = !into.patterns.empty() || into.namesList.has_value();
    const Confidence byShape = inWords                   ? Confidence::High
                               : !into.receivers.empty() ? Confidence::Medium
                                                         : Confidence::Low;
    into.confidence = readConfidence(entry).value_or(byShape);
}

void read(EntryReader &entry, ActorRow &into)
{
    into.id = readId(entry);
    into.causes = ids<CauseId>(entry.references("causes", "cause"));
    into.rules = ids<RuleId>(entry.references("rules", "rule"));
    into.blocklists = ids<BlocklistId>(entry.references("blocklists", "blocklist"));
    into.server = readServer(entry);
    into.listAnyoneMayAsk = entry.maybeFlag("list-anyone-may-ask");
    into.policyList = entry.maybeFlag("policy-list");
    into.listActive = entry.maybeFlag("list-active");
    into.customerFiles = entry.maybeFlag("customer-files");
    if (const auto side = entry.choice("refused-by", {"own-provider", "receiver"})) {
        into.refusedBy = *side == 0 ? RefusedBy::OwnProvider : RefusedBy::Receiver;
    }
    into.delayed = entry.maybeFlag("delayed");
    into.receivers = ids<ReceiverId>(entry.references("receivers", "receiver"));
    into.actor = entry.actor("actor", Need::Required).value_or(Actor::Nobody);
    into.steps = ids<StepId>(entry.references("steps", "step"));
    into.why = entry.local("why");
}

void read(EntryReader &entry, StatusMeaning &into)
{
    into.code = entry.text("id", Need::Required);
    into.text = entry.local("text", Need::Required);
    into.reference = entry.text("reference", Need::Required);
    const bool status =
        into.code.starts_with("X.") && into.code.find_first_not_of("0123456789.", 2) == std::string::npos;
    if (!into.code.empty() && !status && !hasForm(into.code, "000")) {
        entry.complain("id", "\"id\" must be a status such as \"X.7.1\" or a reply code such as \"550\": correct it");
    }
}

} // namespace todoke
