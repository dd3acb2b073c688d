// SPDX-License-Identifier: MIT
#include "core/intake/paste.h"
#include "core/mail/message.h"

#include <QElapsedTimer>
#include <QTest>

using namespace todoke;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

RawMail take(std::string given)
{
    return takePaste(std::make_shared<const std::string>(std::move(given)));
}

QStringList kinds(const RawMail &raw)
{
    QStringList out;
    for (const Anomaly &anomaly : raw.anomalies) {
        out << text(anomaly.kind);
    }
    return out;
}

const char *const plainMail = "Return-Path: <>\n"
                              "Received: from a.example (a.example [192.0.2.1])\n"
                              "\tby b.example with ESMTP id 1;\n"
                              "\tFri, 20 Nov 2026 10:15:32 +0900\n"
                              "From: MAILER-DAEMON@b.example\n"
                              "Subject: Returned mail\n"
                              "\n"
                              "The original message was received.\n"
                              "\n"
                              "   ----- The following addresses had errors -----\n"
                              "<taro@example.co.jp>\n"
                              "\n"
                              "\n"
                              ">>> RCPT To:<taro@example.co.jp>\n"
                              "<<< 550 5.1.1 unknown\n";

QByteArray eachLine(const char *before, const char *after)
{
    QByteArray out;
    QList<QByteArray> lines = QByteArray(plainMail).split('\n');
    lines.removeLast();
    for (const QByteArray &line : lines) {
        out += before + line + after;
    }
    return out;
}

/// Every byte that the repair kept is the byte that its map leads to.
void verifyMap(const RawMail &raw, const std::string &given)
{
    for (std::size_t i = 0; i < raw.bytes.size(); ++i) {
        const Span source = raw.map.toSource({i, 1});
        const bool joined = raw.bytes[i] == ' ' && source.size > 0 && given[source.begin] != ' '; // a line end before
        QVERIFY(joined || source.size == 1);
        QCOMPARE(joined && (given.at(source.begin) == '\n' || given.at(source.begin) == '\r') ? ' '
                                                                                              : given.at(source.begin),
                 raw.bytes[i]);
    }
}

} // namespace

class TestPaste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repairs_data();
    void repairs();
    void readsPrintViews_data();
    void readsPrintViews();
    void leavesAlone_data();
    void leavesAlone();
    void repairsQuotedWithoutBlank();
    void keepsBytesOfWrappedQuotes();
    void addsTheMissingHeader();
    void joinsWrappedLines_data();
    void joinsWrappedLines();
    void decodesUtf16_data();
    void decodesUtf16();
    void isLinear_data();
    void isLinear();
    void takesNothing();
};

void TestPaste::repairs_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QStringList>("anomalies");
    const auto row = [](const char *name, const QByteArray &given, const QList<const char *> &anomalies) {
        QStringList list;
        for (const char *anomaly : anomalies) {
            list << QString::fromLatin1(anomaly);
        }
        QTest::newRow(name) << given << list;
    };
    row("quoted", eachLine("> ", "\n"), {"quoted-paste"});
    row("quoted, CRLF", eachLine("> ", "\r\n"), {"quoted-paste"});
    row("quoted twice", eachLine("> > ", "\n"), {"quoted-paste", "quoted-paste"});
    row("quoted twice, tight", eachLine(">> ", "\n"), {"quoted-paste", "quoted-paste"});
    row("quoted, empty lines stripped", eachLine("> ", "\n").replace("> \n", ">\n"), {"quoted-paste"});
    row("quoted, empty lines bare", eachLine("> ", "\n").replace("> \n", "\n"), {"quoted-paste"});
    row("indented by four", eachLine("    ", "\n"), {"indented-paste"});
    row("indented by a tab", eachLine("\t", "\n"), {"indented-paste"});
    row("indented, empty lines empty", eachLine("  ", "\n").replace("  \n", "\n"), {"indented-paste"});
    row("double spaced", eachLine("", "\n\n"), {"double-spaced"});
    row("double spaced, CRLF", eachLine("", "\r\n\r\n"), {"double-spaced"});
    row("double spaced, blanks in the empty lines", eachLine("", "\n \n"), {"double-spaced"});
    row("quoted and double spaced", eachLine("> ", "\n>\n"), {"quoted-paste", "double-spaced"});
    row("byte order mark", QByteArray("\xEF\xBB\xBF") + plainMail, {"byte-order-mark"});
    row("blank lines first", QByteArray("\n \n\n") + plainMail, {"leading-blank-lines"});
    row("quoted by bars", eachLine("| ", "\n"), {"quoted-paste"});
    row("quoted by wide marks", eachLine("＞", "\n"), {"quoted-paste"});
    row("indented and double spaced", eachLine("    ", "\n\n"), {"indented-paste", "double-spaced"});
    row("blank lines before quotes", QByteArray("\n\n") + eachLine("> ", "\n"),
        {"leading-blank-lines", "quoted-paste"});
    row("prose first", QByteArray("Please see below:\n\n") + plainMail, {"prose-before-header"});
    row("prose first, no empty line", QByteArray("以下のとおりです。\n") + plainMail, {"prose-before-header"});
    row("prose before quotes",
        QByteArray("お世話になっております。\n下記のメールが戻りました。\n\n") + eachLine("> ", "\n"),
        {"prose-before-header", "quoted-paste"});
    row("Outlook's box of internet headers", QByteArray("Microsoft Mail Internet Headers Version 2.0\n") + plainMail,
        {"prose-before-header"});
    row("forwarded", QByteArray("---------- Forwarded message ---------\n") + plainMail, {"prose-before-header"});
}

