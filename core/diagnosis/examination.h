// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/diagnosis/diagnosis.h"
#include "core/intake/raw_mail.h"
#include "core/mail/message.h"

#include <memory>
#include <string>
#include <vector>

namespace todoke {

/// One mail with everything the pipeline found in it. All spans in `diagnosis` and `anomalies` count in bytes of the
/// input as given; those in `message` and `report` in bytes of `raw.bytes`.
struct Examination
{
    RawMail raw;
    Message message;
    DeliveryReport report;
    Diagnosis diagnosis;
    std::vector<Anomaly> anomalies; ///< of all stages, bytes of the input as given, in rising order
};

/// The whole way: parse, read, diagnose. Pure: no clock, no file, no network.
[[nodiscard]] Examination examine(RawMail raw, const Diagnoser &diagnoser);

} // namespace todoke
