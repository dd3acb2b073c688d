// SPDX-License-Identifier: MIT
#include "core/text/charset.h"

#include <QTest>

using namespace todoke;

namespace {

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class TestCharset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void marksWhatIsBroken_data();
    void marksWhatIsBroken();
    void leavesUtf8Alone_data();
    void leavesUtf8Alone();
    void mapsBackToTheBytes();
    void decodesLongTextInLinearTime();
};

void TestCharset::decodes_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<bool>("guessed");

    const auto row = [](const char *name, const char *input, const char *label, const char *expected,
                        const char *charset, bool guessed) {
        QTest::newRow(name) << QByteArray(input) << QByteArray(label) << QString::fromUtf8(expected)
                            << QByteArray(charset) << guessed;
    };
    const char *jis = "\x1B$B%f!<%6!<\x1B(B unknown";
    row("ascii without label", "550 5.1.1 unknown", "", "550 5.1.1 unknown", "us-ascii", false);
    row("iso-2022-jp", jis, "ISO-2022-JP", "ユーザー unknown", "iso-2022-jp", false);
    row("cp50220", jis, "CP50220", "ユーザー unknown", "iso-2022-jp", false);
    row("cp50221, kana by escape", "\x1B(I1234\x1B$B%f\x1B(B", "cp50221", "ｱｲｳｴユ", "iso-2022-jp", false);
    row("cp50221, row 13 and kana by eight bits", "\x1B$B-!\x1B(B \xB1\xB2", "x-windows-50221", "① ｱｲ", "iso-2022-jp",
        true);
    row("jis without label", jis, "", "ユーザー unknown", "iso-2022-jp", true);
    row("jis labelled us-ascii", jis, "us-ascii", "ユーザー unknown", "iso-2022-jp", true);
    row("jis labelled utf-8", jis, "utf-8", "ユーザー unknown", "iso-2022-jp", true);
    row("jis not closed at the line end", "\x1B$B%f!<\n550 error", "iso-2022-jp", "ユー\n550 error", "iso-2022-jp",
        false);
    row("jis row 13", "\x1B$B-!-j\x1B(B", "iso-2022-jp", "①㈱", "iso-2022-jp", false);
    row("jis kana by escape", "\x1B(I1234\x1B(B.", "iso-2022-jp", "ｱｲｳｴ.", "iso-2022-jp", false);
    row("jis kana by SO and SI",
        "\x0E"
        "12\x0F ok",
        "iso-2022-jp", "ｱｲ ok", "iso-2022-jp", false);
    row("jis x 0212", "\x1B$(D0!\x1B(B", "iso-2022-jp-1", "丂", "iso-2022-jp", false);
    row("jis roman is ascii", "\x1B(Ja\\b~\x1B(B", "iso-2022-jp", "a\\b~", "iso-2022-jp", false);
    row("shift_jis", "\x83\x86\x81[\x83U\x81[", "Shift_JIS", "ユーザー", "shift_jis", false);
    row("cp932 rows", "\x87@\x87\x8A\xFA\x6A", "windows-31j", "①㈱仼", "shift_jis", false);
    row("shift_jis half-width kana", "\xB1\xB2\xB3\xB4", "x-sjis", "ｱｲｳｴ", "shift_jis", false);
    row("shift_jis backslash trail", "\x95\\\x8E\xA6", "ms_kanji", "表示", "shift_jis", false);
    row("shift_jis without label",
        "\x83\x86\x81[\x83U\x81[\x82\xAA\x8C\xA9\x82\xC2\x82\xA9\x82\xE8\x82\xDC\x82\xB9\x82\xF1", "",
        "ユーザーが見つかりません", "shift_jis", true);
    row("shift_jis labelled iso-2022-jp", "\x83\x86\x81[\x83U\x81[\x82\xAA", "iso-2022-jp", "ユーザーが", "shift_jis",
        true);
    row("shift_jis labelled iso-8859-1", "\x83\x86\x81[\x83U\x81[\x82\xAA\x8C\xA9\x82\xC2", "iso-8859-1",
        "ユーザーが見つ", "shift_jis", true);
    row("shift_jis labelled utf-8", "\x83\x86\x81[\x83U\x81[\x82\xAA\x8C\xA9\x82\xC2", "utf-8", "ユーザーが見つ",
        "shift_jis", true);
    row("euc-jp", "\xA5\xE6\xA1\xBC\xA5\xB6\xA1\xBC", "x-euc-jp", "ユーザー", "euc-jp", false);
    row("euc-jp kana and row 13", "\x8E\xB1\xAD\xA1", "EUC-JP", "ｱ①", "euc-jp", false);
    row("euc-jp without label", "\xA5\xE6\xA1\xBC\xA5\xB6\xA1\xBC\xA4\xAC\xB8\xAB\xA4\xC4\xA4\xAB\xA4\xEA", "",
        "ユーザーが見つかり", "euc-jp", true);
    row("euc-jp labelled shift_jis", "\xA5\xE6\xA1\xBC\xA5\xB6\xA1\xBC\xA4\xAC\xB8\xAB\xFD\xFE", "shift_jis",
        "ユーザーが見\xEF\xBF\xBD", "euc-jp", true);
    row("utf-8", "ユーザー", "utf8", "ユーザー", "utf-8", false);
    row("utf-8 without label", "ユーザー", "", "ユーザー", "utf-8", true);
    row("utf-8 labelled shift_jis", "ユーザーが見つかりません", "shift_jis", "ユーザーが見つかりません", "utf-8", true);
    row("utf-8 labelled iso-2022-jp", "ユーザーが見つかりません", "iso-2022-jp", "ユーザーが見つかりません", "utf-8",
        true);
    row("utf-8 labelled latin1", "für", "iso-8859-1", "für", "utf-8", true);
    row("windows-1252",
        "\x93"
        "f\xFCr\x94",
        "iso-8859-1", "“für”", "windows-1252", false);
    row("windows-1252 without label", "Empf\xE4nger f\xFCr m\xF6glich", "", "Empfänger für möglich", "windows-1252",
        true);
    row("windows-1252 quotes without label", "can\x92t", "", "can’t", "windows-1252", true);
    row("label in quotes", "f\xFCr", "\"ISO-8859-15\"", "für", "iso-8859-15", false);
    row("unknown label", "f\xFCr", "x-nobody-knows", "für", "windows-1252", true);
    row("windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет", "windows-1251", false);
    row("koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4", "KOI8-R", "Привет", "koi8-r", false);
    row("gb2312", "\xC4\xE3\xBA\xC3", "gb2312", "你好", "gb18030", false);
    row("gb18030 four bytes", "\x81\x30\x81\x34", "gb18030", "\xC2\x84", "gb18030", false);
    row("big5", "\xA7\x41\xA6\x6E", "big5", "你好", "big5-hkscs", false);
    row("ks_c_5601-1987", "\xBE\xC8\xB3\xE7", "ks_c_5601-1987", "안녕", "windows-949", false);
    row("euc-kr", "\xBE\xC8\xB3\xE7 ok", "EUC-KR", "안녕 ok", "windows-949", false);
    row("utf-7", "Hi +Jjo- you", "UTF-7", "Hi ☺ you", "utf-7", false);
    row("hz", "a ~{VPND~} b", "hz-gb-2312", "a 中文 b", "hz-gb-2312", false);
    row("iso-2022-kr", "\x1B$)C\n\x0E>H3g\x0F\n", "iso-2022-kr", "\n안녕\n", "iso-2022-kr", false);
}

