// SPDX-License-Identifier: MIT
#include "cli_run.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

/// Drives the real todoke-cli as a script would.
class TestCli : public QObject
{
    Q_OBJECT

private:
    using Run = CliRun;
    static Run run(const QStringList &arguments, const QByteArray &input = {}) { return runCli(arguments, input); }
    static QString sample(const char *name)
    {
        return QStringLiteral(TODOKE_SOURCE_DIR "/resources/samples/") + QString::fromLatin1(name);
    }

private Q_SLOTS:
    void samples_data();
    void samples();
    void everyKeyOfTheContract();
    void offsetsAreBytesOfTheInput();
    void fragmentOnStandardInput();
    void aFolderIsReadInOrder();
    void badInput_data();
    void badInput();
    void goodAndBadTogether();
    void wrongUse_data();
    void wrongUse();
    void inquiryLeavesOutWhatIsPrivate();
    void inquiryWarnsWhereItWouldBeWrong();
    void unusualBytesStayValidJson();
    void lookalikesAreNoBounces();
    void malformedMailsAreRead();
    void headersOfOrdinaryMails();
};

void TestCli::samples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("provider");
    QTest::newRow("Sakura, Cisco reputation") << "sakura-cisco-poor-reputation.eml"
                                              << "bounce"
                                              << "poor-reputation"
                                              << "provider"
                                              << "sakura";
    QTest::newRow("Xserver, Spamhaus") << "xserver-microsoft365-spamhaus.eml"
                                       << "bounce"
                                       << "blocklisted"
                                       << "provider"
                                       << "xserver";
    QTest::newRow("Xserver, S3140") << "xserver-hotmail-s3140.eml"
                                    << "bounce"
                                    << "blocklisted"
                                    << "provider"
                                    << "xserver";
    QTest::newRow("mistyped address") << "mistyped-address.eml"
                                      << "bounce"
                                      << "recipient-unknown"
                                      << "sender"
                                      << "";
    QTest::newRow("full mailbox") << "mailbox-full.eml"
                                  << "bounce"
                                  << "mailbox-full"
                                  << "recipient"
                                  << "";
    QTest::newRow("SPF at Gmail") << "gmail-spf-failed.eml"
                                  << "bounce"
                                  << "authentication-failed"
                                  << "sender-admin"
                                  << "";
    QTest::newRow("four-hour warning") << "sendmail-four-hour-warning.eml"
                                       << "delay"
                                       << ""
                                       << "nobody"
                                       << "";
}

void TestCli::samples()
{
    QFETCH(QString, file);
    QFETCH(QString, kind);
    QFETCH(QString, cause);
    QFETCH(QString, actor);
    QFETCH(QString, provider);
    const Run got =
        run({QStringLiteral("diagnose"), QStringLiteral("--format"), QStringLiteral("json"), sample(qPrintable(file))});
    QCOMPARE(got.exitCode, 0);
    QCOMPARE(got.objects().size(), 1);
    const QJsonObject mail = got.objects().constFirst();
    QCOMPARE(mail[QStringLiteral("kind")].toString(), kind);
    if (!cause.isEmpty()) {
        QCOMPARE(mail[QStringLiteral("cause")].toString(), cause);
    }
    QCOMPARE(mail[QStringLiteral("actor")].toString(), actor);
    if (!provider.isEmpty()) {
        QCOMPARE(mail[QStringLiteral("provider")].toString(), provider);
    }
    const QJsonArray recipients = mail[QStringLiteral("recipients")].toArray();
    QCOMPARE(recipients.size(), 1);
    QVERIFY(recipients[0].toObject()[QStringLiteral("address")].toString().contains(u'@'));
}

