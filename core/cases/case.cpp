// SPDX-License-Identifier: MIT
#include "core/cases/case.h"

#include <array>
#include <utility>

namespace todoke {

namespace {

constexpr std::array<std::pair<CaseState, std::string_view>, 5> stateNames{{
    {CaseState::Draft, "draft"},
    {CaseState::Sent, "sent"},
    {CaseState::Answered, "answered"},
    {CaseState::RetryFailed, "retry-failed"},
    {CaseState::Solved, "solved"},
}};

constexpr std::array<std::pair<EventKind, std::string_view>, 6> eventNames{{
    {EventKind::Created, "created"},
    {EventKind::Sent, "sent"},
    {EventKind::Answered, "answered"},
    {EventKind::Retried, "retried"},
    {EventKind::Solved, "solved"},
    {EventKind::Note, "note"},
}};

template <typename Names, typename Value>
std::string_view nameIn(const Names &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value) {
            return name;
        }
    }
    return {};
}

template <typename Value, typename Names>
std::optional<Value> valueIn(const Names &names, std::string_view wanted)
{
    for (const auto &[value, name] : names) {
        if (name == wanted) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view toName(CaseState state)
{
    return nameIn(stateNames, state);
}

std::string_view toName(EventKind kind)
{
    return nameIn(eventNames, kind);
}

std::optional<CaseState> caseStateFromName(std::string_view name)
{
    return valueIn<CaseState>(stateNames, name);
}

std::optional<EventKind> eventKindFromName(std::string_view name)
{
    return valueIn<EventKind>(eventNames, name);
}

} // namespace todoke
