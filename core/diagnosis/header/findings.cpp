// SPDX-License-Identifier: MIT
#include "core/diagnosis/header/findings.h"

#include <algorithm>
#include <map>

namespace todoke {

namespace {

/// A wait below this is how mail works.
constexpr std::int64_t worthTelling = 600;
/// A sender's clock that is off by less disturbs nobody.
constexpr std::int64_t senderClock = 300;

class Finder
{
public:
    Finder(const HeaderReading &reading, RouteEnd end) : m_reading(reading), m_end(end) {}

    std::vector<HeaderFinding> take()
    {
        tellRoute();
        if (m_end == RouteEnd::Delivered) {
            tellSender();
        }
        tellVerdicts();
        return std::move(m_findings);
    }

private:
    using Words = std::vector<std::pair<std::string, std::string>>;

    void tell(std::string id, Words words, std::optional<std::int64_t> seconds, Span span)
    {
        m_findings.push_back({std::move(id), std::move(words), seconds, span});
    }

    /// The server at which a mail was after a hop, by whatever name the header has for it.
    [[nodiscard]] std::string placeOf(std::size_t at) const
    {
        const auto &hops = m_reading.route.hops;
        if (!hops[at].hop.by.empty()) {
            return hops[at].hop.by;
        }
        return at + 1 < hops.size() ? hops[at + 1].hop.from : std::string();
    }

    void tellRoute()
    {
        const JudgedRoute &route = m_reading.route;
        if (route.empty()) {
            tell("no-route", {}, std::nullopt, {});
            return;
        }
        if (route.total) {
            tell("took", {}, route.total, route.hops.back().hop.span);
        }
        tellStart();
        for (std::size_t at = 0; at < route.hops.size(); ++at) {
            const JudgedHop &hop = route.hops[at];
            if (hop.delay && *hop.delay >= worthTelling) {
                tell("waited", {{"place", placeOf(hop.delayedSince)}}, hop.delay, hop.hop.span);
            }
            if (hop.clock != ClockState::Fine) {
                const auto seconds = hop.clockError == 0 ? std::nullopt : std::optional(std::abs(hop.clockError));
                tell("clock-" + std::string(toName(hop.clock)), {{"place", placeOf(at)}}, seconds, hop.hop.span);
            }
        }
        if (route.border && *route.border > 0 && m_end == RouteEnd::Delivered) {
            const Span below = hull(route.hops[*route.border - 1].hop.span, route.hops[0].hop.span);
            tell("untrusted-hops", {{"count", std::to_string(*route.border)}}, std::nullopt, below);
        }
    }

    /// From the time that the writer's machine gave to the first server's clock.
    void tellStart()
    {
        const auto &hops = m_reading.route.hops;
        const auto first = std::find_if(hops.begin(), hops.end(), [](const JudgedHop &hop) {
            return hop.hop.date && hop.clock != ClockState::Ahead && hop.clock != ClockState::Behind;
        });
        if (!m_reading.date || !m_reading.date->zoneKnown || first == hops.end()) {
            return;
        }
        const std::int64_t gap = first->hop.date->epochSeconds - first->clockError - m_reading.date->epochSeconds;
        if (gap >= worthTelling) {
            tell("waited-start", {}, gap, first->hop.span);
        } else if (gap <= -senderClock) {
            tell("sender-clock-ahead", {}, -gap, first->hop.span);
        }
    }

    /// The first trusted result of a method.
    [[nodiscard]] const AuthenticationMethod *trusted(std::string_view method) const
    {
        for (const AuthenticationResults &results : m_reading.authentication) {
            for (const AuthenticationMethod &one : results.methods) {
                if (results.trusted && one.method == method) {
                    return &one;
                }
            }
        }
        return nullptr;
    }

    void tellSender()
    {
        const bool any = std::any_of(m_reading.authentication.begin(), m_reading.authentication.end(),
                                     [](const AuthenticationResults &results) { return results.trusted; });
        if (!any) {
            const bool written = !m_reading.authentication.empty();
            tell(written ? "authentication-untrusted" : "authentication-missing", {}, std::nullopt,
                 written ? m_reading.authentication.front().span : Span());
            return;
        }
        const bool confirmed = tellConfirmed();
        tellSpf(confirmed);
        tellDkim(confirmed);
    }

