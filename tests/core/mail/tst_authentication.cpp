// SPDX-License-Identifier: MIT
#include "core/mail/authentication.h"

#include <QTest>

using namespace todoke;

/// Authentication-Results and its kin, in the forms that receivers write.
class TestAuthentication : public QObject
{
    Q_OBJECT

private:
    static std::vector<AuthenticationResults> read(const std::string &header)
    {
        s_bytes = header + "\n\nbody\n";
        const Message message = parseMessage(s_bytes);
        return parseAuthentication(message, message.root());
    }
    static std::string s_bytes;

private Q_SLOTS:
    void forms_data();
    void forms();
    void propertiesAndComments();
    void arcHasItsInstance();
    void receivedSpf();
    void trustEndsAtTheFirstForeignServer();
    void belowTheBorderOnlyTheOwnNameCounts();
    void dkimSignature();
    void rubbishIsRead_data();
    void rubbishIsRead();
};

std::string TestAuthentication::s_bytes;

void TestAuthentication::forms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("methods");
    QTest::newRow("RFC 8601") << QByteArray("mx.example.com; spf=pass smtp.mailfrom=example.net; dkim=fail "
                                            "reason=\"bad signature\" header.d=example.net")
                              << QByteArray("mx.example.com") << QByteArray("spf=pass dkim=fail");
    QTest::newRow("none") << QByteArray("mx.example.com; none") << QByteArray("mx.example.com") << QByteArray();
    QTest::newRow("version behind the id") << QByteArray("example.com 1; dmarc=pass header.from=example.org")
                                           << QByteArray("example.com") << QByteArray("dmarc=pass");
    QTest::newRow("version behind the method") << QByteArray("example.com; dkim/1=pass header.i=@example.org")
                                               << QByteArray("example.com") << QByteArray("dkim=pass");
    QTest::newRow("Microsoft, no id")
        << QByteArray(
               "spf=pass (sender IP is 203.0.113.9)\n smtp.mailfrom=example.co.jp; dkim=none (message not signed)\n"
               " header.d=none;dmarc=bestguesspass action=none\n header.from=example.co.jp;compauth=pass reason=109")
        << QByteArray() << QByteArray("spf=pass dkim=none dmarc=bestguesspass compauth=pass");
    QTest::newRow("Google")
        << QByteArray("mx.google.com;\n       spf=softfail (google.com: domain of transitioning a@example.jp does not "
                      "designate 203.0.113.9 as permitted sender) smtp.mailfrom=a@example.jp;\n       dmarc=fail "
                      "(p=QUARANTINE sp=QUARANTINE dis=QUARANTINE) header.from=example.jp")
        << QByteArray("mx.google.com") << QByteArray("spf=softfail dmarc=fail");
    QTest::newRow("no semicolons between methods")
        << QByteArray("mx.example.com; spf=pass smtp.mailfrom=a@example.jp dkim=pass header.d=example.jp")
        << QByteArray("mx.example.com") << QByteArray("spf=pass dkim=pass");
}

void TestAuthentication::forms()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, methods);
    const auto found = read("Authentication-Results: " + value.toStdString());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(found[0].server), server);
    QByteArrayList got;
    for (const AuthenticationMethod &method : found[0].methods) {
        got.append(QByteArray::fromStdString(method.method + '=' + method.result));
    }
    QCOMPARE(got.join(' '), methods);
}

void TestAuthentication::propertiesAndComments()
{
    const auto found =
        read("Authentication-Results: spf=fail (sender IP is 203.0.113.9 (old)) smtp.mailfrom=example.co.jp;"
             " dmarc=fail action=oreject header.from=example.co.jp; compauth=fail reason=000");
    QCOMPARE(found.size(), std::size_t(1));
    const auto &methods = found[0].methods;
    QCOMPARE(methods.size(), std::size_t(3));
    QCOMPARE(methods[0].comment, std::string("sender IP is 203.0.113.9 (old)"));
    QCOMPARE(methods[0].property("smtp.mailfrom"), std::string_view("example.co.jp"));
    QCOMPARE(methods[1].property("action"), std::string_view("oreject"));
    QCOMPARE(methods[2].reason, std::string("000"));
    QCOMPARE(methods[2].property("header.from"), std::string_view());
}

void TestAuthentication::arcHasItsInstance()
{
    const auto found =
        read("ARC-Authentication-Results: i=2; mx.example.net; spf=pass smtp.mailfrom=example.jp; arc=pass (i=1)");
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].instance, 2U);
    QCOMPARE(found[0].server, std::string("mx.example.net"));
    QCOMPARE(found[0].methods.size(), std::size_t(2));
    QVERIFY(!found[0].trusted);
}

