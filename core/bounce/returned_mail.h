// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/mail/message.h"
#include "core/text/source_map.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace todoke {

/// The part whose header is that of the mail that did not arrive: the entity inside the first message/rfc822,
/// message/global or text/rfc822-headers part below `root`. Part::none when there is none.
[[nodiscard]] std::size_t findReturnedPart(const Message &message, std::size_t root);

/// Reads the returned header from a part.
[[nodiscard]] OriginalHeader readReturnedPart(const Message &message, const Part &part);

/// Reads the returned header out of a notice's text: `returned` is a sub-view of `text` that begins at or before the
/// header. Nothing when no header follows.
[[nodiscard]] std::optional<OriginalHeader> readReturnedText(const SourceText &text, std::string_view returned);

/// A text as SourceText: itself where it is UTF-8, else decoded, mapped as a whole.
[[nodiscard]] SourceText asSourceText(std::string_view bytes, std::size_t base);

} // namespace todoke
