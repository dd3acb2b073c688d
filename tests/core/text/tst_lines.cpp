// SPDX-License-Identifier: MIT
#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <QTest>

using namespace todoke;

class TestLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksLines_data();
    void walksLines();
    void startsInTheMiddle();
    void comparesWithoutCase();
    void findsWithoutCase_data();
    void findsWithoutCase();
    void trims();
};

void TestLines::walksLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("empty") << QByteArray() << QByteArrayList{};
    QTest::newRow("one line") << QByteArray("a") << QByteArrayList{"a"};
    QTest::newRow("lf") << QByteArray("a\nb\n") << QByteArrayList{"a", "b"};
    QTest::newRow("crlf") << QByteArray("a\r\nb\r\n\r\nc") << QByteArrayList{"a", "b", "", "c"};
    QTest::newRow("bare cr") << QByteArray("a\rb\r\rc") << QByteArrayList{"a", "b", "", "c"};
    QTest::newRow("mixed") << QByteArray("a\r\nb\nc\rd\n\re") << QByteArrayList{"a", "b", "c", "d", "", "e"};
    QTest::newRow("only line ends") << QByteArray("\r\n\r\n") << QByteArrayList{"", ""};
    QTest::newRow("cr at the end") << QByteArray("a\nb\r") << QByteArrayList{"a", "b"};
    QTest::newRow("crcrlf") << QByteArray("a\r\r\nb") << QByteArrayList{"a", "", "b"};
}

void TestLines::walksLines()
{
    QFETCH(QByteArray, text);
    const std::string input = text.toStdString();
    QByteArrayList lines;
    std::size_t rebuilt = 0;
    LineScanner scanner(input);
    while (scanner.next()) {
        lines << QByteArray(scanner.line().data(), static_cast<qsizetype>(scanner.line().size()));
        QCOMPARE(scanner.span().begin, rebuilt);
        rebuilt = scanner.nextBegin();
    }
    QCOMPARE(rebuilt, input.size());
    QTEST(lines, "expected");
}

void TestLines::startsInTheMiddle()
{
    LineScanner scanner("ab\r\ncd\r\nef", 4);
    QVERIFY(scanner.next());
    QCOMPARE(scanner.line(), std::string_view("cd"));
    QVERIFY(scanner.next());
    QCOMPARE(scanner.line(), std::string_view("ef"));
    QVERIFY(!scanner.next());
    QVERIFY(!LineScanner("ab", 99).next());
}

void TestLines::comparesWithoutCase()
{
    QVERIFY(ascii::equals("Content-Type", "content-TYPE"));
    QVERIFY(!ascii::equals("a", "ab"));
    QVERIFY(!ascii::equals("[", "{")); // bytes 0x20 apart that are no letters
    QVERIFY(ascii::startsWith("Received: x", "RECEIVED:"));
    QVERIFY(ascii::endsWith("mail.EXAMPLE.com", ".example.com"));
    QVERIFY(!ascii::endsWith("com", "example.com"));
}

void TestLines::findsWithoutCase_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("expected");
    QTest::newRow("start") << QByteArray("Blocked") << QByteArray("bLOCKED") << 0 << 0;
    QTest::newRow("capital first") << QByteArray("xx Blocked blocked") << QByteArray("blocked") << 0 << 3;
    QTest::newRow("small first") << QByteArray("xx blocked Blocked") << QByteArray("Blocked") << 0 << 3;
    QTest::newRow("from") << QByteArray("aaa") << QByteArray("A") << 1 << 1;
    QTest::newRow("no letter") << QByteArray("a [b] [c]") << QByteArray("[C]") << 0 << 6;
    QTest::newRow("end") << QByteArray("abcABD") << QByteArray("abd") << 0 << 3;
    QTest::newRow("absent") << QByteArray("abab") << QByteArray("abc") << 0 << -1;
    QTest::newRow("empty needle") << QByteArray("ab") << QByteArray() << 1 << 1;
    QTest::newRow("beyond") << QByteArray("ab") << QByteArray("a") << 5 << -1;
}

void TestLines::findsWithoutCase()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, needle);
    QFETCH(int, from);
    const std::size_t at = ascii::find(text.toStdString(), needle.toStdString(), static_cast<std::size_t>(from));
    QTEST(at == std::string_view::npos ? -1 : static_cast<int>(at), "expected");
}

void TestLines::trims()
{
    QCOMPARE(ascii::trimmed(" \t a b \r\n"), std::string_view("a b"));
    QCOMPARE(ascii::trimmed(" \r\n "), std::string_view());
    QCOMPARE(ascii::simplified("  a \r\n\t b  c "), std::string("a b c"));
    QCOMPARE(ascii::simplified(""), std::string());
}

QTEST_GUILESS_MAIN(TestLines)
#include "tst_lines.moc"
