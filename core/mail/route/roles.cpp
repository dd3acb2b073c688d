// SPDX-License-Identifier: MIT
#include "core/mail/route/roles.h"

#include "core/mail/organisation.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace todoke {

namespace {

/// What the judgement of one hop rests on, worked out once.
struct Traits
{
    std::string server; ///< who runs the server that wrote the field; empty when its name does not tell
    std::string client; ///< who runs the client, by its reverse name where there is one
    bool authenticated = false;
    bool madeHere = false; ///< no client at all: web mail, a program, a command on the server
    bool filter = false;
    bool nearClient = false; ///< private or loopback address: on the same network as the server
    bool lineClient = false; ///< looks like somebody's internet line or program rather than a mail server
    bool unverified = false; ///< the server looked the client's name up and found none
};

bool containsAny(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return ascii::contains(text, word); });
}

/// The keyword of a "with" clause (RFC 3848, RFC 6531): its first word, lower case.
std::string protocolOf(const Hop &hop)
{
    const std::string with = ascii::lowered(ascii::trimmed(hop.with));
    return with.substr(0, with.find_first_of(" \t("));
}

bool isAuthenticated(const Hop &hop, std::string_view text)
{
    static constexpr std::array<std::string_view, 7> protocols{"esmtpa",    "esmtpsa",    "lmtpa", "lmtpsa",
                                                               "utf8smtpa", "utf8smtpsa", "asmtp"};
    if (std::find(protocols.begin(), protocols.end(), protocolOf(hop)) != protocols.end()) {
        return true;
    }
    const std::size_t at = ascii::find(text, "authenticated");
    if (at == std::string_view::npos) {
        return false;
    }
    const std::string_view before = text.substr(at < 4 ? 0 : at - 4, at < 4 ? at : 4);
    return !ascii::endsWith(before, "un") && !ascii::endsWith(before, "not ");
}

bool isMadeHere(const Hop &hop, std::string_view text)
{
    const std::string protocol = protocolOf(hop);
    if (protocol == "http" || protocol == "https" || protocol == "local" || protocol == "mapi") {
        return true;
    }
    return containsAny(text, {"from userid", "invoked by uid", "(from ", " by user id"}) && !hop.ip;
}

/// Programs that take a mail out of the queue, look at it and give it back.
bool isFilter(const Hop &hop, std::string_view text)
{
    return containsAny(text, {"amavis", "fsigk", "F-Secure/", "filterd", "MIMEDefang", "clamsmtp", "spampd", "dspam",
                              "MailScanner"}) ||
           hop.by == "localhost" || hop.by == "127.0.0.1";
}

bool isLoopback(const IpAddress &ip)
{
    if (ip.isV6) {
        return std::all_of(ip.bytes.begin(), ip.bytes.end() - 1, [](std::uint8_t byte) { return byte == 0; }) &&
               ip.bytes.back() == 1;
    }
    return ip.bytes[0] == 127;
}

/// Names that internet providers give to their customers' lines: they hold the address, or say so in a word.
bool looksLikeLine(std::string_view name, const IpAddress &ip)
{
    static constexpr std::array<std::string_view, 12> words{"dyn",  "dynamic", "pool",  "dhcp", "ppp",    "dsl",
                                                            "adsl", "cable",   "flets", "dial", "mobile", "fttx"};
    std::size_t octets = 0;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find_first_of(".-_", begin), name.size());
        const std::string token = ascii::lowered(name.substr(begin, end - begin));
        begin = end + 1;
        if (std::find(words.begin(), words.end(), token) != words.end()) {
            return true;
        }
        unsigned value = 0;
        const auto [rest, error] = std::from_chars(token.data(), token.data() + token.size(), value);
        if (error == std::errc() && rest == token.data() + token.size() && !ip.isV6 &&
            std::find(ip.bytes.begin(), ip.bytes.begin() + 4, value) != ip.bytes.begin() + 4) {
            ++octets;
        }
    }
    return octets >= 3;
}

enum class Place : std::uint8_t { First, Later };

Traits traitsOf(const Hop &hop, std::string_view text, Place place)
{
    Traits traits;
    const bool reverseKnown = !hop.fromReverse.empty() && hop.fromReverse != "unknown";
    const std::string &name = reverseKnown ? hop.fromReverse : hop.from;
    traits.server = operatorDomain(hop.by);
    traits.client = operatorDomain(name);
    traits.authenticated = isAuthenticated(hop, text);
    const bool loopback = hop.ip && isLoopback(*hop.ip) && !traits.authenticated;
    traits.filter = isFilter(hop, text) || (loopback && place == Place::Later);
    traits.madeHere = isMadeHere(hop, text) || (loopback && place == Place::First);
    traits.nearClient = (hop.ip && hop.ip->isPrivate()) || hop.from == "localhost";
    traits.unverified = !reverseKnown && hop.ip && (hop.fromReverse == "unknown" || ascii::contains(text, "(unknown "));
    traits.lineClient = traits.authenticated || (traits.nearClient && traits.client.empty() && !traits.filter) ||
                        (hop.ip && traits.client.empty()) || (hop.ip && looksLikeLine(name, *hop.ip));
    return traits;
}

/// The client belongs to another organisation than `organisation`, as far as the field tells.
bool comesFromOutside(const Hop &hop, const Traits &traits, const std::string &organisation)
{
    if (traits.authenticated || traits.nearClient || traits.filter || (hop.from.empty() && !hop.ip)) {
        return false;
    }
    if (traits.client.empty()) {
        return hop.ip.has_value(); // no name, but an address out of the internet
    }
    return traits.client != organisation || traits.unverified;
}