void TestCli::everyKeyOfTheContract()
{
    const Run got =
        run({QStringLiteral("diagnose"), QStringLiteral("--format=json"), sample("xserver-microsoft365-spamhaus.eml")});
    const QJsonObject mail = got.objects().value(0);
    const auto keys = [](const QJsonObject &object) {
        QStringList names = object.keys();
        names.sort();
        return names.join(u' ');
    };
    QCOMPARE(keys(mail),
             QStringLiteral("actor anomalies cause confidence file format index kind message permanent provider "
                            "recipients steps"));
    QCOMPARE(keys(mail[QStringLiteral("message")].toObject()), QStringLiteral("date from messageId subject to"));
    const QJsonObject recipient = mail[QStringLiteral("recipients")].toArray()[0].toObject();
    QCOMPARE(keys(recipient),
             QStringLiteral("action actor address blocklist cause command confidence diagnostic evidence localMta "
                            "originalAddress permanent receiver remoteMta replyCode sendingIp status"));
    QVERIFY(recipient[QStringLiteral("originalAddress")].isNull());
    QCOMPARE(recipient[QStringLiteral("replyCode")].toString(), QStringLiteral("550"));
    QCOMPARE(recipient[QStringLiteral("status")].toString(), QStringLiteral("5.7.1"));
    QCOMPARE(recipient[QStringLiteral("sendingIp")].toString(), QStringLiteral("203.0.113.9"));
    QCOMPARE(recipient[QStringLiteral("receiver")].toString(), QStringLiteral("microsoft-365"));
    const QJsonObject evidence = recipient[QStringLiteral("evidence")].toArray()[0].toObject();
    QCOMPARE(keys(evidence), QStringLiteral("begin line size text what"));
}

