// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/code_pattern.h"

namespace todoke {

namespace {

bool fitsPart(std::string_view pattern, std::string_view part)
{
    if (pattern == "x") {
        return !part.empty();
    }
    if (pattern.size() != part.size()) {
        return false;
    }
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != 'x' && pattern[i] != part[i]) {
            return false;
        }
    }
    return true;
}

std::string_view takePart(std::string_view &text)
{
    const std::size_t dot = text.find('.');
    const std::string_view part = text.substr(0, dot);
    text = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
    return part;
}

} // namespace

bool fitsCode(std::string_view pattern, std::string_view code)
{
    while (!pattern.empty() && !code.empty()) {
        if (!fitsPart(takePart(pattern), takePart(code))) {
            return false;
        }
    }
    return pattern.empty() && code.empty();
}

} // namespace todoke
