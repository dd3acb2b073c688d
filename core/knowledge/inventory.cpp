// SPDX-License-Identifier: MIT
#include "core/knowledge/inventory.h"

namespace todoke {

namespace {

LocalText same(const std::string &text)
{
    return {text, text};
}

/// Only where something is said that could be wrong.
std::optional<Fact> factFor(bool said, const Fact &fact)
{
    return said ? std::optional(fact) : std::nullopt;
}

KnownEntry known(const Cause &cause)
{
    return {cause.id.value, cause.title, factFor(!cause.usualTime.empty(), cause.usualTimeFact)};
}

KnownEntry known(const Step &step)
{
    return {step.id.value, step.text, std::nullopt};
}

KnownEntry known(const ActorWords &words)
{
    return {std::string(toName(words.actor)), words.name, std::nullopt};
}

KnownEntry known(const Blocklist &list)
{
    LocalText name = same(list.name);
    if (!list.active) {
        name.ja += list.closed.empty() ? "(終了)" : "(" + list.closed + "に終了)";
        name.en += list.closed.empty() ? " (closed)" : " (closed " + list.closed + ")";
    }
    return {list.id.value, name, list.fact};
}

KnownEntry known(const Receiver &receiver)
{
    return {receiver.id.value, same(receiver.name), receiver.fact};
}

KnownEntry known(const Provider &provider)
{
    return {provider.id.value, provider.name, factFor(provider.replyDaysMax > 0, provider.replyFact)};
}

KnownEntry known(const HostPattern &host)
{
    return {host.provider.value, same(host.regex), host.fact};
}

KnownEntry known(const Rule &rule)
{
    return {rule.id.value, rule.meaning, rule.fact};
}

KnownEntry known(const ActorRow &row)
{
    return {row.id, row.why, std::nullopt};
}

KnownEntry known(const StatusMeaning &status)
{
    return {status.code, status.text, Fact{Verification::OfficialPage, status.reference}};
}

KnownEntry known(const HeaderMeaning &meaning)
{
    return {meaning.id, meaning.text, meaning.fact};
}

KnownEntry known(const HeaderText &text)
{
    return {text.id, text.text, std::nullopt};
}

template <typename Entry>
KnownKind kindOf(std::string_view name, const std::vector<Entry> &entries)
{
    KnownKind kind{name, {}};
    kind.entries.reserve(entries.size());
    for (const Entry &entry : entries) {
        kind.entries.push_back(known(entry));
    }
    return kind;
}

} // namespace

std::map<Verification, std::size_t> KnownKind::totals() const
{
    std::map<Verification, std::size_t> counted;
    for (const KnownEntry &entry : entries) {
        if (entry.fact) {
            ++counted[entry.fact->verification];
        }
    }
    return counted;
}

std::vector<KnownKind> inventoryOf(const Knowledge &knowledge)
{
    return {kindOf("causes", knowledge.causes),
            kindOf("steps", knowledge.steps),
            kindOf("actors", knowledge.actors),
            kindOf("blocklists", knowledge.blocklists),
            kindOf("receivers", knowledge.receivers),
            kindOf("providers", knowledge.providers),
            kindOf("hosts", knowledge.hosts),
            kindOf("rules", knowledge.rules),
            kindOf("decisions", knowledge.actorRows),
            kindOf("statuses", knowledge.statuses),
            kindOf("header-meanings", knowledge.headerMeanings),
            kindOf("header-texts", knowledge.headerTexts)};
}

} // namespace todoke
