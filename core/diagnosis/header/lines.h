// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/header_reading.h"
#include "core/knowledge/knowledge.h"

#include <string>
#include <vector>

namespace todoke {

/// One value of a header as a person reads it: what it is called, what stands there, what that means.
struct HeaderLine
{
    std::string group;   ///< the filter's name; empty for the checks of the sender
    std::string name;    ///< "spf", "spam confidence (SCL, -1 to 9)"
    std::string value;   ///< raw, as it stands in the header
    std::string meaning; ///< may be empty; says itself when who wrote the value cannot be told
    bool trusted = true;
    Span span;
    friend bool operator==(const HeaderLine &, const HeaderLine &) = default;
};

/// The results of authentication, each once and from a field that can be trusted where there is one, and the domains
/// that they were about.
[[nodiscard]] std::vector<HeaderLine> authenticationLines(const HeaderReading &reading, const Knowledge &knowledge,
                                                          Language language);
/// The values of spam filters that have a name, grouped by filter; a value that stands in several fields comes once.
[[nodiscard]] std::vector<HeaderLine> verdictLines(const HeaderReading &reading, const Knowledge &knowledge,
                                                   Language language);

} // namespace todoke