void TestAuthentication::receivedSpf()
{
    const auto found =
        read("Received-SPF: SoftFail (mx.example.net: not permitted) receiver=mx.example.net; client-ip=203.0.113.9;"
             " envelope-from=\"a@example.jp\"; helo=sv1.example.jp;");
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].server, std::string("mx.example.net"));
    QCOMPARE(found[0].methods[0].result, std::string("softfail"));
    QCOMPARE(found[0].methods[0].property("client-ip"), std::string_view("203.0.113.9"));
    QCOMPARE(found[0].methods[0].property("envelope-from"), std::string_view("a@example.jp"));
}

void TestAuthentication::trustEndsAtTheFirstForeignServer()
{
    const auto found =
        read("Authentication-Results: mx.example.net; spf=pass\n"
             "Received: from relay.example.net by store.example.net with LMTP; Fri, 20 Nov 2026 10:15:40 +0900\n"
             "Authentication-Results: mx.example.net; dkim=pass\n"
             "Received: from out.example.jp by mx.example.net with ESMTP; Fri, 20 Nov 2026 10:15:39 +0900\n"
             "Received: from pc by out.example.jp with ESMTPA; Fri, 20 Nov 2026 10:15:32 +0900\n"
             "Authentication-Results: mx.example.net; dmarc=pass");
    QCOMPARE(found.size(), std::size_t(3));
    QVERIFY(found[0].trusted);
    QVERIFY(found[1].trusted);
    QVERIFY(!found[2].trusted);
}

void TestAuthentication::belowTheBorderOnlyTheOwnNameCounts()
{
    const std::string border = "Received: from out.example.jp by mx.example.net; Fri, 20 Nov 2026 10:15:39 +0900\n";
    const auto trusted = [](const std::string &header) { return read(header).at(0).trusted; };
    QVERIFY(trusted(border + "Authentication-Results: mx.example.net; spf=pass"));
    QVERIFY(!trusted(border + "Authentication-Results: mx.example.org; spf=pass"));
    QVERIFY(!trusted(border + "Authentication-Results: spf=pass smtp.mailfrom=example.jp"));
    QVERIFY(!trusted(border + "Received-SPF: pass receiver=mx.example.net"));
    QVERIFY(trusted("Received-SPF: pass receiver=mx.example.net\n" + border));
    QVERIFY(!trusted("ARC-Authentication-Results: i=1; mx.example.net; spf=pass\n" + border));
    QVERIFY(!trusted("X-Original-Authentication-Results: mx.example.net; spf=pass\n" + border));
    QVERIFY(!trusted("Authentication-Results: mx.example.net; spf=pass")); // no route: nobody knows who wrote it
}

void TestAuthentication::dkimSignature()
{
    s_bytes = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=Example.JP; s=sel1;\n h=From:To : Subject;\n "
              "bh=abc=; b=def=\n\n";
    const Message message = parseMessage(s_bytes);
    const auto found = parseDkimSignatures(message, message.root());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].domain, std::string("example.jp"));
    QCOMPARE(found[0].selector, std::string("sel1"));
    QCOMPARE(found[0].algorithm, std::string("rsa-sha256"));
    QCOMPARE(found[0].signedFields, (std::vector<std::string>{"from", "to", "subject"}));
    QVERIFY(found[0].wholeBody);
}

void TestAuthentication::rubbishIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only semicolons") << QByteArray(";;;;");
    QTest::newRow("only equals") << QByteArray("====");
    QTest::newRow("open comment") << QByteArray("a; spf=pass (((((");
    QTest::newRow("open quote") << QByteArray("a; dkim=pass reason=\"");
    QTest::newRow("brackets") << QByteArray(")))(((;=)");
    QTest::newRow("a million brackets") << QByteArray(1'000'000, '(');
    QTest::newRow("a million semicolons") << QByteArray(1'000'000, ';');
}

void TestAuthentication::rubbishIsRead()
{
    QFETCH(QByteArray, value);
    for (const char *name :
         {"Authentication-Results: ", "ARC-Authentication-Results: i=", "Received-SPF: ", "DKIM-Signature: "}) {
        QVERIFY(read(name + value.toStdString()).size() <= 1);
    }
}

QTEST_GUILESS_MAIN(TestAuthentication)
#include "tst_authentication.moc"