void TestCharset::decodes()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, label);
    const DecodedText text = decodeCharset(input.toStdString(), label.toStdString());
    QTEST(QString::fromStdString(text.text), "expected");
    QTEST(bytes(text.charset), "charset");
    QTEST(text.guessed, "guessed");
}

void TestCharset::marksWhatIsBroken_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("expected");
    QTest::newRow("utf-8 cut inside a character")
        << QByteArray("ユーザー\xE3\x81") << QByteArray("utf-8") << QString::fromUtf8("ユーザー\uFFFD");
    QTest::newRow("utf-8 cut, without label")
        << QByteArray("ユーザー\xE3\x81") << QByteArray() << QString::fromUtf8("ユーザー\uFFFD");
    QTest::newRow("shift_jis cut inside a character")
        << QByteArray("\x83\x86\x81[\x83") << QByteArray("shift_jis") << QString::fromUtf8("ユー\uFFFD");
    QTest::newRow("jis pair cut") << QByteArray("\x1B$B%f!\x1B(B") << QByteArray("iso-2022-jp")
                                  << QString::fromUtf8("ユ\uFFFD");
}

void TestCharset::marksWhatIsBroken()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, label);
    const DecodedText text = decodeCharset(input.toStdString(), label.toStdString());
    QTEST(QString::fromStdString(text.text), "expected");
    QVERIFY(text.lossy);
}

