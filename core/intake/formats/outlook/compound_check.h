// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace todoke::outlook {

/// What a compound file ([MS-CFB]) may hold before it is given to libgsf, which walks the directory by recursion, sorts
/// each storage by insertion, trusts the sizes in the header, and follows the whole chain of a stream to open it.
struct CompoundLimits
{
    std::size_t entries = 60'000;  ///< storages and streams; a message to 2,000 people has about 40,000
    std::size_t siblings = 8'000;  ///< entries in one storage
    std::size_t recursion = 2'000; ///< depth of libgsf's walk through the directory, about 300 bytes of stack each
};

enum class CompoundState {
    Good,
    NotCompound, ///< another format
    Damaged,     ///< the tables in it lead nowhere
    TooMuch      ///< beyond CompoundLimits
};

/// True for the eight bytes that begin a compound file.
[[nodiscard]] bool isCompoundFile(std::string_view bytes);

/// Checks header, allocation tables, directory, and that the streams together are not larger than the file could hold
/// (by naming the same sectors again and again). Linear in the size of the file; allocates at most as much as the file.
[[nodiscard]] CompoundState checkCompoundFile(std::string_view bytes, const CompoundLimits &limits = {});

} // namespace todoke::outlook
