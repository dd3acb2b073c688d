// SPDX-License-Identifier: MIT
#include "core/bounce/reply/reply_lines.h"
#include "core/bounce/reply/reply_text.h"

#include <QtTest>

using namespace todoke;

class TestReplyText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesReasonsApart_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("bySmtp");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *reason, const char *host, const char *command, bool bySmtp,
                            const char *words) {
            QTest::newRow(name) << QString::fromUtf8(reason) << QString::fromUtf8(host) << QString::fromUtf8(command)
                                << bySmtp << QString::fromUtf8(words);
        };
        row("Postfix", "host mx.example.jp[192.0.2.8] said: 550 5.1.1 Address rejected (in reply to RCPT TO command)",
            "mx.example.jp", "RCPT", true, "550 5.1.1 Address rejected");
        row("Postfix, end of data",
            "host mx.example.jp[192.0.2.8] said: 554 5.7.1 no (in reply to end of DATA command)", "mx.example.jp",
            "DATA", true, "554 5.7.1 no");
        row("Postfix, IPv6", "host mx.example.jp[2001:db8::1] said: 550 no (in reply to MAIL FROM command)",
            "mx.example.jp", "MAIL", true, "550 no");
        row("Postfix, greeting",
            "host mx.example.jp[192.0.2.8] refused to talk to me: 554 Blocked - see https://example.com/",
            "mx.example.jp", "CONN", true, "554 Blocked - see https://example.com/");
        row("Postfix, suspended",
            "delivery temporarily suspended: connect to mx.example.jp[192.0.2.8]: server refused to talk to me: 421 "
            "Later",
            "mx.example.jp", "CONN", true, "421 Later");
        row("Postfix, no connection", "connect to mx.example.jp[192.0.2.1]:25: Connection timed out", "mx.example.jp",
            "CONN", false, "connect to mx.example.jp[192.0.2.1]:25: Connection timed out");
        row("Postfix, lost", "lost connection with mx.example.jp[192.0.2.1] while performing the HELO handshake",
            "mx.example.jp", "EHLO", false,
            "lost connection with mx.example.jp[192.0.2.1] while performing the HELO handshake");
        row("Exim",
            "SMTP error from remote mail server after RCPT TO:<a@example.jp>: host mx.example.jp [192.0.2.1]: 550 "
            "5.1.1 no",
            "mx.example.jp", "RCPT", true, "550 5.1.1 no");
        row("Exim, host first",
            "host mx.example.jp [192.0.2.1] SMTP error from remote mail server after MAIL FROM:<b@example.com> "
            "SIZE=1024: 550 no",
            "mx.example.jp", "MAIL", true, "550 no");
        row("Exim, pipelined",
            "host mx.example.jp [192.0.2.1] SMTP error from remote mail server after pipelined end of data: 552 too "
            "big",
            "mx.example.jp", "DATA", true, "552 too big");
        row("Exim, no code in the words", "host mx.example.jp [192.0.2.1]: 550 : User unknown", "mx.example.jp", "",
            true, "550 : User unknown");
        row("qmail", "192.0.2.25 does not like recipient. Remote host said: 550 5.1.1 no Giving up on 192.0.2.25.",
            "192.0.2.25", "RCPT", true, "550 5.1.1 no");
        row("qmail, sender",
            "Connected to 192.0.2.25 but sender was rejected. Remote host said: 550 5.7.1 Access denied", "192.0.2.25",
            "MAIL", true, "550 5.7.1 Access denied");
        row("qmail, after data", "192.0.2.25 failed after I sent the message. Remote host said: 554 spam", "192.0.2.25",
            "DATA", true, "554 spam");
        row("qmail, own finding", "Sorry, no mailbox here by that name. (#5.1.1)", "", "", false,
            "Sorry, no mailbox here by that name. (#5.1.1)");
        row("Yahoo", "Remote host said: 550 5.1.1 <a@example.jp>... User Unknown [RCPT_TO]", "", "RCPT", true,
            "550 5.1.1 <a@example.jp>... User Unknown");
        row("1&1",
            "SMTP error from remote server for TEXT command, host: mx.example.fr (192.0.2.65) reason: 550 5.2.0 Mail "
            "rejete",
            "mx.example.fr", "DATA", true, "550 5.2.0 Mail rejete");
        row("GMX", "SMTP error from remote server after RCPT command: host: mx.example.jp 5.2.1 <a@example.jp>... no",
            "mx.example.jp", "RCPT", true, "5.2.1 <a@example.jp>... no");
        row("DragonFly", "mx.example.net [192.0.2.25] did not like our RCPT TO: 550 5.7.0 <a@example.net>: no",
            "mx.example.net", "RCPT", true, "550 5.7.0 <a@example.net>: no");
        row("DragonFly, data", "mx.example.net [192.0.2.25] did not like our final DATA: 554 5.7.9 no",
            "mx.example.net", "DATA", true, "554 5.7.9 no");
        row("Exchange Online", "mx.example.net Remote Server returned '550 5.1.0 192.0.2.222 is not allowed'",
            "mx.example.net", "", true, "550 5.1.0 192.0.2.222 is not allowed");
        row("Exchange Online, attempts",
            "5/25/2018 8:21:10 AM - Server at A1.example.com returned '550 5.4.312 Message expired' 5/25/2018 8:11:10 "
            "AM - "
            "Server at mx.example.org (192.0.2.27) returned '450 4.4.312 DNS query failed'",
            "A1.example.com", "", true, "550 5.4.312 Message expired");
        row("Exchange 2007", "#550 5.7.1 RESOLVER.RST.AuthRequired; authentication required ##rfc822;a@example.jp", "",
            "", false, "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required");
        row("Exchange 2010", "mx.example.jp #<mx.example.jp #5.1.1 smtp; 550 5.1.1 no such user> #SMTP#",
            "mx.example.jp", "", true, "550 5.1.1 no such user");
        row("Gmail",
            "Google tried, but it was rejected. The error that the other server returned was: 550 550 5.7.1 no (state "
            "13).",
            "", "", true, "550 550 5.7.1 no");
        row("while talking to", "(reason: 554 5.7.1 Service unavailable) while talking to mx.example.jp",
            "mx.example.jp", "", true, "554 5.7.1 Service unavailable");
        row("reason in brackets", "(reason: 552 5.2.3 Message size exceeds fixed maximum message size (10485760))", "",
            "", false, "552 5.2.3 Message size exceeds fixed maximum message size (10485760)");
        row("said alone", "said: 550 SC-001", "", "", true, "550 SC-001");
        row("SMTP:RCPT", "SMTP:RCPT host 192.0.2.8: 553 5.3.0 <a@example.com>... No such user here", "192.0.2.8",
            "RCPT", true, "553 5.3.0 <a@example.com>... No such user here");
        row("plain words", "mailbox is full", "", "", false, "mailbox is full");
        row("empty", "", "", "", false, "");
    }

    void takesReasonsApart()
    {
        QFETCH(QString, reason);
        QFETCH(QString, host);
        QFETCH(QString, command);
        QFETCH(bool, bySmtp);
        QFETCH(QString, words);
        const std::string text = reason.toStdString();
        const ReplyText reply = readReply(text);
        QCOMPARE(QString::fromStdString(std::string(reply.words)), words);
        QCOMPARE(QString::fromStdString(std::string(reply.host)), host);
        QCOMPARE(QString::fromStdString(std::string(toName(reply.command))), command);
        QCOMPARE(reply.bySmtp, bySmtp);
    }

    void joinsLines_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("joined");
        QTest::newRow("one") << QStringLiteral("  550  no ") << QStringLiteral("550 no");
        QTest::newRow("folded") << QStringLiteral("550 no\n    such user") << QStringLiteral("550 no such user");
        QTest::newRow("continued") << QStringLiteral("550-5.7.26 one\r\n550-5.7.26 two\r\n550 5.7.26  three")
                                   << QStringLiteral("550 5.7.26 one two three");
        QTest::newRow("continued without status")
            << QStringLiteral("550-one\n550-two\n550 three") << QStringLiteral("550 one two three");
        QTest::newRow("wrapped marks") << QStringLiteral(
                                              "550-5.7.1 Our system has\n detected that this 550-5.7.1 message is\n "
                                              "spam 550 5.7.1 see 5.7.2")
                                       << QStringLiteral(
                                              "550 5.7.1 Our system has detected that this message is spam see 5.7.2");
        QTest::newRow("other codes stay") << QStringLiteral("550 5.1.1 no\n554 5.0.0 Service unavailable")
                                          << QStringLiteral("550 5.1.1 no 554 5.0.0 Service unavailable");
    }

    void joinsLines()
    {
        QFETCH(QString, lines);
        QFETCH(QString, joined);
        QCOMPARE(QString::fromStdString(joinReplyLines(lines.toStdString())), joined);
    }
};

QTEST_GUILESS_MAIN(TestReplyText)
#include "tst_reply_text.moc"
