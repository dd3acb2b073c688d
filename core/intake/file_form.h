// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/source.h"

#include <optional>
#include <string_view>

namespace todoke {

struct FileForm
{
    IntakeError error = IntakeError::NotMail;
    std::string_view name; ///< English, for IntakeFailure::detail; a string literal
};

/// What a file is that is no text, by the bytes it begins with; nothing for text.
[[nodiscard]] std::optional<FileForm> foreignFormOf(std::string_view bytes);

} // namespace todoke
