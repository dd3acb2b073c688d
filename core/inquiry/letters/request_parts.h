// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/letters/letters.h"

namespace todoke {

/// What the first request and the repeated one have in common.
[[nodiscard]] std::string requestSubject(const Facts &facts, std::string_view head);
void addFacts(LetterBuilder &letter, const Facts &facts);
void addClosing(LetterBuilder &letter, const Facts &facts);
/// The notice and the header, at the end of the letter.
void addEvidence(LetterBuilder &letter, const Facts &facts);

} // namespace todoke
