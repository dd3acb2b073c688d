// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/rules/atom_matcher.h"

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <re2/re2.h>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// Many patterns, asked together which of them match a text.
///
/// RE2::Set would be the obvious tool, but its one automaton over a thousand unanchored patterns grows with every new
/// text, falls back to slow paths when its memory is full, and takes a tenth of a second to build before the first mail
/// is read. So one pass over the text finds the literals that patterns need (requiredLiterals()), and a pattern is
/// compiled when a text first holds all that it needs. All steps are linear in the text. Safe to use from several
/// threads once finish() was called.
class PatternSet
{
public:
    PatternSet() = default;

    /// Adds a pattern; case-insensitive, unanchored. Returns its index, from 0 upwards; a pattern that does not compile
    /// gets an index too and never matches.
    std::size_t add(const std::string &pattern);
    /// To be called once, when all patterns are added.
    void finish();

    /// One text and what it has a chance to match. The text must outlive it.
    class Chances
    {
    public:
        /// May any of the patterns from `begin` to before `end` match?
        [[nodiscard]] bool anyOf(std::size_t begin, std::size_t end) const
        {
            return std::memchr(m_chances.data() + begin, 1, end - begin) != nullptr;
        }
        [[nodiscard]] bool matches(std::size_t index) const
        {
            return m_chances[index] != 0 && m_set->m_patterns[index].matches(m_text);
        }

    private:
        friend class PatternSet;
        const PatternSet *m_set = nullptr;
        std::string_view m_text;
        std::vector<std::uint8_t> m_chances; ///< by index
    };

    /// `text` must be in lower case (ASCII).
    [[nodiscard]] Chances chances(std::string_view text) const;

    /// The lowest index of those that match. `text` must be in lower case (ASCII).
    [[nodiscard]] std::optional<std::size_t> first(std::string_view text) const;

private:
    /// Compiled when first needed.
    class LazyPattern
    {
    public:
        explicit LazyPattern(std::string pattern) : m_pattern(std::move(pattern)) {}
        [[nodiscard]] bool matches(std::string_view text) const;
        [[nodiscard]] const std::string &pattern() const { return m_pattern; }

    private:
        std::string m_pattern;
        mutable std::once_flag m_once;
        mutable std::unique_ptr<RE2> m_compiled;
    };

    std::deque<LazyPattern> m_patterns; ///< never moved: once_flag stays where it is
    AtomMatcher m_atoms;
    std::vector<std::vector<std::uint32_t>> m_clausesOf; ///< by atom
    std::vector<std::uint32_t> m_patternOf;              ///< by clause
    std::vector<std::uint8_t> m_needed;                  ///< by pattern: how many clauses must hold
    std::vector<std::uint8_t> m_unfiltered;              ///< by pattern: 1 where every text has a chance
};

} // namespace todoke
