// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <QString>

namespace todoke {

/// Why the case store could not be opened or written.
struct StoreError
{
    enum class Kind : std::uint8_t { CannotOpen, NoPermission, Damaged, TooNew, WriteFailed, DiskFull };
    Kind kind = Kind::CannotOpen;
    QString path;     ///< the store's file
    QString detail;   ///< what SQLite or the system said
    QString keptCopy; ///< where a damaged or older file was kept; empty when there was none
};

} // namespace todoke