void TestCharset::leavesUtf8Alone_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<bool>("already");
    QTest::newRow("ascii") << QByteArray("abc") << QByteArray() << true;
    QTest::newRow("ascii labelled iso-2022-jp") << QByteArray("abc") << QByteArray("iso-2022-jp") << true;
    QTest::newRow("utf-8") << QByteArray("届け") << QByteArray("utf-8") << true;
    QTest::newRow("utf-7") << QByteArray("+Jjo-") << QByteArray("utf-7") << false;
    QTest::newRow("jis") << QByteArray("\x1B$B%f\x1B(B") << QByteArray("utf-8") << false;
    QTest::newRow("latin1") << QByteArray("f\xFCr") << QByteArray("utf-8") << false;
}

void TestCharset::leavesUtf8Alone()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, label);
    const std::string text = input.toStdString();
    QTEST(isAlreadyUtf8(text, label.toStdString()), "already");
    if (isAlreadyUtf8(text, label.toStdString())) {
        QCOMPARE(decodeCharset(text, label.toStdString()).text, text);
    }
}

void TestCharset::mapsBackToTheBytes()
{
    const std::string jis = "a <x@example.com> \x1B$B%f!<%6!<\x1B(B 550 5.1.1";
    const DecodedText text = decodeCharset(jis, "iso-2022-jp");
    const auto source = [&](std::string_view piece) {
        const Span span = text.map.toSource({text.text.find(piece), piece.size()});
        return std::string_view(jis).substr(span.begin, span.size);
    };
    QCOMPARE(source("x@example.com"), std::string_view("x@example.com"));
    QCOMPARE(source("550"), std::string_view("550"));
    QCOMPARE(source("ユーザー"), std::string_view("\x1B$B%f!<%6!<\x1B(B"));
    // six bytes of JIS and six of UTF-8 would be equal by chance: the run still maps as a whole
    QCOMPARE(source("ー"), std::string_view("\x1B$B%f!<%6!<\x1B(B"));
}

void TestCharset::decodesLongTextInLinearTime()
{
    std::string text;
    for (int i = 0; i < 200'000; ++i) {
        text += "\x83\x86\x81[ ";
    }
    DecodedText decoded = decodeCharset(text, "shift_jis");
    QCOMPARE(decoded.text.size(), std::size_t{200'000} * 7);
    QVERIFY(!decoded.lossy);

    // one run without a break, cut into pieces inside characters
    std::erase(text, ' ');
    text.insert(0, "\x87\x40x");
    decoded = decodeCharset(text, "shift_jis");
    QCOMPARE(decoded.text.size(), std::size_t{200'000} * 6 + 4);
    QVERIFY(!decoded.lossy);
    QVERIFY(decoded.text.ends_with("ユー"));
}

QTEST_GUILESS_MAIN(TestCharset)
#include "tst_charset.moc"
