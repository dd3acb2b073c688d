// SPDX-License-Identifier: MIT
#include "core/intake/paste.h"
#include "core/intake/source.h"
#include "tests/fuzz/check.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace todoke;
    auto given = std::make_shared<const std::string>(reinterpret_cast<const char *>(data), size);
    const auto looks = checkLooksLikeText(*given);
    static_cast<void>(looks);
    const RawMail mail = takePaste(given);
    for (const Anomaly &anomaly : mail.anomalies) {
        fuzz::requireInside(anomaly.span, size, "an anomaly's span lies in the input");
    }
    // Every byte of the repaired text leads back into the input.
    for (std::size_t at = 0; at < mail.bytes.size(); at += 1 + mail.bytes.size() / 64) {
        fuzz::requireInside(mail.map.toSource({at, 1}), size, "a repaired byte leads into the input");
    }
    fuzz::requireInside(mail.map.toSource({0, mail.bytes.size()}), size, "the repaired text leads into the input");
    return 0;
}
