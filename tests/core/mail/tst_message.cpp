// SPDX-License-Identifier: MIT
#include "core/mail/message.h"

#include <QTest>

using namespace todoke;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QStringList kinds(const Message &message)
{
    QStringList out;
    for (const Anomaly &anomaly : message.anomalies) {
        out << text(anomaly.kind);
    }
    return out;
}

/// "0 multipart/mixed|1 text/plain" with the depth before each type.
QString tree(const Message &message)
{
    QStringList out;
    for (const Part &part : message.parts) {
        out << QString::number(part.depth) + QLatin1Char(' ') + text(part.type);
    }
    return out.join(QLatin1Char('|'));
}

QStringList bodies(const Message &message)
{
    QStringList out;
    for (const Part &part : message.parts) {
        out << text(message.view(part.body));
    }
    return out;
}

} // namespace

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsHeader();
    void keepsExactSpans();
    void readsOddHeaders_data();
    void readsOddHeaders();
    void readsTrees_data();
    void readsTrees();
    void readsParameters_data();
    void readsParameters();
    void readsPartText_data();
    void readsPartText();
    void mapsTextToBytes();
    void mapsFlowedTextToBytes();
    void readsHtml_data();
    void readsHtml();
    void stopsAtLimits();
};

void TestMessage::readsHeader()
{
    const std::string mail =
        "From: =?UTF-8?B?5bGx55Sw?=\r\n <taro@example.com>\r\nSUBJECT : a\r\n\tb\r\nX-Empty:\r\n\r\nbody\r\n";
    const Message message = parseMessage(mail);
    QCOMPARE(message.fields.size(), std::size_t{3});
    QCOMPARE(message.unfolded(message.root(), "subject"), std::string("a\tb"));
    QCOMPARE(message.decoded(message.root(), "from"), std::string("山田 <taro@example.com>"));
    QVERIFY(message.find("x-empty") != nullptr);
    QVERIFY(message.find("x-empty")->value.empty());
    QVERIFY(message.find("to") == nullptr);
    QCOMPARE(message.unfolded(message.root(), "to"), std::string());
    QCOMPARE(message.view(message.root().body), std::string_view("body\r\n"));
    QCOMPARE(kinds(message), QStringList());
}

void TestMessage::keepsExactSpans()
{
    for (const char *lineEnd : {"\n", "\r\n", "\r"}) {
        const std::string e = lineEnd;
        const std::string mail = "Subject:  one " + e + " two \t" + e + "To: b@example.com" + e + e + "x" + e;
        const Message message = parseMessage(mail);
        const HeaderField &subject = message.fields.at(0);
        QCOMPARE(message.view(subject.name), std::string_view("Subject"));
        QCOMPARE(std::string(message.view(subject.value)), "one " + e + " two");
        QCOMPARE(std::string(message.view(subject.whole)), "Subject:  one " + e + " two \t" + e);
        QCOMPARE(std::string(message.view(message.root().header)),
                 "Subject:  one " + e + " two \t" + e + "To: b@example.com" + e);
        QCOMPARE(std::string(message.view(message.root().body)), "x" + e);
        QCOMPARE(message.unfolded(subject), std::string("one  two"));
    }
}

