// SPDX-License-Identifier: MIT
#include "core/mail/spam_verdict.h"

#include <QTest>

using namespace todoke;

/// The fields of spam filters, taken apart, with the place of each value.
class TestSpamVerdict : public QObject
{
    Q_OBJECT

private:
    static std::vector<SpamVerdict> read(const std::string &header)
    {
        s_bytes = header + "\r\n\r\nbody\r\n";
        s_message = parseMessage(s_bytes);
        const JudgedRoute route = judgeRoute(parseRoute(s_message, s_message.root()), s_message, RouteEnd::Delivered);
        return parseSpamVerdicts(s_message, s_message.root(), route);
    }
    static std::string s_bytes;
    static Message s_message;

private Q_SLOTS:
    void forms_data();
    void forms();
    void numbers();
    void spans();
    void trust();
    void otherFieldsAreLeftAlone();
    void rubbishIsRead_data();
    void rubbishIsRead();
};

std::string TestSpamVerdict::s_bytes;
Message TestSpamVerdict::s_message;

void TestSpamVerdict::forms_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<QByteArray>("tags");
    QTest::newRow("Microsoft") << QByteArray(
                                      "X-Forefront-Antispam-Report: CIP:203.0.113.9;CTRY:JP;LANG:ja;SCL:5;SRV:;\r\n "
                                      "IPV:NLI;SFV:SPM;H:out.example.jp;PTR:out.example.jp;CAT:SPM;DIR:INB;")
                               << QByteArray("microsoft")
                               << QByteArray("CIP=203.0.113.9 CTRY=JP LANG=ja SCL=5 IPV=NLI SFV=SPM H=out.example.jp "
                                             "PTR=out.example.jp CAT=SPM DIR=INB");
    QTest::newRow("Microsoft, IPv6") << QByteArray("X-Forefront-Antispam-Report: CIP:2001:db8::9;CTRY:;SCL:-1")
                                     << QByteArray("microsoft") << QByteArray("CIP=2001:db8::9 SCL=-1");
    QTest::newRow("BCL") << QByteArray("X-Microsoft-Antispam: BCL:6;ARA:1230040|366016;") << QByteArray("microsoft")
                         << QByteArray("BCL=6 ARA=1230040|366016");
    QTest::newRow("SCL alone") << QByteArray("X-MS-Exchange-Organization-SCL: 6") << QByteArray("microsoft")
                               << QByteArray("SCL=6");
    QTest::newRow("SpamAssassin")
        << QByteArray("X-Spam-Status: Yes, score=7.9 required=5.0 tests=BAYES_99,\r\n\tHTML_MESSAGE,URIBL_BLACK "
                      "autolearn=no\r\n\tautolearn_force=no version=3.4.6")
        << QByteArray("spamassassin")
        << QByteArray("verdict=Yes score=7.9 required=5.0 tests=BAYES_99, HTML_MESSAGE,URIBL_BLACK autolearn=no "
                      "autolearn_force=no version=3.4.6");
    QTest::newRow("SpamAssassin with points")
        << QByteArray("X-Spam-Status: No, score=-1.7 required=5.0 tests=BAYES_00=-1.9,HTML_MESSAGE=0.001 autolearn=ham")
        << QByteArray("spamassassin")
        << QByteArray("verdict=No score=-1.7 required=5.0 tests=BAYES_00=-1.9,HTML_MESSAGE=0.001 autolearn=ham");
    QTest::newRow("old SpamAssassin") << QByteArray("X-Spam-Status: No, hits=0.1 required=5.0")
                                      << QByteArray("spamassassin") << QByteArray("verdict=No hits=0.1 required=5.0");
    QTest::newRow("status without a verdict") << QByteArray("X-Spam-Status: score=0.1 required=5")
                                              << QByteArray("spamassassin") << QByteArray("score=0.1 required=5");
    QTest::newRow("flag") << QByteArray("X-Spam-Flag: YES") << QByteArray("spamassassin") << QByteArray("flag=YES");
    QTest::newRow("level") << QByteArray("X-Spam-Level: *****") << QByteArray("spamassassin")
                           << QByteArray("level=*****");
    QTest::newRow("no level") << QByteArray("X-Spam-Level:") << QByteArray("spamassassin") << QByteArray("level=");
    QTest::newRow("rspamd") << QByteArray(
                                   "X-Spamd-Result: default: True [17.20 / 15.00];\r\n\tBAYES_SPAM(5.10)[99.99%];\r\n\t"
                                   "R_SPF_FAIL(1.00)[-all]")
                            << QByteArray("rspamd")
                            << QByteArray("spam=True score=17.20 required=15.00 "
                                          "symbols=BAYES_SPAM(5.10)[99.99%]; R_SPF_FAIL(1.00)[-all]");
    QTest::newRow("rspamd's action") << QByteArray("X-Rspamd-Action: add header") << QByteArray("rspamd")
                                     << QByteArray("action=add header");
    QTest::newRow("Google") << QByteArray("X-Gm-Spam: 1") << QByteArray("google") << QByteArray("spam=1");
    QTest::newRow("Proofpoint")
        << QByteArray("X-Proofpoint-Spam-Details: rule=spam policy=default score=99\r\n mlxscore=99 phishscore=0 "
                      "reason=mlx engine=8.12.0-2304280000 definitions=main-2305110117")
        << QByteArray("proofpoint")
        << QByteArray("rule=spam policy=default score=99 mlxscore=99 phishscore=0 reason=mlx engine=8.12.0-2304280000 "
                      "definitions=main-2305110117");
    QTest::newRow("Barracuda")
        << QByteArray("X-Barracuda-Spam-Status: Yes, SCORE=10.11 using per-user scores of TAG_LEVEL=3.5 "
                      "QUARANTINE_LEVEL=9.0 KILL_LEVEL=1000.0 tests=BSF_SC0_MISMATCH_TO, URLBL_BC")
        << QByteArray("barracuda")
        << QByteArray("verdict=Yes SCORE=10.11 using per-user scores of TAG_LEVEL=3.5 "
                      "QUARANTINE_LEVEL=9.0 KILL_LEVEL=1000.0 tests=BSF_SC0_MISMATCH_TO, URLBL_BC");
    QTest::newRow("Trend Micro, old") << QByteArray("X-TM-AS-Result: Yes-5.339-5.0-31-1") << QByteArray("trend-micro")
                                      << QByteArray("verdict=Yes score=5.339 limit=5.0 category=31 type=1");
    QTest::newRow("Trend Micro, below zero")
        << QByteArray("X-TM-AS-Result: No--1.092700-4.000000-31") << QByteArray("trend-micro")
        << QByteArray("verdict=No score=-1.092700 limit=4.000000 category=31");
    QTest::newRow("Trend Micro, type first")
        << QByteArray("X-TM-AS-Result: No-10--31.405600-8.000000") << QByteArray("trend-micro")
        << QByteArray("verdict=No type=10 score=-31.405600 limit=8.000000");
    QTest::newRow("Trend Micro, engine") << QByteArray("X-TMASE-Result: 10-2.483500-8.000000")
                                         << QByteArray("trend-micro")
                                         << QByteArray("type=10 score=2.483500 limit=8.000000");
    QTest::newRow("Cisco") << QByteArray("X-IronPort-Anti-Spam-Filtered: true") << QByteArray("cisco")
                           << QByteArray("filtered=true");
    QTest::newRow("Cisco's secret") << QByteArray("X-IPAS-Result: A0DdCADh5RpV") << QByteArray("cisco") << QByteArray();
    QTest::newRow("Mimecast") << QByteArray("X-Mimecast-Spam-Score: 0.001") << QByteArray("mimecast")
                              << QByteArray("score=0.001");
    QTest::newRow("Sophos") << QByteArray("X-LASED-SpamProbability: 0.087066") << QByteArray("sophos")
                            << QByteArray("probability=0.087066");
    QTest::newRow("Vade") << QByteArray("X-VR-SPAMSTATE: SPAM") << QByteArray("vade") << QByteArray("state=SPAM");
    QTest::newRow("Kaspersky") << QByteArray("X-KSMG-AntiSpam-Status: not_detected") << QByteArray("kaspersky")
                               << QByteArray("status=not_detected");
}

