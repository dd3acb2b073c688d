// SPDX-License-Identifier: MIT
#include "core/bounce/delivery_report.h"
#include "core/intake/formats/outlook/msg.h"
#include "core/mail/message.h"
#include "tests/core/intake/stderr_watch.h"
#include "tests/data/make_msg.h"

#include <QTest>

using namespace todoke;

namespace {

/// A message of Outlook, the whole way to what the notice says.
struct Read
{
    RawMail raw;
    Message message;
    DeliveryReport report;
};

Read read(const test::MsgItem &item)
{
    Read result;
    auto raw = readMsg(test::makeMsg(item), "notice.msg");
    if (raw) {
        result.raw = std::move(*raw);
    }
    result.message = parseMessage(result.raw.bytes);
    result.report = readReport(result.message);
    return result;
}

bool hasAnomaly(const RawMail &mail, std::string_view kind)
{
    for (const Anomaly &anomaly : mail.anomalies) {
        if (anomaly.kind == kind) {
            return true;
        }
    }
    return false;
}

QString string(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString bodyOf(const Read &mail, std::string_view type)
{
    for (const Part &part : mail.message.parts) {
        if (part.type == type) {
            const SourceText text = partText(mail.message, part);
            return string(text.text).trimmed();
        }
    }
    return {};
}

/// A message with nothing but a class and a subject.
test::MsgItem bare(std::string_view messageClass = "IPM.Note")
{
    test::MsgItem item;
    item.properties.unicode(0x001A, messageClass).unicode(0x0037, "subject");
    return item;
}

} // namespace

class TestMsg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnOrdinaryMail();
    void readsANonDeliveryReport();
    void keepsAForwardedReportAsAPart();
    void keepsTheOriginalMailOfAReport();
    void decodesByCodePage_data();
    void decodesByCodePage();
    void takesTheBestBody_data();
    void takesTheBestBody();
    void findsTheStatus_data();
    void findsTheStatus();
    void tellsKindsOfReport_data();
    void tellsKindsOfReport();
    void listsOnlyWhomTheReportIsAbout();
    void prefersADeliveryStatusThatCameAsAPart();
    void findsTheAddress_data();
    void findsTheAddress();
    void noValueBeginsAField();
    void readsManySectors();
    void stopsAtItsLimits();
    void saysWhatIsNoMessage();
    void survivesDamage();
    void survivesHostileTables_data();
    void survivesHostileTables();
};

void TestMsg::readsAnOrdinaryMail()
{
    const std::string bytes = test::makeMsg(test::ordinaryMessage());
    const Read mail = read(test::ordinaryMessage());
    QCOMPARE(mail.report.kind, ReportKind::Mail);
    QCOMPARE(string(mail.message.decoded(mail.message.root(), "Subject")), QStringLiteral("お見積りの件"));
    QCOMPARE(string(mail.message.unfolded(mail.message.root(), "Message-ID")), QStringLiteral("<m1@example.com>"));
    QVERIFY(mail.message.find("Received") != nullptr);
    QCOMPARE(bodyOf(mail, "text/plain"), QStringLiteral("田中様\r\n\r\nお見積りをお送りします。①㈱"));
    QCOMPARE(string(mail.message.parts.back().fileName), QStringLiteral("図面.png"));
    QVERIFY(mail.message.parts.back().body.empty());

    QVERIFY(hasAnomaly(mail.raw, "converted-from-msg"));
    QVERIFY(hasAnomaly(mail.raw, "attachment-left-out"));
    QCOMPARE(mail.raw.map.toSource({10, 5}), (Span{0, bytes.size()}));
}

