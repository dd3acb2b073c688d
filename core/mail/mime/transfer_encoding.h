// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/message.h"
#include "core/text/source_map.h"

#include <string>
#include <string_view>

namespace todoke::mime {

/// The encoding that a Content-Transfer-Encoding value names; Identity for 7bit, 8bit and binary.
[[nodiscard]] TransferEncoding transferEncodingOf(std::string_view value);

struct DecodedBytes
{
    std::string bytes;
    SourceMap map; ///< offsets in `bytes` → offsets in the encoded text
};

/// Undoes a transfer encoding (RFC 2045 sections 6.7, 6.8; uuencode). What does not fit is kept (quoted-printable) or
/// skipped (base64). `encoding` must not be Identity or Unknown.
[[nodiscard]] DecodedBytes decodeTransfer(std::string_view encoded, TransferEncoding encoding);

/// False for text that was labelled base64 by mistake: its first lines hold what base64 never does.
[[nodiscard]] bool looksLikeBase64(std::string_view encoded);

} // namespace todoke::mime
