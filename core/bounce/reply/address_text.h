// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace todoke {

/// An address where it stands in a text. Views point into that text.
struct AddressSpot
{
    std::string_view address; ///< the addr-spec alone; empty when none was found
    std::string_view whole;   ///< with its brackets or quotes
};

/// The first address in `text` from `from` on: bare, in angle brackets or in quotes. Linear.
[[nodiscard]] AddressSpot addressIn(std::string_view text, std::size_t from = 0);

/// The address that `text` begins with; white space and list bullets before it are skipped.
[[nodiscard]] AddressSpot addressAtStart(std::string_view text);

/// A local part of asterisks only: the writer of the notice hid it ("***@docomo.ne.jp").
[[nodiscard]] bool isMasked(std::string_view address);

/// Same address: the domain without regard to case, and the local part as well (no mail host tells them apart).
[[nodiscard]] bool sameAddress(std::string_view a, std::string_view b);

} // namespace todoke