void TestMsg::readsANonDeliveryReport()
{
    const Read mail = read(test::nonDeliveryReport());
    QCOMPARE(mail.report.kind, ReportKind::Bounce);
    QCOMPARE(mail.report.recipients.size(), std::size_t{2});

    const RecipientOutcome &first = mail.report.recipients[0];
    QCOMPARE(string(first.address.value), QStringLiteral("tanaka@example.co.jp"));
    QCOMPARE(string(first.status.value().toString()), QStringLiteral("5.7.606"));
    QCOMPARE(first.replyCode.value().value, std::uint16_t{550});
    QCOMPARE(string(first.diagnostic), QStringLiteral("550 5.7.606 Access denied, banned sending IP [192.0.2.10]"));
    QCOMPARE(string(first.remoteMta), QStringLiteral("mx.example.co.jp"));
    QCOMPARE(string(first.localMta), QStringLiteral("ex01.example.com"));

    const RecipientOutcome &second = mail.report.recipients[1];
    QCOMPARE(string(second.address.value), QStringLiteral("sato@example.com"));
    QCOMPARE(string(second.status.value().toString()), QStringLiteral("5.1.1"));
    QCOMPARE(string(second.remoteMta), QString());

    QVERIFY(mail.report.original.has_value());
    QCOMPARE(string(mail.report.original->from), QStringLiteral("yamada@example.com"));
    QCOMPARE(string(mail.report.original->subject), QStringLiteral("お見積りの件"));
    QCOMPARE(string(mail.report.original->messageId), QStringLiteral("<m1@example.com>"));
    QVERIFY(mail.report.original->date.has_value());
}

void TestMsg::keepsAForwardedReportAsAPart()
{
    const Read mail = read(test::forwardedReport());
    QCOMPARE(string(mail.message.unfolded(mail.message.root(), "From")),
             QStringLiteral("\"山田\" <yamada@example.com>"));
    QCOMPARE(string(mail.message.unfolded(mail.message.root(), "To")), QStringLiteral("\"情報担当\" <it@example.com>"));
    std::vector<std::string> types;
    for (const Part &part : mail.message.parts) {
        types.push_back(part.type);
    }
    const std::vector<std::string> expected{"multipart/mixed",    "text/plain", "message/rfc822",
                                            "multipart/report",   "text/plain", "message/delivery-status",
                                            "text/rfc822-headers"};
    types.resize(expected.size());
    QCOMPARE(types, expected);
}

void TestMsg::keepsTheOriginalMailOfAReport()
{
    test::MsgItem item = test::nonDeliveryReport();
    item.attachments.emplace_back().properties.integer(0x3705, 5);
    item.attachments.back().embedded = std::make_shared<test::MsgItem>(test::ordinaryMessage());
    const Read mail = read(item);
    QCOMPARE(mail.report.kind, ReportKind::Bounce);
    QVERIFY(mail.report.original.has_value());
    QCOMPARE(mail.report.original->route.size(), std::size_t{1}); // out of the embedded mail's own header
}

void TestMsg::decodesByCodePage_data()
{
    QTest::addColumn<int>("messageCodePage");
    QTest::addColumn<int>("internetCodePage");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const QString text = QStringLiteral("受信者が見つかりません。①㈱");
    QTest::newRow("Shift_JIS") << 932 << 0
                               << QByteArray("\x8E\xF3\x90\x4D\x8E\xD2\x82\xAA\x8C\xA9\x82\xC2\x82\xA9\x82\xE8\x82\xDC"
                                             "\x82\xB9\x82\xF1\x81\x42\x87\x40\x87\x8A")
                               << text;
    QTest::newRow("ISO-2022-JP by the mail's code page")
        << 932 << 50220 << QByteArray("\x1B$B<u?.<T\x1B(B") << QStringLiteral("受信者");
    QTest::newRow("EUC-JP") << 51932 << 0 << QByteArray("\xBC\xF5\xBF\xAE\xBC\xD4") << QStringLiteral("受信者");
    QTest::newRow("UTF-8") << 65001 << 0 << QByteArray("受信者") << QStringLiteral("受信者");
    QTest::newRow("Western") << 1252 << 0 << QByteArray("Empf\xE4nger") << QStringLiteral("Empfänger");
    QTest::newRow("Korean") << 949 << 0 << QByteArray("\xBC\xF6\xBD\xC5\xC0\xDA") << QStringLiteral("수신자");
    QTest::newRow("no code page, Shift_JIS guessed")
        << 0 << 0
        << QByteArray(
               "\x8E\xF3\x90\x4D\x8E\xD2\x82\xAA\x8C\xA9\x82\xC2\x82\xA9\x82\xE8\x82\xDC\x82\xB9\x82\xF1\x81\x42")
        << QStringLiteral("受信者が見つかりません。");
}

