// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/examination.h"

#include <string>

namespace todoke::cli {

/// What `diagnose --format text` prints of a mail's header: all that a header analyser tells where the mail is no
/// notice, only the way it took where it is one. Plain UTF-8 lines; empty where the header tells nothing.
[[nodiscard]] std::string headerText(const Examination &examination, const Knowledge &knowledge, Language language);

} // namespace todoke::cli
