// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/pattern_set.h"

#include <algorithm>

namespace todoke {

namespace {

/// Shorter literals ("to", "in") are in every text and filter nothing.
constexpr int shortestAtom = 4;

} // namespace

PatternSet::PatternSet() : m_patterns(shortestAtom) {}

int PatternSet::add(const std::string &pattern)
{
    RE2::Options options(RE2::Quiet);
    options.set_case_sensitive(false);
    int id = 0;
    if (m_patterns.Add(pattern, options, &id) == RE2::NoError) {
        m_indexes.push_back(m_count);
    }
    return m_count++;
}

void PatternSet::compile()
{
    if (m_patterns.NumRegexps() == 0) {
        return;
    }
    std::vector<std::string> atoms;
    m_patterns.Compile(&atoms);
    m_atoms = AtomMatcher(atoms);
    m_compiled = true;
}

void PatternSet::match(std::string_view text, std::vector<int> &matched) const
{
    matched.clear();
    if (!m_compiled) {
        return;
    }
    std::vector<int> atoms;
    m_atoms.find(text, atoms);
    m_patterns.AllMatches(re2::StringPiece(text.data(), text.size()), atoms, &matched);
    for (int &index : matched) {
        index = m_indexes[static_cast<std::size_t>(index)];
    }
    std::sort(matched.begin(), matched.end());
}

} // namespace todoke
