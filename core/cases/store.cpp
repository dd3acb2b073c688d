// SPDX-License-Identifier: MIT
#include "core/cases/store.h"

#include "core/cases/sqlite/case_rows.h"
#include "core/cases/sqlite/schema.h"
#include "core/cases/sqlite/store_file.h"

#include <algorithm>
#include <atomic>

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace todoke {

namespace {

QSqlDatabase databaseOf(const QString &connection)
{
    return QSqlDatabase::database(connection, false);
}

/// A transaction that takes the write lock at once, so that it never fails half way because of another window, and that
/// is rolled back unless it was committed.
class Transaction
{
public:
    Transaction(const QSqlDatabase &database, const QString &path) : m_database(database), m_path(path) {}
    ~Transaction()
    {
        if (m_open) {
            QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
        }
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    bool begin() { return m_open = exec(QStringLiteral("BEGIN IMMEDIATE"), {}); }
    bool commit()
    {
        if (!exec(QStringLiteral("COMMIT"), {})) {
            return false;
        }
        m_open = false;
        return true;
    }
    /// Runs one statement; lastId() is the key of the row it made.
    bool exec(const QString &sql, const QVariantList &values)
    {
        QSqlQuery query = select(sql, values);
        m_lastId = query.isActive() ? query.lastInsertId().toLongLong() : 0;
        return query.isActive();
    }
    /// Runs a query; inactive after an error.
    QSqlQuery select(const QString &sql, const QVariantList &values)
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        bool good = query.prepare(sql);
        for (const QVariant &value : values) {
            query.addBindValue(value);
        }
        good = good && query.exec();
        if (!good) {
            m_error = toStoreError(query.lastError(), m_path, StoreError::Kind::WriteFailed);
        }
        return query;
    }
    [[nodiscard]] qint64 lastId() const { return m_lastId; }
    [[nodiscard]] const StoreError &error() const { return m_error; }

private:
    QSqlDatabase m_database;
    QString m_path;
    StoreError m_error;
    qint64 m_lastId = 0;
    bool m_open = false;
};

QSqlQuery ask(const QString &connection, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(databaseOf(connection));
    query.setForwardOnly(true);
    if (query.prepare(sql)) {
        for (const QVariant &value : values) {
            query.addBindValue(value);
        }
        query.exec();
    }
    return query;
}

std::vector<Case> casesOf(QSqlQuery query)
{
    std::vector<Case> cases;
    while (query.next()) {
        cases.push_back(caseFromRow(query));
    }
    return cases;
}

const QString &selectCases()
{
    static const QString sql = QStringLiteral("SELECT %1 FROM cases ").arg(caseColumns().join(QStringLiteral(", ")));
    return sql;
}

QString upsertCase()
{
    QStringList marks;
    QStringList updates;
    for (const QString &column : caseColumns()) {
        marks.append(QStringLiteral("?"));
        if (column != QLatin1String("id")) {
            updates.append(QStringLiteral("%1 = excluded.%1").arg(column));
        }
    }
    const QString separator = QStringLiteral(", ");
    return QStringLiteral("INSERT INTO cases (%1) VALUES (%2) ON CONFLICT (id) DO UPDATE SET %3")
        .arg(caseColumns().join(separator), marks.join(separator), updates.join(separator));
}

/// Writes the notice only where it changed: a case is saved at every keystroke, a notice may have megabytes.
bool saveInput(Transaction &transaction, qint64 id, const QByteArray &input)
{
    if (input.isEmpty()) {
        return true;
    }
    const QByteArray digest = QCryptographicHash::hash(input, QCryptographicHash::Blake2b_256);
    {
        QSqlQuery known = transaction.select(QStringLiteral("SELECT digest FROM inputs WHERE case_id = ?"), {id});
        if (!known.isActive()) {
            return false;
        }
        if (known.next() && known.value(0).toByteArray() == digest) {
            return true;
        }
    }
    return transaction.exec(QStringLiteral("INSERT INTO inputs (case_id, digest, bytes) VALUES (?, ?, ?) "
                                           "ON CONFLICT (case_id) DO UPDATE SET digest = excluded.digest, "
                                           "bytes = excluded.bytes"),
                            {id, digest, input});
}

std::vector<CaseEvent> eventsFrom(QSqlQuery query)
{
    std::vector<CaseEvent> events;
    while (query.next()) {
        events.push_back({fromStored({query.value(0).toLongLong(), query.value(1).toInt()}),
                          eventKindFromName(query.value(2).toString().toStdString()).value_or(EventKind::Note),
                          query.value(3).toString()});
    }
    return events;
}

const QString &selectEvents()
{
    static const QString sql =
        QStringLiteral("SELECT at_ms, at_offset, kind, text FROM events WHERE case_id = ? ORDER BY position");
    return sql;
}

/// Adds the events that the store does not have; what it has stays, also what another window added meanwhile.
bool saveEvents(Transaction &transaction, qint64 id, const std::vector<CaseEvent> &events)
{
    QSqlQuery query = transaction.select(selectEvents(), {id});
    if (!query.isActive()) {
        return false;
    }
    std::vector<CaseEvent> unmatched = eventsFrom(std::move(query));
    auto position = static_cast<qint64>(unmatched.size());
    for (const CaseEvent &event : events) {
        const auto known = std::find_if(unmatched.begin(), unmatched.end(), [&event](const CaseEvent &stored) {
            return stored.kind == event.kind && stored.at == event.at && stored.text == event.text;
        });
        if (known != unmatched.end()) {
            unmatched.erase(known);
            continue;
        }
        const StoredTime at = toStored(event.at);
        const std::string_view kind = toName(event.kind);
        if (!transaction.exec(QStringLiteral("INSERT INTO events (case_id, position, at_ms, at_offset, kind, text) "
                                             "VALUES (?, ?, ?, ?, ?, ?)"),
                              {id, position, at.milliseconds, at.offset,
                               QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())),
                               notNull(event.text)})) {
            return false;
        }
        ++position;
    }
    return true;
}

} // namespace

