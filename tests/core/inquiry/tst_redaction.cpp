// SPDX-License-Identifier: MIT
#include "core/inquiry/redaction.h"

#include "core/inquiry/privacy/plain_text.h"

#include <algorithm>
#include <ctime>
#include <memory>

#include <QTest>

using namespace todoke;

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header_data();
    void header();
    void englishMark();
    void traceFieldsStayByteForByte();
    void secretsNeverPass_data();
    void secretsNeverPass();
    void notice_data();
    void notice();
    void noNoticeOutOfAnOrdinaryMail();
    void plainText_data();
    void plainText();
    void boundedTexts();
    void hugeHeaders_data();
    void hugeHeaders();
};

namespace {

enum class Keep { Nothing, Subject, Names, Both };

InquiryOptions optionsFor(Keep keep)
{
    InquiryOptions options;
    options.withSubject = keep == Keep::Subject || keep == Keep::Both;
    options.withNames = keep == Keep::Names || keep == Keep::Both;
    return options;
}

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

} // namespace

Q_DECLARE_METATYPE(Keep)

void TestRedaction::header_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<Keep>("keep");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *given, Keep keep, const char *expected) {
        QTest::newRow(name) << QByteArray(given) << keep << QByteArray(expected);
    };
    row("subject is left out", "Subject: =?UTF-8?B?44GC?=\n =?UTF-8?B?44GE?=\nDate: x\n", Keep::Nothing,
        "Subject: (省略)\nDate: x\n");
    row("subject by choice", "Subject: =?UTF-8?B?44GC?=\n =?UTF-8?B?44GE?=\n", Keep::Subject,
        "Subject: =?UTF-8?B?44GC?=\n =?UTF-8?B?44GE?=\n");
    row("cc and bcc, folded", "Cc: a@example.net,\n\tb@example.net\nBCC: c@example.net\nDate: x\n", Keep::Both,
        "Cc: (省略)\nBCC: (省略)\nDate: x\n");
    row("names are cut, addresses stay", "From: =?UTF-8?B?5bCP5bed?= <me@example.com>\n", Keep::Nothing,
        "From: <me@example.com>\n");
    row("names by choice", "From: =?UTF-8?B?5bCP5bed?= <me@example.com>\n", Keep::Names,
        "From: =?UTF-8?B?5bCP5bed?= <me@example.com>\n");
    row("a name in a comment", "From: me@example.com (Ogawa Misaki)\n", Keep::Nothing, "From: <me@example.com>\n");
    row("bare addresses stay byte for byte",
        "From:me@example.com\nTo:  <you@example.co.jp>\nReturn-Path: <me@example.com>\n", Keep::Nothing,
        "From:me@example.com\nTo:  <you@example.co.jp>\nReturn-Path: <me@example.com>\n");
    row("empty return path", "Return-Path: <>\n", Keep::Nothing, "Return-Path: <>\n");
    row("other recipients are cut", "To: you@example.co.jp, other@example.net, Third <third@example.org>\n",
        Keep::Nothing, "To: <you@example.co.jp>, (省略)\n");
    row("the only recipient stays though another address failed", "To: list@example.org\n", Keep::Nothing,
        "To: list@example.org\n");
    row("several recipients, none of them failed", "To: a@example.org, b@example.org\n", Keep::Nothing, "To: (省略)\n");
    row("unknown fields are left out", "X-Internal-Note: deal 42\nThread-Topic: deal\nReferences: <a@b>\n",
        Keep::Nothing, "X-Internal-Note: (省略)\nThread-Topic: (省略)\nReferences: (省略)\n");
    row("for another person",
        "Received: from a by b id 1 for <secret@example.net>;\n\tFri, 20 Nov 2026 10:15:32 +0900\n", Keep::Nothing,
        "Received: from a by b id 1 for (省略);\n\tFri, 20 Nov 2026 10:15:32 +0900\n");
    row("for the failed one", "Received: from a by b for <you@example.co.jp>; x\n", Keep::Nothing,
        "Received: from a by b for <you@example.co.jp>; x\n");
    row("a kept field that names a cut address",
        "Authentication-Results: x; smtp.rcpttodomain=a@example.net\nCc: A@example.net\n", Keep::Nothing,
        "Authentication-Results: (省略)\nCc: (省略)\n");
    row("the sender in copy", "From: me@example.com\nCc: me@example.com\n", Keep::Nothing,
        "From: me@example.com\nCc: (省略)\n");
    row("file name", "Content-Type: application/pdf;\n\tname=\"secret.pdf\"\n", Keep::Nothing,
        "Content-Type: application/pdf; (省略)\n");
    row("copied fields in a signature", "DKIM-Signature: v=1; d=example.com; z=Subject:deal|Cc:a@b; b=abc=\n",
        Keep::Nothing, "DKIM-Signature: v=1; d=example.com; z=(省略); b=abc=\n");
    row("signature without them", "DKIM-Signature: v=1; d=example.com; s=default;\n\tbz=1; b=abc=\n", Keep::Nothing,
        "DKIM-Signature: v=1; d=example.com; s=default;\n\tbz=1; b=abc=\n");
    row("the body never gets in", "Date: x\n\nDear Mr Tanaka\nReceived: fake\n", Keep::Both, "Date: x\n");
    row("lines that are no field", "From me Fri Nov 20\nDate: x\nDear Sir\n", Keep::Nothing,
        "(省略)\nDate: x\n(省略)\n");
    row("CRLF", "Date: x\r\nReceived: a\r\n\tb\r\n", Keep::Nothing, "Date: x\nReceived: a\n\tb\n");
    row("unreadable From", "From: undisclosed\n", Keep::Nothing, "From: (省略)\n");
}

