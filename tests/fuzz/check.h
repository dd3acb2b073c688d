// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace todoke::fuzz {

/// Ends the program with a message when something that must always hold does not; the fuzzer then keeps the input.
inline void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

inline void requireInside(Span span, std::size_t size, const char *what)
{
    require(span.begin <= size && span.size <= size - span.begin, what);
}

} // namespace todoke::fuzz
