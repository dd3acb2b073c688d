// SPDX-License-Identifier: MIT
#include "core/cases/sqlite/schema.h"
#include "core/cases/store.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <functional>

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace todoke;

/// A store that was killed, damaged, locked, made by a newer program, or lies where nothing may be written. Some tests
/// start this program again as the process that suffers.
class TestStoreTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killedWhileSaving();
    void copiedWhileOpen();
    void journalCutOff();
    void damaged_data();
    void damaged();
    void damagedJournalGoesAsideToo();
    void tooNew();
    void anotherProgramsDatabase();
    void folderInTheWay();
    void readOnly_data();
    void readOnly();
    void lockedByAnother();
    void fileMayNotGrow();
    void diskFull();
    void migrationKeepsACopy();
    void failedMigrationChangesNothing();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("cases.db")) const
    {
        return m_folder->filePath(name);
    }
    void fill(int cases) const;
    [[nodiscard]] QString openElsewhere(const QString &file, const std::function<void()> &inChild,
                                        const QStringList &more = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

Case numbered(int number)
{
    Case value;
    value.title = QString::number(number);
    value.input = QByteArray(3000, static_cast<char>('a' + number % 26));
    value.events = {{QDateTime::currentDateTime(), EventKind::Created, QString::number(number)}};
    return value;
}

/// Runs statements on a database that no store has open.
bool runSql(const QString &path, const QStringList &statements)
{
    bool good = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(path);
        good = database.open();
        for (const QString &statement : statements) {
            good = good && QSqlQuery(database).exec(statement);
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
    return good;
}

QString kindName(StoreError::Kind kind)
{
    switch (kind) {
    case StoreError::Kind::CannotOpen:
        return QStringLiteral("cannot-open");
    case StoreError::Kind::NoPermission:
        return QStringLiteral("no-permission");
    case StoreError::Kind::Damaged:
        return QStringLiteral("damaged");
    case StoreError::Kind::TooNew:
        return QStringLiteral("too-new");
    case StoreError::Kind::WriteFailed:
        return QStringLiteral("write-failed");
    case StoreError::Kind::DiskFull:
        return QStringLiteral("disk-full");
    }
    return QStringLiteral("?");
}

/// Argument of a child that gives up root's rights before it saves.
const QString asNobody = QStringLiteral("--as-nobody");

bool becomeNobody()
{
#ifdef Q_OS_UNIX
    return ::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
#else
    return true;
#endif
}

/// The child: saves one case after the other and prints each id once it is safe, until it is killed or cannot save.
int saveForEver(const QString &path)
{
    const auto store = CaseStore::open(path);
    if (!store) {
        std::puts(qPrintable(kindName(store.error().kind)));
        return 1;
    }
    for (int number = 0;; ++number) {
        const auto id = (*store)->save(numbered(number));
        if (!id) {
            std::puts(qPrintable(kindName(id.error().kind)));
            return 1;
        }
        std::printf("%lld\n", static_cast<long long>(id->value));
        std::fflush(stdout);
    }
}

} // namespace

void TestStoreTrouble::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestStoreTrouble::fill(int cases) const
{
    const auto store = CaseStore::open(path());
    QVERIFY(store);
    for (int number = 0; number < cases; ++number) {
        QVERIFY((*store)->save(numbered(number)));
    }
}

/// Starts this program to save into `file` until it fails, and gives its last line: what failed.
QString TestStoreTrouble::openElsewhere(const QString &file, const std::function<void()> &inChild,
                                        const QStringList &more) const
{
    QProcess child;
    child.setChildProcessModifier(inChild);
    child.start(QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("--save"), file} + more);
    if (!child.waitForFinished(60'000)) {
        child.kill();
        child.waitForFinished();
        return QStringLiteral("did not end");
    }
    return QString::fromUtf8(child.readAllStandardOutput().trimmed().split('\n').last());
}

/// No case whose saving was confirmed is lost, whenever the process dies.
void TestStoreTrouble::killedWhileSaving()
{
    QList<qint64> confirmed;
    for (int round = 0; round < 12; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--save"), path()});
        QVERIFY(child.waitForReadyRead(30'000));
        QTest::qSleep(static_cast<int>(QRandomGenerator::global()->bounded(60)));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const QByteArray said = child.readAllStandardOutput();
        for (const QByteArray &line : said.left(said.lastIndexOf('\n')).split('\n')) {
            confirmed.append(line.toLongLong());
        }
        const auto store = CaseStore::open(path());
        QVERIFY(store);
        QVERIFY2(!(*store)->trouble(), qPrintable((*store)->trouble() ? (*store)->trouble()->detail : QString()));
        for (const qint64 id : confirmed) {
            const std::optional<Case> value = (*store)->load({id});
            QVERIFY(value);
            QCOMPARE(value->input.size(), 3000);
            QCOMPARE(value->events.size(), std::size_t{1});
        }
    }
    QVERIFY(confirmed.size() >= 12);
}

/// What a crash leaves behind: the file with its journal, not yet written back.
void TestStoreTrouble::copiedWhileOpen()
{
    const auto store = CaseStore::open(path());
    QVERIFY(store);
    const CaseId id = (*store)->save(numbered(7)).value();
    const QString copy = path(QStringLiteral("copy.db"));
    QVERIFY(QFile::copy(path(), copy));
    QVERIFY(QFile::copy(path() + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
    const auto again = CaseStore::open(copy);
    QVERIFY(again);
    QVERIFY(!(*again)->trouble());
    QCOMPARE((*again)->load(id)->title, QStringLiteral("7"));
}

/// A journal that ends in the middle of a transaction: that transaction never happened, the ones before did.
void TestStoreTrouble::journalCutOff()
{
    const auto store = CaseStore::open(path());
    QVERIFY(store);
    const CaseId first = (*store)->save(numbered(1)).value();
    const qint64 safe = QFileInfo(path() + QStringLiteral("-wal")).size();
    const CaseId second = (*store)->save(numbered(2)).value();
    const QString copy = path(QStringLiteral("copy.db"));
    QVERIFY(QFile::copy(path(), copy));
    writeBytes(copy + QStringLiteral("-wal"), bytesOf(path() + QStringLiteral("-wal")).left(safe + 5000));
    const auto again = CaseStore::open(copy);
    QVERIFY(again);
    QVERIFY(!(*again)->trouble());
    QVERIFY((*again)->load(first));
    QVERIFY(!(*again)->load(second));
}

void TestStoreTrouble::damaged_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how :
         {"text", "zeros", "half", "one page", "header only", "one byte in the header", "pages overwritten"}) {
        QTest::newRow(how) << QString::fromUtf8(how);
    }
}

void TestStoreTrouble::damaged()
{
    QFETCH(QString, how);
    fill(40);
    QByteArray bytes = bytesOf(path());
    QVERIFY(bytes.size() > 100'000);
    if (how == QLatin1String("text")) {
        bytes = QByteArray("これはデータベースではありません\n").repeated(50);
    } else if (how == QLatin1String("zeros")) {
        bytes.fill('\0');
    } else if (how == QLatin1String("half")) {
        bytes.truncate(bytes.size() / 2);
    } else if (how == QLatin1String("one page")) {
        bytes.truncate(4096);
    } else if (how == QLatin1String("header only")) {
        bytes.truncate(60);
    } else if (how == QLatin1String("one byte in the header")) {
        bytes[3] = 'x';
    } else {
        std::fill(bytes.begin() + 8192, bytes.begin() + 40'000, '\x5a');
    }
    writeBytes(path(), bytes);

    const auto store = CaseStore::open(path());
    QVERIFY2(store, qPrintable(store ? QString() : store.error().detail));
    QVERIFY((*store)->trouble());
    const StoreError trouble = *(*store)->trouble();
    QCOMPARE(kindName(trouble.kind), QStringLiteral("damaged"));
    QCOMPARE(trouble.path, path());
    QVERIFY(!trouble.detail.isEmpty());
    QCOMPARE(QFileInfo(trouble.keptCopy).path(), m_folder->path());
    QCOMPARE(bytesOf(trouble.keptCopy), bytes);
    QVERIFY((*store)->list().empty());
    const CaseId id = (*store)->save(numbered(1)).value();
    const auto again = CaseStore::open(path());
    QVERIFY(again);
    QVERIFY(!(*again)->trouble());
    QVERIFY((*again)->load(id));
}

void TestStoreTrouble::damagedJournalGoesAsideToo()
{
    fill(3);
    writeBytes(path(), QByteArray(5000, 'x'));
    writeBytes(path() + QStringLiteral("-wal"), "old journal");
    const auto store = CaseStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->trouble());
    QCOMPARE(bytesOf((*store)->trouble()->keptCopy + QStringLiteral("-wal")), QByteArray("old journal"));
}

void TestStoreTrouble::tooNew()
{
    fill(1);
    QVERIFY(runSql(path(), {QStringLiteral("PRAGMA user_version = 999")}));
    const QByteArray before = bytesOf(path());
    const auto store = CaseStore::open(path());
    QVERIFY(!store);
    QCOMPARE(kindName(store.error().kind), QStringLiteral("too-new"));
    QVERIFY(store.error().detail.contains(QStringLiteral("999")));
    QCOMPARE(bytesOf(path()), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("cases.db")});
}

void TestStoreTrouble::anotherProgramsDatabase()
{
    QVERIFY(runSql(path(), {QStringLiteral("CREATE TABLE bookmarks (url TEXT)")}));
    const QByteArray before = bytesOf(path());
    const auto store = CaseStore::open(path());
    QVERIFY(!store);
    QCOMPARE(kindName(store.error().kind), QStringLiteral("cannot-open"));
    QCOMPARE(bytesOf(path()), before);
}

void TestStoreTrouble::folderInTheWay()
{
    QVERIFY(QDir().mkpath(path()));
    const auto isFolder = CaseStore::open(path());
    QVERIFY(!isFolder);
    QCOMPARE(kindName(isFolder.error().kind), QStringLiteral("cannot-open"));
    const QString file = path(QStringLiteral("file"));
    writeBytes(file, "a file where a folder should be");
    const auto below = CaseStore::open(file + QStringLiteral("/sub/cases.db"));
    QVERIFY(!below);
    QCOMPARE(kindName(below.error().kind), QStringLiteral("cannot-open"));
}

void TestStoreTrouble::readOnly_data()
{
    QTest::addColumn<bool>("folderOnly");
    QTest::addColumn<bool>("fileThere");
    QTest::newRow("folder, no file yet") << true << false;
    QTest::newRow("folder with a file") << true << true;
    QTest::newRow("file in a writable folder") << false << true;
}

void TestStoreTrouble::readOnly()
{
#ifdef Q_OS_UNIX
    QFETCH(bool, folderOnly);
    QFETCH(bool, fileThere);
    if (fileThere) {
        fill(1);
    }
    const auto readOnlyForAll = QFile::ReadOwner | QFile::ReadUser | QFile::ReadGroup | QFile::ReadOther;
    const auto enterForAll = QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther;
    const auto writeForAll = QFile::WriteOwner | QFile::WriteUser | QFile::WriteGroup | QFile::WriteOther;
    if (fileThere) {
        QVERIFY(QFile::setPermissions(path(), folderOnly ? readOnlyForAll | writeForAll : readOnlyForAll));
    }
    QVERIFY(QFile::setPermissions(m_folder->path(), folderOnly ? readOnlyForAll | enterForAll
                                                               : readOnlyForAll | enterForAll | writeForAll));
    const QByteArray before = bytesOf(path());
    // Nothing is read-only for root: the child becomes nobody, once it runs (nobody may not be let in to the program
    // itself).
    const QString said = openElsewhere(path(), {}, {asNobody});
    QVERIFY(QFile::setPermissions(m_folder->path(), readOnlyForAll | enterForAll | writeForAll));
    QCOMPARE(said, QStringLiteral("no-permission"));
    QCOMPARE(bytesOf(path()), before);
#else
    QSKIP("permissions are tested on Unix");
#endif
}

void TestStoreTrouble::lockedByAnother()
{
    const auto store = CaseStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->save(numbered(1)));
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
        const auto saved = (*store)->save(numbered(2));
        QVERIFY(!saved);
        QCOMPARE(kindName(saved.error().kind), QStringLiteral("write-failed"));
        QCOMPARE((*store)->list().size(), std::size_t{1}); // reading goes on
        const auto second = CaseStore::open(path());
        QVERIFY(second); // and so does opening
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("ROLLBACK")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    QVERIFY((*store)->save(numbered(2)));
}

void TestStoreTrouble::fileMayNotGrow()
{
#ifdef Q_OS_UNIX
    const QString said = openElsewhere(path(), [] {
        const rlimit limit{300'000, 300'000};
        ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    QVERIFY2(said == QLatin1String("write-failed") || said == QLatin1String("disk-full"), qPrintable(said));
    const auto store = CaseStore::open(path());
    QVERIFY(store);
    QVERIFY(!(*store)->trouble());
    QVERIFY(!(*store)->list().empty());
    QVERIFY((*store)->save(numbered(1)));
#else
    QSKIP("file size limits are tested on Unix");
#endif
}

void TestStoreTrouble::diskFull()
{
    const QString disk = path(QStringLiteral("disk"));
    QVERIFY(QDir().mkpath(disk));
    if (QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                                    QStringLiteral("size=400k"), QStringLiteral("tmpfs"), disk}) != 0) {
        QSKIP("a small disk cannot be mounted here");
    }
    const QString file = disk + QStringLiteral("/cases.db");
    const QString said = openElsewhere(file, {});
    std::size_t kept = 0;
    bool troubled = true;
    {
        const auto store = CaseStore::open(file);
        kept = store ? (*store)->list().size() : 0;
        troubled = !store || (*store)->trouble();
    }
    QCOMPARE(QProcess::execute(QStringLiteral("umount"), {disk}), 0);
    QCOMPARE(said, QStringLiteral("disk-full"));
    QVERIFY(!troubled);
    QVERIFY(kept > 0);
}

void TestStoreTrouble::migrationKeepsACopy()
{
    const std::vector<Migration> old{{QStringLiteral("CREATE TABLE a (x TEXT)")}};
    std::vector<Migration> current = old;
    current.push_back({QStringLiteral("ALTER TABLE a ADD COLUMN y TEXT"), QStringLiteral("UPDATE a SET y = x || '!'")});
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        database.setDatabaseName(path());
        QVERIFY(database.open());
        QVERIFY(migrate(database, path(), old));
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("INSERT INTO a VALUES ('kept')")));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
        QVERIFY(migrate(database, path(), current));
        QVERIFY(migrate(database, path(), current)); // nothing is left to do, no second copy
        QSqlQuery query(QStringLiteral("SELECT y FROM a"), database);
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toString(), QStringLiteral("kept!"));
        QVERIFY(!migrate(database, path(), old)); // the old program refuses
        query.finish();
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));
    const QStringList copies = QDir(m_folder->path()).entryList({QStringLiteral("cases.db.v1-*")}, QDir::Files);
    QCOMPARE(copies.size(), 1);
    QVERIFY(runSql(path(copies.front()), {QStringLiteral("INSERT INTO a (x) VALUES ('old schema')")}));
    QVERIFY(!runSql(path(copies.front()), {QStringLiteral("SELECT y FROM a")}));
}

void TestStoreTrouble::failedMigrationChangesNothing()
{
    const std::vector<Migration> old{{QStringLiteral("CREATE TABLE a (x TEXT)")}};
    std::vector<Migration> broken = old;
    broken.push_back({QStringLiteral("DROP TABLE a"), QStringLiteral("no such statement")});
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        database.setDatabaseName(path());
        QVERIFY(database.open());
        QVERIFY(migrate(database, path(), old));
        QVERIFY(!migrate(database, path(), broken));
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("INSERT INTO a VALUES ('still there')")));
        QVERIFY(migrate(database, path(), old));
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() >= 3 && arguments[1] == QLatin1String("--save")) {
        if (arguments.contains(asNobody) && !becomeNobody()) {
            return 3;
        }
        return saveForEver(arguments[2]);
    }
    TestStoreTrouble test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_trouble.moc"
