// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/rules/atom_matcher.h"

#include <cstddef>
#include <re2/filtered_re2.h>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// Many patterns, asked together which of them match a text.
///
/// RE2::Set would be the obvious tool, but its one automaton over some hundred unanchored patterns grows with every new
/// text and falls back to slow paths when its memory is full. RE2's own answer is FilteredRE2: it says which literal
/// pieces ("atoms") a text must hold for a pattern to have a chance. One pass finds the atoms, and only the few
/// patterns left are run. Both steps are linear in the text. Safe to use from several threads once compiled.
class PatternSet
{
public:
    PatternSet();

    /// Adds a pattern; case-insensitive, unanchored. Returns its index, from 0 upwards; a pattern that does not compile
    /// gets an index too and never matches.
    int add(const std::string &pattern);
    void compile();

    /// The indexes of all patterns that match, in rising order. `text` must be lower case in ASCII.
    void match(std::string_view text, std::vector<int> &matched) const;

private:
    re2::FilteredRE2 m_patterns;
    std::vector<int> m_indexes; ///< of m_patterns' entries, which skip what did not compile
    AtomMatcher m_atoms;
    int m_count = 0;
    bool m_compiled = false;
};

} // namespace todoke
