// SPDX-License-Identifier: MIT
#include "core/cases/sqlite/store_file.h"

#include "core/cases/sqlite/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

namespace todoke {

namespace {

/// Stores up to this size are read whole at opening to find damage (some 50 ms); larger ones show it when a page is
/// read.
constexpr qint64 wholeCheckBytes = 32LL << 20;

tl::unexpected<StoreError> fail(StoreError::Kind kind, const QString &path, const QString &detail)
{
    return tl::unexpected(StoreError{kind, path, detail, {}});
}

tl::expected<void, StoreError> makeFolder(const QFileInfo &file)
{
    const QDir folder = file.dir();
    if (folder.exists()) {
        return {};
    }
    if (QDir().mkpath(folder.path())) {
        return {};
    }
    QDir existing = folder;
    while (!existing.exists() && !existing.isRoot()) {
        existing.setPath(QFileInfo(existing.path()).path());
    }
    const bool mayWrite = QFileInfo(existing.path()).isWritable();
    return fail(mayWrite ? StoreError::Kind::CannotOpen : StoreError::Kind::NoPermission, file.filePath(),
                QStringLiteral("cannot make the folder %1").arg(folder.path()));
}

/// What SQLite would only tell as "unable to open database file".
tl::expected<void, StoreError> checkAccess(const QFileInfo &file)
{
    const QString path = file.filePath();
    if (file.isDir()) {
        return fail(StoreError::Kind::CannotOpen, path, QStringLiteral("it is a folder"));
    }
    if (file.exists() && (!file.isReadable() || !file.isWritable())) {
        return fail(StoreError::Kind::NoPermission, path, QStringLiteral("the file may not be read or written"));
    }
    // WAL and the copies that are kept need new files beside the store.
    if (!QFileInfo(file.path()).isWritable()) {
        return fail(StoreError::Kind::NoPermission, path, QStringLiteral("the folder may not be written"));
    }
    if (!file.exists() && !makePrivateFile(path) && !QFile::exists(path)) {
        return fail(StoreError::Kind::CannotOpen, path, QStringLiteral("the file cannot be made"));
    }
    return {};
}

/// A file that does not begin as SQLite's do never reaches SQLite, which would throw away the journal beside it.
tl::expected<void, StoreError> checkBeginning(const QString &path)
{
    const QByteArray expected("SQLite format 3\0", 16);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(StoreError::Kind::NoPermission, path, file.errorString());
    }
    const QByteArray beginning = file.read(expected.size());
    if (!beginning.isEmpty() && beginning != expected) {
        return fail(StoreError::Kind::Damaged, path, QStringLiteral("file is not a database"));
    }
    return {};
}

tl::expected<void, StoreError> lookForDamage(const QSqlDatabase &database, const QString &path)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("PRAGMA schema_version"))) {
        return tl::unexpected(toStoreError(query.lastError(), path, StoreError::Kind::CannotOpen));
    }
    if (QFileInfo(path).size() > wholeCheckBytes) {
        return {};
    }
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next()) {
        return tl::unexpected(toStoreError(query.lastError(), path, StoreError::Kind::CannotOpen));
    }
    const QString result = query.value(0).toString();
    if (result != QLatin1String("ok")) {
        return fail(StoreError::Kind::Damaged, path, result);
    }
    return {};
}

tl::expected<void, StoreError> prepare(QSqlDatabase &database, const QString &path)
{
    database.setDatabaseName(path);
    // Another window's save takes milliseconds; three seconds is long enough and no endless wait.
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=3000"));
    if (!database.open()) {
        return tl::unexpected(toStoreError(database.lastError(), path, StoreError::Kind::CannotOpen));
    }
    if (auto sound = lookForDamage(database, path); !sound) {
        return sound;
    }
    // Before anything is written: a store of a newer program stays as it is.
    if (auto done = migrate(database, path, schemaMigrations()); !done) {
        return done;
    }
    QSqlQuery query(database);
    // Where WAL is not to be had (some network drives) SQLite stays with its rollback journal: slower, as safe.
    query.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
    query.finish();
    query.exec(QStringLiteral("PRAGMA synchronous = FULL"));
    query.finish();
    if (!query.exec(QStringLiteral("PRAGMA foreign_keys = ON"))) {
        return tl::unexpected(toStoreError(query.lastError(), path, StoreError::Kind::CannotOpen));
    }
    return {};
}

} // namespace

tl::expected<void, StoreError> openStoreFile(const QString &connection, const QString &path)
{
    const QFileInfo file(path);
    if (auto made = makeFolder(file); !made) {
        return made;
    }
    if (auto allowed = checkAccess(file); !allowed) {
        return allowed;
    }
    if (auto begins = checkBeginning(path); !begins) {
        return begins;
    }
    tl::expected<void, StoreError> result;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        result = prepare(database, path);
        if (!result) {
            database.close();
        }
    }
    if (!result) {
        QSqlDatabase::removeDatabase(connection);
    }
    return result;
}

tl::expected<QString, StoreError> setStoreFileAside(const QString &path)
{
    const QString aside = freePathBeside(path, QStringLiteral("damaged"));
    if (!QFile::rename(path, aside)) {
        return fail(StoreError::Kind::Damaged, path, QStringLiteral("the damaged file cannot be renamed"));
    }
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix)) {
            // A fresh store must not read the old one's journal.
            return fail(StoreError::Kind::Damaged, path, QStringLiteral("%1 cannot be renamed").arg(path + suffix));
        }
    }
    return aside;
}

} // namespace todoke
