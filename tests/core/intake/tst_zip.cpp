// SPDX-License-Identifier: MIT
#include "core/bounce/delivery_report.h"
#include "core/intake/formats/zip_archive.h"
#include "core/intake/source.h"
#include "core/mail/message.h"
#include "tests/data/make_msg.h"
#include "tests/data/make_zip.h"

#include <QTest>

using namespace todoke;
using test::makeZip;
using test::ZipFile;

namespace {

const std::string notice =
    "From: MAILER-DAEMON@mx.example.com\r\nTo: yamada@example.com\r\nSubject: failed\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
    "\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
    "Reporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; tanaka@example.co.jp\r\n"
    "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 unknown\r\n--b--\r\n";

QString string(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What readBytes() hands on: "file#index: recipient status" or "file! error detail".
struct Log
{
    QStringList lines;
    std::vector<RawMail> mails;
    int most = 1000;

    void read(const std::string &bytes)
    {
        const auto given = std::make_shared<const std::string>(bytes);
        const bool more = readBytes(
            given, "a.zip", IntakeLimits{},
            [this](RawMail mail, std::string_view file, std::size_t index) {
                const DeliveryReport report = readReport(parseMessage(mail.bytes));
                QString line = string(file) + QStringLiteral("#%1:").arg(index);
                for (const RecipientOutcome &outcome : report.recipients) {
                    line += QLatin1Char(' ') + string(outcome.address.value) + QLatin1Char(' ') +
                            (outcome.status ? string(outcome.status->toString()) : QString());
                }
                lines += line;
                mails.push_back(std::move(mail));
                return static_cast<int>(mails.size()) < most;
            },
            [this](const IntakeFailure &failure) {
                lines += string(failure.path) + QLatin1String("! ") + QString::number(static_cast<int>(failure.error)) +
                         QLatin1Char(' ') + string(failure.detail);
            });
        stopped = !more;
    }
    bool stopped = false;
};

QString failed(const char *path, IntakeError error, const char *detail)
{
    return QString::fromUtf8(path) + QLatin1String("! ") + QString::number(static_cast<int>(error)) + QLatin1Char(' ') +
           QString::fromUtf8(detail);
}

} // namespace

class TestZip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachMail();
    void leavesOutWhatIsNoMail();
    void mapsToTheArchive();
    void readsNames_data();
    void readsNames();
    void readsArchivesInArchives();
    void stopsWhenTold();
    void refuses_data();
    void refuses();
    void tellsOfOneBadFileAndReadsTheRest();
    void refusesBombs();
    void toleratesWhatArchiversDo_data();
    void toleratesWhatArchiversDo();
    void survivesDamage();
};

void TestZip::readsEachMail()
{
    const std::string box =
        "From a@example.com Fri Nov 20 10:15:32 2026\n" + notice +
        "\nFrom a@example.com Fri Nov 20 10:15:33 2026\nSubject: other\nTo: b@example.com\n\ntext\n";
    Log log;
    log.read(makeZip({{"one.eml", notice},
                      {"folder/", {}},
                      {"folder/two.msg", test::makeMsg(test::nonDeliveryReport())},
                      {"folder/pasted.txt", "> 550 5.1.1 <sato@example.com>: unknown\n"},
                      {"all.mbox", box},
                      {"Maildir/cur/1795137330.M1P2.host:2,S", notice}}));
    QCOMPARE(log.lines.size(), 6);
    QCOMPARE(log.lines[0], QStringLiteral("a.zip/one.eml#0: tanaka@example.co.jp 5.1.1"));
    QCOMPARE(log.lines[1],
             QStringLiteral("a.zip/folder/two.msg#0: tanaka@example.co.jp 5.7.606 sato@example.com 5.1.1"));
    QVERIFY2(log.lines[2].startsWith(QStringLiteral("a.zip/folder/pasted.txt#0:")), qPrintable(log.lines[2]));
    QCOMPARE(log.mails[2].anomalies.front().kind, std::string_view("quoted-paste"));
    QCOMPARE(log.lines[3], QStringLiteral("a.zip/all.mbox#0: tanaka@example.co.jp 5.1.1"));
    QCOMPARE(log.lines[4], QStringLiteral("a.zip/all.mbox#1:"));
    QCOMPARE(log.lines[5], QStringLiteral("a.zip/Maildir/cur/1795137330.M1P2.host:2,S#0: tanaka@example.co.jp 5.1.1"));
}

void TestZip::leavesOutWhatIsNoMail()
{
    Log log;
    log.read(
        makeZip({{"photo.jpg", "\xFF\xD8\xFF"}, {"__MACOSX/._one.eml", "x"}, {".DS_Store", "x"}, {"one.eml", notice}}));
    QCOMPARE(log.lines, QStringList{QStringLiteral("a.zip/one.eml#0: tanaka@example.co.jp 5.1.1")});
}