CaseStore::CaseStore(QString connection, QString path) : m_connection(std::move(connection)), m_path(std::move(path)) {}

CaseStore::~CaseStore()
{
    databaseOf(m_connection).close();
    QSqlDatabase::removeDatabase(m_connection);
}

tl::expected<std::unique_ptr<CaseStore>, StoreError> CaseStore::open(const QString &path)
{
    static std::atomic<int> counter = 0;
    const QString connection = QStringLiteral("todoke-cases-%1").arg(++counter);
    const QString absolute = QFileInfo(path).absoluteFilePath();
    auto opened = openStoreFile(connection, absolute);
    std::optional<StoreError> trouble;
    if (!opened && opened.error().kind == StoreError::Kind::Damaged) {
        trouble = opened.error();
        const auto aside = setStoreFileAside(absolute);
        if (!aside) {
            return tl::unexpected(aside.error());
        }
        trouble->keptCopy = *aside;
        opened = openStoreFile(connection, absolute);
    }
    if (!opened) {
        StoreError error = opened.error();
        if (trouble) {
            error.keptCopy = trouble->keptCopy;
        }
        return tl::unexpected(error);
    }
    std::unique_ptr<CaseStore> store(new CaseStore(connection, absolute));
    store->m_trouble = std::move(trouble);
    return store;
}

tl::expected<CaseId, StoreError> CaseStore::save(const Case &value)
{
    static const QString upsert = upsertCase();
    Transaction transaction(databaseOf(m_connection), m_path);
    if (!transaction.begin() || !transaction.exec(upsert, rowOf(value))) {
        return tl::unexpected(transaction.error());
    }
    const qint64 id = value.id.value != 0 ? value.id.value : transaction.lastId();
    if (!saveInput(transaction, id, value.input) || !saveEvents(transaction, id, value.events) ||
        !transaction.commit()) {
        return tl::unexpected(transaction.error());
    }
    return CaseId{id};
}

std::optional<Case> CaseStore::load(CaseId id) const
{
    QSqlQuery row =
        ask(m_connection, selectCases() + QStringLiteral("WHERE id = ? AND removed_ms IS NULL"), {id.value});
    if (!row.next()) {
        return std::nullopt;
    }
    Case value = caseFromRow(row);
    QSqlQuery input = ask(m_connection, QStringLiteral("SELECT bytes FROM inputs WHERE case_id = ?"), {id.value});
    if (input.next()) {
        value.input = input.value(0).toByteArray();
    }
    value.events = eventsFrom(ask(m_connection, selectEvents(), {id.value}));
    return value;
}

std::vector<Case> CaseStore::list() const
{
    return casesOf(ask(m_connection,
                       selectCases() + QStringLiteral("WHERE removed_ms IS NULL ORDER BY changed_ms DESC, id DESC"),
                       {}));
}

std::vector<Case> CaseStore::earlier(const Case &value) const
{
    const QString domain = domainOf(value.recipient);
    const QString ip = notNull(value.sendingIp);
    return casesOf(
        ask(m_connection,
            selectCases() + QStringLiteral("WHERE removed_ms IS NULL AND cause = ? AND id <> ? AND created_ms <= ? AND "
                                           "((recipient_domain = ? AND recipient_domain <> '') OR "
                                           "(sending_ip = ? AND sending_ip <> '')) ORDER BY created_ms DESC, id DESC"),
            {notNull(value.cause), value.id.value, toStored(value.createdAt).milliseconds, domain, ip}));
}

tl::expected<void, StoreError> CaseStore::remove(CaseId id)
{
    Transaction transaction(databaseOf(m_connection), m_path);
    if (!transaction.begin() ||
        !transaction.exec(QStringLiteral("UPDATE cases SET removed_ms = ? WHERE id = ?"),
                          {QDateTime::currentMSecsSinceEpoch(), id.value}) ||
        !transaction.commit()) {
        return tl::unexpected(transaction.error());
    }
    return {};
}

tl::expected<void, StoreError> CaseStore::restore(CaseId id)
{
    Transaction transaction(databaseOf(m_connection), m_path);
    if (!transaction.begin() ||
        !transaction.exec(QStringLiteral("UPDATE cases SET removed_ms = NULL WHERE id = ?"), {id.value}) ||
        !transaction.commit()) {
        return tl::unexpected(transaction.error());
    }
    return {};
}

QString CaseStore::setting(const QString &key) const
{
    QSqlQuery query = ask(m_connection, QStringLiteral("SELECT value FROM settings WHERE key = ?"), {notNull(key)});
    return query.next() ? query.value(0).toString() : QString();
}

tl::expected<void, StoreError> CaseStore::setSetting(const QString &key, const QString &value)
{
    Transaction transaction(databaseOf(m_connection), m_path);
    if (!transaction.begin() ||
        !transaction.exec(QStringLiteral("INSERT INTO settings (key, value) VALUES (?, ?) "
                                         "ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                          {notNull(key), notNull(value)}) ||
        !transaction.commit()) {
        return tl::unexpected(transaction.error());
    }
    return {};
}

} // namespace todoke
