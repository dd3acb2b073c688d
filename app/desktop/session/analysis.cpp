// SPDX-License-Identifier: MIT
#include "app/desktop/session/analysis.h"

#include "app/desktop/words/text.h"
#include "core/intake/paste.h"
#include "core/text/charset.h"

namespace todoke {

std::optional<std::size_t> Analysis::mainRecipient() const
{
    if (report().recipients.empty()) {
        return std::nullopt;
    }
    return diagnosis().main.value_or(0);
}

AnalysisPtr analyse(const std::shared_ptr<const std::string> &given, const Diagnoser &diagnoser,
                    std::size_t mailsInFile)
{
    constexpr std::size_t shownRepair = 64U << 10U;
    auto analysis = std::make_shared<Analysis>();
    analysis->given = given;
    analysis->mailsInFile = mailsInFile;
    analysis->examination = examine(takePaste(given), diagnoser);
    analysis->facts = factsOf(analysis->examination);
    std::vector<Span> mustShow;
    for (const RecipientDiagnosis &recipient : analysis->diagnosis().recipients) {
        for (const Evidence &evidence : recipient.evidence) {
            mustShow.push_back(evidence.span);
        }
    }
    for (const Evidence &evidence : analysis->diagnosis().providerEvidence) {
        mustShow.push_back(evidence.span);
    }
    analysis->raw = RawText(given, mustShow, {});
    if (analysis->facts.repaired) {
        analysis->repairedText =
            fromUtf8(decodeCharset(analysis->examination.raw.bytes.substr(0, shownRepair), {}).text);
    }
    return analysis;
}

} // namespace todoke
