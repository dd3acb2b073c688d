// SPDX-License-Identifier: MIT
#include "core/diagnosis/examination.h"
#include "core/intake/paste.h"

#include <algorithm>
#include <memory>
#include <string>

#include <QTest>

using namespace todoke;

namespace {

constexpr const char *xserver = "sv1234.xserver.jp";               // shared
constexpr const char *sakuraVps = "os3-123-45678.vs.sakura.ne.jp"; // its customer's own server
constexpr const char *unknownServer = "mail.sender.example.jp";

/// A Postfix notice: `host` tried to hand the mail to `remote` and got `reply`.
std::string notice(const std::string &host, const std::string &remote, const std::string &reply,
                   const std::string &action = "failed", const std::string &line = "192.0.2.200")
{
    const std::string stage = " (in reply to RCPT TO command)";
    return "Return-Path: <>\nFrom: MAILER-DAEMON@" + host +
           " (Mail Delivery System)\nTo: tanaka@sender.example.jp\nSubject: Undelivered Mail Returned to Sender\n"
           "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n"
           "This is the mail system at host " +
           host + ".\n\n<suzuki@recipient.example.com>: host " + remote + "[198.51.100.7] said: " + reply + stage +
           "\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; " + host +
           "\nArrival-Date: Fri, 20 Nov 2026 10:15:32 +0900 (JST)\n\nFinal-Recipient: rfc822; "
           "suzuki@recipient.example.com\nAction: " +
           action + "\nStatus: " + (action == "failed" ? "5" : "4") + ".7.1\nRemote-MTA: dns; " + remote +
           "\nDiagnostic-Code: smtp; " + reply +
           "\n\n--b\nContent-Type: message/rfc822\n\nReturn-Path: <tanaka@sender.example.jp>\nReceived: from pc "
           "(line.isp.example.net [" +
           line + "]) by " + host +
           " with ESMTPSA id x; Fri, 20 Nov 2026 10:15:31 +0900\nFrom: tanaka@sender.example.jp\nTo: "
           "suzuki@recipient.example.com\nSubject: x\nDate: Fri, 20 Nov 2026 10:15:30 +0900\n\nx\n--b--\n";
}

} // namespace

/// "Who must act": from the words of a refusal, the kind of sending server and the list to the actor and the steps.
class TestWhoActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acts_data();
    void acts();

private:
    std::unique_ptr<Diagnoser> m_diagnoser;
};

void TestWhoActs::initTestCase()
{
    m_diagnoser = std::make_unique<Diagnoser>(std::make_shared<const Knowledge>(loadKnowledge()));
}