void TestRedaction::header()
{
    QFETCH(QByteArray, given);
    QFETCH(Keep, keep);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(redactHeader(given.toStdString(), optionsFor(keep), {"you@example.co.jp"})), expected);
}

void TestRedaction::englishMark()
{
    InquiryOptions options;
    options.language = Language::English;
    QCOMPARE(bytes(redactHeader("Subject: x\n", options)), QByteArray("Subject: (left out)\n"));
}

void TestRedaction::traceFieldsStayByteForByte()
{
    const std::string header = "Return-Path: <me@example.com>\n"
                               "X-Virus-Status: clean(F-Secure/fsigk_smtp/521/virusgw12006.xserver.jp)\n"
                               "Received: from PC (p1.example.ne.jp [198.51.100.77])\n"
                               "\tby sv1234.xserver.jp (Postfix) with ESMTPSA id 29FDB184219A37;\n"
                               "\tFri, 20 Nov 2026 10:15:32 +0900 (JST)\n"
                               "Received: from [192.168.1.20] (pc [198.51.100.142])\n"
                               "\t(authenticated bits=0)\n"
                               "\tby www1234.sakura.ne.jp (8.16.1/8.16.1) with ESMTPSA id 4AH284Xk061902\n"
                               "\t(version=TLSv1.2 cipher=AES256-GCM-SHA384 bits=256 verify=NO);\n"
                               "\tTue, 17 Nov 2026 11:08:06 +0900 (JST)\n"
                               "\t(envelope-from me@example.com)\n"
                               "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=default;\n\tbh=abc=; b=def=\n"
                               "Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=me@example.com\n"
                               "Date: Fri, 20 Nov 2026 10:15:31 +0900\n"
                               "Message-ID: <000b01dc59b2$8e0d7c60$aa287520$@example.com>\n"
                               "MIME-Version: 1.0\n"
                               "Content-Type: multipart/mixed;\n\tboundary=\"x\"\n"
                               "X-Mailer: Microsoft Outlook 16.0\n";
    QCOMPARE(bytes(redactHeader(header, {}, {"you@example.co.jp"})), bytes(header));
}

