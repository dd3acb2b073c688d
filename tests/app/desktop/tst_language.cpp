// SPDX-License-Identifier: MIT
#include "running_window.h"

#include "app/desktop/words/language.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>

using namespace todoke;

/// Japanese and English: complete, switchable, remembered.
class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void translationsAreComplete_data();
    void translationsAreComplete();
    void placesAreKept();
    void helpHasBothLanguages();
    void switchesAndRemembers();
    void followsTheLocale();
};

void TestLanguage::translationsAreComplete_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("ja") << QStringLiteral(TODOKE_SOURCE_DIR "/translations/todoke_ja.ts");
    QTest::newRow("en") << QStringLiteral(TODOKE_SOURCE_DIR "/translations/todoke_en.ts");
}

void TestLanguage::translationsAreComplete()
{
    QFETCH(QString, file);
    QFile ts(file);
    QVERIFY(ts.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(ts.readAll());
    QVERIFY(text.contains(QStringLiteral("<message")));
    QVERIFY2(!text.contains(QStringLiteral("type=\"unfinished\"")), "unfinished entries");
    QVERIFY2(!text.contains(QStringLiteral("type=\"obsolete\"")) && !text.contains(QStringLiteral("type=\"vanished\"")),
             "old entries");
    QVERIFY(!text.contains(QRegularExpression(
        QStringLiteral("<translation>\\s*</translation>|<translation ?/>|<numerusform>\\s*</numerusform>"))));
}

void TestLanguage::placesAreKept()
{
    // %1, %n and the Alt letter must be in both.
    QFile ts(QStringLiteral(TODOKE_SOURCE_DIR "/translations/todoke_ja.ts"));
    QVERIFY(ts.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(ts.readAll());
    static const QRegularExpression entry(QStringLiteral("<source>(.*?)</source>.*?<translation>(.*?)</translation>"),
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression place(QStringLiteral("%[1-9n]|&amp;"));
    int entries = 0;
    for (auto match = entry.globalMatch(text); match.hasNext();) {
        const auto one = match.next();
        QStringList places[2];
        for (const int side : {0, 1}) {
            for (auto found = place.globalMatch(one.captured(side + 1)); found.hasNext();) {
                places[side] << found.next().captured();
            }
            places[side].sort();
        }
        QVERIFY2(places[0] == places[1], qPrintable(one.captured(1) + QStringLiteral(" -> ") + one.captured(2)));
        ++entries;
    }
    QVERIFY(entries > 200);
}

void TestLanguage::helpHasBothLanguages()
{
    QFile file(QStringLiteral(":/help/mail_source.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray programs =
        QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("programs")).toArray();
    QVERIFY(programs.size() >= 10);
    for (const QJsonValue &value : programs) {
        const QJsonObject program = value.toObject();
        QVERIFY2(program.value(QStringLiteral("source")).toString().startsWith(QStringLiteral("https://")),
                 qPrintable(program.value(QStringLiteral("id")).toString()));
        const QJsonObject steps = program.value(QStringLiteral("steps")).toObject();
        QCOMPARE(steps.value(QStringLiteral("ja")).toArray().size(),
                 steps.value(QStringLiteral("en")).toArray().size());
        QVERIFY(!steps.value(QStringLiteral("ja")).toArray().isEmpty());
        QVERIFY(!program.value(QStringLiteral("name")).toObject().value(QStringLiteral("en")).toString().isEmpty());
    }
}

void TestLanguage::switchesAndRemembers()
{
    QTemporaryDir folder;
    const QString store = folder.filePath(QStringLiteral("cases.sqlite"));
    {
        RunningWindow running({Language::Japanese, {}, store, true});
        running.session().takeText(sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus")));
        QVERIFY(running.waitRead());
        QVERIFY(running.waitInquiry());
        running.session().goTo(2);
        const QString japanese = running.words("causeTitle");
        QVERIFY(running.find<QPushButton>("newCase")->text().startsWith(QStringLiteral("新しい相談")));
        running.find<QMenu>("viewMenu")->findChild<QAction *>(QStringLiteral("language.en"))->trigger();
        QTRY_COMPARE(uiLanguage(), Language::English);
        QTRY_COMPARE(running.find<QPushButton>("newCase")->text(), QStringLiteral("&New case"));
        // The same case on the same step, in the other language; the request to a Japanese company stays Japanese.
        QTRY_VERIFY(running.find<QWidget>("page2")->isVisible());
        QVERIFY(running.words("causeTitle") != japanese);
        const Cause *cause = running.session().knowledge()->find(CauseId("blocklisted"));
        QCOMPARE(running.words("causeTitle"), QString::fromStdString(cause->title.en));
        QVERIFY(running.session().inquiryText().contains(QStringLiteral("いつもお世話になっております")));
        running.close();
    }
    RunningWindow again({Language::Japanese, {}, store, false});
    QCOMPARE(uiLanguage(), Language::English);
    QCOMPARE(again.find<QPushButton>("newCase")->text(), QStringLiteral("&New case"));
}

void TestLanguage::followsTheLocale()
{
    QCOMPARE(languageFor(QLocale(QStringLiteral("ja_JP"))), Language::Japanese);
    QCOMPARE(languageFor(QLocale(QStringLiteral("en_US"))), Language::English);
    QCOMPARE(languageFor(QLocale(QStringLiteral("de_DE"))), Language::English);
}

TODOKE_WINDOW_TEST_MAIN(TestLanguage)
#include "tst_language.moc"
