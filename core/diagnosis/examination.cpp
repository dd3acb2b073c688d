// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"

#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <algorithm>
#include <optional>

namespace todoke {

namespace {

/// Numbers lines from 1 for offsets that are asked for in rising order: one pass over the bytes in all.
class LineCounter
{
public:
    explicit LineCounter(std::string_view bytes) : m_lines(bytes) {}

    std::size_t lineAt(std::size_t offset)
    {
        while (m_lines.nextBegin() <= offset && m_lines.next()) {
            ++m_line;
        }
        return std::max<std::size_t>(m_line, 1);
    }

private:
    LineScanner m_lines;
    std::size_t m_line = 0;
};

/// Gives all evidence its line, then moves it from bytes of the parsed mail to bytes of the input as given.
void place(std::vector<Evidence *> evidence, const RawMail &raw)
{
    std::erase_if(evidence, [](const Evidence *piece) { return piece->span.empty(); });
    std::stable_sort(evidence.begin(), evidence.end(),
                     [](const Evidence *a, const Evidence *b) { return a->span.begin < b->span.begin; });
    LineCounter lines(raw.bytes);
    for (Evidence *piece : evidence) {
        piece->line = lines.lineAt(piece->span.begin);
        piece->span = raw.map.toSource(piece->span);
    }
}

/// A pasted piece in which no reply was recognised may still say in words what happened ("Connection timed out").
constexpr std::size_t shortText = 2000;

std::optional<RecipientOutcome> asReply(const DeliveryReport &report)
{
    const std::string_view text = ascii::trimmed(report.humanText.text);
    if (report.kind != ReportKind::Fragment || !report.recipients.empty() || text.empty() || text.size() > shortText) {
        return std::nullopt;
    }
    RecipientOutcome outcome;
    outcome.diagnostic = ascii::simplified(text);
    outcome.diagnosticSpan = report.humanText.sourceOf(text);
    const ReplyCodes codes = findCodes(outcome.diagnostic);
    outcome.replyCode = codes.reply;
    outcome.status = codes.status;
    outcome.address = findAddress(outcome.diagnostic);
    return outcome;
}

/// Keeps such a reading only where the rules make something of it, and never as a certain one.
void diagnoseAsReply(Examination &examination, const Diagnoser &diagnoser)
{
    const std::optional<RecipientOutcome> outcome = asReply(examination.report);
    if (!outcome) {
        return;
    }
    DeliveryReport report = examination.report;
    report.recipients = {*outcome};
    Diagnosis diagnosis = diagnoser.diagnose(examination.message, report);
    if (diagnosis.cause.value == "unknown") {
        return;
    }
    diagnosis.confidence = std::min(diagnosis.confidence, Confidence::Medium);
    diagnosis.recipients.front().confidence = diagnosis.confidence;
    examination.report = std::move(report);
    examination.diagnosis = std::move(diagnosis);
}

} // namespace

Examination examine(RawMail raw, const Diagnoser &diagnoser)
{
    Examination examination;
    examination.raw = std::move(raw);
    examination.message = parseMessage(examination.raw.bytes);
    examination.report = readReport(examination.message);
    examination.diagnosis = diagnoser.diagnose(examination.message, examination.report);
    diagnoseAsReply(examination, diagnoser);

    std::vector<Evidence *> evidence;
    for (Evidence &piece : examination.diagnosis.providerEvidence) {
        evidence.push_back(&piece);
    }
    for (RecipientDiagnosis &recipient : examination.diagnosis.recipients) {
        for (Evidence &piece : recipient.evidence) {
            evidence.push_back(&piece);
        }
    }
    place(std::move(evidence), examination.raw);

    examination.anomalies = examination.raw.anomalies;
    for (const auto *found : {&examination.message.anomalies, &examination.report.anomalies}) {
        for (const Anomaly &anomaly : *found) {
            examination.anomalies.push_back({anomaly.kind, examination.raw.map.toSource(anomaly.span)});
        }
    }
    std::stable_sort(examination.anomalies.begin(), examination.anomalies.end(),
                     [](const Anomaly &a, const Anomaly &b) { return a.span.begin < b.span.begin; });
    return examination;
}

} // namespace todoke
