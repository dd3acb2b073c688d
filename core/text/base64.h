// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace todoke {

/// Decodes base64 (RFC 2045 section 6.8) piece by piece. Bytes outside the alphabet are skipped; padding ends a group,
/// so that texts put together from several padded pieces decode too; missing padding at the end is forgiven.
class Base64Decoder
{
public:
    /// Appends what `encoded` yields to `out`; up to 18 bits stay waiting for the next piece.
    void decode(std::string_view encoded, std::string &out);
    /// What still waits for a missing padding.
    void finish(std::string &out);

private:
    void flush(std::string &out);

    unsigned m_bits = 0;
    unsigned m_sextets = 0;
};

[[nodiscard]] std::string decodeBase64(std::string_view encoded);

/// The value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace todoke