void TestMessage::readsOddHeaders_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("anomalies");
    const auto row = [](const char *name, const char *mail, const char *names, const char *body,
                        const QStringList &anomalies) {
        QTest::newRow(name) << QByteArray(mail) << QString::fromUtf8(names) << QString::fromUtf8(body) << anomalies;
    };
    const auto kind = [](const char *name) { return QStringList{QString::fromLatin1(name)}; };
    row("empty", "", "", "", {});
    row("only a header", "Subject: a\nTo: b@example.com", "Subject To", "", kind("missing-body"));
    row("breaks off in a fold", "Subject: a\nTo: b@example.com\n ", "Subject To", "", kind("missing-body"));
    row("blank line first", "\nSubject: a\n", "", "Subject: a\n", {});
    row("bare error text", "550 5.1.1 <a@example.com>: unknown", "", "550 5.1.1 <a@example.com>: unknown", {});
    row("bare error text like a field", "Reason: 550 5.1.1 unknown\nmore", "", "Reason: 550 5.1.1 unknown\nmore",
        kind("no-header"));
    row("delivery status alone", "Reporting-MTA: dns; mx.example.com\nX-Postfix-Queue-ID: 1\n\nAction: failed\n", "",
        "Reporting-MTA: dns; mx.example.com\nX-Postfix-Queue-ID: 1\n\nAction: failed\n", kind("no-header"));
    row("a link first", "https://example.com/x\nSubject: a\n", "", "https://example.com/x\nSubject: a\n", {});
    row("mailbox line", "From a@example.com Fri Nov 20 10:15:32 2026\nSubject: a\n\nb", "Subject", "b",
        kind("mbox-from-line"));
    row("quoted mailbox line inside", "Subject: a\n>From b Fri Nov 20 10:15:32 2026\nTo: c\n\nb", "Subject To", "b",
        kind("mbox-from-line"));
    row("no blank line", "Subject: a\nTo: b\nHello you\nthere", "Subject To", "Hello you\nthere",
        kind("missing-blank-line"));
    row("an address line without blank line", "Subject: a\n<b@example.com>: unknown\n", "Subject",
        "<b@example.com>: unknown\n", kind("missing-blank-line"));
    row("fold without indent", "Received: from a\nby b with SMTP\nSubject: a\n\nb", "Received Subject", "b",
        kind("unindented-fold"));
    row("parameter without indent", "Subject: a\nContent-Type: text/plain;\ncharset=utf-8\n\nb", "Subject Content-Type",
        "b", kind("unindented-fold"));
    row("blanks as the blank line", "Subject: a\n \t\nHello you", "Subject", "Hello you", {});
    row("blanks as a fold", "Subject: a\n  \nTo: b\n\nx", "Subject To", "x", {});
    row("colon with blanks", "Subject \t: a\n\nx", "Subject", "x", {});
    row("nul bytes", "Subject: a\n\nx", "Subject", "x", {});
}

void TestMessage::readsOddHeaders()
{
    QFETCH(QByteArray, mail);
    const std::string bytes = mail.toStdString();
    const Message message = parseMessage(bytes);
    QStringList names;
    for (const HeaderField &field : message.fields) {
        names << text(message.nameOf(field));
    }
    QTEST(names.join(QLatin1Char(' ')), "names");
    QTEST(text(message.view(message.root().body)), "body");
    QTEST(kinds(message), "anomalies");
}