void TestPaste::repairs()
{
    QFETCH(QByteArray, given);
    const std::string bytes = given.toStdString();
    const RawMail raw = take(bytes);
    QTEST(kinds(raw), "anomalies");
    QCOMPARE(text(raw.bytes).remove(QLatin1Char('\r')), QString::fromLatin1(plainMail));
    verifyMap(raw, bytes);
}

void TestPaste::readsPrintViews_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QStringList>("anomalies");
    const QString body = QStringLiteral("\n550 5.1.1 unknown\n");
    const QString expected =
        QStringLiteral("From: MAILER-DAEMON@mx.example.com\nX-Date: 2026/11/20 10:15\nTo: yamada@example.co.jp\n"
                       "Subject: Undelivered\n\n550 5.1.1 unknown\n");
    const QStringList view{QStringLiteral("print-view")};
    const auto head = [](const char *from, const char *date, const char *to, const char *subject) {
        return QString::fromUtf8(from) + QStringLiteral("MAILER-DAEMON@mx.example.com\n") + QString::fromUtf8(date) +
               QStringLiteral("2026/11/20 10:15\n") + QString::fromUtf8(to) + QStringLiteral("yamada@example.co.jp\n") +
               QString::fromUtf8(subject) + QStringLiteral("Undelivered\n");
    };
    const QString japanese = head("差出人: ", "送信日時: ", "宛先: ", "件名: ");
    QTest::newRow("Japanese") << japanese + body << expected << view;
    QTest::newRow("wide colons") << head("差出人：", "日付：", "宛先：", "件名：") + body << expected << view;
    QTest::newRow("wide blanks, bold") << head("*差出人　:* ", "*日時　　:* ", "*宛先　　:* ", "*件名　　:* ") + body
                                       << expected << view;
    QTest::newRow("German") << head("Von: ", "Gesendet: ", "An: ", "Betreff: ") + body << expected << view;
    QTest::newRow("French") << head("De : ", "Envoyé : ", "À : ", "Objet : ") + body << expected << view;
    QTest::newRow("Spanish") << head("De: ", "Enviado: ", "Para: ", "Asunto: ") + body << expected << view;
    QTest::newRow("Chinese") << head("发件人: ", "发送时间: ", "收件人: ", "主题: ") + body << expected << view;
    QTest::newRow("Korean") << head("보낸 사람: ", "보낸 날짜: ", "받는 사람: ", "제목: ") + body << expected << view;
    QTest::newRow("no empty line") << japanese + QStringLiteral("550 5.1.1 unknown\n") << expected << view;
    QTest::newRow("head only") << japanese << expected.section(QStringLiteral("\n\n"), 0, 0) + QLatin1Char('\n')
                               << view;
    QTest::newRow("behind prose") << QStringLiteral("転送します。\n\n-----元のメッセージ-----\n") + japanese + body
                                  << expected
                                  << QStringList{QStringLiteral("prose-before-header"), QStringLiteral("print-view")};
    QTest::newRow("quoted") << QStringLiteral("> ") +
                                   (japanese + body).trimmed().replace(u'\n', QStringLiteral("\n> ")) +
                                   QLatin1Char('\n')
                            << expected << QStringList{QStringLiteral("quoted-paste"), QStringLiteral("print-view")};
    QTest::newRow("values below and in several lines")
        << QStringLiteral(
               "差出人:\nMAILER-DAEMON@mx.example.com\n宛先: yamada@example.co.jp;\nsato@example.co.jp\nCC:\n"
               "件名: Undelivered\n") +
               body
        << QStringLiteral(
               "From: \n MAILER-DAEMON@mx.example.com\nTo: yamada@example.co.jp;\n sato@example.co.jp\nCc: \n"
               "Subject: Undelivered\n") +
               body
        << view;
}