void TestRedaction::secretsNeverPass_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << QByteArray("X-Mailer: login password=hunter2\n");
    QTest::newRow("encoded word") << QByteArray("X-Mailer: =?UTF-8?B?cGFzc3dvcmQ9aHVudGVyMg==?= hunter2\n");
    QTest::newRow("cookie") << QByteArray("User-Agent: Cookie: hunter2\n");
    QTest::newRow("japanese") << QByteArray("X-Mailer: パスワード hunter2\n");
    QTest::newRow("unknown field") << QByteArray("X-Auth: hunter2\n");
    QTest::newRow("resent copy") << QByteArray("Resent-Bcc: hunter2@example.net\n");
    QTest::newRow("name") << QByteArray("From: \"hunter2\" <me@example.com>\n");
    QTest::newRow("name without an address") << QByteArray("From: hunter2\n");
    QTest::newRow("folded unknown") << QByteArray("X-Note: a\n\tReceived: hunter2\n");
}

void TestRedaction::secretsNeverPass()
{
    QFETCH(QByteArray, field);
    const QByteArray out = bytes(redactHeader(field.toStdString(), {}, {"you@example.co.jp"}));
    QVERIFY2(!out.contains("hunter2"), out.constData());
    QVERIFY(out.contains("(省略)") || out.contains("<me@example.com>"));
}

namespace {

/// A bounce whose notice has this text; the returned mail had this Cc and this subject.
Examination noticeOf(const std::string &text)
{
    Examination examination;
    DeliveryReport &report = examination.report;
    report.kind = ReportKind::Bounce;
    RecipientOutcome outcome;
    outcome.address.value = "you@example.co.jp";
    report.recipients.push_back(outcome);
    OriginalHeader original;
    original.subject = "お見積書";
    original.header.text = "From: me@example.com\nTo: you@example.co.jp\nCc: boss@example.com\nSubject: x\n";
    report.original = original;
    report.humanText.storage = std::make_shared<const std::string>(text);
    report.humanText.text = *report.humanText.storage;
    return examination;
}

} // namespace

void TestRedaction::notice_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *given, const char *expected) {
        QTest::newRow(name) << QByteArray(given) << QByteArray(expected);
    };
    row("as it is", "<you@example.co.jp>: host mx said: 550 no\n", "<you@example.co.jp>: host mx said: 550 no\n");
    row("qmail",
        "Sorry.\n<you@example.co.jp>:\n550 no\n\n--- Below this line is a copy of the message.\n\nReturn-Path: "
        "<x>\nsecret\n",
        "Sorry.\n<you@example.co.jp>:\n550 no\n");
    row("exim", "550 no\n\n------ This is a copy of the message, including all the headers. ------\n\nsecret\n",
        "550 no\n");
    row("header without a mark",
        "550 no\n\nFrom: me@example.com\nTo: you@example.co.jp,\n boss@example.com\nReceived: x\n\nsecret\n",
        "550 no\n");
    row("quoted body", "550 no\n> secret\n>secret\n>>> DATA\n<<< 550 no\n", "550 no\n>>> DATA\n<<< 550 no\n");
    row("repeated subject", "Your message\n  Subject: お見積書\ndid not reach\n",
        "Your message\nSubject: (省略)\ndid not reach\n");
    row("subject in a sentence", "Your message \"お見積書\" was not delivered\n550 no\n", "(省略)\n550 no\n");
    row("somebody in copy", "<boss@example.com> got it\n<you@example.co.jp> did not\n",
        "(省略)\n<you@example.co.jp> did not\n");
    row("empty lines", "\n\n\na\n\n\n\nb\n \t\n\n", "a\n\nb\n");
}

void TestRedaction::notice()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(redactNotice(noticeOf(given.toStdString()), {})), expected);
}

void TestRedaction::noNoticeOutOfAnOrdinaryMail()
{
    for (const ReportKind kind : {ReportKind::Mail, ReportKind::Fragment, ReportKind::AutoReply, ReportKind::Empty}) {
        Examination examination = noticeOf("my secret letter");
        examination.report.kind = kind;
        QVERIFY(redactNotice(examination, {}).empty());
    }
}

