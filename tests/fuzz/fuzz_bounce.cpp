// SPDX-License-Identifier: MIT
#include "core/bounce/delivery_report.h"
#include "core/text/charset.h"
#include "tests/fuzz/check.h"

#include <cstdint>

/// From the bytes to a report. The way on, to cause and inquiry, is fuzz_answer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace todoke;
    const Message message = parseMessage(std::string_view(reinterpret_cast<const char *>(data), size));
    const DeliveryReport report = readReport(message);
    for (const RecipientOutcome &outcome : report.recipients) {
        fuzz::requireInside(outcome.addressSpan, size, "the address lies in the mail");
        fuzz::requireInside(outcome.diagnosticSpan, size, "the diagnostic lies in the mail");
        fuzz::requireInside(outcome.statusSpan, size, "the status lies in the mail");
    }
    for (const Anomaly &anomaly : report.anomalies) {
        fuzz::requireInside(anomaly.span, size, "an anomaly's span lies in the mail");
    }
    fuzz::require(isValidUtf8(report.humanText.text), "the notice's text is valid UTF-8");
    return 0;
}