void TestMsg::decodesByCodePage()
{
    QFETCH(int, messageCodePage);
    QFETCH(int, internetCodePage);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    test::MsgItem item;
    item.properties.string8(0x001A, "IPM.Note")
        .string8(0x1000, bytes.toStdString())
        .string8(0x0037, bytes.toStdString());
    if (messageCodePage != 0) {
        item.properties.integer(0x3FFD, static_cast<std::uint32_t>(messageCodePage));
    }
    if (internetCodePage != 0) {
        item.properties.integer(0x3FDE, static_cast<std::uint32_t>(internetCodePage));
    }
    const Read mail = read(item);
    QCOMPARE(bodyOf(mail, "text/plain"), expected);
    QCOMPARE(string(mail.message.decoded(mail.message.root(), "Subject")), expected);
}

void TestMsg::takesTheBestBody_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QByteArray>("rtf");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("expected");
    const QByteArray html(
        "<html><head><meta charset=\"shift_jis\"></head><body>\x8E\xF3\x90\x4D\x8E\xD2</body></html>");
    const auto stored = [](const QByteArray &rtf) { // [MS-OXRTFCP]: not compressed
        QByteArray out(16, '\0');
        out[4] = static_cast<char>(rtf.size() & 0xFF);
        out[5] = static_cast<char>(rtf.size() >> 8);
        out.replace(8, 4, "MELA");
        return out + rtf;
    };
    QTest::newRow("plain before all") << QByteArray("plain") << html << stored("{\\rtf1 rtf}")
                                      << QByteArray("text/plain") << QStringLiteral("plain");
    QTest::newRow("html by its own charset")
        << QByteArray(" \r\n") << html << QByteArray() << QByteArray("text/html")
        << QStringLiteral("<html><head><meta charset=\"shift_jis\"></head><body>受信者</body></html>");
    QTest::newRow("rtf") << QByteArray() << QByteArray()
                         << stored(
                                "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 MS Gothic;}}{\\*\\generator x;}"
                                "\\pard\\f0 \\'8e\\'f3\\'90M\\'8e\\'d2\\par 550 \\{5.1.1\\}\\u-10179?\\u-8704?\\par}")
                         << QByteArray("text/plain") << QStringLiteral("受信者\r\n550 {5.1.1}😀");
    QTest::newRow("html in rtf") << QByteArray() << QByteArray()
                                 << stored("{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}"
                                           "{\\*\\htmltag64}{\\*\\htmltag18 <p>}\\htmlrtf{\\f0 \\htmlrtf0 caf\\'e9"
                                           "{\\*\\htmltag84 &lt;}\\htmlrtf <\\htmlrtf0 {\\*\\htmltag26 </p>}}")
                                 << QByteArray("text/html") << QStringLiteral("<p>café&lt;</p>");
    // The example of [MS-OXRTFCP] 4.1.1, and 4.1.2: a run that overlaps what it writes.
    QTest::newRow("compressed rtf")
        << QByteArray() << QByteArray()
        << QByteArray::fromHex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c"
                               "647d0a800fa0")
        << QByteArray("text/plain") << QStringLiteral("hello world");
    QTest::newRow("compressed rtf with an overlapping run")
        << QByteArray() << QByteArray()
        << QByteArray::fromHex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
        << QByteArray("text/plain") << QStringLiteral("WXYZWXYZWXYZWXYZWXYZ");
    QTest::newRow("rubbish instead of rtf")
        << QByteArray() << QByteArray() << QByteArray("LZFu") << QByteArray("text/plain") << QString();
}

void TestMsg::takesTheBestBody()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, html);
    QFETCH(QByteArray, rtf);
    QFETCH(QByteArray, type);
    QFETCH(QString, expected);
    test::MsgItem item = bare();
    if (!plain.isEmpty()) {
        item.properties.unicode(0x1000, plain.toStdString());
    }
    if (!html.isEmpty()) {
        item.properties.binary(0x1013, html.toStdString()).integer(0x3FDE, 1252);
    }
    if (!rtf.isEmpty()) {
        item.properties.binary(0x1009, rtf.toStdString());
    }
    const Read mail = read(item);
    QCOMPARE(string(mail.message.root().type), QString::fromUtf8(type));
    QCOMPARE(bodyOf(mail, type.toStdString()), expected);
}

