// SPDX-License-Identifier: MIT
#include "core/mail/organisation.h"

#include <QTest>

using namespace todoke;

/// Whose a host name is.
class TestOrganisation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void domains_data();
    void domains();
    void sameOperators();
    void longRubbishIsRefused();
};

void TestOrganisation::domains_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("organisation");
    QTest::addColumn<QByteArray>("runBy");
    QTest::newRow("under co.jp") << QByteArray("mail.example.co.jp") << QByteArray("example.co.jp")
                                 << QByteArray("example.co.jp");
    QTest::newRow("under a city") << QByteArray("mail.office.example.chiyoda.tokyo.jp")
                                  << QByteArray("example.chiyoda.tokyo.jp") << QByteArray("example.chiyoda.tokyo.jp");
    QTest::newRow("upper case and final dot")
        << QByteArray("MX.Example.COM.") << QByteArray("example.com") << QByteArray("example.com");
    QTest::newRow("itself") << QByteArray("example.com") << QByteArray("example.com") << QByteArray("example.com");
    QTest::newRow("a company's suffix") << QByteArray("a.someone.github.io") << QByteArray("someone.github.io")
                                        << QByteArray("github.io");
    QTest::newRow("a bare company's suffix") << QByteArray("github.io") << QByteArray() << QByteArray("github.io");
    QTest::newRow("a bare suffix") << QByteArray("co.jp") << QByteArray() << QByteArray();
    QTest::newRow("unknown top") << QByteArray("mx.one.example") << QByteArray("one.example")
                                 << QByteArray("one.example");
    QTest::newRow("one label") << QByteArray("localhost") << QByteArray() << QByteArray();
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QByteArray() << QByteArray();
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << QByteArray() << QByteArray();
    QTest::newRow("literal") << QByteArray("[192.0.2.1]") << QByteArray() << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("dots") << QByteArray("...") << QByteArray() << QByteArray();
    QTest::newRow("an address") << QByteArray("a@example.com") << QByteArray() << QByteArray();
}

void TestOrganisation::domains()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, organisation);
    QFETCH(QByteArray, runBy);
    QCOMPARE(QByteArray::fromStdString(organisationalDomain(host.toStdString())), organisation);
    QCOMPARE(QByteArray::fromStdString(operatorDomain(host.toStdString())), runBy);
}

void TestOrganisation::sameOperators()
{
    QVERIFY(sameOperator("www262.example.ne.jp", "fsav302.EXAMPLE.ne.jp"));
    QVERIFY(!sameOperator("mx.example.com", "mx.example.net"));
    QVERIFY(!sameOperator("localhost", "localhost")); // nobody knows whose
    QVERIFY(!sameOperator("co.jp", "co.jp"));
}

void TestOrganisation::longRubbishIsRefused()
{
    QVERIFY(operatorDomain(std::string(1'000'000, 'a') + ".com").empty());
    std::string many;
    for (int i = 0; i < 500'000; ++i) {
        many += "a.";
    }
    QVERIFY(operatorDomain(many).empty());
}

QTEST_GUILESS_MAIN(TestOrganisation)
#include "tst_organisation.moc"
