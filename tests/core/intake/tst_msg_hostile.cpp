// SPDX-License-Identifier: MIT
#include "core/bounce/delivery_report.h"
#include "core/intake/formats/little_endian.h"
#include "core/intake/formats/outlook/msg.h"
#include "core/mail/message.h"
#include "tests/core/intake/stderr_watch.h"
#include "tests/data/make_msg.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>

using namespace todoke;

namespace {

using little_endian::u16;
using little_endian::u32;

/// A compound file ([MS-CFB]) whose tables can be changed one by one.
class CompoundFile
{
public:
    explicit CompoundFile(std::string bytes) : m_bytes(std::move(bytes)), m_shift(u16(m_bytes, 0x1E)) {}

    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

    void put(std::size_t at, std::uint32_t value, std::size_t size = 4)
    {
        for (std::size_t i = 0; i < size && at + i < m_bytes.size(); ++i) {
            m_bytes[at + i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
        }
    }
    [[nodiscard]] std::size_t sectorAt(std::uint32_t number) const { return (std::size_t{number} + 1) << m_shift; }
    /// Where the entry of a sector stands in the first sector of the allocation table.
    [[nodiscard]] std::size_t fatEntryAt(std::uint32_t sector) const
    {
        return sectorAt(u32(m_bytes, 0x4C)) + std::size_t{4} * sector;
    }
    [[nodiscard]] std::uint32_t firstDirectorySector() const { return u32(m_bytes, 0x30); }
    [[nodiscard]] std::uint32_t firstMiniTableSector() const { return u32(m_bytes, 0x3C); }
    [[nodiscard]] std::uint32_t sectors() const { return static_cast<std::uint32_t>((m_bytes.size() >> m_shift) - 1); }
    /// Where the directory's entries stand, all of them.
    [[nodiscard]] std::vector<std::size_t> entries() const
    {
        std::vector<std::size_t> found;
        for (std::uint32_t sector = firstDirectorySector(); sector < sectors() && found.size() < 4096;
             sector = u32(m_bytes, fatEntryAt(sector))) {
            for (std::size_t at = 0; at < (std::size_t{1} << m_shift); at += 128) {
                found.push_back(sectorAt(sector) + at);
            }
        }
        return found;
    }

private:
    std::string m_bytes;
    unsigned m_shift;
};

using Damage = std::function<void(CompoundFile &)>;

} // namespace

/// Outlook messages that were cut, bent into rings or lie about their sizes: each is read or refused, soon and
/// silently.
class TestMsgHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cutAnywhere();
    void ringsInTheTable();
    void ringsOfTheDirectory();
    void ringOfTheMiniTable();
    void oddEntries_data();
    void oddEntries();
    void missingStreams();
    void propertiesThatLie_data();
    void propertiesThatLie();
    void anAttachmentThatIsItself();

private:
    /// Reads what the damage leaves and looks at it as the program does.
    void take(const std::string &bytes)
    {
        const auto mail = readMsg(bytes, "hostile.msg");
        if (!mail) {
            QVERIFY(mail.error().error != IntakeError::NotFound && mail.error().error != IntakeError::Empty);
            ++m_refused;
            return;
        }
        ++m_read;
        const Message message = parseMessage(mail->bytes);
        static_cast<void>(readReport(message));
        // Damage makes no bytes: a few times the file is the most that headers and encodings add.
        QVERIFY2(mail->bytes.size() < 16 * bytes.size() + 65'536, qPrintable(QString::number(mail->bytes.size())));
    }
    void take(const Damage &damage)
    {
        CompoundFile file(m_good);
        damage(file);
        take(file.bytes());
    }

    std::string m_good = test::makeMsg(test::forwardedReport());
    std::unique_ptr<StderrWatch> m_watch;
    QElapsedTimer m_timer;
    int m_read = 0;
    int m_refused = 0;
};

void TestMsgHostile::init()
{
    m_read = m_refused = 0;
    m_watch = std::make_unique<StderrWatch>();
    m_timer.start();
}

void TestMsgHostile::cleanup()
{
    const qint64 took = m_timer.elapsed();
    QCOMPARE(QString::fromUtf8(m_watch->stop()), QString());
    QVERIFY2(took < 60'000, "hangs");
}

void TestMsgHostile::cutAnywhere()
{
    for (std::size_t size = 0; size < m_good.size(); size += size < 1024 ? 1 : 128) {
        take(m_good.substr(0, size));
    }
    QVERIFY(m_refused > 500);
}

void TestMsgHostile::ringsInTheTable()
{
    const CompoundFile good(m_good);
    for (std::uint32_t sector = 0; sector < std::min(good.sectors(), 128U); ++sector) {
        for (const std::uint32_t next : {sector, 0U, sector - 1, sector + 1, 0xFFFFFFFEU, 0xFFFFFFFFU, 0x7FFFFFFFU}) {
            take([&](CompoundFile &file) { file.put(file.fatEntryAt(sector), next); });
        }
    }
    QVERIFY(m_read > 0);
    // All at once: every sector leads to itself, or to the first.
    for (const bool first : {true, false}) {
        take([&](CompoundFile &file) {
            for (std::uint32_t sector = 0; sector < file.sectors(); ++sector) {
                file.put(file.fatEntryAt(sector), first ? 0 : sector);
            }
        });
    }
}

void TestMsgHostile::ringsOfTheDirectory()
{
    const CompoundFile good(m_good);
    const std::vector<std::size_t> entries = good.entries();
    for (std::size_t entry = 0; entry < entries.size(); ++entry) {
        const auto self = static_cast<std::uint32_t>(entry);
        for (const std::size_t link : {0x44U, 0x48U, 0x4CU}) { // left, right, child
            for (const std::uint32_t to : {self, 0U, self - 1, self + 1, 0x7FFFFFFFU}) {
                take([&](CompoundFile &file) { file.put(entries[entry] + link, to); });
            }
        }
    }
    QVERIFY(m_read > 0);
    take([&](CompoundFile &file) { // a list as long as the directory
        for (std::size_t entry = 0; entry + 1 < entries.size(); ++entry) {
            file.put(entries[entry] + 0x48, static_cast<std::uint32_t>(entry + 1));
            file.put(entries[entry] + 0x44, static_cast<std::uint32_t>(entry));
        }
    });
}

void TestMsgHostile::ringOfTheMiniTable()
{
    const CompoundFile good(m_good);
    const std::size_t table = good.sectorAt(good.firstMiniTableSector());
    for (std::uint32_t entry = 0; entry < 128; ++entry) {
        for (const std::uint32_t next : {entry, 0U, 0xFFFFFFFFU, 0x7FFFFFFFU}) {
            take([&](CompoundFile &file) { file.put(table + std::size_t{4} * entry, next); });
        }
    }
    QVERIFY(m_read > 0);
}

void TestMsgHostile::oddEntries_data()
{
    QTest::addColumn<int>("offset"); // in a directory entry, [MS-CFB] 2.6.1
    QTest::addColumn<int>("size");
    QTest::addColumn<quint32>("value");
    QTest::newRow("stream of 4 GiB") << 0x78 << 4 << 0xFFFFFFFFU;
    QTest::newRow("stream of 2 GiB") << 0x78 << 4 << 0x7FFFFFFFU;
    QTest::newRow("stream a little longer than the file") << 0x78 << 4 << 0x00100000U;
    QTest::newRow("stream whose size has a high half") << 0x7C << 4 << 0x00000001U;
    QTest::newRow("empty stream") << 0x78 << 4 << 0U;
    QTest::newRow("stream that begins at the directory") << 0x74 << 4 << 0U;
    QTest::newRow("stream that begins nowhere") << 0x74 << 4 << 0x7FFFFFFFU;
    QTest::newRow("stream without a sector") << 0x74 << 4 << 0xFFFFFFFEU;
    QTest::newRow("name of no length") << 0x40 << 2 << 0U;
    QTest::newRow("name of 64 KiB") << 0x40 << 2 << 0xFFFFU;
    QTest::newRow("unused") << 0x42 << 1 << 0U;
    QTest::newRow("storage") << 0x42 << 1 << 1U;
    QTest::newRow("stream") << 0x42 << 1 << 2U;
    QTest::newRow("root") << 0x42 << 1 << 5U;
    QTest::newRow("no such type") << 0x42 << 1 << 0xFFU;
}

void TestMsgHostile::oddEntries()
{
    QFETCH(int, offset);
    QFETCH(int, size);
    QFETCH(quint32, value);
    const std::vector<std::size_t> entries = CompoundFile(m_good).entries();
    for (const std::size_t entry : entries) {
        take([&](CompoundFile &file) {
            file.put(entry + static_cast<std::size_t>(offset), value, static_cast<std::size_t>(size));
        });
    }
    take([&](CompoundFile &file) { // all at once
        for (const std::size_t entry : entries) {
            file.put(entry + static_cast<std::size_t>(offset), value, static_cast<std::size_t>(size));
        }
    });
    QVERIFY(m_read + m_refused > 10);
}

/// Each stream in turn under a name that nobody asks for.
void TestMsgHostile::missingStreams()
{
    const std::vector<std::size_t> entries = CompoundFile(m_good).entries();
    for (const std::size_t entry : entries) {
        take([&](CompoundFile &file) { file.put(entry, 'X', 2); });
    }
    // What is there is told all the same.
    QVERIFY(m_read > static_cast<int>(entries.size()) / 2);
}

void TestMsgHostile::propertiesThatLie_data()
{
    QTest::addColumn<quint32>("size");
    QTest::newRow("nothing") << 0U;
    QTest::newRow("one byte") << 1U;
    QTest::newRow("odd") << 3U;
    QTest::newRow("2 GiB") << 0x7FFFFFFFU;
    QTest::newRow("4 GiB") << 0xFFFFFFFFU;
}

/// The property stream says how long each value is ([MS-OXMSG] 2.4.2.2); the streams know better.
void TestMsgHostile::propertiesThatLie()
{
    QFETCH(quint32, size);
    // A variable-length property: type, id, flags, then its size. 0x001F is a Unicode string.
    const std::string type("\x1F\x00", 2);
    std::size_t changed = 0;
    CompoundFile all(m_good);
    for (std::size_t at = m_good.find(type); at != std::string::npos; at = m_good.find(type, at + 1)) {
        const bool isEntry = at + 16 <= m_good.size() && u32(m_good, at + 4) <= 7;
        if (!isEntry) {
            continue;
        }
        ++changed;
        take([&](CompoundFile &file) { file.put(at + 8, size); });
        all.put(at + 8, size);
    }
    QVERIFY(changed > 10);
    take(all.bytes());
    QVERIFY(m_read > 0);
}

/// A storage of an attachment whose child is the message that holds it.
void TestMsgHostile::anAttachmentThatIsItself()
{
    const std::vector<std::size_t> entries = CompoundFile(m_good).entries();
    for (std::size_t entry = 1; entry < entries.size(); ++entry) {
        constexpr char storage = 1;
        if (m_good[entries[entry] + 0x42] == storage) {
            take([&](CompoundFile &file) { file.put(entries[entry] + 0x4C, u32(m_good, entries[0] + 0x4C)); });
        }
    }
    QVERIFY(m_read + m_refused > 0);
}

QTEST_GUILESS_MAIN(TestMsgHostile)
#include "tst_msg_hostile.moc"