void TestMsg::findsTheStatus_data()
{
    QTest::addColumn<QByteArray>("supplementary");
    QTest::addColumn<int>("statusCode");
    QTest::addColumn<int>("diagCode");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("diagnostic");
    QTest::addColumn<QString>("localMta");
    const QString none;
    QTest::newRow("status before reply") << QByteArray("<ex1.example.com #5.2.2 smtp;554 5.2.2 mailbox full>") << 522
                                         << 13 << QStringLiteral("5.2.2") << QStringLiteral("554 5.2.2 mailbox full")
                                         << QStringLiteral("ex1.example.com");
    QTest::newRow("no host") << QByteArray("<#5.1.1 smtp;550 5.1.1 unknown>") << 511 << 35 << QStringLiteral("5.1.1")
                             << QStringLiteral("550 5.1.1 unknown") << none;
    QTest::newRow("Exchange 2000: host and status only")
        << QByteArray("<ex1.example.com #5.1.1>") << 0 << -1 << QStringLiteral("5.1.1") << none
        << QStringLiteral("ex1.example.com");
    QTest::newRow("reply behind the mark")
        << QByteArray("<#550 5.7.1 not allowed>") << 571 << -1 << QStringLiteral("5.7.1")
        << QStringLiteral("550 5.7.1 not allowed") << none;
    QTest::newRow("the text has three digits, the number one")
        << QByteArray("550 5.7.606 banned") << 570 << -1 << QStringLiteral("5.7.606")
        << QStringLiteral("550 5.7.606 banned") << none;
    QTest::newRow("number alone") << QByteArray() << 447 << -1 << QStringLiteral("4.4.7") << none << none;
    QTest::newRow("diagnostic code alone") << QByteArray() << 0 << 35 << QStringLiteral("5.1.1") << none << none;
    QTest::newRow("ambiguous diagnostic code") << QByteArray() << 0 << 13 << none << none << none;
    QTest::newRow("no status at all") << QByteArray() << 0 << -1 << none << none << none;
    QTest::newRow("a number that is no status") << QByteArray() << 77 << -1 << none << none << none;
}

void TestMsg::findsTheStatus()
{
    QFETCH(QByteArray, supplementary);
    QFETCH(int, statusCode);
    QFETCH(int, diagCode);
    QFETCH(QString, status);
    QFETCH(QString, diagnostic);
    QFETCH(QString, localMta);
    test::MsgItem item = bare("REPORT.IPM.Note.NDR");
    test::MsgProperties &recipient = item.recipients.emplace_back();
    recipient.unicode(0x39FE, "tanaka@example.co.jp").integer(0x0C05, static_cast<std::uint32_t>(diagCode));
    if (!supplementary.isEmpty()) {
        recipient.unicode(0x0C1B, supplementary.toStdString());
    }
    if (statusCode != 0) {
        recipient.integer(0x0C20, static_cast<std::uint32_t>(statusCode));
    }
    const Read mail = read(item);
    QCOMPARE(mail.report.kind, ReportKind::Bounce);
    QCOMPARE(mail.report.recipients.size(), std::size_t{1});
    const RecipientOutcome &outcome = mail.report.recipients.front();
    QCOMPARE(string(outcome.address.value), QStringLiteral("tanaka@example.co.jp"));
    QCOMPARE(outcome.status ? string(outcome.status->toString()) : QString(), status);
    QCOMPARE(string(outcome.diagnostic), diagnostic);
    QCOMPARE(string(outcome.localMta), localMta);
}

