// SPDX-License-Identifier: MIT
#include "cli_run.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

/// todoke-cli knowledge: files are checked as their writers need it, and what is known is told.
class TestCliKnowledge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInIsWell();
    void aGoodFile();
    void aBadFile();
    void rulesTexts_data();
    void rulesTexts();
    void aRuleThatTakesOursOver();
    void aFolder();
    void unreadable_data();
    void unreadable();
    void wrongUse_data();
    void wrongUse();
    void usersFilesCount();
    void listsEverything();
    void listsOneKind();
    void listsAsJson();

private:
    /// Writes a file into the test's folder and returns its path.
    QString write(const QString &name, const QByteArray &text);
    static CliRun check(const QStringList &paths)
    {
        return runCli(QStringList{QStringLiteral("knowledge"), QStringLiteral("check")} + paths);
    }
    static CliRun list(const QStringList &options)
    {
        return runCli(QStringList{QStringLiteral("knowledge"), QStringLiteral("list")} + options);
    }
    static QByteArray rule(const QByteArray &matches, const QByteArray &rejects);

    QTemporaryDir m_folder;
};

QString TestCliKnowledge::write(const QString &name, const QByteArray &text)
{
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("cannot write %s", qPrintable(path));
    }
    file.write(text);
    return path;
}

/// A whole rule for words that nobody else writes.
QByteArray TestCliKnowledge::rule(const QByteArray &matches, const QByteArray &rejects)
{
    return "[[rule]]\nid = \"full-moon\"\ncause = \"policy\"\npatterns = ['\\bfull moon\\b']\nmatches = [\"" + matches +
           "\"]\nrejects = [\"" + rejects +
           "\"]\nmeaning.ja = \"満月の日は受け取らない。\"\nmeaning.en = \"No mail at full moon.\"\n";
}

void TestCliKnowledge::builtInIsWell()
{
    const CliRun got = check({});
    QVERIFY2(got.err.isEmpty(), got.err.constData());
    QCOMPARE(got.exitCode, 0);
    QVERIFY2(got.out.contains("no mistakes"), got.out.constData());
    // The sources, given as a user's folder, are the same as what is built in.
    const CliRun sources = check({QStringLiteral(TODOKE_SOURCE_DIR "/resources/knowledge")});
    QVERIFY2(sources.err.isEmpty(), sources.err.constData());
    QCOMPARE(sources.exitCode, 0);
    QCOMPARE(sources.out, got.out);
}

void TestCliKnowledge::aGoodFile()
{
    const QString path =
        write(QStringLiteral("good.toml"), rule("550 5.7.1 Refused: full moon", "550 5.7.1 Refused: new moon"));
    const CliRun got = check({path});
    QVERIFY2(got.err.isEmpty(), got.err.constData());
    QCOMPARE(got.exitCode, 0);
    QVERIFY2(got.out.startsWith("1 file checked, no mistakes; "), got.out.constData());
}

void TestCliKnowledge::aBadFile()
{
    const QString path =
        write(QStringLiteral("bad.toml"), "[[cause]]\nid = \"x\"\ntitle.ja = \"題\"\nactor = \"sendr\"\n"
                                          "steps = [\"wait\", \"weit\"]\ncolour = 1\n");
    const CliRun got = check({path});
    QCOMPARE(got.exitCode, 1);
    const QList<QByteArray> lines = got.err.trimmed().split('\n');
    const QStringList expected{
        QStringLiteral(":1:1: [[cause]] has no key \"happened\": add it"),
        QStringLiteral(":1:1: [[cause]] has no key \"where\": add it"),
        QStringLiteral(":3:1: \"title\" has no text in \"en\": add title.en"),
        QStringLiteral(":4:9: \"actor\" cannot be \"sendr\": did you mean \"sender\"?"),
        QStringLiteral(":5:18: there is no step \"weit\": did you mean \"wait\"?"),
        QStringLiteral(":6:1: [[cause]] has the unknown key \"colour\": choose one of: actor, happened, id, ")};
    QCOMPARE(lines.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QVERIFY2(lines[i].startsWith((path + expected[i]).toUtf8()), lines[i].constData());
    }
    QVERIFY2(got.out.startsWith("1 file checked, 6 mistakes; "), got.out.constData());
}

