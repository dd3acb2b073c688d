// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/pattern_set.h"

#include "core/diagnosis/rules/required_literals.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <unordered_map>

namespace todoke {

namespace {

/// More clauses than these add nothing.
constexpr std::size_t mostClauses = 8;

/// The pattern for texts in lower case: its letters, but not its classes such as \S, in lower case.
std::string loweredPattern(std::string_view pattern)
{
    std::string lowered;
    lowered.reserve(pattern.size());
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\' && i + 1 < pattern.size()) {
            lowered.push_back(pattern[i++]);
            lowered.push_back(pattern[i]);
        } else {
            lowered.push_back(ascii::lower(pattern[i]));
        }
    }
    return lowered;
}

} // namespace

bool PatternSet::LazyPattern::matches(std::string_view text) const
{
    std::call_once(m_once, [this] {
        // Case folding and UTF-8 make programs several times as large. Where only ASCII is asked for, bytes will do.
        const bool bytes = ascii::isAscii(m_pattern);
        RE2::Options options(bytes ? RE2::Latin1 : RE2::Quiet);
        options.set_log_errors(false);
        options.set_case_sensitive(bytes);
        options.set_never_capture(true);
        m_compiled = std::make_unique<RE2>(bytes ? loweredPattern(m_pattern) : m_pattern, options);
    });
    return m_compiled->ok() && RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *m_compiled);
}

std::size_t PatternSet::add(const std::string &pattern)
{
    m_patterns.emplace_back(pattern);
    return m_patterns.size() - 1;
}

void PatternSet::finish()
{
    std::vector<std::string> atoms;
    std::unordered_map<std::string, std::size_t> atomIndex;
    for (std::size_t i = 0; i < m_patterns.size(); ++i) {
        LiteralClauses clauses = requiredLiterals(m_patterns[i].pattern());
        clauses.resize(std::min(clauses.size(), mostClauses));
        m_needed.push_back(static_cast<std::uint8_t>(clauses.size()));
        m_unfiltered.push_back(clauses.empty() ? 1 : 0);
        for (const std::vector<std::string> &clause : clauses) {
            const auto number = static_cast<std::uint32_t>(m_patternOf.size());
            m_patternOf.push_back(static_cast<std::uint32_t>(i));
            for (const std::string &literal : clause) {
                const auto [known, isNew] = atomIndex.try_emplace(literal, atoms.size());
                if (isNew) {
                    atoms.push_back(literal);
                    m_clausesOf.emplace_back();
                }
                m_clausesOf[known->second].push_back(number);
            }
        }
    }
    m_atoms = AtomMatcher(atoms);
}

PatternSet::Chances PatternSet::chances(std::string_view text) const
{
    Chances found;
    found.m_set = this;
    found.m_text = text;
    found.m_chances = m_unfiltered;
    // One piece of scratch memory: how many clauses of each pattern hold, which clauses do, which literals were seen.
    std::vector<std::uint8_t> scratch(m_patterns.size() + m_patternOf.size() + m_atoms.size(), 0);
    std::uint8_t *const held = scratch.data();
    std::uint8_t *const clauseHeld = held + m_patterns.size();
    m_atoms.find(text, clauseHeld + m_patternOf.size(), [&](std::size_t atom) {
        for (const std::uint32_t clause : m_clausesOf[atom]) {
            const std::uint32_t pattern = m_patternOf[clause];
            if (clauseHeld[clause] == 0) {
                clauseHeld[clause] = 1;
                if (++held[pattern] == m_needed[pattern]) {
                    found.m_chances[pattern] = 1;
                }
            }
        }
    });
    return found;
}

std::optional<std::size_t> PatternSet::first(std::string_view text) const
{
    const Chances found = chances(text);
    const auto &chances = found.m_chances;
    for (auto at = chances.begin(); (at = std::find(at, chances.end(), 1)) != chances.end(); ++at) {
        const auto index = static_cast<std::size_t>(at - chances.begin());
        if (m_patterns[index].matches(text)) {
            return index;
        }
    }
    return std::nullopt;
}

} // namespace todoke
