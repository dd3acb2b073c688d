// SPDX-License-Identifier: MIT
#include "core/mail/route/clocks.h"

#include "core/mail/route/roles.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <cstdlib>

namespace todoke {

namespace {

using Seconds = std::int64_t;

/// Clocks of mail servers differ by some seconds as a matter of course.
constexpr Seconds tolerance = 30;
/// A time that is off by whole hours and at most this much is the right time with a wrong zone.
constexpr Seconds zoneTolerance = 120;
constexpr Seconds halfHour = 1800;
constexpr Seconds largestZone = Seconds{14} * 3600; // UTC+14 is the largest in use
/// Comparing every clock with every other costs the square of this.
constexpr std::size_t comparedHops = 100;

/// One readable time of the route.
struct Clock
{
    std::size_t hop = 0;
    Seconds time = 0;   ///< as written, then put right
    Seconds offset = 0; ///< of the written zone, seconds east of UTC
    int weight = 1;     ///< how much it is believed when two clocks contradict
    bool usable = true;
};

class ClockJudge
{
public:
    ClockJudge(JudgedRoute &route, const Message &message) : m_route(route)
    {
        const std::size_t count = route.hops.size();
        for (std::size_t at = count > comparedHops ? count - comparedHops : 0; at < count; ++at) {
            readTime(at, fieldText(route.hops[at].hop, message));
        }
    }

    void judge()
    {
        findConsistent();
        for (std::size_t at = 0; at < m_clocks.size(); ++at) {
            if (!m_consistent[at]) {
                judgeOdd(at);
            }
        }
        doubtZonesAtTheEnds();
        measure();
    }

private:
    [[nodiscard]] JudgedHop &hopOf(const Clock &clock) { return m_route.hops[clock.hop]; }

    void readTime(std::size_t at, std::string_view text)
    {
        JudgedHop &judged = m_route.hops[at];
        if (!judged.hop.date) {
            // Behind the last semicolon stands the date (RFC 5321 section 4.4), if anything does.
            const std::size_t semicolon = text.rfind(';');
            const bool something = semicolon != std::string_view::npos &&
                                   text.find_first_of("0123456789", semicolon) != std::string_view::npos;
            judged.clock = something ? ClockState::Unreadable : ClockState::Missing;
            return;
        }
        const MailDate &date = *judged.hop.date;
        Clock clock{at, date.epochSeconds, Seconds{date.offsetMinutes} * 60, judged.trusted ? 6 : 3, true};
        // "-0000" says that the time is UTC and the local zone unknown (RFC 5322 section 3.3): nothing is wrong with
        // it.
        if (!date.zoneKnown && !ascii::contains(text, "-0000")) {
            judged.clock = ClockState::NoZone;
            clock.weight = 1;
        }
        m_clocks.push_back(clock);
    }

    /// The heaviest chain of times that do not run backwards; what is not in it contradicts it.
    void findConsistent()
    {
        const std::size_t count = m_clocks.size();
        std::vector<int> weight(count, 0);
        std::vector<std::size_t> before(count, count);
        std::size_t best = count;
        for (std::size_t at = 0; at < count; ++at) {
            weight[at] = m_clocks[at].weight;
            for (std::size_t earlier = 0; earlier < at; ++earlier) {
                const bool follows = m_clocks[earlier].time <= m_clocks[at].time + tolerance;
                if (follows && weight[earlier] + m_clocks[at].weight > weight[at]) {
                    weight[at] = weight[earlier] + m_clocks[at].weight;
                    before[at] = earlier;
                }
            }
            if (best == count || weight[at] >= weight[best]) {
                best = at; // of equals the later one, which is the reader's own server
            }
        }
        m_consistent.assign(count, false);
        for (std::size_t at = best; at < count; at = before[at]) {
            m_consistent[at] = true;
        }
    }

    /// The nearest consistent neighbour in a direction, or null.
    [[nodiscard]] const Clock *neighbour(std::size_t at, std::ptrdiff_t step) const
    {
        const auto count = static_cast<std::ptrdiff_t>(m_clocks.size());
        for (auto other = static_cast<std::ptrdiff_t>(at) + step; other >= 0 && other < count; other += step) {
            if (m_consistent[static_cast<std::size_t>(other)]) {
                return &m_clocks[static_cast<std::size_t>(other)];
            }
        }
        return nullptr;
    }

