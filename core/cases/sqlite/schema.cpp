// SPDX-License-Identifier: MIT
#include "core/cases/sqlite/schema.h"

#include <QDateTime>
#include <QFile>
#include <QSqlQuery>
#include <QVariant>

namespace todoke {

namespace {

/// "Todk" as SQLite's application_id: tells our file from another program's database.
constexpr int applicationId = 0x546f646b;

// SQLite's primary result codes (https://www.sqlite.org/rescode.html); extended codes carry them in the low byte.
enum SqliteCode : int {
    sqlitePerm = 3,
    sqliteReadOnly = 8,
    sqliteIoError = 10,
    sqliteCorrupt = 11,
    sqliteFull = 13,
    sqliteCannotOpen = 14,
    sqliteNotADatabase = 26
};

tl::expected<int, StoreError> number(const QSqlDatabase &database, const QString &path, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql)) {
        return tl::unexpected(toStoreError(query.lastError(), path, StoreError::Kind::CannotOpen));
    }
    return query.next() ? query.value(0).toInt() : 0;
}

tl::expected<void, StoreError> run(const QSqlDatabase &database, const QString &path, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql)) {
        return tl::unexpected(toStoreError(query.lastError(), path, StoreError::Kind::WriteFailed));
    }
    return {};
}

tl::expected<void, StoreError> keepCopy(const QSqlDatabase &database, const QString &path, int version)
{
    const QString copy = freePathBeside(path, QStringLiteral("v%1").arg(version));
    if (!makePrivateFile(copy)) {
        return tl::unexpected(
            StoreError{StoreError::Kind::WriteFailed, path, QStringLiteral("cannot write %1").arg(copy), {}});
    }
    QSqlQuery query(database);
    query.prepare(QStringLiteral("VACUUM INTO ?"));
    query.addBindValue(copy);
    if (!query.exec()) {
        return tl::unexpected(toStoreError(query.lastError(), path, StoreError::Kind::WriteFailed));
    }
    return {};
}

tl::expected<void, StoreError> refuseForeign(const QSqlDatabase &database, const QString &path)
{
    const auto application = number(database, path, QStringLiteral("PRAGMA application_id"));
    const auto tables = number(database, path, QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!application || !tables) {
        return tl::unexpected(!application ? application.error() : tables.error());
    }
    if (*application != applicationId && (*application != 0 || *tables != 0)) {
        return tl::unexpected(StoreError{
            StoreError::Kind::CannotOpen, path, QStringLiteral("the file is a database of another program"), {}});
    }
    return {};
}

tl::expected<void, StoreError> applyFrom(const QSqlDatabase &database, const QString &path,
                                         std::span<const Migration> migrations)
{
    // Read again inside the transaction: another window may have brought the file up to date meanwhile.
    const auto version = number(database, path, QStringLiteral("PRAGMA user_version"));
    if (!version) {
        return tl::unexpected(version.error());
    }
    for (std::size_t step = static_cast<std::size_t>(*version); step < migrations.size(); ++step) {
        for (const QString &statement : migrations[step]) {
            if (auto done = run(database, path, statement); !done) {
                return done;
            }
        }
    }
    if (auto done = run(database, path, QStringLiteral("PRAGMA application_id = %1").arg(applicationId)); !done) {
        return done;
    }
    return run(database, path, QStringLiteral("PRAGMA user_version = %1").arg(migrations.size()));
}

} // namespace

StoreError toStoreError(const QSqlError &error, const QString &path, StoreError::Kind fallback)
{
    StoreError::Kind kind = fallback;
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqlitePerm:
    case sqliteReadOnly:
        kind = StoreError::Kind::NoPermission;
        break;
    case sqliteIoError:
        kind = StoreError::Kind::WriteFailed;
        break;
    case sqliteCorrupt:
    case sqliteNotADatabase:
        kind = StoreError::Kind::Damaged;
        break;
    case sqliteFull:
        kind = StoreError::Kind::DiskFull;
        break;
    case sqliteCannotOpen:
        kind = StoreError::Kind::CannotOpen;
        break;
    default:
        break;
    }
    return {kind, path, error.text().trimmed(), {}};
}

