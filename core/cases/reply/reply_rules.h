// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/reply/reply_reader.h"

#include <string_view>
#include <vector>

namespace todoke {

/// A meaning of one sentence: of each group at least one word must stand in it, and none of `without`.
struct ReplyRule
{
    ReplyMeaning meaning = ReplyMeaning::Investigating;
    std::vector<std::vector<std::string_view>> groups;
    std::vector<std::string_view> without;
};

/// The rules, for sentences as FoldedText gives them.
[[nodiscard]] const std::vector<ReplyRule> &replyRules();
[[nodiscard]] bool fits(const ReplyRule &rule, std::string_view sentence);

} // namespace todoke
