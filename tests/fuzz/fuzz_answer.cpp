// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"
#include "core/inquiry/inquiry.h"
#include "core/intake/paste.h"
#include "core/text/charset.h"
#include "tests/fuzz/check.h"

#include <cstdint>

/// The whole way from the bytes to the inquiry.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace todoke;
    static const auto knowledge = std::make_shared<const Knowledge>(loadKnowledge());
    static const Diagnoser diagnoser(knowledge);

    const Examination examination =
        examine(takePaste(std::make_shared<const std::string>(reinterpret_cast<const char *>(data), size)), diagnoser);
    const DeliveryReport &report = examination.report;
    const Diagnosis &diagnosis = examination.diagnosis;
    fuzz::require(report.recipients.size() == diagnosis.recipients.size(), "a diagnosis a recipient");
    fuzz::require(knowledge->find(diagnosis.cause) != nullptr, "the cause is known");
    for (const RecipientOutcome &outcome : report.recipients) {
        const std::size_t mail = examination.raw.bytes.size();
        fuzz::requireInside(outcome.addressSpan, mail, "the address lies in the mail");
        fuzz::requireInside(outcome.diagnosticSpan, mail, "the diagnostic lies in the mail");
        fuzz::requireInside(outcome.statusSpan, mail, "the status lies in the mail");
    }
    for (const RecipientDiagnosis &one : diagnosis.recipients) {
        for (const Evidence &evidence : one.evidence) {
            fuzz::requireInside(evidence.span, size, "evidence lies in the input");
            fuzz::require(isValidUtf8(evidence.text), "evidence is valid UTF-8");
        }
    }
    if (size < 20'000) {
        const Inquiry inquiry = writeInquiry(examination, *knowledge, {}, {}, std::nullopt, {});
        fuzz::require(isValidUtf8(inquiry.text), "the inquiry is valid UTF-8");
        fuzz::require(inquiry.text.find('\0') == std::string::npos, "the inquiry has no NUL");
    }
    return 0;
}