    /// A clock that contradicts its neighbours: a wrong zone when whole hours explain it, else ahead or behind.
    void judgeOdd(std::size_t at)
    {
        Clock &clock = m_clocks[at];
        const Clock *before = neighbour(at, -1);
        const Clock *after = neighbour(at, +1);
        JudgedHop &judged = hopOf(clock);
        const bool ahead = after != nullptr && clock.time > after->time;
        const bool behind = !ahead && before != nullptr && clock.time < before->time;
        if (!ahead && !behind) {
            return; // it only contradicts others that are odd as well
        }
        // The error lies between these two, were the true time just that of a neighbour; a missing neighbour is taken
        // to be some minutes away.
        const Seconds unknownGap = 300;
        const Seconds least = after != nullptr ? clock.time - after->time : clock.time - before->time - unknownGap;
        const Seconds most = before != nullptr ? clock.time - before->time : least + unknownGap;
        if (const Seconds zone = zoneError(clock, before, after, least, most); zone != 0) {
            judged.clock = judged.clock == ClockState::NoZone ? ClockState::NoZone : ClockState::ZoneWrong;
            judged.clockError = zone;
            clock.time -= zone;
            return;
        }
        judged.clock = ahead ? ClockState::Ahead : ClockState::Behind;
        judged.clockError = ahead ? least : most;
        clock.usable = false;
    }

    /// The one zone error between `least` and `most`, or 0. The difference of two written zones is believed first; else
    /// the window must leave a single number of whole hours (or, failing that, of half hours: India, Adelaide).
    static Seconds zoneError(const Clock &clock, const Clock *before, const Clock *after, Seconds least, Seconds most)
    {
        const Seconds low = least - zoneTolerance;
        const Seconds high = most + zoneTolerance;
        for (const Clock *other : {after, before}) {
            const Seconds difference = other == nullptr ? 0 : other->offset - clock.offset;
            if (difference != 0 && low <= difference && difference <= high) {
                return difference;
            }
        }
        for (const Seconds step : {2 * halfHour, halfHour}) {
            Seconds found = 0;
            int matches = 0;
            for (Seconds zone = -largestZone; zone <= largestZone; zone += step) {
                if (zone != 0 && low <= zone && zone <= high) {
                    found = zone;
                    ++matches;
                }
            }
            if (matches > 0) {
                return matches == 1 ? found : 0;
            }
        }
        return 0;
    }

    /// At the ends of a route nothing contradicts a wrong zone. A wait that is just the difference of the two written
    /// zones is more likely that than a wait.
    void doubtZonesAtTheEnds()
    {
        std::vector<std::size_t> chain;
        for (std::size_t at = 0; at < m_clocks.size(); ++at) {
            if (m_consistent[at]) {
                chain.push_back(at);
            }
        }
        if (chain.size() < 2) {
            return;
        }
        Clock &first = m_clocks[chain[0]];
        const Clock &second = m_clocks[chain[1]];
        if (const Seconds zone = first.offset - second.offset; explains(zone, second.time - first.time)) {
            doubt(first, -zone);
            return;
        }
        Clock &last = m_clocks[chain.back()];
        const Clock &nearly = m_clocks[chain[chain.size() - 2]];
        if (const Seconds zone = nearly.offset - last.offset; explains(zone, last.time - nearly.time)) {
            doubt(last, zone);
        }
    }

    /// One of two servers wrote the time of the other's zone with its own zone behind it: that opens a gap of just the
    /// earlier one's offset less the later one's.
    static bool explains(Seconds zone, Seconds gap)
    {
        return zone >= halfHour && std::abs(gap - zone) <= zoneTolerance;
    }

    void doubt(Clock &clock, Seconds error)
    {
        JudgedHop &judged = hopOf(clock);
        judged.clock = judged.clock == ClockState::NoZone ? ClockState::NoZone : ClockState::ZoneDoubtful;
        judged.clockError = error;
        clock.time -= error;
    }

    void measure()
    {
        const Clock *first = nullptr;
        const Clock *before = nullptr;
        for (const Clock &clock : m_clocks) {
            if (!clock.usable) {
                continue;
            }
            if (before == nullptr) {
                first = &clock;
            } else {
                JudgedHop &judged = hopOf(clock);
                judged.delay = std::max<Seconds>(0, clock.time - before->time);
                judged.delayedSince = before->hop;
                const bool slowest = !m_route.slowest || *judged.delay > *m_route.hops[*m_route.slowest].delay;
                if (*judged.delay >= 60 && slowest) {
                    m_route.slowest = clock.hop;
                }
                m_route.total = std::max<Seconds>(0, clock.time - first->time);
            }
            before = &clock;
        }
    }

    JudgedRoute &m_route;
    std::vector<Clock> m_clocks;
    std::vector<bool> m_consistent; ///< parallel to m_clocks
};

} // namespace

void judgeClocks(JudgedRoute &route, const Message &message)
{
    ClockJudge(route, message).judge();
}

} // namespace todoke
