// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace todoke::mime {

struct HtmlEntity
{
    std::string text;     ///< UTF-8
    std::size_t size = 0; ///< bytes of the reference, with '&' and ';'; 0 when there is none
};

/// The character reference at `at`, where '&' stands: numeric, or one of the names that mails use.
[[nodiscard]] HtmlEntity htmlEntityAt(std::string_view html, std::size_t at);

} // namespace todoke::mime
