// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/anomaly.h"
#include "core/text/source_map.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// One mail, or one pasted piece of text, as it goes to the reader.
struct RawMail
{
    std::shared_ptr<const std::string> storage; ///< keeps `bytes` alive; null when the caller does
    std::string_view bytes;                     ///< what the reader parses: as given, or repaired
    SourceMap map;                  ///< offsets in `bytes` → bytes of the input as given; of the file, for a mail
                                    ///< out of a mailbox
    std::vector<Anomaly> anomalies; ///< what was repaired ("quoted-paste", "double-spaced", ...), in bytes as given
};

} // namespace todoke
