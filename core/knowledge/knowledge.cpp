// SPDX-License-Identifier: MIT
#include "core/knowledge/knowledge.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

constexpr std::array<std::string_view, 7> actorNames{"provider",        "sender",        "sender-admin", "recipient",
                                                     "recipient-admin", "list-operator", "nobody"};

template <typename Entry, typename Key>
const Entry *findById(const std::vector<Entry> &entries, const Key &id)
{
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&id](const Entry &entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

std::string_view toName(Actor actor)
{
    return actorNames.at(static_cast<std::size_t>(actor));
}

std::optional<Actor> actorFromName(std::string_view name)
{
    const auto *const found = std::find(actorNames.begin(), actorNames.end(), name);
    if (found == actorNames.end()) {
        return std::nullopt;
    }
    return static_cast<Actor>(found - actorNames.begin());
}

std::string_view toName(Confidence confidence)
{
    switch (confidence) {
    case Confidence::None:
        return "none";
    case Confidence::Low:
        return "low";
    case Confidence::Medium:
        return "medium";
    case Confidence::High:
        return "high";
    }
    return "none";
}

std::string_view toName(Verification verification)
{
    switch (verification) {
    case Verification::Unverified:
        return "unverified";
    case Verification::Inferred:
        return "inferred";
    case Verification::ThirdPartyPage:
        return "third-party-page";
    case Verification::SeenInMail:
        return "seen-in-mail";
    case Verification::OfficialPage:
        return "official-page";
    }
    return "unverified";
}

std::string_view toName(RefusedBy side)
{
    return side == RefusedBy::OwnProvider ? "own-provider" : "receiver";
}

std::string KnowledgeError::toText() const
{
    std::string text = file;
    if (line != 0) {
        text += ':' + std::to_string(line) + ':' + std::to_string(column);
    }
    text += ": " + message;
    // A message may quote what the file says; it stays one line and moves no cursor.
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return text;
}

const Cause *Knowledge::find(const CauseId &id) const
{
    return findById(causes, id);
}

const Step *Knowledge::find(const StepId &id) const
{
    return findById(steps, id);
}

const ActorWords *Knowledge::find(Actor actor) const
{
    const auto found =
        std::find_if(actors.begin(), actors.end(), [actor](const ActorWords &words) { return words.actor == actor; });
    return found == actors.end() ? nullptr : &*found;
}

const Blocklist *Knowledge::find(const BlocklistId &id) const
{
    return findById(blocklists, id);
}

const Receiver *Knowledge::find(const ReceiverId &id) const
{
    return findById(receivers, id);
}

const Provider *Knowledge::find(const ProviderId &id) const
{
    return findById(providers, id);
}

const Rule *Knowledge::find(const RuleId &id) const
{
    return findById(rules, id);
}

const StatusMeaning *Knowledge::meaningOf(std::string_view status) const
{
    const std::size_t dot = status.find('.');
    const std::string code =
        dot == std::string_view::npos ? std::string(status) : 'X' + std::string(status.substr(dot));
    const auto found = std::find_if(statuses.begin(), statuses.end(),
                                    [&code](const StatusMeaning &meaning) { return meaning.code == code; });
    return found == statuses.end() ? nullptr : &*found;
}

} // namespace todoke
