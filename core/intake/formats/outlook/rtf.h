// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace todoke::outlook {

/// Undoes the compression of PidTagRtfCompressed ([MS-OXRTFCP] 2.1.3.1). Nothing when it is no such stream or would
/// yield more than `limit` bytes; what a cut-off stream holds so far is given.
[[nodiscard]] std::optional<std::string> decompressRtf(std::string_view compressed, std::size_t limit);

struct RtfContent
{
    std::string text;    ///< UTF-8
    bool isHtml = false; ///< the RTF wraps HTML ("fromhtml", [MS-OXRTFEX] 2.2.3.1), and `text` is that HTML
};

/// The text of an RTF document, or the HTML wrapped in it. Formatting, pictures and tables of fonts are left out.
[[nodiscard]] RtfContent rtfContent(std::string_view rtf);

} // namespace todoke::outlook