void TestZip::mapsToTheArchive()
{
    for (const bool deflate : {false, true}) {
        Log log;
        const std::string archive =
            makeZip({{"first.eml", "Subject: a\r\nTo: b\r\n\r\n"}, {"one.eml", notice, deflate}});
        log.read(archive);
        QCOMPARE(log.mails.size(), std::size_t{2});
        const RawMail &mail = log.mails[1];
        QCOMPARE(mail.anomalies.back().kind, std::string_view("unpacked-from-zip"));
        const Span packed = mail.anomalies.back().span;
        QVERIFY(packed.begin > 30 && packed.end() < archive.size());
        const Span subject = mail.map.toSource({notice.find("Subject"), 15});
        if (deflate) {
            QCOMPARE(subject, packed);
        } else { // stored: byte by byte
            QCOMPARE(archive.substr(subject.begin, subject.size), std::string("Subject: failed"));
        }
    }
}

void TestZip::readsNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("flags");
    QTest::addColumn<QString>("expected");
    QTest::newRow("utf-8 by its flag") << QByteArray("戻り/通知.eml") << 0x800 << QStringLiteral("a.zip/戻り/通知.eml");
    QTest::newRow("Shift_JIS, as the folder function of Windows writes it")
        << QByteArray("\x96\xDF\x82\xE8\x83\x81\x81\x5B\x83\x8B\x82\xCC\x92\xCA\x92\x6D.eml") << 0
        << QStringLiteral("a.zip/戻りメールの通知.eml");
    QTest::newRow("backslashes") << QByteArray("folder\\one.eml") << 0 << QStringLiteral("a.zip/folder/one.eml");
}

void TestZip::readsNames()
{
    QFETCH(QByteArray, name);
    QFETCH(int, flags);
    QFETCH(QString, expected);
    Log log;
    log.read(makeZip({{name.toStdString(), notice, true, static_cast<std::uint16_t>(flags)}}));
    QCOMPARE(log.lines, QStringList{expected + QStringLiteral("#0: tanaka@example.co.jp 5.1.1")});
}

void TestZip::readsArchivesInArchives()
{
    const std::string inner = makeZip({{"one.eml", notice}});
    Log log;
    log.read(makeZip({{"inner.zip", inner}}));
    QCOMPARE(log.lines, QStringList{QStringLiteral("a.zip/inner.zip/one.eml#0: tanaka@example.co.jp 5.1.1")});
    Log deep;
    deep.read(makeZip({{"2.zip", makeZip({{"1.zip", inner}})}}));
    QCOMPARE(deep.lines,
             QStringList{failed("a.zip/2.zip/1.zip", IntakeError::TooLarge, "zip archive; unpack it first")});
}

void TestZip::stopsWhenTold()
{
    Log log;
    log.most = 2;
    log.read(makeZip({{"1.eml", notice}, {"2.eml", notice}, {"3.eml", notice}}));
    QCOMPARE(log.lines.size(), 2);
    QVERIFY(log.stopped);
}