void TestMsg::tellsKindsOfReport_data()
{
    QTest::addColumn<QByteArray>("messageClass");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *messageClass, ReportKind kind) {
        QTest::newRow(messageClass) << QByteArray(messageClass) << static_cast<int>(kind);
    };
    row("REPORT.IPM.Note.NDR", ReportKind::Bounce);
    row("REPORT.IPM.Schedule.Meeting.Request.NDR", ReportKind::Bounce);
    row("report.ipm.note.ndr", ReportKind::Bounce);
    row("REPORT.IPM.Note.Delayed.DR", ReportKind::Delay);
    row("REPORT.IPM.Note.Relayed.DR", ReportKind::Delivered);
    row("REPORT.IPM.Note.Expanded.DR", ReportKind::Delivered);
    row("REPORT.IPM.Note.DR", ReportKind::Delivered);
    row("REPORT.IPM.Note.IPNRN", ReportKind::Receipt);
    row("REPORT.IPM.Note.IPNNRN", ReportKind::Receipt);
    row("IPM.Note", ReportKind::Mail);
    row("IPM.Note.NDR", ReportKind::Mail);
}

void TestMsg::tellsKindsOfReport()
{
    QFETCH(QByteArray, messageClass);
    QFETCH(int, kind);
    test::MsgItem item = bare(messageClass.toStdString());
    item.properties.unicode(0x0065, "tanaka@example.co.jp").unicode(0x1000, "text");
    item.recipients.emplace_back().unicode(0x39FE, "tanaka@example.co.jp").time(0x0032, 1'795'137'345);
    const Read mail = read(item);
    QCOMPARE(static_cast<int>(mail.report.kind), kind);
}

void TestMsg::listsOnlyWhomTheReportIsAbout()
{
    // A report read from the Internet: the item's recipient is the user, to whom the notice was sent.
    test::MsgItem outside = bare("REPORT.IPM.Note.NDR");
    outside.properties.unicode(0x007D,
                               "From: MAILER-DAEMON@example.com\r\nTo: yamada@example.com\r\nSubject: failed\r\n");
    outside.recipients.emplace_back().unicode(0x39FE, "yamada@example.com");
    QVERIFY(read(outside).report.recipients.empty());

    // One of Exchange's own, whose recipients have no report properties: it is about them.
    test::MsgItem inside = bare("REPORT.IPM.Note.NDR");
    inside.recipients.emplace_back().unicode(0x39FE, "tanaka@example.co.jp");
    const Read mail = read(inside);
    QCOMPARE(mail.report.kind, ReportKind::Bounce);
    QCOMPARE(mail.report.recipients.size(), std::size_t{1});

    // Both: only the marked one.
    outside.recipients.emplace_back().unicode(0x39FE, "tanaka@example.co.jp").integer(0x0C20, 511);
    const Read both = read(outside);
    QCOMPARE(both.report.recipients.size(), std::size_t{1});
    QCOMPARE(string(both.report.recipients.front().address.value), QStringLiteral("tanaka@example.co.jp"));
}

void TestMsg::prefersADeliveryStatusThatCameAsAPart()
{
    test::MsgItem item = test::nonDeliveryReport();
    item.attachments.emplace_back()
        .properties.integer(0x3705, 1)
        .unicode(0x370E, "message/delivery-status")
        .binary(0x3701, "Reporting-MTA: dns; mail.example.com\r\n\r\nFinal-Recipient: rfc822; suzuki@example.net\r\n"
                        "Action: failed\r\nStatus: 5.2.2\r\n");
    const Read mail = read(item);
    QCOMPARE(mail.report.recipients.size(), std::size_t{1});
    QCOMPARE(string(mail.report.recipients.front().address.value), QStringLiteral("suzuki@example.net"));
}

void TestMsg::findsTheAddress_data()
{
    QTest::addColumn<QByteArray>("smtpAddress");
    QTest::addColumn<QByteArray>("emailAddress");
    QTest::addColumn<QByteArray>("displayName");
    QTest::addColumn<QByteArray>("searchKey");
    QTest::addColumn<QString>("expected");
    const QByteArray directoryName("/o=Example/ou=First/cn=Recipients/cn=tanaka");
    const QString address = QStringLiteral("tanaka@example.co.jp");
    const QByteArray none;
    QTest::newRow("SMTP address") << QByteArray("tanaka@example.co.jp") << directoryName << none << none << address;
    QTest::newRow("e-mail address") << none << QByteArray("tanaka@example.co.jp") << QByteArray("Tanaka") << none
                                    << address;
    QTest::newRow("name between apostrophes")
        << none << directoryName << QByteArray("'tanaka@example.co.jp'") << none << address;
    QTest::newRow("search key") << none << directoryName << QByteArray("Tanaka")
                                << QByteArray("SMTP:TANAKA@EXAMPLE.CO.JP\0", 26) << address;
}

void TestMsg::findsTheAddress()
{
    QFETCH(QByteArray, smtpAddress);
    QFETCH(QByteArray, emailAddress);
    QFETCH(QByteArray, displayName);
    QFETCH(QByteArray, searchKey);
    QFETCH(QString, expected);
    test::MsgItem item = bare("REPORT.IPM.Note.NDR");
    test::MsgProperties &recipient = item.recipients.emplace_back();
    recipient.integer(0x0C20, 511);
    const auto add = [&](std::uint16_t id, const QByteArray &value) {
        if (!value.isEmpty()) {
            recipient.unicode(id, value.toStdString());
        }
    };
    add(0x39FE, smtpAddress);
    add(0x3003, emailAddress);
    add(0x3001, displayName);
    if (!searchKey.isEmpty()) {
        recipient.binary(0x300B, searchKey.toStdString());
    }
    const Read mail = read(item);
    QCOMPARE(mail.report.recipients.size(), std::size_t{1});
    QCOMPARE(string(mail.report.recipients.front().address.value), expected);
}

void TestMsg::noValueBeginsAField()
{
    test::MsgItem item = bare("REPORT.IPM.Note.NDR");
    item.properties.unicode(0x0042, "a\r\nX-Evil: 1").unicode(0x0049, "b\nX-Evil: 2\r\n\r\nbody");
    item.recipients.emplace_back()
        .unicode(0x39FE, "tanaka@example.co.jp")
        .unicode(0x0C1B, "<#5.1.1 smtp;550 x\r\n\r\nFinal-Recipient: rfc822; evil@example.com\r\nAction: failed>");
    const Read mail = read(item);
    QVERIFY(mail.message.find("X-Evil") == nullptr);
    QCOMPARE(mail.report.recipients.size(), std::size_t{1});
    QVERIFY(!string(mail.raw.bytes).contains(QStringLiteral("\nX-Evil")));
}

void TestMsg::readsManySectors()
{
    // Beyond 109 sectors of the allocation table: the list of them goes on outside the header ([MS-CFB] 2.5).
    test::MsgItem item = test::nonDeliveryReport();
    std::string original = "From: yamada@example.com\r\nSubject: big\r\n\r\n";
    for (int line = 0; line < 150'000; ++line) {
        original += "This is line " + std::to_string(line) + " of a long mail. .................\r\n";
    }
    item.attachments.emplace_back()
        .properties.integer(0x3705, 1)
        .unicode(0x370E, "message/rfc822")
        .binary(0x3701, original);
    const Read mail = read(item);
    QVERIFY(mail.raw.bytes.size() > original.size());
    QVERIFY(mail.raw.bytes.find("line 149999 of") != std::string_view::npos);
    QCOMPARE(mail.report.recipients.size(), std::size_t{2});
    QCOMPARE(string(mail.report.original.value().subject), QStringLiteral("big"));
}

void TestMsg::stopsAtItsLimits()
{
    test::MsgItem item = bare();
    for (int depth = 0; depth < 30; ++depth) {
        test::MsgItem outer = bare();
        outer.attachments.emplace_back().properties.integer(0x3705, 5);
        outer.attachments.back().embedded = std::make_shared<test::MsgItem>(std::move(item));
        item = std::move(outer);
    }
    QVERIFY(hasAnomaly(read(item).raw, "too-deep"));

    test::MsgItem crowd = bare("REPORT.IPM.Note.NDR");
    for (int i = 0; i < 60; ++i) {
        crowd.recipients.emplace_back()
            .unicode(0x39FE, "tanaka" + std::to_string(i) + "@example.co.jp")
            .integer(0x0C20, 511);
    }
    QCOMPARE(read(crowd).report.recipients.size(), std::size_t{60});
    outlook::MsgLimits limits;
    limits.recipients = 50;
    const auto mail = readMsg(test::makeMsg(crowd), "crowd.msg", limits);
    QVERIFY(mail && hasAnomaly(*mail, "too-many-recipients"));
    QCOMPARE(readReport(parseMessage(mail->bytes)).recipients.size(), std::size_t{50});
}

void TestMsg::saysWhatIsNoMessage()
{
    test::MsgItem item;
    item.properties.unicode(0x001A, "IPM.Note");
    std::string bytes = test::makeMsg(item);
    const std::string stream("_\0_\0p\0r\0o\0p\0", 12);
    bytes.replace(bytes.find(stream), stream.size(), std::string("W\0o\0r\0d\0D\0o\0", 12));
    const auto document = readMsg(bytes, "old.doc");
    QVERIFY(!document);
    QCOMPARE(document.error().error, IntakeError::NotMail);
    QCOMPARE(string(document.error().path), QStringLiteral("old.doc"));

    const auto text = readMsg("From: a@example.com\r\n\r\n", "mail.eml");
    QVERIFY(!text);
    QCOMPARE(text.error().error, IntakeError::NotMail);
    const auto cut = readMsg(bytes.substr(0, 512), "cut.msg");
    QVERIFY(!cut);
    QCOMPARE(cut.error().error, IntakeError::ReadFailed);
}

void TestMsg::survivesDamage()
{
    StderrWatch watch;
    const std::string good = test::makeMsg(test::forwardedReport());
    int read = 0;
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        read += readMsg(good.substr(0, good.size() * tenth / 10), "cut.msg") ? 1 : 0;
    }
    unsigned random = 1;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = good;
        for (int change = 0; change < 1 + round % 8; ++change) {
            random = random * 1'103'515'245U + 12'345U;
            const std::size_t at = (random >> 8U) % bytes.size();
            bytes[round % 2 == 0 ? at : at % 1536] = static_cast<char>(random >> 3U);
        }
        if (const auto mail = readMsg(bytes, "damaged.msg")) {
            ++read;
            QVERIFY(!parseMessage(mail->bytes).parts.empty());
        }
    }
    QVERIFY(read > 100); // much damage is not noticed, and must not be
    QCOMPARE(QString::fromUtf8(watch.stop()), QString());
}