void TestMessage::readsTrees_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QStringList>("leaves"); // the bodies of all parts but the root
    QTest::addColumn<QStringList>("anomalies");
    const auto row = [](const char *name, const char *mail, const char *expected, const QList<const char *> &leaves,
                        const QList<const char *> &anomalies) {
        QStringList leafTexts;
        for (const char *leaf : leaves) {
            leafTexts << QString::fromUtf8(leaf);
        }
        QStringList kindTexts;
        for (const char *anomaly : anomalies) {
            kindTexts << QString::fromUtf8(anomaly);
        }
        QTest::newRow(name) << QByteArray(mail) << QString::fromUtf8(expected) << leafTexts << kindTexts;
    };
    const auto mixed = [](const char *rest) {
        static QList<QByteArray> kept;
        kept << QByteArray("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n") + rest;
        return kept.last().constData();
    };
    row("two parts", mixed("pre\n--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n\n--b--\nepilogue\n"),
        "0 multipart/mixed|1 text/plain|1 text/html", {"one", "two\n"}, {});
    row("blanks behind the boundary", mixed("--b \t\n\none\n--b-- \n"), "0 multipart/mixed|1 text/plain", {"one"}, {});
    row("no closing boundary", mixed("--b\n\none\n"), "0 multipart/mixed|1 text/plain", {"one\n"},
        {"missing-closing-boundary"});
    row("doubled boundary", mixed("--b\n--b\n\none\n--b--\n"), "0 multipart/mixed|1 text/plain", {"one"},
        {"doubled-boundary"});
    row("boundary never comes", mixed("one\n"), "0 multipart/mixed", {}, {"boundary-not-found"});
    row("header without blank line", mixed("--b\nContent-Type: text/html\n--b--\n"), "0 multipart/mixed|1 text/html",
        {""}, {"header-without-blank-line"});
    row("longer boundary inside", mixed("--b\n\none\n--bb\n--b2--\n--b--\n"), "0 multipart/mixed|1 text/plain",
        {"one\n--bb\n--b2--"}, {});
    row("no boundary parameter",
        "Subject: x\nContent-Type: multipart/mixed\n\npre\n--q\nContent-Type: text/html\n\none\n--q--\n",
        "0 multipart/mixed|1 text/html", {"one"}, {"missing-boundary-parameter", "guessed-boundary"});
    row("another boundary than said", mixed("--other\nContent-Type: text/html\n\none\n--other--\n"),
        "0 multipart/mixed|1 text/html", {"one"}, {"guessed-boundary"});
    row("nested",
        mixed(
            "--b\nContent-Type: multipart/alternative; boundary=\"b=a\"\n\n--b=a\n\none\n--b=a--\n--b\n\ntwo\n--b--\n"),
        "0 multipart/mixed|1 multipart/alternative|2 text/plain|1 text/plain", {"--b=a\n\none\n--b=a--", "one", "two"},
        {});
    row("nested, not closed",
        mixed("--b\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\none\n--b\n\ntwo\n--b--\n"),
        "0 multipart/mixed|1 multipart/alternative|2 text/plain|1 text/plain", {"--a\n\none", "one", "two"},
        {"missing-closing-boundary"});
    row("nested, same boundary",
        mixed("--b\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\none\n--b--\n--b\n\ntwo\n--b--\n"),
        "0 multipart/mixed|1 multipart/alternative|2 text/plain|1 text/plain", {"--b\n\none\n--b--", "one", "two"}, {});
    row("nested, prefix of the outer",
        mixed("--b\nContent-Type: multipart/alternative; boundary=bc\n\n--bc\n\none\n--bc--\n--b--\n"),
        "0 multipart/mixed|1 multipart/alternative|2 text/plain", {"--bc\n\none\n--bc--", "one"}, {});
    row("message", mixed("--b\nContent-Type: message/rfc822\n\nSubject: y\n\ninner\n--b--\n"),
        "0 multipart/mixed|1 message/rfc822|2 text/plain", {"Subject: y\n\ninner", "inner"}, {});
    row("message with a multipart",
        mixed("--b\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=c\nSubject: "
              "y\n\n--c\n\ninner\n--c--\n--b--\n"),
        "0 multipart/mixed|1 message/rfc822|2 multipart/mixed|3 text/plain",
        {"Content-Type: multipart/mixed; boundary=c\nSubject: y\n\n--c\n\ninner\n--c--", "--c\n\ninner\n--c--",
         "inner"},
        {});
    row("headers only", mixed("--b\nContent-Type: text/rfc822-headers\n\nSubject: y\nTo: z\n--b--\n"),
        "0 multipart/mixed|1 text/rfc822-headers|2 text/plain", {"Subject: y\nTo: z", ""},
        {"header-without-blank-line"});
    row("headers with a cut multipart",
        mixed("--b\nContent-Type: text/rfc822-headers\n\nContent-Type: multipart/mixed; boundary=c\n\n--b--\n"),
        "0 multipart/mixed|1 text/rfc822-headers|2 multipart/mixed",
        {"Content-Type: multipart/mixed; boundary=c\n", ""}, {"boundary-not-found"});
    row("delivery status is a leaf",
        mixed("--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n--b--\n"),
        "0 multipart/mixed|1 message/delivery-status", {"Reporting-MTA: dns; a\n"}, {});
    row("digest", "Subject: x\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: y\n\none\n--b--\n",
        "0 multipart/digest|1 message/rfc822|2 text/plain", {"Subject: y\n\none", "one"}, {});
    row("message as root", "Subject: x\nContent-Type: message/rfc822\n\nSubject: y\n\none\n",
        "0 message/rfc822|1 text/plain", {"one\n"}, {});
    row("encoded message is a leaf",
        mixed("--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeQ==\n--b--\n"),
        "0 multipart/mixed|1 message/rfc822", {"U3ViamVjdDogeQ=="}, {});
    row("winmail.dat", mixed("--b\nContent-Type: application/ms-tnef; name=winmail.dat\n\nx\n--b--\n"),
        "0 multipart/mixed|1 application/ms-tnef", {"x"}, {"winmail-dat"});
    row("empty part", mixed("--b\n\n--b--\n"), "0 multipart/mixed|1 text/plain", {""}, {});
}

