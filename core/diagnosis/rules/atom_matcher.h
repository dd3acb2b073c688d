// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// Finds which of many fixed strings occur in a text, in one pass (Aho and Corasick 1975, with all failure links
/// worked out beforehand, so each byte costs one table look-up).
class AtomMatcher
{
public:
    AtomMatcher() = default;
    explicit AtomMatcher(const std::vector<std::string> &atoms);

    /// The indexes of the strings found, each once, in rising order.
    void find(std::string_view text, std::vector<int> &found) const;

private:
    using State = std::uint16_t;

    void addAtoms(const std::vector<std::string> &atoms);
    bool addAtom(const std::string &atom, int index);
    [[nodiscard]] std::vector<State> linkFailures();
    void renumber(const std::vector<State> &order);
    [[nodiscard]] std::size_t cell(State state, unsigned char byte) const
    {
        return static_cast<std::size_t>(state) * m_classes + m_classOf[byte];
    }

    std::array<std::uint8_t, 256> m_classOf{}; ///< bytes that occur in no atom share class 0
    std::size_t m_classes = 1;
    std::vector<State> m_next;      ///< [state][class]
    std::vector<int> m_atomAt;      ///< the atom that ends in a state, or -1
    std::vector<int> m_always;      ///< atoms for which the table had no room: they count as found
    std::vector<State> m_shorterAt; ///< the next state on the failure path where an atom ends; 0 for none
    std::size_t m_atomCount = 0;
};

} // namespace todoke
