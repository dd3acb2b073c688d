// SPDX-License-Identifier: MIT
#include "core/bounce/delivery_report.h"
#include "core/intake/formats/outlook/rtf.h"
#include "core/intake/source.h"
#include "core/mail/message.h"
#include "tests/fuzz/check.h"

#include <cstdint>

/// Forms of file that hold mails: .msg, zip, and what is in them. The whole way, since what is written anew from a .msg
/// goes through the readers like any other mail.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace todoke;
    auto given = std::make_shared<const std::string>(reinterpret_cast<const char *>(data), size);
    static_cast<void>(outlook::rtfContent(*given));
    if (const auto rtf = outlook::decompressRtf(*given, 1U << 20U)) {
        fuzz::require(rtf->size() <= 1U << 20U, "expanded RTF keeps to its limit");
    }
    IntakeLimits limits;
    limits.fileBytes = 4U << 20U;
    const MailSink onMail = [size](RawMail mail, std::string_view, std::size_t) {
        for (const Anomaly &anomaly : mail.anomalies) {
            fuzz::requireInside(anomaly.span, size, "an anomaly's span lies in the input");
        }
        fuzz::requireInside(mail.map.toSource({0, mail.bytes.size()}), size, "the mail leads into the input");
        const Message message = parseMessage(mail.bytes);
        static_cast<void>(readReport(message));
        return true;
    };
    const FailureSink onFailure = [](const IntakeFailure &failure) {
        fuzz::require(!failure.path.empty(), "a failure tells its file");
    };
    readBytes(given, "input", limits, onMail, onFailure);
    return 0;
}