class RoleJudge
{
public:
    RoleJudge(JudgedRoute &route, const Message &message, RouteEnd end) : m_route(route), m_end(end)
    {
        m_traits.reserve(route.hops.size());
        for (const JudgedHop &judged : route.hops) {
            const Place place = m_traits.empty() ? Place::First : Place::Later;
            m_traits.push_back(traitsOf(judged.hop, fieldText(judged.hop, message), place));
        }
        markReturnsFromFilters();
        m_first = static_cast<std::size_t>(
            std::find_if(m_traits.begin(), m_traits.end(), [](const Traits &traits) { return !traits.filter; }) -
            m_traits.begin());
    }

    void judge()
    {
        findBorder();
        const std::size_t leave = findLeave();
        const std::size_t border = m_route.border.value_or(count());
        for (std::size_t at = 0; at < count(); ++at) {
            JudgedHop &judged = m_route.hops[at];
            judged.trusted = m_end == RouteEnd::Returned || !m_route.border || at >= *m_route.border;
            judged.role = m_traits[at].filter ? HopRole::Filter
                          : at == border      ? HopRole::Border
                          : at > border       ? HopRole::ReceiverInside
                          : at >= leave       ? HopRole::Relay
                                              : senderRole(at);
        }
        findOutgoing(leave);
    }

private:
    [[nodiscard]] std::size_t count() const { return m_route.hops.size(); }
    [[nodiscard]] const Hop &hop(std::size_t at) const { return m_route.hops[at].hop; }

    /// A server that hands a mail to a filter on another machine gets it back from there: both steps are the filter's.
    void markReturnsFromFilters()
    {
        for (std::size_t at = 1; at < count(); ++at) {
            const Hop &before = hop(at - 1);
            if (m_traits[at - 1].filter && !before.by.empty() && before.by == hop(at).from &&
                (hop(at).by == before.from || hop(at).by == before.fromReverse)) {
                m_traits[at].filter = true;
            }
        }
    }

    /// From the top down to the first field whose client is outside the organisation of the topmost server.
    void findBorder()
    {
        std::string organisation;
        for (std::size_t at = count(); at-- > 0;) {
            const Traits &traits = m_traits[at];
            if (organisation.empty()) {
                organisation = traits.server;
            }
            if (!organisation.empty() && !traits.server.empty() && traits.server != organisation) {
                m_route.border = at + 1; // the crossing itself left no name
                return;
            }
            const bool startsHere = at == 0 && m_end == RouteEnd::Returned; // the user's line, not another organisation
            if (!startsHere && comesFromOutside(hop(at), traits, organisation)) {
                m_route.border = at;
                return;
            }
        }
    }

    /// The first hop whose server is not the sending organisation's any more.
    [[nodiscard]] std::size_t findLeave() const
    {
        const std::size_t border = m_route.border.value_or(count());
        if (border == 0) {
            return 0;
        }
        const bool foreignStart = !m_traits[0].lineClient && !m_traits[0].madeHere && !m_traits[0].client.empty() &&
                                  !m_traits[0].server.empty() && m_traits[0].client != m_traits[0].server;
        if (foreignStart && m_end == RouteEnd::Delivered) {
            return 0;
        }
        std::string sender;
        for (std::size_t at = 0; at < border; ++at) {
            const std::string &server = m_traits[at].server;
            if (sender.empty()) {
                sender = server;
            } else if (!server.empty() && server != sender) {
                return at;
            }
        }
        return border;
    }

    [[nodiscard]] HopRole senderRole(std::size_t at) const
    {
        const Traits &traits = m_traits[at];
        if (at != m_first) {
            return HopRole::ProviderInside;
        }
        if (traits.madeHere) {
            return HopRole::Origin;
        }
        const bool sole = m_end == RouteEnd::Returned && traits.client != traits.server;
        return traits.lineClient || sole ? HopRole::Submission : HopRole::ProviderInside;
    }

    /// The sending organisation's last server: the client of the hop that left it, or where a returned mail ended.
    void findOutgoing(std::size_t leave)
    {
        if (leave < count()) {
            const Hop &left = hop(leave);
            const bool reverseKnown = !left.fromReverse.empty() && left.fromReverse != "unknown";
            m_route.outgoingHost = reverseKnown ? left.fromReverse : left.from;
            m_route.outgoingIp = left.ip;
        } else if (m_end == RouteEnd::Returned && count() > 0) {
            m_route.outgoingHost = m_route.hops.back().hop.by;
        } else {
            return; // the mail stayed inside one organisation
        }
        for (std::size_t at = leave; at-- > 0;) {
            HopRole &role = m_route.hops[at].role;
            if (role == HopRole::ProviderInside) {
                role = HopRole::Outgoing;
            }
            if (role != HopRole::Filter) {
                return;
            }
        }
    }

    JudgedRoute &m_route;
    RouteEnd m_end;
    std::vector<Traits> m_traits; ///< parallel to the hops
    std::size_t m_first = 0;      ///< the first hop that is no filter's
};

} // namespace

std::string_view fieldText(const Hop &hop, const Message &message)
{
    return hop.span.end() <= message.bytes.size() ? message.view(hop.span) : std::string_view();
}

void judgeRoles(JudgedRoute &route, const Message &message, RouteEnd end)
{
    RoleJudge(route, message, end).judge();
}

} // namespace todoke