void TestCli::offsetsAreBytesOfTheInput()
{
    QFile file(sample("xserver-microsoft365-spamhaus.eml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray quoted; // as a mail program quotes it: the offsets must still lead into what was given
    for (const QByteArray &line : file.readAll().split('\n')) {
        quoted += "> " + line + '\n';
    }
    const Run got = run({QStringLiteral("diagnose"), QStringLiteral("--format=json"), QStringLiteral("-")}, quoted);
    const QJsonObject mail = got.objects().value(0);
    QCOMPARE(mail[QStringLiteral("cause")].toString(), QStringLiteral("blocklisted"));
    const QJsonArray evidence =
        mail[QStringLiteral("recipients")].toArray()[0].toObject()[QStringLiteral("evidence")].toArray();
    bool replySeen = false;
    for (const auto &item : evidence) {
        const QJsonObject one = item.toObject();
        const QByteArray bytes = quoted.mid(one[QStringLiteral("begin")].toInt(), one[QStringLiteral("size")].toInt());
        QVERIFY(!bytes.isEmpty());
        QCOMPARE(one[QStringLiteral("line")].toInt(),
                 quoted.left(one[QStringLiteral("begin")].toInt()).count('\n') + 1);
        if (one[QStringLiteral("what")].toString() == QLatin1String("reply")) {
            replySeen = true;
            QVERIFY2(bytes.contains("Spamhaus"), bytes.constData());
        }
    }
    QVERIFY(replySeen);
}

void TestCli::fragmentOnStandardInput()
{
    const QByteArray text = "554 5.7.1 Service unavailable; Client host [203.0.113.77] blocked using zen.spamhaus.org";
    const Run got = run({QStringLiteral("diagnose"), QStringLiteral("--format"), QStringLiteral("json")}, text);
    QCOMPARE(got.exitCode, 0);
    const QJsonObject mail = got.objects().value(0);
    QCOMPARE(mail[QStringLiteral("file")].toString(), QStringLiteral("-"));
    QCOMPARE(mail[QStringLiteral("kind")].toString(), QStringLiteral("fragment"));
    QCOMPARE(mail[QStringLiteral("cause")].toString(), QStringLiteral("blocklisted"));
    const QJsonObject recipient = mail[QStringLiteral("recipients")].toArray()[0].toObject();
    QVERIFY(recipient[QStringLiteral("address")].isNull());
    QCOMPARE(recipient[QStringLiteral("sendingIp")].toString(), QStringLiteral("203.0.113.77"));
}

void TestCli::aFolderIsReadInOrder()
{
    const Run got = run({QStringLiteral("diagnose"), QStringLiteral("--format=json"),
                         QStringLiteral(TODOKE_SOURCE_DIR "/resources/samples")});
    QStringList files;
    for (const QJsonObject &mail : got.objects()) {
        files.append(mail[QStringLiteral("file")].toString());
    }
    QVERIFY(files.size() >= 7);
    QStringList sorted = files;
    sorted.sort();
    QCOMPARE(files, sorted);
}

void TestCli::badInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("photo") << QByteArray("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 20)
                           << "not a mail";
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 16) << "not a mail";
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\n") << "not a mail";
    QTest::newRow("empty file") << QByteArray() << "empty";
    QTest::newRow("100 MB") << QByteArray(100'000'000, 'a') << "too large";
}

void TestCli::badInput()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("given.eml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const Run got = run({QStringLiteral("diagnose"), file.fileName()});
    QCOMPARE(got.exitCode, 1);
    QCOMPARE(got.err.count('\n'), 1);
    QVERIFY2(got.err.startsWith("todoke-cli: " + file.fileName().toUtf8() + ": "), got.err.constData());
    QVERIFY2(got.err.contains(word.toUtf8()), got.err.constData());
}

void TestCli::goodAndBadTogether()
{
    const Run got = run({QStringLiteral("diagnose"), QStringLiteral("--format=json"),
                         QStringLiteral("/nowhere/at/all.eml"), sample("mailbox-full.eml")});
    QCOMPARE(got.exitCode, 1);
    QCOMPARE(got.objects().size(), 1);
    QVERIFY2(got.err.contains("no such file"), got.err.constData());
}

void TestCli::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList{QStringLiteral("explain")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("diagnose"), QStringLiteral("--frmat"),
                                                   QStringLiteral("json")};
    QTest::newRow("bad format") << QStringList{QStringLiteral("diagnose"), QStringLiteral("--format"),
                                               QStringLiteral("xml")};
    QTest::newRow("value missing") << QStringList{QStringLiteral("diagnose"), QStringLiteral("--format")};
    QTest::newRow("bad kind") << QStringList{QStringLiteral("inquiry"), QStringLiteral("--kind"),
                                             QStringLiteral("poem"), QStringLiteral("x")};
    QTest::newRow("inquiry without a path") << QStringList{QStringLiteral("inquiry")};
    QTest::newRow("provider nobody knows") << QStringList{QStringLiteral("inquiry"), QStringLiteral("--provider"),
                                                          QStringLiteral("nobody"), sample("mailbox-full.eml")};
}

void TestCli::wrongUse()
{
    QFETCH(QStringList, arguments);
    const Run got = run(arguments);
    QCOMPARE(got.exitCode, 2);
    QCOMPARE(got.out, QByteArray());
    QCOMPARE(got.err.count('\n'), 1);
    QVERIFY(got.err.startsWith("todoke-cli: "));
}

