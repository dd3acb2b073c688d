// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/atom_matcher.h"

#include <algorithm>
#include <limits>

namespace todoke {

AtomMatcher::AtomMatcher(const std::vector<std::string> &atoms)
{
    addAtoms(atoms);
    renumber(linkFailures());
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
        if (!addAtom(atoms[i], static_cast<int>(i))) {
            m_always.push_back(static_cast<int>(i));
        }
    }
}

bool AtomMatcher::addAtom(const std::string &atom, int index)
{
    if (m_atomAt.size() + atom.size() > std::numeric_limits<State>::max()) {
        return false;
    }
    State state = 0;
    for (const char c : atom) {
        const std::size_t at = cell(state, static_cast<unsigned char>(c));
        if (m_next[at] == 0) {
            m_next[at] = static_cast<State>(m_atomAt.size());
            m_atomAt.push_back(-1);
            m_next.resize(m_next.size() + m_classes, 0);
        }
        state = m_next[at];
    }
    m_atomAt[state] = index;
    return true;
}

/// Returns the states in order of their depth.
std::vector<AtomMatcher::State> AtomMatcher::linkFailures()
{
    std::vector<State> fallback(m_atomAt.size(), 0);
    m_shorterAt.assign(m_atomAt.size(), 0);
    std::vector<State> queue{0};
    queue.reserve(m_atomAt.size());
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const State state = queue[head];
        const State shorter = fallback[state];
        m_shorterAt[state] = m_atomAt[shorter] >= 0 ? shorter : m_shorterAt[shorter];
        State *const row = m_next.data() + state * m_classes;
        const State *const other = m_next.data() + shorter * m_classes;
        for (std::size_t klass = 0; klass < m_classes; ++klass) {
            const State otherwise = state == 0 ? State{0} : other[klass];
            if (row[klass] == 0) {
                row[klass] = otherwise;
            } else {
                fallback[row[klass]] = otherwise;
                queue.push_back(row[klass]);
            }
        }
    }
    return queue;
}

/// A text stays near the root most of the time: rows of little depth side by side fit the processor's cache.
void AtomMatcher::renumber(const std::vector<State> &order)
{
    std::vector<State> newNumber(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        newNumber[order[i]] = static_cast<State>(i);
    }
    std::vector<State> next(m_next.size());
    std::vector<int> atomAt(m_atomAt.size());
    std::vector<State> shorterAt(m_shorterAt.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const State old = order[i];
        std::transform(m_next.begin() + static_cast<std::ptrdiff_t>(old * m_classes),
                       m_next.begin() + static_cast<std::ptrdiff_t>((old + 1U) * m_classes),
                       next.begin() + static_cast<std::ptrdiff_t>(i * m_classes),
                       [&newNumber](State state) { return newNumber[state]; });
        atomAt[i] = m_atomAt[old];
        shorterAt[i] = newNumber[m_shorterAt[old]];
    }
    m_next = std::move(next);
    m_atomAt = std::move(atomAt);
    m_shorterAt = std::move(shorterAt);
}

void AtomMatcher::find(std::string_view text, std::vector<int> &found) const
{
    found = m_always;
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
