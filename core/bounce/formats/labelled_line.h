// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace todoke {

/// "Label: value", as notices in all languages write details; the colon may be a full-width one.
struct LabelledLine
{
    std::string_view label; ///< a few words without digits or addresses; empty when the line is no such line
    std::string_view value; ///< may be empty
};

[[nodiscard]] LabelledLine labelledLine(std::string_view line);

/// The host that is all of a labelled line's value, where the label does not say that it is on the reporting side.
[[nodiscard]] std::string_view hostOfLabelled(const LabelledLine &line);
/// The host that wrote the notice: "Generating server: ..." in several languages, "Reporting-MTA: ...".
[[nodiscard]] std::string_view reporterOfLabelled(const LabelledLine &line);

/// A reply begins here: "550 5.1.1 ...", "#5.1.1 ...", "'550 ...".
[[nodiscard]] bool beginsWithCode(std::string_view text);

} // namespace todoke
