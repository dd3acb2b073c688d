// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/examination.h"

#include <string>
#include <string_view>

namespace todoke::cli {

/// What `diagnose --format text` prints for one mail: what the window's second step says, as plain UTF-8 text.
[[nodiscard]] std::string diagnosisText(const Examination &examination, const Knowledge &knowledge,
                                        std::string_view file, Language language);

} // namespace todoke::cli
