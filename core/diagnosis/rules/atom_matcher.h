// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
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

    [[nodiscard]] std::size_t size() const { return m_atomCount; }

    /// Calls `found(index)` once for each string that the text holds. `seen` are size() bytes, all 0.
    template <typename Found>
    void find(std::string_view text, std::uint8_t *seen, Found found) const
    {
        if (m_atomCount == 0) {
            return;
        }
        State state = 0;
        for (const char c : text) {
            state = step(state, static_cast<unsigned char>(c));
            for (State at = m_hitAt[state]; at != 0; at = m_hitAt[m_fallback[at]]) {
                const auto atom = static_cast<std::size_t>(m_atomAt[at]);
                if (seen[atom] != 0) {
                    break; // its shorter ones were seen with it
                }
                seen[atom] = 1;
                found(atom);
            }
        }
    }

private:
    using State = std::uint32_t;
    class Builder;

    [[nodiscard]] State step(State state, unsigned char byte) const
    {
        while (state >= m_tables.size()) {
            const State end = m_firstChild[state + 1];
            for (State next = m_firstChild[state]; next < end; ++next) {
                if (m_label[next] == byte) {
                    return next;
                }
            }
            state = m_fallback[state];
        }
        return m_tables[state][byte]; // NOLINT(*-constant-array-index): a byte
    }

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
