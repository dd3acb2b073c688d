// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace todoke {

[[nodiscard]] inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Lets a label break long addresses and host names: puts a zero width space behind '@', '.', '-', '_', '/' and ','
/// inside long words. For display only, never for text that can be copied into a request.
[[nodiscard]] QString breakable(const QString &text);

} // namespace todoke