void TestMessage::readsTrees()
{
    QFETCH(QByteArray, mail);
    QFETCH(QStringList, leaves);
    const QByteArray lf = mail;
    for (const char *lineEnd : {"\n", "\r\n", "\r"}) {
        const std::string bytes = QByteArray(lf).replace("\n", lineEnd).toStdString();
        const Message message = parseMessage(bytes);
        QTEST(tree(message), "expected");
        QTEST(kinds(message), "anomalies");
        QStringList wanted = leaves;
        wanted.replaceInStrings(QStringLiteral("\n"), QString::fromLatin1(lineEnd));
        QCOMPARE(bodies(message).mid(1), wanted);
    }
}

void TestMessage::readsParameters_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("expected"); // null when there is none
    const auto row = [](const char *name, const char *value, const char *parameterName, const char *expected) {
        QTest::newRow(name) << QByteArray(value) << QByteArray(parameterName) << QString::fromUtf8(expected);
    };
    row("token", "text/plain; charset=utf-8", "charset", "utf-8");
    row("quoted", "text/plain; charset=\"utf-8\"", "CHARSET", "utf-8");
    row("blanks", "text/plain ; charset = \"utf-8\" ; format=flowed", "format", "flowed");
    row("semicolon inside quotes", "x/y; name=\"a;b\"; z=1", "name", "a;b");
    row("backslash", "x/y; name=\"a\\\"b\\\\c\"", "name", "a\"b\\c");
    row("windows path", "x/y; name=\"C:\\temp\\a.txt\"", "name", "C:\\temp\\a.txt");
    row("no semicolon", "text/plain charset=utf-8 format=flowed", "charset", "utf-8");
    row("comment", "text/plain; charset=us-ascii (Plain text)", "charset", "us-ascii");
    row("unquoted with blanks", "x/y; name=my file.pdf; z=1", "name", "my file.pdf");
    row("folded", "x/y;\r\n name=\"a\r\n b\"", "name", "a b");
    row("rfc 2231", "x/y; name*=iso-2022-jp'ja'%1B%24BFO%241%1B%28B.txt", "name", "届け.txt");
    row("rfc 2231 in pieces", "x/y; name*0*=UTF-8''%E5%B1; name*1*=%8A%E3%81; name*2=\"\x91.txt\"", "name", "届け.txt");
    row("rfc 2231 out of order", "x/y; name*1=\"b\"; name*0=\"a\"", "name", "ab");
    row("rfc 2231 wins", "x/y; name=\"fallback\"; name*=UTF-8''%E5%B1%8A", "name", "届");
    row("encoded word", "x/y; name=\"=?UTF-8?B?5bGK44GR?=\"", "name", "届け");
    row("last quote missing", "x/y; name=\"abc", "name", "abc");
    row("first of two", "x/y; a=1; a=2", "a", "1");
    row("empty", "x/y; a=; b=2", "b", "2");
    QTest::newRow("absent") << QByteArray("x/y; a=1") << QByteArray("b") << QString();
    QTest::newRow("name inside a value") << QByteArray("x/y; a=\"b=1\"") << QByteArray("b") << QString();
}

void TestMessage::readsParameters()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, name);
    const std::optional<std::string> found = parameter(value.toStdString(), name.toStdString());
    QTEST(found ? QString::fromStdString(*found) : QString(), "expected");
}

