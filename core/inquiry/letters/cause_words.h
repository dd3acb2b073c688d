// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/facts.h"

#include <string>
#include <vector>

namespace todoke {

/// How a provider is told about a cause: what goes into the subject, what the refusal says, what is asked for.
struct CauseWords
{
    std::string subject; ///< "ブロックリスト登録の可能性"; empty for none
    std::string finding; ///< one sentence about what the refusal says; empty for none
    std::vector<std::string> requests;
};

/// The words for the facts' cause, in the inquiry's language. Says nothing that the refusal did not say.
[[nodiscard]] CauseWords causeWords(const Facts &facts);

} // namespace todoke
