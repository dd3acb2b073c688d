// SPDX-License-Identifier: MIT
#include "core/text/encoded_word.h"

#include <QElapsedTimer>
#include <QTest>

using namespace todoke;

class TestEncodedWord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void survivesAMillionBeginnings_data();
    void survivesAMillionBeginnings();
};

void TestEncodedWord::decodes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *value, const char *expected) {
        QTest::newRow(name) << QByteArray(value) << QString::fromUtf8(expected);
    };
    row("plain", "Returned mail: see transcript for details", "Returned mail: see transcript for details");
    row("base64", "=?UTF-8?B?5bGK44GR?=", "届け");
    row("quoted-printable", "=?iso-8859-1?q?f=FCr_alle?= !", "für alle !");
    row("iso-2022-jp", "=?ISO-2022-JP?B?GyRCRk8kMRsoQg==?= ok", "届け ok");
    row("two words", "=?UTF-8?B?5bGK?= =?UTF-8?B?44GR?=", "届け");
    row("two words folded", "=?UTF-8?B?5bGK?=\r\n =?UTF-8?B?44GR?=", "届け");
    row("two words without white space", "=?UTF-8?B?5bGK?==?UTF-8?B?44GR?=", "届け");
    row("split inside a character", "=?UTF-8?B?5bGK44E=?= =?UTF-8?B?kQ==?=", "届け");
    row("split inside a character, other case", "=?UTF-8?B?5bGK44E=?= =?utf-8?Q?=91?=", "届け");
    row("padding missing", "=?UTF-8?B?5bGK44E?= =?UTF-8?B?kQ?=", "届け");
    row("text around", "a =?UTF-8?B?5bGK?= b =?UTF-8?B?44GR?= c", "a 届 b け c");
    row("inside quotes", "\"=?UTF-8?B?5bGK44GR?=\" <a@example.com>", "\"届け\" <a@example.com>");
    row("language", "=?UTF-8*ja?B?5bGK44GR?=", "届け");
    row("blanks in a Q word", "=?UTF-8?Q?a b=20c?=", "a b c");
    row("question mark in a Q word", "=?UTF-8?Q?why?me?=", "why?me");
    row("no word: encoding unknown", "=?UTF-8?X?abc?=", "=?UTF-8?X?abc?=");
    row("no word: not closed", "=?UTF-8?B?5bGK", "=?UTF-8?B?5bGK");
    row("no word: empty charset",
        "=?"
        "?B?5bGK?=",
        "=?"
        "?B?5bGK?=");
    row("wrong label", "=?iso-8859-1?B?5bGK44GR?=", "届け");
    row("unknown charset", "=?x-nobody?B?5bGK44GR?=", "届け");
    row("raw utf-8", "届け <a@example.com>", "届け <a@example.com>");
    row("raw jis", "\x1B$BFO$1\x1B(B test", "届け test");
    row("raw shift_jis", "\x83\x86\x81[\x83U\x81[\x82\xAA\x8C\xA9\x82\xC2", "ユーザーが見つ");
    row("empty word",
        "=?UTF-8?B?"
        "?= x",
        " x");
    row("bad hexadecimal", "=?UTF-8?Q?=ZZ=4?=", "=ZZ=4");
}

void TestEncodedWord::decodes()
{
    QFETCH(QByteArray, value);
    QTEST(QString::fromStdString(decodeEncodedWords(value.toStdString())), "expected");
}

void TestEncodedWord::survivesAMillionBeginnings_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("q") << QByteArray("=?a?q?x");
    QTest::newRow("b") << QByteArray("=?a?b?x");
    QTest::newRow("bare") << QByteArray("=?");
    QTest::newRow("whole words") << QByteArray("=?utf-8?q?=E5?=");
}

void TestEncodedWord::survivesAMillionBeginnings()
{
    QFETCH(QByteArray, piece);
    QElapsedTimer timer;
    timer.start();
    const QByteArray value = piece.repeated(1'000'000);
    QVERIFY(!decodeEncodedWords({value.constData(), static_cast<std::size_t>(value.size())}).empty());
    QVERIFY2(timer.elapsed() < 10'000, "a quadratic search would take minutes");
}

QTEST_GUILESS_MAIN(TestEncodedWord)
#include "tst_encoded_word.moc"
