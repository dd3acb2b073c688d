// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// Finds which of many fixed strings occur in a text, in one pass (Aho and Corasick 1975, doi 10.1145/360825.360855).
///
/// A text stays near the root of the tree most of the time, so the root and its children have whole tables and cost one
/// look-up a byte; states further down keep only their few edges, which makes the tree cheap to build.
class AtomMatcher
{
public:
    AtomMatcher() = default;
    /// The strings must not be empty.
    explicit AtomMatcher(const std::vector<std::string> &atoms);

    /// The indexes of the strings found, each once, in rising order.
    void find(std::string_view text, std::vector<int> &found) const;

private:
    using State = std::uint32_t;
    class Builder;

    [[nodiscard]] State step(State state, unsigned char byte) const;

    std::size_t m_atomCount = 0;
    // States are numbered by depth, so that the children of a state lie side by side: from m_firstChild[state] to
    // before m_firstChild[state + 1].
    std::vector<State> m_firstChild;
    std::vector<unsigned char> m_label; ///< the byte that leads to a state
    std::vector<State> m_fallback;      ///< where the longest shorter match goes on
    std::vector<State> m_hitAt;         ///< the first state from this one along that way where an atom ends; 0 for none
    std::vector<int> m_atomAt;          ///< the atom that ends in a state, or -1
    std::vector<std::array<State, 256>> m_tables; ///< of the root and its children
};

} // namespace todoke
