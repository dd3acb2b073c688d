// SPDX-License-Identifier: MIT
#include "core/mail/address.h"

#include <QTest>

using namespace todoke;

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits();
    void parsesMailboxes_data();
    void parsesMailboxes();
    void findsAddress_data();
    void findsAddress();
    void judges_data();
    void judges();
};

void TestAddress::splits()
{
    const EmailAddress address{"\"a@b\"@example.com"};
    QCOMPARE(address.localPart(), std::string_view("\"a@b\""));
    QCOMPARE(address.domain(), std::string_view("example.com"));
    QCOMPARE(EmailAddress{"postmaster"}.domain(), std::string_view());
}

void TestAddress::parsesMailboxes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected"); // name=address|name=address
    const auto row = [](const char *name, const char *value, const char *expected) {
        QTest::newRow(name) << QByteArray(value) << QString::fromUtf8(expected);
    };
    row("bare", "taro@example.co.jp", "=taro@example.co.jp");
    row("angle", "<taro@example.co.jp>", "=taro@example.co.jp");
    row("name", "Taro Yamada <taro@example.co.jp>", "Taro Yamada=taro@example.co.jp");
    row("quoted name with comma", "\"Yamada, Taro\" <taro@example.co.jp>, b@example.com",
        "Yamada, Taro=taro@example.co.jp|=b@example.com");
    row("comment name", "taro@example.co.jp (Taro)", "Taro=taro@example.co.jp");
    row("encoded name", "=?UTF-8?B?5bGx55Sw?= <taro@example.co.jp>", "山田=taro@example.co.jp");
    row("raw name in jis", "\x1B$B;3ED\x1B(B <taro@example.co.jp>", "山田=taro@example.co.jp");
    row("group", "staff: a@example.com, B <b@example.com>;, c@example.com",
        "=a@example.com|B=b@example.com|=c@example.com");
    row("empty group", "undisclosed-recipients:;", "");
    row("route", "<@relay.example,@b.example:taro@example.co.jp>", "=taro@example.co.jp");
    row("angle inside quotes", "\"a <x@example.com>\" <b@example.com>", "a <x@example.com>=b@example.com");
    row("name is an address", "a@example.com <b@example.com>", "a@example.com=b@example.com");
    row("null sender", "<>", "");
    row("daemon without domain", "MAILER-DAEMON (Mail Delivery System)", "");
    row("quoted local part", "\"taro yamada\"@example.com", "=\"taro yamada\"@example.com");
    row("semicolons between", "a@example.com; b@example.com", "=a@example.com|=b@example.com");
    row("angle not closed", "Taro <taro@example.com", "Taro=taro@example.com");
}

void TestAddress::parsesMailboxes()
{
    QFETCH(QByteArray, value);
    QStringList found;
    for (const Mailbox &mailbox : parseMailboxes(value.toStdString())) {
        found << QString::fromStdString(mailbox.name + "=" + mailbox.address.value);
    }
    QTEST(found.join(QLatin1Char('|')), "expected");
}

void TestAddress::findsAddress_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("in a sentence", "Delivery to taro@example.co.jp failed.", "taro@example.co.jp");
    row("at the end of a sentence", "could not reach taro@example.co.jp.", "taro@example.co.jp");
    row("in angle brackets", "<taro@example.co.jp>: unknown user", "taro@example.co.jp");
    row("behind a scheme", "rfc822;taro@example.co.jp", "taro@example.co.jp");
    row("behind mailto", "mailto:taro@example.co.jp?subject=x", "taro@example.co.jp");
    row("single quotes", "'taro@example.co.jp' on 2026/11/20", "taro@example.co.jp");
    row("apostrophe in the name", "o'hara@example.com", "o'hara@example.com");
    row("plus and equals", "<b+taro=example.com@list.example>", "b+taro=example.com@list.example");
    row("dots as docomo once had", "taro..y.@example.jp", "taro..y.@example.jp");
    row("japanese round it", "宛先「taro@example.co.jp」に", "taro@example.co.jp");
    row("domain literal", "taro@[192.0.2.1] x", "taro@[192.0.2.1]");
    row("quoted local part", "to \"taro y\"@example.com x", "\"taro y\"@example.com");
    row("no local part", "relay=@example.com and b@example.com", "relay=@example.com");
    row("at sign alone", "a @ b, c@example.com", "c@example.com");
    row("none", "no address here", "");
}

void TestAddress::findsAddress()
{
    QFETCH(QByteArray, text);
    QTEST(QString::fromStdString(findAddress(text.toStdString()).value), "expected");
}

void TestAddress::judges_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("plain") << QByteArray("taro@example.co.jp") << true;
    QTest::newRow("utf-8") << QByteArray("太郎@例え.jp") << true;
    QTest::newRow("no at") << QByteArray("taro.example.co.jp") << false;
    QTest::newRow("two at") << QByteArray("a@b@example.com") << false;
    QTest::newRow("white space") << QByteArray("ta ro@example.com") << false;
    QTest::newRow("angle") << QByteArray("<taro@example.com>") << false;
    QTest::newRow("no domain") << QByteArray("taro@") << false;
    QTest::newRow("no local part") << QByteArray("@example.com") << false;
    QTest::newRow("dot at the end") << QByteArray("taro@example.com.") << false;
}

void TestAddress::judges()
{
    QFETCH(QByteArray, text);
    QTEST(looksLikeAddress(text.toStdString()), "expected");
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
