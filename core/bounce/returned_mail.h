// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/mail/message.h"
#include "core/text/source_map.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace todoke {

/// Reads the returned header from a part.
[[nodiscard]] OriginalHeader readReturnedPart(const Message &message, const Part &part);

/// Reads the returned header out of a notice's text: `returned` is a sub-view of `text` that begins at or before the
/// header. Nothing when no header follows.
[[nodiscard]] std::optional<OriginalHeader> readReturnedText(const SourceText &text, std::string_view returned);

/// A text as SourceText: itself where it is UTF-8, else decoded, mapped as a whole.
[[nodiscard]] SourceText asSourceText(std::string_view bytes, std::size_t base);

} // namespace todoke
