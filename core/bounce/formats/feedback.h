// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/text/source_map.h"

namespace todoke {

/// Reads a message/feedback-report body (RFC 5965 section 3): who complained, and when the mail had arrived.
void readFeedback(const SourceText &text, DeliveryReport &report);

} // namespace todoke