void TestSpamVerdict::forms()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, system);
    QFETCH(QByteArray, tags);
    const auto found = read(field.toStdString());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(found[0].system), system);
    QByteArray list;
    for (const VerdictTag &tag : found[0].tags) {
        list += (list.isEmpty() ? "" : " ") + QByteArray::fromStdString(tag.name + "=" + tag.value);
    }
    QCOMPARE(list, tags);
    QCOMPARE(std::string(s_message.view(found[0].span)), field.toStdString() + "\r\n");
}

void TestSpamVerdict::numbers()
{
    const auto found = read("X-Spam-Status: Yes, score=7.9 required=5.0\r\nX-Spam-Level: *******\r\n"
                            "X-Spamd-Bar: ---\r\nX-Forefront-Antispam-Report: SCL:-1;SFV:SKN\r\nX-Spamd-Bar: /");
    QCOMPARE(found.size(), std::size_t(5));
    QCOMPARE(found[0].find("score")->number, std::optional<double>(7.9));
    QCOMPARE(found[0].find("SCORE"), found[0].find("score"));
    QVERIFY(!found[0].find("verdict")->number.has_value());
    QCOMPARE(found[1].find("level")->number, std::optional<double>(7));
    QCOMPARE(found[2].find("level")->number, std::optional<double>(-3));
    QCOMPARE(found[3].find("SCL")->number, std::optional<double>(-1));
    QVERIFY(!found[4].find("level")->number.has_value());
    QCOMPARE(found[0].find("nothing"), nullptr);
}

