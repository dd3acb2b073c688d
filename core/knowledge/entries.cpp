// SPDX-License-Identifier: MIT
#include "core/knowledge/entries.h"

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
        entry.complain("id", "\"id\" must be of lower-case letters, digits and hyphens");
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
    for (const std::string &code : codes) {
        if (code.find_first_not_of("0123456789.x") != std::string::npos) {
            entry.complain(key, "\"" + code + "\" is no code: digits, dots and x only");
        }
    }
}

std::optional<ServerKind> readServer(EntryReader &entry)
{
    const std::string name = entry.text("server");
    if (name.empty()) {
        return std::nullopt;
    }
    static constexpr std::array<std::pair<std::string_view, ServerKind>, 4> names{{{"shared", ServerKind::Shared},
                                                                                   {"own", ServerKind::Own},
                                                                                   {"line", ServerKind::Line},
                                                                                   {"unknown", ServerKind::Unknown}}};
    for (const auto &[known, kind] : names) {
        if (known == name) {
            return kind;
        }
    }
    entry.complain("server", "unknown kind of server \"" + name + "\": shared, own, line or unknown");
    return std::nullopt;
}

std::optional<Confidence> readConfidence(EntryReader &entry)
{
    const std::string name = entry.text("confidence");
    if (name.empty()) {
        return std::nullopt;
    }
    for (const Confidence confidence : {Confidence::Low, Confidence::Medium, Confidence::High}) {
        if (toName(confidence) == name) {
            return confidence;
        }
    }
    entry.complain("confidence", "unknown confidence \"" + name + "\": high, medium or low");
    return std::nullopt;
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
    if (!into.usualTime.empty() && into.usualTimeFact.source.empty()) {
        entry.complain("usual-time", "\"usual-time\" needs \"usual-time-source\" and \"usual-time-verification\"");
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
    into.forDomains = entry.flag("for-domains", false);
    into.policyList = entry.flag("policy-list", false);
    into.anyoneMayAsk = entry.flag("anyone-may-ask", false);
    into.zones = entry.texts("zones");
    into.marks = entry.patterns("marks");
    into.lookupUrl = entry.text("lookup-url");
    into.removalUrl = entry.text("removal-url");
    into.whoMayRequest = entry.local("who-may-request");
    into.usualTime = entry.local("usual-time");
    into.note = entry.local("note");
    into.fact = entry.fact();
}

void read(EntryReader &entry, Receiver &into)
{
    into.id = ReceiverId(readId(entry));
    into.name = entry.text("name", Need::Required);
    into.hostSuffixes = entry.texts("host-suffixes");
    into.domains = entry.texts("domains");
    into.marks = entry.patterns("marks");
    into.infoPage = entry.text("info-page");
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
    into.contactUrl = entry.text("contact-url");
    into.formVerified = entry.flag("form-verified", false);
    entry.tables("field", [&into](EntryReader &row) {
        FormField field;
        field.key = row.text("key", Need::Required);
        field.label = row.local("label", Need::Required);
        field.fact = row.fact();
        into.fields.push_back(std::move(field));
    });
    into.replyDaysMin = entry.number("reply-days-min", 0);
    into.replyDaysMax = entry.number("reply-days-max", 0);
    into.replyFact = entry.fact("reply-");
    into.note = entry.local("note");
    entry.tables("closure", [&into](EntryReader &row) {
        into.closures.emplace_back(row.text("from", Need::Required), row.text("to", Need::Required));
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
    if (const std::string kind = entry.text("names-list"); kind == "addresses") {
        into.namesList = ListKind::Addresses;
    } else if (kind == "domains") {
        into.namesList = ListKind::Domains;
    } else if (!kind.empty()) {
        entry.complain("names-list", "\"names-list\" must be addresses or domains");
    }
    into.listActive = entry.maybeFlag("list-active");
    into.blocklist = BlocklistId(entry.reference("blocklist", "blocklist"));
    into.permanent = entry.maybeFlag("permanent");
    into.steps = ids<StepId>(entry.references("steps", "step"));
    into.matches = entry.texts("matches");
    into.rejects = entry.texts("rejects");
    into.meaning = entry.local("meaning", Need::Required);
    into.fact = entry.fact();

    checkCodes(entry, "statuses", into.statuses);
    checkCodes(entry, "reply-codes", into.replyCodes);
    if (into.patterns.empty() && into.statuses.empty() && into.replyCodes.empty() && !into.namesList) {
        entry.complain("id", "the rule would match everything: it needs patterns, names-list, statuses or reply-codes");
    }
    if (into.matches.empty() || into.rejects.empty()) {
        entry.complain("id", "the rule needs at least one text in \"matches\" and one in \"rejects\"");
    }
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
    if (const std::string side = entry.text("refused-by"); side == toName(RefusedBy::OwnProvider)) {
        into.refusedBy = RefusedBy::OwnProvider;
    } else if (side == toName(RefusedBy::Receiver)) {
        into.refusedBy = RefusedBy::Receiver;
    } else if (!side.empty()) {
        entry.complain("refused-by", "\"refused-by\" must be own-provider or receiver");
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
    if (into.code.substr(0, 2) != "X.") {
        entry.complain("id", "a status is written X.7.1");
    }
}

} // namespace todoke
