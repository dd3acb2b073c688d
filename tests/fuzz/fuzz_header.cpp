// SPDX-License-Identifier: MIT
#include "core/diagnosis/header/lines.h"
#include "core/diagnosis/header/words.h"
#include "core/diagnosis/header_reading.h"
#include "tests/fuzz/check.h"

#include <cstdint>

namespace {

using namespace todoke;

void checkRoute(const JudgedRoute &route, std::size_t size)
{
    for (std::size_t at = 0; at < route.hops.size(); ++at) {
        const JudgedHop &hop = route.hops[at];
        fuzz::requireInside(hop.hop.span, size, "a hop lies in the mail");
        fuzz::require(!hop.delay || *hop.delay >= 0, "no delay is negative");
        fuzz::require(!hop.delay || hop.delayedSince < at, "a delay is since an earlier hop");
    }
    fuzz::require(!route.slowest || route.hops.at(*route.slowest).delay.has_value(), "the slowest hop has a delay");
    fuzz::require(!route.border || *route.border <= route.hops.size(), "the border is a hop");
}

} // namespace

/// Header reading: route, authentication, spam filters, findings and their words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Knowledge knowledge = loadKnowledge();
    const Message message = parseMessage({reinterpret_cast<const char *>(data), size});
    for (const RouteEnd end : {RouteEnd::Delivered, RouteEnd::Returned}) {
        const HeaderReading reading = readHeader(message, message.root(), end, knowledge);
        checkRoute(reading.route, size);
        for (const AuthenticationResults &results : reading.authentication) {
            for (const AuthenticationMethod &method : results.methods) {
                fuzz::requireInside(method.span, size, "a result lies in the mail");
            }
        }
        for (const VerdictReading &verdict : reading.verdicts) {
            fuzz::require(verdict.meanings.size() == verdict.verdict.tags.size(), "a meaning a value");
            for (const VerdictTag &tag : verdict.verdict.tags) {
                fuzz::requireInside(tag.span, size, "a value lies in the mail");
            }
        }
        for (const HeaderFinding &finding : reading.findings) {
            fuzz::requireInside(finding.span, size, "a finding lies in the mail");
            fuzz::require(findingSentence(finding, knowledge, Language::Japanese) != finding.id, "a finding has words");
        }
        for (const HeaderLine &line : authenticationLines(reading, knowledge, Language::English)) {
            fuzz::requireInside(line.span, size, "a line lies in the mail");
        }
        fuzz::require(verdictLines(reading, knowledge, Language::Japanese).size() <= 200 * reading.verdicts.size(),
                      "lines are few");
    }
    return 0;
}