void TestMessage::readsPartText_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *header, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray("Subject: x\n") + header + "\n\n" + body << QString::fromUtf8(expected);
    };
    row("plain", "X-A: b", "abc\n", "abc\n");
    row("iso-2022-jp", "Content-Type: text/plain; charset=ISO-2022-JP", "\x1B$BFO$1\x1B(B\n", "届け\n");
    row("quoted-printable", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: Quoted-Printable",
        "=E5=B1=8A=E3=\n=81=91 =3D 1=\n2 \t\nend", "届け = 12\nend");
    row("quoted-printable rubbish", "Content-Transfer-Encoding: quoted-printable",
        "a=ZZ b=4 c==3D\nx=", "a=ZZ b=4 c==\nx");
    row("base64", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", "5bGK\n44GR\nCg==\n",
        "届け\n");
    row("base64 without padding", "Content-Transfer-Encoding: base64", "YWJj\nZGU", "abcde");
    row("base64 split in a quartet", "Content-Transfer-Encoding: base64", "YW\nJjZG\nVm", "abcdef");
    row("base64 with rubbish", "Content-Transfer-Encoding: base64",
        "YWJj!ZGVm-Z2hpYWJjZGVmZ2hpYWJjZGVmZ2hpYWJjZGVmZ2hpYWJjZGVmZ2hp\n",
        "abcdefghiabcdefghiabcdefghiabcdefghiabcdefghi");
    row("base64 in two padded pieces", "Content-Transfer-Encoding: base64", "YQ==\nYg==\n", "ab");
    row("not base64 at all", "Content-Transfer-Encoding: base64", "Hello, this is plain text.\n",
        "Hello, this is plain text.\n");
    row("uuencode", "Content-Transfer-Encoding: x-uuencode", "begin 644 a.txt\n#86)C\n`\nend\n", "abc");
    const char *const flowed = "Content-Type: text/plain; format=flowed";
    row("flowed", flowed, "one \ntwo \nthree\nfour\n\nfive\n", "one two three\nfour\n\nfive\n");
    row("flowed, DelSp", "Content-Type: text/plain; format=Flowed; DelSp=Yes", "お届 \nけ\n", "お届け\n");
    row("flowed, stuffed", flowed, " From here \n > on\n", "From here > on\n");
    row("flowed, quoted", flowed, "> one \n> two\n>> three \n> four\nfive\n", "> one two\n>> three \n> four\nfive\n");
    row("flowed, signature", flowed, "one\n-- \nTaro\n", "one\n-- \nTaro\n");
    row("flowed to the end", flowed, "one \n", "one \n");
    row("not flowed", "Content-Type: text/plain; format=fixed", "one \ntwo\n", "one \ntwo\n");
    row("unknown encoding", "Content-Transfer-Encoding: x-foo", "abc", "abc");
    row("7bit in capitals with comment", "Content-Transfer-Encoding: 7BIT (x)", "abc", "abc");
}

void TestMessage::readsPartText()
{
    QFETCH(QByteArray, mail);
    const std::string bytes = mail.toStdString();
    const Message message = parseMessage(bytes);
    const SourceText decoded = partText(message, message.root());
    QTEST(text(decoded.text), "expected");
    if (message.root().charset.empty() && !message.root().isFlowed) {
        QTEST(QString::fromStdString(partBytes(message, message.root())), "expected");
    }
}

void TestMessage::mapsTextToBytes()
{
    const std::string mail = "Subject: x\nContent-Type: text/plain; charset=iso-2022-jp\n"
                             "Content-Transfer-Encoding: quoted-printable\n\n"
                             "first line\n=1B$BFO$1=1B(B <a=\n@example.com> 550=3D5.7.1\nlast";
    const Message message = parseMessage(mail);
    const SourceText decoded = partText(message, message.root());
    QCOMPARE(text(decoded.text), QString::fromUtf8("first line\n届け <a@example.com> 550=5.7.1\nlast"));
    const auto source = [&](std::string_view piece) {
        return std::string(message.view(decoded.toSource({decoded.text.find(piece), piece.size()})));
    };
    QCOMPARE(source("last"), std::string("last"));
    QCOMPARE(source("a@example.com"), std::string("a=\n@example.com"));
    QCOMPARE(source("550=5.7.1"), std::string("550=3D5.7.1"));
    QCOMPARE(source("="), std::string("=3D"));
    QCOMPARE(source("届け"), std::string("=1B$BFO$1=1B(B"));
    QCOMPARE(decoded.sourceOf(decoded.text.substr(0, 5)), (Span{mail.find("first"), 5}));
}

