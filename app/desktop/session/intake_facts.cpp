// SPDX-License-Identifier: MIT
#include "app/desktop/session/intake_facts.h"

#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <algorithm>

namespace todoke {

namespace {

std::size_t countFields(std::string_view header)
{
    std::size_t fields = 0;
    LineScanner lines(header);
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (!line.empty() && !ascii::isBlank(line.front()) && line.find(':') != std::string_view::npos) {
            ++fields;
        }
    }
    return fields;
}

bool saysWhy(const RecipientOutcome &outcome)
{
    return !outcome.diagnostic.empty() || outcome.status || outcome.replyCode;
}

/// A byte order mark or empty lines at the top are no business of the user's.
bool isWorthTelling(const Anomaly &anomaly)
{
    return anomaly.kind != "byte-order-mark" && anomaly.kind != "leading-blank-lines" && anomaly.kind != "utf-16-text";
}

IntakeFacts::Verdict verdictOf(const Examination &examination, const IntakeFacts &facts)
{
    using Verdict = IntakeFacts::Verdict;
    constexpr std::size_t fewFields = 6;
    switch (facts.kind) {
    case ReportKind::Empty:
        return Verdict::Empty;
    case ReportKind::Fragment:
        return facts.reasonFound ? Verdict::ReasonOnly : Verdict::NothingFound;
    case ReportKind::Bounce:
    case ReportKind::Delay:
        return facts.originalFound ? Verdict::Complete : Verdict::OriginalMissing;
    case ReportKind::Delivered:
    case ReportKind::Feedback:
    case ReportKind::AutoReply:
    case ReportKind::Receipt:
        return Verdict::NotAFailure;
    case ReportKind::Mail:
        break;
    }
    const bool traced = examination.message.find("Received") != nullptr;
    return facts.headerFields < fewFields && !traced ? Verdict::ShortHeader : Verdict::OrdinaryMail;
}

} // namespace

IntakeFacts factsOf(const Examination &examination)
{
    IntakeFacts facts;
    const DeliveryReport &report = examination.report;
    facts.kind = report.kind;
    facts.headerFields = examination.message.parts.empty() ? 0 : examination.message.root().fieldCount;
    facts.originalFound = report.original.has_value();
    if (report.original) {
        facts.headerFields += countFields(report.original->header.text);
    }
    facts.reasonFound = std::any_of(report.recipients.begin(), report.recipients.end(), saysWhy);
    const auto &repairs = examination.raw.anomalies;
    const auto repair = std::find_if(repairs.begin(), repairs.end(), isWorthTelling);
    facts.repaired = repair != repairs.end();
    facts.repair = facts.repaired ? repair->kind : std::string_view();
    facts.verdict = verdictOf(examination, facts);
    return facts;
}

} // namespace todoke
