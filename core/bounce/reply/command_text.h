// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"

#include <string_view>

namespace todoke {

/// The command named at the start of `text`: "MAIL FROM", "RCPT_TO", "end of data", "TEXT", "initial connection" ...
[[nodiscard]] SmtpCommand commandAt(std::string_view text);

} // namespace todoke