void TestCliKnowledge::rulesTexts_data()
{
    QTest::addColumn<QByteArray>("matches");
    QTest::addColumn<QByteArray>("rejects");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("does not match") << QByteArray("550 new moon") << QByteArray("550 no moon")
                                    << QByteArray(
                                           ":5:12: the rule \"full-moon\" must match this text, but no rule holds");
    QTest::newRow("matches what it must not")
        << QByteArray("550 full moon") << QByteArray("550 no full moon")
        << QByteArray(":6:12: the rule \"full-moon\" must not decide this text, but does");
    QTest::newRow("another rule decides")
        << QByteArray("550 user unknown, full moon") << QByteArray("550 no moon")
        << QByteArray(":5:12: the rule \"full-moon\" matches this text, but the rule \"");
}

void TestCliKnowledge::rulesTexts()
{
    QFETCH(QByteArray, matches);
    QFETCH(QByteArray, rejects);
    QFETCH(QByteArray, expected);
    const QString path = write(QStringLiteral("texts.toml"), rule(matches, rejects));
    const CliRun got = check({path});
    QCOMPARE(got.exitCode, 1);
    QCOMPARE(got.err.count('\n'), 1);
    QVERIFY2(got.err.startsWith(path.toUtf8() + expected), got.err.constData());
}

void TestCliKnowledge::aRuleThatTakesOursOver()
{
    // Perhaps that is what its writer wants: told, but no mistake.
    QByteArray greedy = rule("550 user unknown", "550 full moon");
    greedy.replace("patterns = ['\\bfull moon\\b']", "priority = 900\npatterns = ['user unknown']");
    const CliRun got = check({write(QStringLiteral("greedy.toml"), greedy)});
    QVERIFY2(got.err.isEmpty(), got.err.constData());
    QCOMPARE(got.exitCode, 0);
    static const QRegularExpression note(
        QStringLiteral("^note: rules-[a-z]+\\.toml:\\d+:\\d+: .*\"full-moon\" decides"),
        QRegularExpression::MultilineOption);
    QVERIFY2(QString::fromUtf8(got.out).contains(note), got.out.constData());
}

void TestCliKnowledge::aFolder()
{
    write(QStringLiteral("mine/a.toml"), rule("550 full moon", "550 no moon"));
    write(QStringLiteral("mine/b.toml"), "[[rule]]\nid = \"full-moon\"\n");
    write(QStringLiteral("mine/notes.txt"), "no knowledge");
    const QString folder = m_folder.filePath(QStringLiteral("mine"));
    const CliRun got = check({folder, folder + QStringLiteral("/b.toml")}); // named twice, read once
    QCOMPARE(got.exitCode, 1);
    QVERIFY2(got.out.startsWith("2 files checked, "), got.out.constData());
    QVERIFY2(got.err.startsWith(folder.toUtf8() + "/b.toml:1:1: "), got.err.constData());
}

void TestCliKnowledge::unreadable_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing there") << QStringLiteral("/nowhere/at/all.toml") << QByteArray("no such file or folder");
    QTest::newRow("no files in it") << QStringLiteral(TODOKE_SOURCE_DIR "/resources/samples")
                                    << QByteArray("no knowledge files");
    QTest::newRow("not TOML") << QStringLiteral(TODOKE_SOURCE_DIR "/resources/icons/check.png")
                              << QByteArray("not TOML");
}

void TestCliKnowledge::unreadable()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, words);
    const CliRun got = check({path});
    QCOMPARE(got.exitCode, 1);
    QCOMPARE(got.err.count('\n'), 1);
    QVERIFY2(got.err.startsWith(path.toUtf8() + ':'), got.err.constData());
    QVERIFY2(got.err.contains(words), got.err.constData());
}

