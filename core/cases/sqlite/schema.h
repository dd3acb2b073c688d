// SPDX-License-Identifier: MIT
#pragma once

#include "core/cases/store_error.h"

#include <span>
#include <vector>

#include <tl/expected.hpp>

#include <QSqlDatabase>
#include <QSqlError>
#include <QStringList>

namespace todoke {

/// What an SQLite error means to the user. `fallback` is for errors that do not tell more.
[[nodiscard]] StoreError toStoreError(const QSqlError &error, const QString &path, StoreError::Kind fallback);

/// One step of the schema: the statements that lead from the version before to this one. The position in the list is
/// the version (user_version): entry 0 makes version 1 out of an empty file.
using Migration = QStringList;

/// The schema of this program, all versions.
[[nodiscard]] const std::vector<Migration> &schemaMigrations();

/// Brings an open database to the newest version in one transaction. Before an older one is changed, a copy of it is
/// kept beside it ("cases.db.v1-20261120-101532"). A version newer than the list is TooNew and left alone; so is a
/// database that another program made (CannotOpen).
[[nodiscard]] tl::expected<void, StoreError> migrate(QSqlDatabase &database, const QString &path,
                                                     std::span<const Migration> migrations);

/// A path beside `path` that does not exist: `path` + "." + `tag` + "-" + date and time, numbered where taken.
[[nodiscard]] QString freePathBeside(const QString &path, const QString &tag);

/// Makes an empty file that only its owner may read (0600); false when that did not work.
[[nodiscard]] bool makePrivateFile(const QString &path);

} // namespace todoke