void TestWhoActs::acts_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QByteArray>("cause");
    QTest::addColumn<QByteArray>("actor");
    QTest::addColumn<QByteArrayList>("steps");    // all of them are among the steps
    QTest::addColumn<QByteArrayList>("notSteps"); // none of them is
    const auto row = [](const char *name, const std::string &mail, const char *cause, const char *actor,
                        const QByteArrayList &steps, const QByteArrayList &notSteps = {}) {
        QTest::newRow(name) << QByteArray::fromStdString(mail) << QByteArray(cause) << QByteArray(actor) << steps
                            << notSteps;
    };
    const std::string mx = "mx.recipient.example.com";
    const std::string office = "recipient-example-com.mail.protection.outlook.com";
    const std::string gmail = "aspmx.l.google.com";
    const std::string spamhaus = "550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked using Spamhaus";
    row("shared server listed: the provider files the removal", notice(xserver, mx, spamhaus), "blocklisted",
        "provider", {"ask-provider-delisting", "use-other-route"}, {"clear-list-yourself", "owner-clears-list"});
    row("own server listed: its owner asks", notice(sakuraVps, mx, spamhaus), "blocklisted", "sender-admin",
        {"owner-clears-list"}, {"ask-provider-delisting"});
    row("a list that anyone may clear: quick help, and the provider all the same",
        notice(xserver, mx,
               "550 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using Trend Micro Email Reputation "
               "Service"),
        "blocklisted", "provider", {"tell-provider-neighbour"});
    row("the receiver's private list",
        notice(xserver, office,
               "550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked by recipient.example.com using "
               "Customer Block list (AS16012607)"),
        "blocklisted", "recipient-admin", {"ask-recipient-admin-allow"}, {"ask-provider-delisting"});
    // Google takes no request from anybody; what the hosting company can do is stop the cause (refusals_ja.jsonl).
    row("reputation at Gmail: no removal, it clears by itself",
        notice(xserver, gmail,
               "550-5.7.1 [203.0.113.9] Our system has detected that this message is likely suspicious due to the "
               "very low reputation of the sending IP address. - gsmtp"),
        "poor-reputation", "provider", {"wait-for-clearing", "provider-stops-neighbour"}, {"ask-provider-delisting"});
    row("Cisco's reputation: the provider",
        notice(xserver, mx,
               "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation."),
        "poor-reputation", "provider", {"use-other-route"});
    row("DMARC: the sender's DNS",
        notice(
            xserver, gmail,
            "550-5.7.26 Unauthenticated email from sender.example.jp is not accepted due to domain's DMARC policy. - "
            "gsmtp"),
        "authentication-failed", "sender-admin", {"fix-sender-authentication"}, {"ask-provider-delisting"});
    row("policy list on the user's own line: submission",
        notice(xserver, mx, "554 5.7.1 Client host [203.0.113.77] blocked using pbl.spamhaus.org", "failed",
               "203.0.113.77"),
        "blocklisted", "sender", {"use-submission"}, {"ask-provider-delisting"});
    row("\"you may be infected\": the user's own line",
        notice(xserver, mx, "554 5.7.1 rejected: your computer may be infected, see our page"), "blocklisted", "sender",
        {"use-submission", "scan-line"}, {"ask-provider-delisting"});
    row("domain listed: the domain, not the address",
        notice(
            xserver, office,
            "550 5.7.1 Service unavailable, MailFrom domain is listed in Spamhaus. To request removal from this list "
            "see https://www.spamhaus.org/query/lookup/ (S8002)"),
        "domain-blocklisted", "sender-admin", {"clear-domain-listing"}, {"ask-provider-delisting"});
    row("open resolver: the receiver's own mistake",
        notice(xserver, mx,
               "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org; Error: open "
               "resolver; https://check.spamhaus.org/returnc/pub/192.0.2.53/"),
        "receiver-misconfigured", "recipient-admin", {"tell-recipient-by-phone"}, {"ask-provider-delisting"});
    row("a closed list: the receiver's outdated setting",
        notice(xserver, mx, "554 5.7.1 Client host [203.0.113.9] blocked using dnsbl.sorbs.net"),
        "receiver-misconfigured", "recipient-admin", {"recipient-admin-removes-list"}, {"ask-provider-delisting"});
    row("the receiver's server is listed itself",
        notice(xserver, mx, "550 5.7.1 recipient domain's MX mx.recipient.example.com is listed in a blacklist"),
        "receiver-misconfigured", "recipient-admin", {}, {"ask-provider-delisting"});
    row("5.4.1 Access denied at Microsoft 365: no such address",
        notice(xserver, office,
               "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) "
               "[TYCJPN01FT003.eop-JPN01.prod.protection.outlook.com]"),
        "recipient-unknown", "sender", {"check-address"}, {"ask-provider-delisting"});
    row("relaying denied by one's own provider: the mail program's settings",
        "550 5.7.1 <suzuki@recipient.example.com>: Relay access denied", "relay-denied", "sender",
        {"check-mail-settings"}, {"ask-provider-delisting"});
    row("own account stopped: the provider, and the password first",
        notice(xserver, "sv1234.xserver.jp", "550 5.1.8 Access denied, bad outbound sender"), "sender-account-blocked",
        "provider", {"change-password", "ask-provider-unblock"}, {"ask-provider-delisting"});
    row("outbound spam at Microsoft 365",
        "550 5.1.8 Access denied, bad outbound sender. For more information please go to "
        "http://go.microsoft.com/fwlink/?LinkId=875724. S(9333)",
        "sender-account-blocked", "provider", {"change-password"});
    row("delayed: wait, nothing to write yet", notice(xserver, mx, "421 4.7.0 Try again later", "delayed"), nullptr,
        "nobody", {"wait"}, {"ask-provider-delisting"});
    row("reverse DNS of a shared server: the provider",
        notice(xserver, mx, "450 4.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.9]"),
        "reverse-dns", "provider", {"ask-provider-reverse-dns"});
    row("reverse DNS of one's own server",
        notice(sakuraVps, mx, "450 4.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.9]"),
        "reverse-dns", "sender-admin", {"fix-own-reverse-dns"});
    row("a full mailbox", notice(xserver, mx, "552 5.2.2 Mailbox is over quota"), "mailbox-full", "recipient",
        {"ask-recipient-make-room"}, {"ask-provider-delisting"});
    row("the recipient's own filter", notice(xserver, mx, "550 5.7.1 the recipient has blocked your address"),
        "recipient-filter", "recipient", {"ask-recipient-allow-sender"}, {"ask-provider-delisting"});
    row("greylisted: nobody", notice(unknownServer, mx, "450 4.2.0 Greylisted, come back in 5 minutes"), "greylisted",
        "nobody", {}, {"ask-provider-delisting"});
    row("unknown server listed: the desk one rents from", notice(unknownServer, mx, spamhaus), "blocklisted",
        "provider", {"ask-provider-delisting"});
    row("nothing known: no letter", notice(xserver, mx, "554 sorry"), "unknown", nullptr, {},
        {"ask-provider-delisting"});
}

void TestWhoActs::acts()
{
    QFETCH(QByteArray, mail);
    QFETCH(QByteArray, cause);
    QFETCH(QByteArray, actor);
    QFETCH(QByteArrayList, steps);
    QFETCH(QByteArrayList, notSteps);
    auto given = std::make_shared<const std::string>(mail.toStdString());
    const Examination examination = examine(takePaste(given), *m_diagnoser);
    QCOMPARE(examination.diagnosis.recipients.size(), std::size_t{1});
    const RecipientDiagnosis &found = examination.diagnosis.recipients.front();
    QByteArrayList taken;
    for (const StepId &step : found.steps) {
        taken << QByteArray::fromStdString(step.value);
    }
    if (!cause.isEmpty()) {
        QCOMPARE(QByteArray::fromStdString(found.cause.value), cause);
    }
    if (!actor.isEmpty()) {
        QCOMPARE(QByteArray(toName(found.actor).data()), actor);
    }
    for (const QByteArray &step : steps) {
        QVERIFY2(taken.contains(step), ("missing " + step + " in " + taken.join(' ')).constData());
    }
    for (const QByteArray &step : notSteps) {
        QVERIFY2(!taken.contains(step), ("wrong " + step + " in " + taken.join(' ')).constData());
    }
}

QTEST_GUILESS_MAIN(TestWhoActs)
#include "tst_who_acts.moc"
