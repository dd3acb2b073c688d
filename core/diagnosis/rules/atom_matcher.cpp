// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/atom_matcher.h"

#include <algorithm>
#include <limits>

namespace todoke {

AtomMatcher::AtomMatcher(const std::vector<std::string> &atoms)
{
    addAtoms(atoms);
    linkFailures();
}

void AtomMatcher::addAtoms(const std::vector<std::string> &atoms)
{
    m_atomCount = atoms.size();
    for (const std::string &atom : atoms) {
        for (const char c : atom) {
            std::uint8_t &klass = m_classOf.at(static_cast<unsigned char>(c));
            if (klass == 0 && m_classes <= std::numeric_limits<std::uint8_t>::max()) {
                klass = static_cast<std::uint8_t>(m_classes++);
            }
        }
    }
    m_next.assign(m_classes, 0);
    m_atomAt.assign(1, -1);
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        State state = 0;
        for (const char c : atoms[i]) {
            const std::size_t at = cell(state, static_cast<unsigned char>(c));
            if (m_next[at] == 0) {
                m_next[at] = static_cast<State>(m_atomAt.size());
                m_atomAt.push_back(-1);
                m_next.resize(m_next.size() + m_classes, 0);
            }
            state = m_next[at];
        }
        m_atomAt[state] = static_cast<int>(i);
    }
}

void AtomMatcher::linkFailures()
{
    std::vector<State> fallback(m_atomAt.size(), 0);
    m_shorterAt.assign(m_atomAt.size(), 0);
    std::vector<State> queue{0};
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const State state = queue[head];
        const State shorter = fallback[state];
        m_shorterAt[state] = m_atomAt[shorter] >= 0 ? shorter : m_shorterAt[shorter];
        for (std::size_t klass = 0; klass < m_classes; ++klass) {
            State &next = m_next[state * m_classes + klass];
            const State otherwise = state == 0 ? State{0} : m_next[shorter * m_classes + klass];
            if (next == 0) {
                next = otherwise;
            } else {
                fallback[next] = otherwise;
                queue.push_back(next);
            }
        }
    }
}

void AtomMatcher::find(std::string_view text, std::vector<int> &found) const
{
    found.clear();
    if (m_atomCount == 0) {
        return;
    }
    std::vector<bool> seen(m_atomCount, false);
    State state = 0;
    for (const char c : text) {
        state = m_next[cell(state, static_cast<unsigned char>(c))];
        for (State at = m_atomAt[state] >= 0 ? state : m_shorterAt[state]; at != 0; at = m_shorterAt[at]) {
            const auto atom = static_cast<std::size_t>(m_atomAt[at]);
            if (seen[atom]) {
                break; // its shorter ones were seen with it
            }
            seen[atom] = true;
            found.push_back(static_cast<int>(atom));
        }
    }
    std::sort(found.begin(), found.end());
}

} // namespace todoke