void TestRedaction::plainText_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QByteArray &given, const QByteArray &block, const QByteArray &line) {
        QTest::newRow(name) << given << block << line;
    };
    row("line ends", "a\r\nb\rc\nd\r\n\r\n", "a\nb\nc\nd\n\n", "a b c d");
    row("controls", QByteArray("a\0b\x07\x1b[31mc\x7f", 10), "ab[31mc", "ab[31mc");
    row("direction marks",
        "a\xe2\x80\xae"
        "b\xe2\x81\xa6\xd8\x9c"
        "c",
        "abc", "abc");
    row("zero width",
        "a\xe2\x80\x8b"
        "b\xef\xbb\xbf"
        "c\xc2\xad"
        "d",
        "abcd", "abcd");
    row("C1 and line separator",
        "a\xc2\x85"
        "b\xe2\x80\xa8"
        "c",
        "ab\nc", "ab c");
    row("malformed", "a\xff\xe3\x81z", "a\xef\xbf\xbd\xef\xbf\xbdz", "a\xef\xbf\xbd\xef\xbf\xbdz");
    row("japanese and emoji stay", "日本\t①㈱😀", "日本\t①㈱😀", "日本 ①㈱😀");
    row("spaces", "  a \t b  ", "  a \t b  ", "a b");
}

void TestRedaction::plainText()
{
    QFETCH(QByteArray, given);
    QTEST(bytes(plainBlock(given.toStdString())), "block");
    QTEST(bytes(plainLine(given.toStdString())), "line");
}

void TestRedaction::boundedTexts()
{
    QCOMPARE(bounded("abc", 3, "..."), std::string("abc"));
    QCOMPARE(bounded("abcd", 3, "..."), std::string("abc\n..."));
    QCOMPARE(bounded("ああ", 4, "..."), std::string("あ\n..."));
    QCOMPARE(bounded("one\ntwo three", 9, "..."), std::string("one\n..."));
    QCOMPARE(bounded("\xe3\x81", 1, "..."), std::string("\n..."));
}

void TestRedaction::hugeHeaders_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("addresses in copy") << QByteArray("To: ")
                                       << QByteArray("Cc: a@example.net,b@example.net,c@example.net\n");
    QTest::newRow("received") << QByteArray("To: ")
                              << QByteArray("Received: from a for <x@example.org> for <y@example.org>; x\n");
    QTest::newRow("at signs") << QByteArray("To: ")
                              << QByteArray("Authentication-Results: @@@@@@@@@@@@@@@@@@@@@@@@@@\n");
    QTest::newRow("one long address") << QByteArray("To: ") << QByteArray("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@");
    QTest::newRow("folds") << QByteArray("To: ") << QByteArray(" for\n\t");
    QTest::newRow("tags") << QByteArray("To: ") << QByteArray("DKIM-Signature: z;;;;;;;;;z=;\n");
    QTest::newRow("no line end") << QByteArray("To: ") << QByteArray("x");
    QTest::newRow("many for clauses") << QByteArray("Received: from a") << QByteArray(" for <x@example.org>");
    QTest::newRow("many tags") << QByteArray("DKIM-Signature: ") << QByteArray("z=a;");
    QTest::newRow("one long word") << QByteArray("Received: from ") << QByteArray("@a");
}

/// Eight times the header takes about eight times the time, far from the quadratic sixty-four.
void TestRedaction::hugeHeaders()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, unit);
    const auto seconds = [&first, &unit](qsizetype size) {
        const std::string header = (first + unit.repeated(size / unit.size())).toStdString();
        const std::clock_t begin = std::clock(); // CPU time: other programs do not count
        const std::string out = redactHeader(header, {}, {"you@example.co.jp"});
        return out.empty() ? 1e9 : static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    seconds(200'000);
    const double once = std::min({seconds(200'000), seconds(200'000), seconds(200'000)});
    const double eight = std::min(seconds(1'600'000), seconds(1'600'000));
    QVERIFY2(eight < 20 * once + 0.05, qPrintable(QStringLiteral("%1 s, then %2 s").arg(once).arg(eight)));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