void TestSpamVerdict::spans()
{
    const auto found = read("Subject: x\r\nX-Forefront-Antispam-Report: CIP:203.0.113.9;\r\n\tSCL:5;\r\n SFV:SPM;\r\n"
                            "X-Spamd-Result: default: False\r\n [3.76 / 50.00];\r\n A(1)[];\r\n B(2)[]");
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(std::string(s_message.view(found[0].find("SCL")->span)), std::string("5"));
    QCOMPARE(std::string(s_message.view(found[0].find("SFV")->span)), std::string("SPM"));
    QCOMPARE(std::string(s_message.view(found[1].find("spam")->span)), std::string("False"));
    QCOMPARE(std::string(s_message.view(found[1].find("required")->span)), std::string("50.00"));
    QCOMPARE(std::string(s_message.view(found[1].find("symbols")->span)), std::string("A(1)[];\r\n B(2)[]"));
    QCOMPARE(found[0].raw, std::string("CIP:203.0.113.9;\tSCL:5; SFV:SPM;"));
}

void TestSpamVerdict::trust()
{
    const auto found = read("X-Spam-Flag: YES\r\n"
                            "X-Forefront-Antispam-Report-Untrusted: SCL:5\r\n"
                            "Received: from out.example.jp (out.example.jp [198.51.100.7]) by mx.example.com; "
                            "Fri, 20 Nov 2026 10:15:36 +0900\r\n"
                            "X-Spam-Score: 1\r\n"
                            "Received: from pc ([192.168.0.1]) by out.example.jp; Fri, 20 Nov 2026 10:15:35 +0900\r\n"
                            "X-Spam-Status: Yes, score=9");
    QCOMPARE(found.size(), std::size_t(4));
    QVERIFY(found[0].trusted);
    QVERIFY(!found[1].trusted);
    QVERIFY(!found[2].trusted);
    QVERIFY(!found[3].trusted);
    QVERIFY(!read("X-Spam-Flag: YES")[0].trusted);
}

void TestSpamVerdict::otherFieldsAreLeftAlone()
{
    QVERIFY(read("Subject: X-Spam-Flag: YES\r\nX-Spam-Report: long\r\nX-Mailer: x\r\nX-: y").empty());
}

void TestSpamVerdict::rubbishIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("colons") << QByteArray(1'000'000, ':');
    QTest::newRow("semicolons") << QByteArray(1'000'000, ';');
    QTest::newRow("equals") << QByteArray(1'000'000, '=');
    QTest::newRow("hyphens") << QByteArray(1'000'000, '-');
    QTest::newRow("stars") << QByteArray(1'000'000, '*');
    QTest::newRow("pairs") << QByteArray("a=b ").repeated(100'000);
    QTest::newRow("brackets") << QByteArray("]/[:") + QByteArray(1000, '[');
    QTest::newRow("numbers") << QByteArray("1e999999-1e99-0x10-nan-inf");
    QTest::newRow("bytes") << QByteArray("\xff\xfe=\x80\x81; \xe3\x81");
}

void TestSpamVerdict::rubbishIsRead()
{
    QFETCH(QByteArray, value);
    for (const char *name : {"X-Forefront-Antispam-Report", "X-Spam-Status", "X-Spam-Level", "X-Spam-Score",
                             "X-Spamd-Result", "X-Proofpoint-Spam-Details", "X-TM-AS-Result", "X-IPAS-Result"}) {
        const auto found = read(std::string(name) + ": " + value.toStdString());
        QCOMPARE(found.size(), std::size_t(1));
        for (const VerdictTag &tag : found[0].tags) {
            QVERIFY(tag.span.end() <= s_bytes.size());
        }
    }
}

QTEST_GUILESS_MAIN(TestSpamVerdict)
#include "tst_spam_verdict.moc"
