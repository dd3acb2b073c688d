// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/text/source_map.h"

#include <string_view>

namespace todoke {

/// The JSON object of an Amazon SES event (sent by mail through Amazon SNS) in a text; empty when there is none.
/// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
[[nodiscard]] std::string_view findSesEvent(std::string_view text);

/// Reads such an event: bounce, complaint or delivery. False when it is none of them.
bool readSesEvent(const SourceText &text, std::string_view event, DeliveryReport &report);

} // namespace todoke
