// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace todoke {

/// Who speaks behind a colon: the remote host, or whoever gives a reason.
enum class Speaker : std::uint8_t { Nobody, Remote, Anyone };

/// So much may stand before a reply in a sentence that leads over to it (bytes).
inline constexpr std::size_t longestLead = 200;

/// Where the words of a reply begin, or npos when no clause opens them. `speaker` is set where one does.
[[nodiscard]] std::size_t wordsBegin(std::string_view text, Speaker &speaker);

/// "mx.example.jp antwortete:", "[192.0.2.1],", "応答：": who speaks in the words before a code, in whatever language.
[[nodiscard]] Speaker speakerBefore(std::string_view before);

} // namespace todoke
