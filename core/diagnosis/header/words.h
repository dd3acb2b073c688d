// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/header_reading.h"
#include "core/knowledge/knowledge.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The words of a header reading, put together from the knowledge files. UTF-8, one language at a time.
namespace todoke {

/// "3時間20分", "3 h 20 min"; the two largest units, seconds only below ten minutes.
[[nodiscard]] std::string durationWords(std::int64_t seconds, Language language);

/// The words of a HeaderText; empty where the knowledge has none.
[[nodiscard]] std::string headerWords(std::string_view id, const Knowledge &knowledge, Language language);

/// The sentence of a finding with its placeholders filled; the bare id where the knowledge has no words for it.
[[nodiscard]] std::string findingSentence(const HeaderFinding &finding, const Knowledge &knowledge, Language language);

[[nodiscard]] std::string roleWords(HopRole role, const Knowledge &knowledge, Language language);
/// What is odd about a hop's clock; empty where nothing is.
[[nodiscard]] std::string clockWords(const JudgedHop &hop, const Knowledge &knowledge, Language language);

/// "Microsoft 365 / Outlook.com"; the id where the knowledge has no name.
[[nodiscard]] std::string systemName(std::string_view system, const Knowledge &knowledge, Language language);
/// What a filter's value is called; empty where it has no name and is better not shown.
[[nodiscard]] std::string tagName(std::string_view system, std::string_view tag, const Knowledge &knowledge,
                                  Language language);
/// What a value means, in words; "meaning not known" for a word that the knowledge lacks, empty for a bare number, an
/// address or the like.
[[nodiscard]] std::string tagMeaning(const VerdictReading &reading, std::size_t tag, const Knowledge &knowledge,
                                     Language language);
/// The same for a result of authentication ("spf", "softfail").
[[nodiscard]] std::string resultMeaning(std::string_view method, std::string_view result, const Knowledge &knowledge,
                                        Language language);

} // namespace todoke