void TestMsg::survivesHostileTables_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("sectors of 2 GiB") << 0x1E << QByteArray("\x1F\x00", 2);
    QTest::newRow("sectors of one byte") << 0x1E << QByteArray("\x00\x00", 2);
    QTest::newRow("mini sectors larger than sectors") << 0x20 << QByteArray("\x0A\x00", 2);
    QTest::newRow("four thousand million table sectors") << 0x2C << QByteArray("\xFF\xFF\xFF\xFF");
    QTest::newRow("no table sector") << 0x2C << QByteArray("\x00\x00\x00\x00", 4);
    QTest::newRow("directory outside the file") << 0x30 << QByteArray("\xF0\xFF\xFF\x7F");
    QTest::newRow("everything in the mini stream") << 0x38 << QByteArray("\xFF\xFF\xFF\x7F");
    QTest::newRow("endless mini table") << 0x40 << QByteArray("\xFF\xFF\xFF\x7F");
    QTest::newRow("endless list of tables") << 0x48 << QByteArray("\xFF\xFF\xFF\x7F");
    QTest::newRow("table sector outside the file") << 0x4C << QByteArray("\x00\x00\x00\x10", 4);
}

void TestMsg::survivesHostileTables()
{
    QFETCH(int, offset);
    QFETCH(QByteArray, bytes);
    StderrWatch watch;
    std::string file = test::makeMsg(test::nonDeliveryReport());
    file.replace(static_cast<std::size_t>(offset), static_cast<std::size_t>(bytes.size()), bytes.toStdString());
    const auto mail = readMsg(file, "hostile.msg");
    if (!mail) {
        QVERIFY(mail.error().error == IntakeError::ReadFailed || mail.error().error == IntakeError::TooLarge ||
                mail.error().error == IntakeError::NotMail);
    }
    QCOMPARE(QString::fromUtf8(watch.stop()), QString());
}

QTEST_GUILESS_MAIN(TestMsg)
#include "tst_msg.moc"