void TestPaste::readsPrintViews()
{
    QFETCH(QString, given);
    QFETCH(QString, expected);
    const std::string bytes = given.toStdString();
    const RawMail raw = take(bytes);
    QTEST(kinds(raw), "anomalies");
    QCOMPARE(text(raw.bytes), expected);
    // Each value leads back to itself; a label to the label.
    const std::string_view value = "Undelivered";
    const Span source = raw.map.toSource({raw.bytes.find(value), value.size()});
    QCOMPARE(bytes.substr(source.begin, source.size), std::string(value));
    QVERIFY(raw.map.toSource({0, raw.bytes.size()}).end() <= bytes.size());
}

void TestPaste::leavesAlone_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::newRow("a mail") << QByteArray(plainMail);
    QTest::newRow("a mail, CRLF") << QByteArray(plainMail).replace("\n", "\r\n");
    QTest::newRow("a mail, CR") << QByteArray(plainMail).replace("\n", "\r");
    QTest::newRow("a header alone, as Outlook's box gives it")
        << QByteArray(plainMail).left(QByteArray(plainMail).indexOf("\n\n")).replace("\n", "\r\n");
    QTest::newRow("a mailbox of one") << QByteArray("From a@example.com Fri Nov 20 10:15:32 2026\n") + plainMail;
    QTest::newRow("a reply") << QByteArray("550 5.1.1 <taro@example.co.jp>: Recipient address rejected: User unknown");
    QTest::newRow("an indented reply") << QByteArray("    550 5.1.1 <taro@example.co.jp>: unknown\n    in the table\n");
    QTest::newRow("a table") << QByteArray("| address | reason |\n| a@example.com | unknown |\n");
    QTest::newRow("a transcript") << QByteArray(
        ">>> RCPT To:<taro@example.co.jp>\n<<< 550 5.1.1 unknown\n550 5.1.1 unknown\n");
    QTest::newRow("a notice without its header, the returned header behind it")
        << QByteArray("This is the mail system at host b.example.\n\n<taro@example.co.jp>: host mx.example said: 550 "
                      "5.7.1 blocked\n\n") +
               plainMail;
    QTest::newRow("a reply before a header") << QByteArray("550 5.7.1 blocked\n\n") + plainMail;
    QTest::newRow("a short mail of single lines") << QByteArray("Subject: hello\n\nDear all\n\nNote: bye\n\nTaro\n");
    QTest::newRow("a body that quotes") << QByteArray(
        "Subject: a\nFrom: b@example.com\n\n> Received: x\n> From: y\n> To: z\n");
    QTest::newRow("a delivery report") << QByteArray(
        "Reporting-MTA: dns; b.example\n\nFinal-Recipient: rfc822; a@example.com\nAction: failed\n");
    QTest::newRow("an Exchange notice that names its mail")
        << QByteArray("Your message\n\n  To: taro@example.co.jp\n  Subject: a\n  Sent: 2026/11/20\n\ndid not arrive\n");
    QTest::newRow("two labels") << QByteArray("差出人: a@example.com\n件名: b\n\nc\n");
    QTest::newRow("labels in an inquiry form") << QByteArray("件名: a\n日時: b\n宛先: c@example.com\n\nd\n");
    QTest::newRow("prose") << QByteArray("A letter.\n\nIt has\n\nmany lines\n\nand no header.\n");
    QTest::newRow("bytes that are no text") << QByteArray("\x00\x01\x02\xff\xfe", 5);
}

