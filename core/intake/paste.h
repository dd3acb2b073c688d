// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/raw_mail.h"

#include <memory>
#include <string>

namespace todoke {

/// Takes what a person pasted or a file holds as one mail or one fragment. Undoes what mail programs and hands do to a
/// source text (each line quoted with "> ", indented, a blank line after each line, prose before the header) and notes
/// each repair as an anomaly; text that needs no repair is passed on without a copy. Never fails.
[[nodiscard]] RawMail takePaste(std::shared_ptr<const std::string> given);

} // namespace todoke