    /// DMARC's answer, or where nobody asked it, what it would have been (RFC 7489 section 3.1). True when confirmed.
    bool tellConfirmed()
    {
        const Words sender{{"domain", m_reading.fromDomain}};
        const AuthenticationMethod *dmarc = trusted("dmarc");
        bool confirmed = dmarc != nullptr && (dmarc->result == "pass" || dmarc->result == "bestguesspass");
        Span span = dmarc == nullptr ? Span() : dmarc->span;
        if (dmarc == nullptr || dmarc->result == "none") {
            const auto aligned =
                std::find_if(m_reading.checked.begin(), m_reading.checked.end(), [](const CheckedDomain &domain) {
                    return domain.trusted && domain.result == "pass" && domain.alignment != Alignment::None;
                });
            confirmed = aligned != m_reading.checked.end();
            span = confirmed ? aligned->span : span;
        }
        if (m_reading.fromDomain.empty()) {
            return confirmed;
        }
        if (confirmed) {
            tell("confirmed", sender, std::nullopt, span);
        } else if (dmarc != nullptr && dmarc->result == "fail") {
            tell("dmarc-fail", sender, std::nullopt, span);
        }
        const AuthenticationMethod *compauth = trusted("compauth");
        if (compauth != nullptr && compauth->result == "fail") {
            tell("compauth-fail", sender, std::nullopt, compauth->span);
        }
        return confirmed;
    }

    [[nodiscard]] const CheckedDomain *checked(std::string_view method, std::string_view result) const
    {
        const auto found =
            std::find_if(m_reading.checked.begin(), m_reading.checked.end(), [&](const CheckedDomain &domain) {
                return domain.trusted && domain.method == method && (result.empty() || domain.result == result);
            });
        return found == m_reading.checked.end() ? nullptr : &*found;
    }

    void tellSpf(bool confirmed)
    {
        const AuthenticationMethod *spf = trusted("spf");
        if (spf == nullptr) {
            return;
        }
        const CheckedDomain *domain = checked("spf", spf->result);
        const Words words{{"domain", domain == nullptr ? m_reading.fromDomain : domain->domain}};
        const std::string &result = spf->result;
        if (result == "fail" || result == "hardfail" || result == "softfail") {
            tell(confirmed ? "spf-fail-confirmed" : "spf-fail", words, std::nullopt, spf->span);
        } else if (result == "none" || result == "neutral") {
            tell("spf-none", words, std::nullopt, spf->span);
        } else if (result == "temperror" || result == "permerror") {
            tell("spf-error", words, std::nullopt, spf->span);
        } else if (result == "pass" && domain != nullptr && domain->alignment == Alignment::None && !confirmed &&
                   !m_reading.fromDomain.empty()) {
            tell("spf-other-domain", words, std::nullopt, spf->span);
        }
    }

    /// Several signatures are usual; one that passes is enough.
    void tellDkim(bool confirmed)
    {
        if (const CheckedDomain *passed = checked("dkim", "pass")) {
            const bool aligned =
                std::any_of(m_reading.checked.begin(), m_reading.checked.end(), [](const CheckedDomain &domain) {
                    return domain.trusted && domain.method == "dkim" && domain.result == "pass" &&
                           domain.alignment != Alignment::None;
                });
            if (!aligned && !confirmed && !m_reading.fromDomain.empty()) {
                tell("dkim-other-domain", {{"domain", passed->domain}}, std::nullopt, passed->span);
            }
            return;
        }
        const AuthenticationMethod *dkim = trusted("dkim");
        if (dkim == nullptr) {
            return;
        }
        if (dkim->result == "fail") {
            const CheckedDomain *domain = checked("dkim", "fail");
            tell(confirmed ? "dkim-fail-confirmed" : "dkim-fail",
                 {{"domain", domain == nullptr ? m_reading.fromDomain : domain->domain}}, std::nullopt, dkim->span);
        } else if (dkim->result == "none") {
            tell("dkim-none", {}, std::nullopt, dkim->span);
        }
    }

    /// One finding for each filter: the most harmful that it says.
    void tellVerdicts()
    {
        std::vector<std::string> order;
        std::map<std::string, const VerdictReading *> worst;
        for (const VerdictReading &reading : m_reading.verdicts) {
            if (!reading.deciding) {
                continue;
            }
            // A mark that anybody may have set tells nothing where the filter's own result is there.
            const std::string key = reading.verdict.system + (reading.verdict.trusted ? "" : " elsewhere");
            const auto [at, isNew] = worst.emplace(key, &reading);
            if (isNew) {
                order.push_back(key);
            } else if (at->second->says < reading.says) {
                at->second = &reading;
            }
        }
        for (const std::string &key : order) {
            const VerdictReading &reading = *worst.at(key);
            if (!reading.verdict.trusted &&
                (reading.says < HeaderVerdict::Spam || worst.count(reading.verdict.system) > 0)) {
                continue;
            }
            const std::string id =
                reading.verdict.trusted
                    ? "judged-" + std::string(reading.says == HeaderVerdict::Good ? "clean" : toName(reading.says))
                    : "judged-elsewhere";
            tell(id, {{"system", reading.verdict.system}}, std::nullopt, reading.verdict.tags[*reading.deciding].span);
        }
    }

    const HeaderReading &m_reading;
    RouteEnd m_end;
    std::vector<HeaderFinding> m_findings;
};

} // namespace

std::vector<HeaderFinding> findingsOf(const HeaderReading &reading, RouteEnd end)
{
    return Finder(reading, end).take();
}

} // namespace todoke
