// SPDX-License-Identifier: MIT
#include "core/bounce/status.h"

#include <QtTest>

using todoke::EnhancedStatus;
using todoke::findCodes;
using todoke::ReplyCode;
using todoke::ReplyCodes;

namespace {

QString statusOf(const ReplyCodes &codes)
{
    return codes.status ? QString::fromStdString(codes.status->toString()) : QString();
}

QString replyOf(const ReplyCodes &codes)
{
    return codes.reply ? QString::fromStdString(codes.reply->toString()) : QString();
}

} // namespace

class TestStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesEnhancedStatus_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("parsed");
        QTest::newRow("plain") << QStringLiteral("5.7.1") << QStringLiteral("5.7.1");
        QTest::newRow("three digits") << QStringLiteral("5.7.606") << QStringLiteral("5.7.606");
        QTest::newRow("success") << QStringLiteral("2.0.0") << QStringLiteral("2.0.0");
        QTest::newRow("class 3 is none") << QStringLiteral("3.1.1") << QString();
        QTest::newRow("four digits are none") << QStringLiteral("5.1.1000") << QString();
        QTest::newRow("four numbers are none") << QStringLiteral("5.1.1.1") << QString();
        QTest::newRow("two numbers are none") << QStringLiteral("5.1") << QString();
        QTest::newRow("trailing dot is none") << QStringLiteral("5.1.1.") << QString();
        QTest::newRow("empty") << QString() << QString();
    }

    void parsesEnhancedStatus()
    {
        QFETCH(QString, text);
        QFETCH(QString, parsed);
        const auto status = EnhancedStatus::parse(text.toStdString());
        QCOMPARE(status ? QString::fromStdString(status->toString()) : QString(), parsed);
    }

    void knowsPermanentFromTransient()
    {
        QVERIFY(EnhancedStatus::parse("5.1.1")->isPermanent());
        QVERIFY(!EnhancedStatus::parse("4.1.1")->isPermanent());
        QVERIFY(ReplyCode::parse("550")->isPermanent());
        QVERIFY(!ReplyCode::parse("450")->isPermanent());
        QVERIFY(!ReplyCode::parse("600"));
        QVERIFY(!ReplyCode::parse("55"));
    }

    void findsCodes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("status");
        const auto row = [](const char *name, const char *text, const char *reply, const char *status) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(reply) << QString::fromUtf8(status);
        };
        row("both", "550 5.1.1 <a@example.jp>... User unknown", "550", "5.1.1");
        row("dash", "550-5.7.26 Unauthenticated email", "550", "5.7.26");
        row("reply alone", "550 User unknown", "550", "");
        row("reply with dash", "550-User unknown", "550", "");
        row("reply alone on the line", "550", "550", "");
        row("status alone", "5.1.1 <a@example.jp>... User unknown", "", "5.1.1");
        row("hash", "sorry, no mailbox here by that name (#5.1.1)", "", "5.1.1");
        row("hash with remark", "550 sorry, no mailbox here by that name (#5.1.1 - chkusr)", "550", "5.1.1");
        row("typed", "smtp; 550 5.1.1 unknown", "550", "5.1.1");
        row("typed without space", "smtp;550 5.1.1 unknown", "550", "5.1.1");
        row("code key", "mail refused code=550 for user", "550", "");
        row("error word", "SMTP error 550 while delivering", "550", "");
        row("error code", "ERROR_CODE :550, ERROR_CODE :Requested action not taken", "550", "");
        row("behind host", "host mx.example.jp [192.0.2.1]: 550 5.1.1 unknown", "550", "5.1.1");
        row("twice", "550 550 5.7.1 Access denied", "550", "5.7.1");
        row("quoted", "5.1.0 - Unknown address error 550-'5.7.1 <a@example.com>... Access denied'", "550", "5.7.1");
        row("transient", "421 4.7.0 Try again later", "421", "4.7.0");
        row("in brackets", "(reason: 554 5.7.1 Service unavailable)", "554", "5.7.1");
        row("status label", "550 Unknown user (Status: 5.2.0, after DATA; 554 5.0.0 Service unavailable)", "550",
            "5.2.0");
        row("wrapped fragment", "message is 550-5.7.1 likely suspicious 550-5.7.1 address", "550", "5.7.1");
        row("port is no code", "connect to mx.example.jp[192.0.2.1]:587: Connection refused", "", "");
        row("port 25", "connect to mx.example.jp[192.0.2.1]:25: Connection timed out", "", "");
        row("address is no status", "blocked 5.1.1.9 by policy", "", "");
        row("version is no status", "Exim version 5.2.1 says no", "", "");
        row("four-digit number is no status", "Microsoft SMTP Server 5.0.2195", "", "");
        row("date is no code", "Thu, 29 Apr 2012 23:45:10 +0900", "", "");
        row("size is no code", "Message size 552000 exceeds 550000", "", "");
        row("id is no code", "id=550-22 queued as 4.5.6abc", "", "");
        row("Japanese", "\xE3\x82\xA8\xE3\x83\xA9\xE3\x83\xBC: 550 5.1.1 User unknown", "550", "5.1.1");
        row("made-up code", "542 a@example.jp Rejected", "542", "");
        row("prose", "we sold 550 boxes in 450 days", "", "");
    }

    void findsCodes()
    {
        QFETCH(QString, text);
        QFETCH(QString, reply);
        QFETCH(QString, status);
        const std::string bytes = text.toStdString();
        const ReplyCodes codes = findCodes(bytes);
        QCOMPARE(replyOf(codes), reply);
        QCOMPARE(statusOf(codes), status);
        if (codes.reply) {
            QCOMPARE(QString::fromStdString(bytes.substr(codes.replyAt, 3)), reply);
        }
        if (codes.status) {
            QCOMPARE(QString::fromStdString(bytes.substr(codes.statusAt, codes.statusSize)), status);
        }
    }
};

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
