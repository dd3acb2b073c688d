// SPDX-License-Identifier: MIT
#include "core/mail/ip_address.h"

#include <QTest>

using namespace todoke;

class TestIpAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void knowsPrivateOnes_data();
    void knowsPrivateOnes();
};

void TestIpAddress::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("192.0.2.1", "192.0.2.1");
    row("[192.0.2.255]", "192.0.2.255");
    row("2001:db8::1", "2001:db8::1");
    row("[IPv6:2001:DB8:0:0:0:0:0:1]", "2001:db8::1");
    row("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
    row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
    row("::1", "::1");
    row("::", "::");
    row("2001:db8::", "2001:db8::");
    row("::ffff:192.0.2.1", "192.0.2.1");
    row("fe80::1%eth0", "fe80::1");
}

void TestIpAddress::parses()
{
    QFETCH(QByteArray, text);
    const std::optional<IpAddress> address = IpAddress::parse(text.toStdString());
    QVERIFY(address.has_value());
    QTEST(QString::fromStdString(address->toString()), "expected");
    QCOMPARE(IpAddress::parse(address->toString()), address);
}

void TestIpAddress::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "192.0.2", "192.0.2.256", "192.0.2.1.5", "192.0.02.1", "1.2.3.4x", "example.com",
                             "2001:db8", "2001:db8:::1", "1::2::3", "1:2:3:4:5:6:7:8:9", "12345::", "::g", "10:15:32",
                             "1:2:3:4:5:6:7:8::", ":1:2:3:4:5:6:7:8", "::192.0.2"}) {
        QTest::newRow(*text == '\0' ? "empty" : text) << QByteArray(text);
    }
}

void TestIpAddress::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!IpAddress::parse(text.toStdString()).has_value());
}

void TestIpAddress::knowsPrivateOnes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    for (const char *text : {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1", "169.254.1.1",
                             "0.0.0.0", "100.64.0.1", "::1", "::", "fe80::1", "fd00::1"}) {
        QTest::newRow(text) << QByteArray(text) << true;
    }
    for (const char *text :
         {"192.0.2.1", "172.15.0.1", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2001:db8::1", "fec0::1"}) {
        QTest::newRow(text) << QByteArray(text) << false;
    }
}

void TestIpAddress::knowsPrivateOnes()
{
    QFETCH(QByteArray, text);
    QTEST(IpAddress::parse(text.toStdString())->isPrivate(), "expected");
}

QTEST_GUILESS_MAIN(TestIpAddress)
#include "tst_ip_address.moc"
