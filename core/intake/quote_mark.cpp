// SPDX-License-Identifier: MIT
#include "core/intake/quote_mark.h"

#include "core/intake/header_shape.h"

#include <array>

namespace todoke {

std::string_view quoteMarkOf(std::string_view line)
{
    constexpr std::array<std::string_view, 3> marks{">", "|", "\xEF\xBC\x9E"};
    for (const std::string_view mark : marks) {
        if (line.starts_with(mark)) {
            return line.substr(0, mark.size());
        }
    }
    return {};
}

std::vector<std::string_view> withoutQuoteMark(std::vector<std::string_view> lines, std::string_view mark)
{
    for (std::string_view &line : lines) {
        if (line.starts_with(mark)) {
            line.remove_prefix(mark.size());
            line.remove_prefix(line.starts_with(' ') ? 1 : 0);
        }
    }
    return lines;
}

bool isQuotedFullHeader(const std::vector<std::string_view> &lines)
{
    const std::string_view mark = lines.empty() ? std::string_view() : quoteMarkOf(lines.front());
    return !mark.empty() && isFullHeader(withoutQuoteMark(lines, mark));
}

} // namespace todoke
