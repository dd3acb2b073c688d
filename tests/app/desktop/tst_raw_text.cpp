// SPDX-License-Identifier: MIT
#include "app/desktop/session/raw_text.h"

#include <QTest>

using namespace todoke;

/// Bytes on one side, characters on the screen on the other: the way there and back.
class TestRawText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spans_data();
    void spans();
    void everyByteComesBack();
    void excerpt();
    void oneLongLine();

private:
    static std::shared_ptr<const std::string> share(const QByteArray &bytes)
    {
        return std::make_shared<const std::string>(bytes.toStdString());
    }
};

void TestRawText::spans_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<QString>("shown");
    const QByteArray jis = "Subject: \x1b$B%F%9%H\x1b(B end 550 5.1.1 x\r\n";
    const QByteArray sjis = "\x83\x65\x83\x58\x83\x67 550 5.1.1 x\n";
    QTest::newRow("ascii") << QByteArray("a\nStatus: 5.1.1\nb") << QByteArray("5.1.1") << QStringLiteral("5.1.1");
    QTest::newRow("crlf before") << QByteArray("a\r\nb\r\nStatus: 5.1.1\r\n") << QByteArray("5.1.1")
                                 << QStringLiteral("5.1.1");
    QTest::newRow("bare cr") << QByteArray("a\rb\rStatus: 5.1.1\r") << QByteArray("5.1.1") << QStringLiteral("5.1.1");
    QTest::newRow("utf-8 before") << QByteArray("件名: 日本語 𠮷 5.1.1 x") << QByteArray("5.1.1")
                                  << QStringLiteral("5.1.1");
    QTest::newRow("utf-8 itself") << QByteArray("件名: 日本語 𠮷 x") << QByteArray("語 𠮷") << QStringLiteral("語 𠮷");
    QTest::newRow("iso-2022-jp before") << jis << QByteArray("550 5.1.1") << QStringLiteral("550 5.1.1");
    QTest::newRow("iso-2022-jp itself") << jis << QByteArray("%9%H") << QStringLiteral("テスト");
    QTest::newRow("shift_jis before") << sjis << QByteArray("5.1.1") << QStringLiteral("5.1.1");
    QTest::newRow("control characters") << QByteArray("a\0b\x07 5.1.1", 10) << QByteArray("5.1.1")
                                        << QStringLiteral("5.1.1");
    QTest::newRow("over lines") << QByteArray("x 550 no\r\n such user\r\n") << QByteArray("550 no\r\n such")
                                << QStringLiteral("550 no\n such");
}

void TestRawText::spans()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, needle);
    QFETCH(QString, shown);
    const RawText raw(share(bytes), {}, {});
    const Span span{static_cast<std::size_t>(bytes.indexOf(needle)), static_cast<std::size_t>(needle.size())};
    const RawText::Range range = raw.toText(span);
    QCOMPARE(raw.text().mid(range.begin, range.size), shown);
    QVERIFY(raw.toByte(range.begin) <= span.begin);
    QVERIFY(!raw.isExcerpt());
}

void TestRawText::everyByteComesBack()
{
    const QByteArray bytes = "件名: 日本語\r\nplain\n\x83\x65\x83\x58 x\rend";
    const RawText raw(share(bytes), {}, {});
    std::size_t last = 0;
    for (int at = 0; at < raw.text().size(); ++at) {
        const std::size_t byte = raw.toByte(at);
        QVERIFY(byte >= last && byte < static_cast<std::size_t>(bytes.size()));
        QVERIFY(raw.toText({byte, 1}).begin <= at);
        last = byte;
    }
    QCOMPARE(raw.toByte(static_cast<int>(raw.text().size())), static_cast<std::size_t>(bytes.size()));
}

void TestRawText::excerpt()
{
    QByteArray bytes;
    for (int line = 0; line < 40000; ++line) {
        bytes += "line " + QByteArray::number(line) + "\n";
    }
    const auto begin = static_cast<std::size_t>(bytes.indexOf("line 20000"));
    const RawText raw(share(bytes), {{begin, 10}}, {});
    QVERIFY(raw.isExcerpt());
    QVERIFY(raw.text().size() < 60000);
    const RawText::Range range = raw.toText({begin, 10});
    QCOMPARE(raw.text().mid(range.begin, range.size), QStringLiteral("line 20000"));
    QVERIFY(raw.text().startsWith(QStringLiteral("line 0\n")));
    QVERIFY(raw.text().contains(QStringLiteral("line 39999")));
    // What is left out maps to the nearest place.
    const RawText::Range gone = raw.toText({static_cast<std::size_t>(bytes.indexOf("line 30000")), 10});
    QVERIFY(gone.begin > range.begin && gone.begin < raw.text().size());
}

void TestRawText::oneLongLine()
{
    const QByteArray bytes = QByteArray(5 << 20, 'x') + " 5.1.1 " + QByteArray(5 << 20, 'y');
    const Span span{static_cast<std::size_t>(bytes.indexOf("5.1.1")), 5};
    const RawText raw(share(bytes), {span}, {});
    QVERIFY(raw.text().size() < 100000);
    const RawText::Range range = raw.toText(span);
    QCOMPARE(raw.text().mid(range.begin, range.size), QStringLiteral("5.1.1"));
}

QTEST_GUILESS_MAIN(TestRawText)
#include "tst_raw_text.moc"
