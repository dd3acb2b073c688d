// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace todoke {

/// A range of bytes. Which bytes (the input as given, one mail, a decoded text) is said where a Span is stored;
/// every Span that leaves a stage of the pipeline counts in bytes of the input as given.
struct Span
{
    std::size_t begin = 0; ///< offset of the first byte
    std::size_t size = 0;  ///< length in bytes; 0 is an empty range, which is legal

    [[nodiscard]] constexpr std::size_t end() const { return begin + size; }
    [[nodiscard]] constexpr bool empty() const { return size == 0; }
    [[nodiscard]] constexpr bool contains(std::size_t offset) const { return offset >= begin && offset < end(); }
    friend constexpr bool operator==(Span a, Span b) = default;
};

/// The smallest range that covers both; an empty range covers nothing.
[[nodiscard]] constexpr Span hull(Span a, Span b)
{
    if (a.empty()) {
        return b;
    }
    if (b.empty()) {
        return a;
    }
    const std::size_t begin = a.begin < b.begin ? a.begin : b.begin;
    const std::size_t end = a.end() > b.end() ? a.end() : b.end();
    return {begin, end - begin};
}

} // namespace todoke
