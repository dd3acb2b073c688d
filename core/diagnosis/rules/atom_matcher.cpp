// SPDX-License-Identifier: MIT
#include "core/diagnosis/rules/atom_matcher.h"

namespace todoke {

/// The tree while it grows: states in the order of their making, the children of each as a chain.
class AtomMatcher::Builder
{
public:
    explicit Builder(const std::vector<std::string> &atoms)
    {
        m_rootChildren.fill(0);
        add(0, '\0');
        for (std::size_t i = 0; i < atoms.size(); ++i) {
            State state = 0;
            for (const char c : atoms[i]) {
                const auto byte = static_cast<unsigned char>(c);
                const State known = child(state, byte);
                state = known != 0 ? known : add(state, byte);
            }
            m_states[state].atom = static_cast<int>(i);
        }
    }

    /// Numbers the states by depth and fills `into` but for its fallbacks and tables.
    void finish(AtomMatcher &into) const
    {
        std::vector<State> order{0};
        order.reserve(m_states.size());
        into.m_firstChild.reserve(m_states.size() + 1);
        for (std::size_t head = 0; head < order.size(); ++head) {
            const Made &made = m_states[order[head]];
            into.m_firstChild.push_back(static_cast<State>(order.size()));
            into.m_label.push_back(made.label);
            into.m_atomAt.push_back(made.atom);
            for (State at = made.firstChild; at != 0; at = m_states[at].next) {
                order.push_back(at);
            }
        }
        into.m_firstChild.push_back(static_cast<State>(order.size()));
    }

private:
    struct Made
    {
        State firstChild = 0;
        State next = 0; ///< its parent's next child
        int atom = -1;
        unsigned char label = 0;
    };

    [[nodiscard]] State child(State state, unsigned char byte) const
    {
        if (state == 0) {
            return m_rootChildren.at(byte);
        }
        State at = m_states[state].firstChild;
        while (at != 0 && m_states[at].label != byte) {
            at = m_states[at].next;
        }
        return at;
    }

    State add(State parent, unsigned char byte)
    {
        const auto made = static_cast<State>(m_states.size());
        m_states.push_back({0, 0, -1, byte});
        if (made != 0) {
            m_states[made].next = m_states[parent].firstChild;
            m_states[parent].firstChild = made;
            if (parent == 0) {
                m_rootChildren.at(byte) = made;
            }
        }
        return made;
    }

    std::vector<Made> m_states;
    std::array<State, 256> m_rootChildren{};
};

AtomMatcher::AtomMatcher(const std::vector<std::string> &atoms) : m_atomCount(atoms.size())
{
    Builder(atoms).finish(*this);
    const std::size_t states = m_label.size();
    m_fallback.assign(states, 0);
    m_hitAt.assign(states, 0);
    const State rootEnd = m_firstChild[1];
    m_tables.resize(rootEnd);
    m_tables[0].fill(0);
    for (State at = 1; at < rootEnd; ++at) {
        m_tables[0].at(m_label[at]) = at;
    }
    for (State at = 1; at < rootEnd; ++at) {
        m_tables[at] = m_tables[0];
    }
    for (State at = 1; at < rootEnd; ++at) {
        for (State next = m_firstChild[at]; next < m_firstChild[at + 1]; ++next) {
            m_tables[at].at(m_label[next]) = next;
            m_fallback[next] = m_tables[0].at(m_label[next]);
        }
    }
    for (State at = rootEnd; at < states; ++at) {
        for (State next = m_firstChild[at]; next < m_firstChild[at + 1]; ++next) {
            m_fallback[next] = step(m_fallback[at], m_label[next]);
        }
    }
    for (State at = 1; at < states; ++at) {
        m_hitAt[at] = m_atomAt[at] >= 0 ? at : m_hitAt[m_fallback[at]];
    }
}

} // namespace todoke
