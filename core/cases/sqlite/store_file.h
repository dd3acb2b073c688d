// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/store_error.h"

#include <tl/expected.hpp>

#include <QString>

namespace todoke {

/// Opens the file of a case store under the Qt Sql connection `connection`: makes folder and file (0600), looks for
/// damage, switches to WAL and brings the schema up to date. On failure no connection is left behind.
[[nodiscard]] tl::expected<void, StoreError> openStoreFile(const QString &connection, const QString &path);

/// Moves a damaged store with its -wal and -shm files to a free name beside it, which comes back.
[[nodiscard]] tl::expected<QString, StoreError> setStoreFileAside(const QString &path);

} // namespace todoke