void TestPaste::leavesAlone()
{
    QFETCH(QByteArray, given);
    const auto storage = std::make_shared<const std::string>(given.toStdString());
    const RawMail raw = takePaste(storage);
    QCOMPARE(kinds(raw), QStringList());
    QCOMPARE(static_cast<const void *>(raw.bytes.data()), static_cast<const void *>(storage->data()));
    QCOMPARE(raw.bytes.size(), storage->size());
    QVERIFY(raw.map.isIdentity());
    QCOMPARE(raw.map.base(), std::size_t{0});
}

void TestPaste::repairsQuotedWithoutBlank()
{
    // No blank behind the mark: the blank of a folded line is the fold.
    const RawMail raw = take(eachLine(">", "\n").toStdString());
    QCOMPARE(text(raw.bytes), QString::fromLatin1(plainMail));
}

void TestPaste::keepsBytesOfWrappedQuotes()
{
    const std::string given = "> Received: from a.example (a.example [192.0.2.1]) by b.example with ESMTP id 1234567;\n"
                              "Fri, 20 Nov 2026 10:15:32 +0900\n"
                              "> From: a@example.com\n> To: b@example.com\n> Subject: c\n>\n> body\n";
    const RawMail raw = take(given);
    const Message message = parseMessage(raw.bytes);
    QCOMPARE(message.fields.size(), std::size_t{4});
    QVERIFY(message.unfolded(message.root(), "received").ends_with("+0900"));
    QCOMPARE(message.view(message.root().body), std::string_view("body\n"));
    verifyMap(raw, given);
}

void TestPaste::addsTheMissingHeader()
{
    const std::string given = "This is a MIME-encapsulated message.\n\n--b1\nContent-Type: text/plain\n\nx\n"
                              "--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n--b1--\n";
    const RawMail raw = take(given);
    QCOMPARE(kinds(raw), QStringList{QStringLiteral("missing-header")});
    const Message message = parseMessage(raw.bytes);
    QCOMPARE(message.parts.size(), std::size_t{3});
    QCOMPARE(message.parts[2].type, std::string("message/delivery-status"));
    const Span source = raw.map.toSource(message.parts[2].body);
    QCOMPARE(given.substr(source.begin, source.size), std::string("Reporting-MTA: dns; a\n"));

    // Not where a returned mail of several parts stands below a text.
    const RawMail text = take("<a@example.com>: 550 5.1.1 unknown\n\n" + given);
    QCOMPARE(kinds(text), QStringList());
}

void TestPaste::joinsWrappedLines_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("at blanks") << QByteArray("Received: from mx.example.com (mx.example.com [192.0.2.1])\n"
                                             "by mx.example.jp with ESMTPS id 4ABC for <a@example.jp>;\n"
                                             "Fri, 20 Nov 2026 10:15:32 +0900 (JST)\n"
                                             "From: MAILER-DAEMON@mx.example.com\nTo: a@example.jp\n\n"
                                             "<taro@example.co.jp>: host mx.example.co.jp said: 550 5.1.1\n"
                                             "unknown user in the table of this server\n\nRegards\n")
                               << QByteArray("Received: from mx.example.com (mx.example.com [192.0.2.1]) "
                                             "by mx.example.jp with ESMTPS id 4ABC for <a@example.jp>; "
                                             "Fri, 20 Nov 2026 10:15:32 +0900 (JST)\n"
                                             "From: MAILER-DAEMON@mx.example.com\nTo: a@example.jp\n\n"
                                             "<taro@example.co.jp>: host mx.example.co.jp said: 550 5.1.1 "
                                             "unknown user in the table of this server\n\nRegards\n");
    QTest::newRow("in words") << QByteArray("Received: from mx.example.com (mx.exampl\n"
                                            "e.com [192.0.2.1]) by mx.example.jp; Fri\n"
                                            ", 20 Nov 2026 10:15:32 +0900\n"
                                            "From: a@example.com\n"
                                            "To: b@example.jp\n"
                                            "\n"
                                            "<taro@example.co.jp>: 550 5.1.1 unknown \n"
                                            "user in the table\n")
                              << QByteArray("Received: from mx.example.com (mx.example.com [192.0.2.1]) by "
                                            "mx.example.jp; Fri, 20 Nov 2026 10:15:32 +0900\n"
                                            "From: a@example.com\n"
                                            "To: b@example.jp\n"
                                            "\n"
                                            "<taro@example.co.jp>: 550 5.1.1 unknown user in the table\n");
    QTest::newRow("the body has a longer line: only the header")
        << QByteArray("Received: from mx.example.com by mx.example.jp with\nESMTP; Fri, 20 Nov 2026 10:15:32 +0900\n"
                      "From: a@example.com\nTo: b@example.jp\n\n"
                      "A line of the body that is longer than any of the header, and was never broken.\n"
                      "A line of its own\n")
        << QByteArray("Received: from mx.example.com by mx.example.jp with ESMTP; Fri, 20 Nov 2026 10:15:32 +0900\n"
                      "From: a@example.com\nTo: b@example.jp\n\n"
                      "A line of the body that is longer than any of the header, and was never broken.\n"
                      "A line of its own\n");
}

