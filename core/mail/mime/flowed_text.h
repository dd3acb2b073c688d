// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/source_map.h"

namespace todoke::mime {

/// Joins the lines of a format=flowed text (RFC 3676 section 4): a line that ends in a blank goes on in the next one of
/// the same quote depth; the blank that was stuffed in front of a line is taken away. `dropsBlank` is DelSp=yes. A
/// text without such lines is passed on without a copy.
[[nodiscard]] SourceText unflowed(SourceText text, bool dropsBlank);

} // namespace todoke::mime