const std::vector<Migration> &schemaMigrations()
{
    static const std::vector<Migration> migrations{
        // Version 1. The notices lie in a table of their own, so that a list of cases never reads them. Times are
        // milliseconds since 1970 UTC with the zone's offset in seconds; dates are ISO text.
        {
            QStringLiteral(
                "CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, input_name TEXT NOT NULL, "
                "step INTEGER NOT NULL, reached_step INTEGER NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL, "
                "cause TEXT NOT NULL, recipient TEXT NOT NULL, recipient_domain TEXT NOT NULL, "
                "sending_ip TEXT NOT NULL, provider TEXT NOT NULL, kind TEXT NOT NULL, "
                "other_recipients_work TEXT NOT NULL, only_this_sender TEXT NOT NULL, tried_again TEXT NOT NULL, "
                "since TEXT NOT NULL, mail_count TEXT NOT NULL, tried TEXT NOT NULL, edited_text TEXT NOT NULL, "
                "reception_number TEXT NOT NULL, sent_on TEXT, retry_on TEXT, answer_by TEXT, "
                "created_ms INTEGER NOT NULL, created_offset INTEGER NOT NULL, "
                "changed_ms INTEGER NOT NULL, changed_offset INTEGER NOT NULL, removed_ms INTEGER)"),
            QStringLiteral("CREATE INDEX cases_by_change ON cases (changed_ms)"),
            QStringLiteral("CREATE INDEX cases_by_domain ON cases (recipient_domain, cause)"),
            QStringLiteral("CREATE INDEX cases_by_ip ON cases (sending_ip, cause)"),
            QStringLiteral("CREATE TABLE inputs (case_id INTEGER PRIMARY KEY REFERENCES cases (id), "
                           "digest BLOB NOT NULL, bytes BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE events (case_id INTEGER NOT NULL REFERENCES cases (id), "
                           "position INTEGER NOT NULL, at_ms INTEGER NOT NULL, at_offset INTEGER NOT NULL, "
                           "kind TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (case_id, position)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"),
        },
    };
    return migrations;
}

tl::expected<void, StoreError> migrate(QSqlDatabase &database, const QString &path,
                                       std::span<const Migration> migrations)
{
    const auto version = number(database, path, QStringLiteral("PRAGMA user_version"));
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (auto ours = refuseForeign(database, path); !ours) {
        return ours;
    }
    const int newest = static_cast<int>(migrations.size());
    if (*version > newest || *version < 0) {
        const QString detail = QStringLiteral("schema version %1, this program knows %2").arg(*version).arg(newest);
        return tl::unexpected(StoreError{StoreError::Kind::TooNew, path, detail, {}});
    }
    if (*version == newest) {
        return {};
    }
    if (*version > 0) {
        if (auto kept = keepCopy(database, path, *version); !kept) {
            return kept;
        }
    }
    if (auto begun = run(database, path, QStringLiteral("BEGIN IMMEDIATE")); !begun) {
        return begun;
    }
    auto done = applyFrom(database, path, migrations);
    if (done) {
        done = run(database, path, QStringLiteral("COMMIT"));
    }
    if (!done) {
        QSqlQuery(database).exec(QStringLiteral("ROLLBACK"));
    }
    return done;
}

QString freePathBeside(const QString &path, const QString &tag)
{
    const QString stem = QStringLiteral("%1.%2-%3")
                             .arg(path, tag, QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    QString candidate = stem;
    for (int number = 2; QFile::exists(candidate); ++number) {
        candidate = QStringLiteral("%1-%2").arg(stem).arg(number);
    }
    return candidate;
}

bool makePrivateFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace todoke