void TestPaste::joinsWrappedLines()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    const std::string bytes = given.toStdString();
    const RawMail raw = take(bytes);
    QCOMPARE(kinds(raw), QStringList{QStringLiteral("re-wrapped")});
    QCOMPARE(text(raw.bytes), QString::fromUtf8(expected));
    verifyMap(raw, bytes);
    // The original is kept: what the repair gave leads back to the lines as they were.
    const Span source = raw.map.toSource({0, raw.bytes.find("From:")});
    QCOMPARE(bytes.substr(source.begin, source.size), bytes.substr(0, bytes.find("From:")));
}

void TestPaste::decodesUtf16_data()
{
    QTest::addColumn<QByteArray>("given");
    const QString mail = QString::fromUtf8("Subject: 届け\r\nFrom: a@example.com\r\n\r\n本文 𠮷\r\n");
    QByteArray little;
    QByteArray big;
    for (const QChar c : mail) {
        little += static_cast<char>(c.cell());
        little += static_cast<char>(c.row());
        big += static_cast<char>(c.row());
        big += static_cast<char>(c.cell());
    }
    QTest::newRow("little endian with mark") << QByteArray("\xFF\xFE") + little;
    QTest::newRow("big endian with mark") << QByteArray("\xFE\xFF") + big;
    QTest::newRow("little endian without mark") << little;
    QTest::newRow("big endian without mark") << big;
}

void TestPaste::decodesUtf16()
{
    QFETCH(QByteArray, given);
    const RawMail raw = take(given.toStdString());
    QCOMPARE(text(raw.bytes), QString::fromUtf8("Subject: 届け\r\nFrom: a@example.com\r\n\r\n本文 𠮷\r\n"));
    QCOMPARE(kinds(raw), QStringList{QStringLiteral("utf-16-text")});
    const std::size_t mark = given.size() % 4 == 2 ? 0 : 0;
    const Span source = raw.map.toSource({raw.bytes.find("a@example.com"), 13});
    QCOMPARE(source.size, std::size_t{26});
    QVERIFY(source.begin > mark);
    QVERIFY(given.mid(static_cast<qsizetype>(source.begin), 26).contains('a'));
}

void TestPaste::isLinear_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("quotes") << QByteArray("> > > > > > > > > > x\n");
    QTest::newRow("blanks") << QByteArray(" \n");
    QTest::newRow("indented") << QByteArray("     x: y\n");
    QTest::newRow("double spaced") << QByteArray("X-A: b\n\n");
    QTest::newRow("codes") << QByteArray("450 ");
    QTest::newRow("bare marks") << QByteArray(">");
    QTest::newRow("wide marks") << QByteArray("＞＞＞ x\n");
    QTest::newRow("loose lines") << QByteArray("Subject: a word at the end of a full line and\nanother\n");
}

void TestPaste::isLinear()
{
    QFETCH(QByteArray, line);
    QElapsedTimer timer;
    timer.start();
    const RawMail raw = take(line.repeated(500'000).toStdString());
    QVERIFY(raw.bytes.size() <= static_cast<std::size_t>(line.size()) * 500'000);
    QVERIFY2(timer.elapsed() < 10'000, "quadratic");
}

void TestPaste::takesNothing()
{
    QVERIFY(takePaste(nullptr).bytes.empty());
    QVERIFY(take("").bytes.empty());
    QCOMPARE(take("\n\n").bytes.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestPaste)
#include "tst_paste.moc"
