// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace todoke {

/// The label before a value in the view that mail programs print or quote: "差出人: ", "Gesendet: ".
struct PrintLabel
{
    std::string_view field; ///< the header field that it stands for, with colon and blank: "From: "; a string literal
    std::size_t size = 0;   ///< bytes of the line up to the value
};

[[nodiscard]] std::optional<PrintLabel> printLabelOf(std::string_view line);

/// The number of lines at the begin that are such a view's head: the labels of sender and subject (or date) among at
/// least three, with the rest of values that go over several lines. 0 when it is none. English labels are header fields
/// and need no help.
[[nodiscard]] std::size_t printHeadSize(const std::vector<std::string_view> &lines);

} // namespace todoke