void TestZip::refuses_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::string &archive, const QString &expected) {
        QTest::newRow(name) << QByteArray::fromStdString(archive) << expected;
    };
    row("empty archive", makeZip({}), failed("a.zip", IntakeError::NotMail, "zip archive without a mail in it"));
    row("pictures only", makeZip({{"a.png", "x"}}),
        failed("a.zip", IntakeError::NotMail, "zip archive without a mail in it"));
    row("Word document", makeZip({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}),
        failed("a.zip", IntakeError::NotMail, "Office document"));
    row("OpenDocument", makeZip({{"mimetype", "application/vnd.oasis.opendocument.text", false}}),
        failed("a.zip", IntakeError::NotMail, "Office document"));
    row("with a password", makeZip({{"1.eml", notice, true, 0x0801}, {"2.eml", notice, true, 0x0801}}),
        failed("a.zip", IntakeError::UnsupportedForm, "zip archive with a password; unpack it first"));
    row("with AES", makeZip({{"1.eml", notice, true, 0x0801, 0, 99}}),
        failed("a.zip", IntakeError::UnsupportedForm, "zip archive with a password; unpack it first"));
    row("LZMA", makeZip({{"1.eml", notice, true, 0x0800, 0, 14}}),
        failed("a.zip/1.eml", IntakeError::UnsupportedForm, "zip archive packed in an uncommon way; unpack it first"));
    row("wrong checksum", makeZip({{"1.eml", notice, true, 0x0800, 0, 0xFFFF, 1}}),
        failed("a.zip/1.eml", IntakeError::ReadFailed, "damaged zip archive"));
    row("claims to be shorter", makeZip({{"1.eml", notice, true, 0x0800, 10}}),
        failed("a.zip/1.eml", IntakeError::ReadFailed, "damaged zip archive"));
    row("claims to be longer", makeZip({{"1.eml", notice, true, 0x0800, 100'000}}),
        failed("a.zip/1.eml", IntakeError::ReadFailed, "damaged zip archive"));
    row("stored, claims to be longer", makeZip({{"1.eml", notice, false, 0x0800, 100'000}}),
        failed("a.zip/1.eml", IntakeError::ReadFailed, "damaged zip archive"));
    row("claims to be huge", makeZip({{"1.eml", notice, true, 0x0800, 0xFFFFFFF0U}}),
        failed("a.zip/1.eml", IntakeError::TooLarge, "zip archive; unpack it first"));
    row("winmail.dat inside", makeZip({{"winmail.dat", "\x78\x9F\x3E\x22...."}}),
        failed("a.zip/winmail.dat", IntakeError::UnsupportedForm, "winmail.dat (TNEF)"));
    const std::string good = makeZip({{"1.eml", notice}});
    row("cut off", good.substr(0, good.size() - 30), failed("a.zip", IntakeError::ReadFailed, "damaged zip archive"));
    std::string split = good;
    split[split.rfind("PK\x05\x06") + 4] = 1;
    row("one part of several", split,
        failed("a.zip", IntakeError::UnsupportedForm, "zip archive packed in an uncommon way; unpack it first"));
}

void TestZip::refuses()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, expected);
    Log log;
    log.read(archive.toStdString());
    QCOMPARE(log.lines, QStringList{expected});
}

void TestZip::tellsOfOneBadFileAndReadsTheRest()
{
    Log log;
    log.read(makeZip({{"1.eml", notice, true, 0x0800, 0, 0xFFFF, 1}, {"2.eml", notice}}));
    QCOMPARE(log.lines, (QStringList{failed("a.zip/1.eml", IntakeError::ReadFailed, "damaged zip archive"),
                                     QStringLiteral("a.zip/2.eml#0: tanaka@example.co.jp 5.1.1")}));
}

void TestZip::refusesBombs()
{
    Log ratio;
    ratio.read(makeZip({{"bomb.txt", std::string(20U << 20U, 'a')}}));
    QCOMPARE(ratio.lines, QStringList{failed("a.zip/bomb.txt", IntakeError::TooLarge, "zip archive; unpack it first")});

    std::vector<ZipFile> many(10'001, ZipFile{"a.eml", "x", false});
    Log count;
    count.read(makeZip(many));
    QCOMPARE(count.lines, QStringList{failed("a.zip", IntakeError::TooLarge, "zip archive; unpack it first")});

    // Many entries for the same packed bytes: what is unpacked has a budget.
    const std::string archive = makeZip({{"1.eml", std::string(1U << 20U, 'a')}});
    const auto opened = ZipArchive::open(archive);
    QVERIFY(opened);
    std::size_t budget = (3U << 20U) + 5;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(opened->unpack(opened->entries().front(), budget));
    }
    QCOMPARE(budget, std::size_t{5});
    const auto beyond = opened->unpack(opened->entries().front(), budget);
    QVERIFY(!beyond);
    QCOMPARE(beyond.error(), ZipError::TooMuch);
}

void TestZip::toleratesWhatArchiversDo_data()
{
    QTest::addColumn<QByteArray>("archive");
    const std::string good = makeZip({{"1.eml", notice}});
    QTest::newRow("stored") << QByteArray::fromStdString(makeZip({{"1.eml", notice, false}}));
    QTest::newRow("comment") << QByteArray::fromStdString(makeZip({{"1.eml", notice}}, "made by us"));
    QTest::newRow("sizes in the zip64 field")
        << QByteArray::fromStdString(makeZip({{"1.eml", notice, true, 0x0800, 0, 0xFFFF, 0, true}}));
    QTest::newRow("something behind") << QByteArray::fromStdString(good + "\r\n");
    // Offsets count from the archive's own begin.
    QTest::newRow("something in front") << QByteArray::fromStdString(good.substr(0, 4) + std::string(96, '\0') + good);
}

void TestZip::toleratesWhatArchiversDo()
{
    QFETCH(QByteArray, archive);
    Log log;
    log.read(archive.toStdString());
    QCOMPARE(log.lines, QStringList{QStringLiteral("a.zip/1.eml#0: tanaka@example.co.jp 5.1.1")});
}

void TestZip::survivesDamage()
{
    const std::string good = makeZip({{"1.eml", notice}, {"folder/2.eml", notice, false}, {"3.txt", notice}});
    unsigned random = 1;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = good;
        for (int change = 0; change < 1 + round % 8; ++change) {
            random = random * 1'103'515'245U + 12'345U;
            bytes[4 + (random >> 8U) % (bytes.size() - 4)] = static_cast<char>(random >> 3U);
        }
        Log log;
        log.read(bytes);
        QVERIFY(!log.lines.isEmpty());
        for (const RawMail &mail : log.mails) {
            QVERIFY(mail.map.toSource({0, mail.bytes.size()}).end() <= bytes.size());
        }
    }
}

QTEST_GUILESS_MAIN(TestZip)
#include "tst_zip.moc"