void TestMessage::mapsFlowedTextToBytes()
{
    const std::string mail = "Subject: x\nContent-Type: text/plain; format=flowed\n\n"
                             " host mx.example.com \nsaid: 550 5.1.1 \n<a@example.com>\nend\n";
    const Message message = parseMessage(mail);
    const SourceText decoded = partText(message, message.root());
    QCOMPARE(text(decoded.text), QStringLiteral("host mx.example.com said: 550 5.1.1 <a@example.com>\nend\n"));
    const auto source = [&](std::string_view piece) {
        return std::string(message.view(decoded.toSource({decoded.text.find(piece), piece.size()})));
    };
    QCOMPARE(source("<a@example.com>"), std::string("<a@example.com>"));
    QCOMPARE(source("com said"), std::string("com \nsaid"));
}

void TestMessage::readsHtml_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *html, const char *expected) {
        QTest::newRow(name) << QByteArray(html) << QString::fromUtf8(expected);
    };
    row("paragraphs", "<html><body><p>one\n two</p><p>three</p></body></html>", "one two\nthree\n");
    row("breaks", "a<br>b<br/><br>c", "a\nb\n\nc\n");
    row("entities", "&lt;a&#64;example.com&gt;&nbsp;&amp;&#x5C4A;&yen;&foo;", "<a@example.com> &届¥&foo;\n");
    row("style and script", "<style>p{}</style>x<script>if(a<b){}</script>y", "xy\n");
    row("comment", "a<!-- <p>b</p> -->c", "ac\n");
    row("cells", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n");
    row("pre", "<pre>a\n  b</pre>", "a\n  b\n");
    row("an address as a tag", "to <taro@example.com>: failed", "to <taro@example.com>: failed\n");
    row("a lone bracket", "1 < 2 & 3", "1 < 2 & 3\n");
    row("a tag that is not closed", "abc <div", "abc <div\n");
    row("attributes", "<a href=\"mailto:b@example.com\">c</a>", "c\n");
    row("empty", "", "");
}

void TestMessage::readsHtml()
{
    QFETCH(QByteArray, html);
    const std::string bytes = html.toStdString();
    SourceText source;
    source.text = bytes;
    source.map = SourceMap(100);
    const SourceText read = htmlToText(source);
    QTEST(text(read.text), "expected");
    const std::size_t at = read.text.find("three");
    if (at != std::string_view::npos) {
        QCOMPARE(read.toSource({at, 5}), (Span{100 + bytes.find("three"), 5}));
    }
}

void TestMessage::stopsAtLimits()
{
    MailLimits limits;
    limits.fields = 2;
    Message message = parseMessage("Subject: a\nTo: b\nCc: c\n d\nDate: e\n\nbody", limits);
    QCOMPARE(message.fields.size(), std::size_t{2});
    QCOMPARE(kinds(message), QStringList{QStringLiteral("too-many-fields")});
    QCOMPARE(message.view(message.root().body), std::string_view("body"));

    limits = {};
    limits.parts = 3;
    message = parseMessage(
        "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b\n\n3\n--b--\n", limits);
    QCOMPARE(message.parts.size(), std::size_t{3});
    QCOMPARE(kinds(message), QStringList{QStringLiteral("too-many-parts")});

    limits = {};
    limits.depth = 1;
    message =
        parseMessage("Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; "
                     "boundary=c\n\n--c\n\n1\n--c--\n--b\n\n2\n--b--\n",
                     limits);
    QCOMPARE(tree(message), QStringLiteral("0 multipart/mixed|1 multipart/mixed|1 text/plain"));
    QCOMPARE(kinds(message), QStringList{QStringLiteral("too-deep")});
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