void TestCliKnowledge::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString knowledge = QStringLiteral("knowledge");
    const QString listing = QStringLiteral("list");
    QTest::newRow("nothing") << QStringList{knowledge};
    QTest::newRow("neither") << QStringList{knowledge, QStringLiteral("show")};
    QTest::newRow("option of check") << QStringList{knowledge, QStringLiteral("check"),
                                                    QStringLiteral("--format=json")};
    QTest::newRow("kind") << QStringList{knowledge, listing, QStringLiteral("--kind"), QStringLiteral("poems")};
    QTest::newRow("format") << QStringList{knowledge, listing, QStringLiteral("--format"), QStringLiteral("xml")};
    QTest::newRow("language") << QStringList{knowledge, listing, QStringLiteral("--lang=fr")};
    QTest::newRow("a path") << QStringList{knowledge, listing, QStringLiteral("causes")};
}

void TestCliKnowledge::wrongUse()
{
    QFETCH(QStringList, arguments);
    const CliRun got = runCli(arguments);
    QCOMPARE(got.exitCode, 2);
    QCOMPARE(got.out, QByteArray());
    QCOMPARE(got.err.count('\n'), 1);
    QVERIFY2(got.err.startsWith("todoke-cli: "), got.err.constData());
}

void TestCliKnowledge::usersFilesCount()
{
    const QString bad = write(QStringLiteral("todoke/knowledge/bad.toml"), "[[rule]]\nid = \"half\"\n");
    write(QStringLiteral("todoke/knowledge/good.toml"), rule("550 full moon", "550 no moon"));
    const CliRun got = runCli({QStringLiteral("diagnose"), QStringLiteral("--format=json")},
                              "550 5.7.1 Refused: full moon", m_folder.path());
    QCOMPARE(got.exitCode, 0);
    QVERIFY2(got.err.startsWith("todoke-cli: " + bad.toUtf8() + ":1:1: "), got.err.constData());
    QCOMPARE(got.objects().value(0)[QStringLiteral("cause")].toString(), QStringLiteral("policy"));
}

void TestCliKnowledge::listsEverything()
{
    const CliRun got = list({QStringLiteral("--lang=en")});
    QCOMPARE(got.exitCode, 0);
    QVERIFY(got.err.isEmpty());
    for (const char *kind : {"causes", "steps", "actors", "blocklists", "receivers", "providers", "hosts", "rules",
                             "decisions", "statuses", "header-meanings", "header-texts"}) {
        QVERIFY2(got.out.contains('\n' + QByteArray(kind) + ": ") || got.out.startsWith(QByteArray(kind) + ": "), kind);
    }
    static const QRegularExpression zen(
        QStringLiteral("\n  spamhaus-zen +\\[official-page\\]  Spamhaus ZEN  https://"));
    QVERIFY(QString::fromUtf8(got.out).contains(zen));
    static const QRegularExpression total(QStringLiteral("\ntotal: \\d{3,}\n$"));
    QVERIFY(QString::fromUtf8(got.out).contains(total));
}

void TestCliKnowledge::listsOneKind()
{
    const CliRun got =
        list({QStringLiteral("--kind"), QStringLiteral("causes"), QStringLiteral("--lang"), QStringLiteral("ja")});
    QCOMPARE(got.exitCode, 0);
    QVERIFY(got.out.startsWith("causes: "));
    QVERIFY(got.out.contains("迷惑メールの送り元として登録されています"));
    QVERIFY(!got.out.contains("blocklists: "));
    const CliRun lists = list({QStringLiteral("--kind=blocklists"), QStringLiteral("--lang=ja")});
    QVERIFY(lists.out.contains("SORBS(2024-06-05に終了)"));
}

void TestCliKnowledge::listsAsJson()
{
    const CliRun got = list({QStringLiteral("--kind=blocklists"), QStringLiteral("--format=json")});
    const QList<QJsonObject> objects = got.objects();
    QVERIFY(objects.size() > 80);
    const QJsonObject first = objects.constFirst();
    for (const char *key : {"kind", "id", "name", "verification", "source"}) {
        QVERIFY2(first.contains(QLatin1String(key)), key);
    }
    const QJsonObject total = objects.constLast();
    QCOMPARE(total[QStringLiteral("total")].toString(), QStringLiteral("blocklists"));
    QCOMPARE(total[QStringLiteral("entries")].toInt(), static_cast<int>(objects.size() - 1));
    QVERIFY(total[QStringLiteral("official-page")].toInt() > 0);
}

QTEST_GUILESS_MAIN(TestCliKnowledge)
#include "tst_cli_knowledge.moc"