void TestCli::inquiryLeavesOutWhatIsPrivate()
{
    QFile file(sample("xserver-microsoft365-spamhaus.eml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray notice = file.readAll();
    const qsizetype cc = notice.indexOf("\nCc:");
    QVERIFY(cc > 0);
    const QByteArray ccAddress =
        notice.mid(notice.indexOf('<', cc) + 1, notice.indexOf('>', cc) - notice.indexOf('<', cc) - 1);
    QVERIFY(ccAddress.contains('@'));

    const Run got = run({QStringLiteral("inquiry"), file.fileName()});
    QCOMPARE(got.exitCode, 0);
    QVERIFY(got.out.contains("203.0.113.9"));
    QVERIFY(got.out.contains("550 5.7.1"));
    QVERIFY(got.out.contains("Message-I"));
    QVERIFY2(!got.out.contains(ccAddress), ccAddress.constData());
    QVERIFY(got.out.contains("Spamhaus"));
    QVERIFY2(!got.out.contains("Spamhaus ZEN"), "the reply names the operator only");
}

void TestCli::inquiryWarnsWhereItWouldBeWrong()
{
    const Run got = run({QStringLiteral("inquiry"), QStringLiteral("--format=json"), sample("mistyped-address.eml")});
    QCOMPARE(got.exitCode, 0);
    const QJsonObject written = got.objects().value(0);
    QCOMPARE(written[QStringLiteral("advised")].toBool(true), false);
    QVERIFY(!written[QStringLiteral("notes")].toArray().isEmpty());
}

void TestCli::unusualBytesStayValidJson()
{
    const QByteArray text = "From: a@example.com\nTo: b@example.com\nSubject: \xff\xfe\x80 \x1b$B$3$s\n\n550 5.1.1 "
                            "<\xff@example.com>: User unknown \x00 x\n";
    const Run got = run({QStringLiteral("diagnose"), QStringLiteral("--format=json"), QStringLiteral("-")}, text);
    QCOMPARE(got.exitCode, 0);
    QCOMPARE(got.objects().size(), 1);
}

void TestCli::lookalikesAreNoBounces()
{
    const QString folder = QStringLiteral(TODOKE_SHARED "/corpus/lookalike");
    if (!QDir(folder).exists()) {
        QSKIP("the corpora (../shared) are not here");
    }
    const Run got = run({QStringLiteral("diagnose"), QStringLiteral("--format=json"), folder});
    int mails = 0;
    for (const QJsonObject &mail : got.objects()) {
        const QString kind = mail[QStringLiteral("kind")].toString();
        QVERIFY2(kind != QLatin1String("bounce") && kind != QLatin1String("delay"),
                 qPrintable(mail[QStringLiteral("file")].toString()));
        mails += mail[QStringLiteral("file")].toString().endsWith(QLatin1String(".eml")) ? 1 : 0;
    }
    QCOMPARE(mails, 7);
}

void TestCli::malformedMailsAreRead()
{
    const QString folder = QStringLiteral(TODOKE_SHARED "/corpus/malformed");
    if (!QDir(folder).exists()) {
        QSKIP("the corpora (../shared) are not here");
    }
    const Run got = run({QStringLiteral("diagnose"), QStringLiteral("--format=json"), folder});
    QCOMPARE(got.exitCode, 0);
    QVERIFY(got.objects().size() >= 23);
}

void TestCli::headersOfOrdinaryMails()
{
    const QString late = QStringLiteral(TODOKE_TEST_DATA "/headers/late.eml");
    const Run english = run({QStringLiteral("diagnose"), QStringLiteral("--lang"), QStringLiteral("en"), late});
    QCOMPARE(english.exitCode, 0);
    QVERIFY(english.out.contains("- It waited 3 h 20 min at out1.host.example."));
    QVERIFY(english.out.contains("wrong time zone (off by 9 h)"));
    QVERIFY(!english.out.contains("who can fix it")); // nothing came back
    const QString junked = QStringLiteral(TODOKE_TEST_DATA "/headers/junked-at-microsoft.eml");
    const Run japanese = run({QStringLiteral("diagnose"), QStringLiteral("--lang"), QStringLiteral("ja"), junked});
    QVERIFY(japanese.out.contains("SPM  検査で迷惑メールと判定しました。"));
    QVERIFY(japanese.out.contains("compauth：fail"));
    const Run notice = run({QStringLiteral("diagnose"), QStringLiteral("--lang"), QStringLiteral("en"),
                            sample("sakura-cisco-poor-reputation.eml")});
    QVERIFY(notice.out.contains("fsav313.sakura.ne.jp (virus or spam check)"));
    QVERIFY(!notice.out.contains("Checks of the sender")); // of a returned mail nobody has checked the sender
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
