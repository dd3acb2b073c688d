// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnosis/examination.h"
#include "core/inquiry/inquiry.h"

#include <string>
#include <string_view>

namespace todoke::cli {

/// One object of `diagnose --format json`, without a line end, exactly as the command-line contract has it: absent is
/// null, offsets are bytes of the input as given, invalid UTF-8 is replaced by U+FFFD.
[[nodiscard]] std::string diagnosisJson(const Examination &examination, std::string_view file, std::size_t index);

/// The object of `inquiry --format json`.
[[nodiscard]] std::string inquiryJson(const Inquiry &inquiry, Language language);

} // namespace todoke::cli
