// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Numbers in little-endian byte order, as zip and Microsoft's formats hold them. Beyond the end of `bytes` is zero.
namespace todoke::little_endian {

template <typename Number>
[[nodiscard]] constexpr Number read(std::string_view bytes, std::size_t at)
{
    Number number = 0;
    for (std::size_t i = 0; i < sizeof(Number) && at + i < bytes.size(); ++i) {
        number = static_cast<Number>(
            number | static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[at + i])) << (8 * i)));
    }
    return number;
}

[[nodiscard]] constexpr std::uint16_t u16(std::string_view bytes, std::size_t at)
{
    return read<std::uint16_t>(bytes, at);
}
[[nodiscard]] constexpr std::uint32_t u32(std::string_view bytes, std::size_t at)
{
    return read<std::uint32_t>(bytes, at);
}
[[nodiscard]] constexpr std::uint64_t u64(std::string_view bytes, std::size_t at)
{
    return read<std::uint64_t>(bytes, at);
}

} // namespace todoke::little_endian
