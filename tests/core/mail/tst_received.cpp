// SPDX-License-Identifier: MIT
#include "core/mail/received.h"

#include <QTest>

using namespace todoke;

class TestReceived : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void ordersByTime();
};

namespace {

struct Expected
{
    const char *from = "";
    const char *reverse = "";
    const char *ip = "";
    const char *by = "";
    const char *with = "";
    const char *id = "";
    const char *forAddress = "";
    const char *date = "2026-11-20T10:15:32+09:00";
};

QStringList asList(const Hop &hop)
{
    const auto text = [](const std::string &s) { return QString::fromStdString(s); };
    return {
        text(hop.from), text(hop.fromReverse), text(hop.ip ? hop.ip->toString() : ""),     text(hop.by), text(hop.with),
        text(hop.id),   text(hop.forAddress),  text(hop.date ? hop.date->toIso8601() : "")};
}

} // namespace

void TestReceived::parses_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *value, const Expected &e) {
        QStringList list;
        for (const char *text : {e.from, e.reverse, e.ip, e.by, e.with, e.id, e.forAddress, e.date}) {
            list << QString::fromUtf8(text);
        }
        QTest::newRow(name) << QByteArray(value) << list;
    };
    row("postfix",
        "from mail.example.com (rev.example.com [192.0.2.1]) by mx.example.co.jp (Postfix) with ESMTPS id 4F1A2B for "
        "<taro@example.co.jp>; Fri, 20 Nov 2026 10:15:32 +0900 (JST)",
        {"mail.example.com", "rev.example.com", "192.0.2.1", "mx.example.co.jp", "ESMTPS", "4F1A2B",
         "taro@example.co.jp"});
    row("postfix, no reverse name",
        "from [192.168.0.5] (unknown [192.0.2.1]) (Authenticated sender: taro@example.co.jp) by mx.example.co.jp "
        "(Postfix) "
        "with ESMTPSA id 4F1A2B; Fri, 20 Nov 2026 10:15:32 +0900 (JST)",
        {"[192.168.0.5]", "", "192.0.2.1", "mx.example.co.jp", "ESMTPSA", "4F1A2B"});
    row("postfix, TLS comment",
        "from mail.example.com (rev.example.com [IPv6:2001:db8::25]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 "
        "(256/256 bits)) (No client certificate requested) by mx.example.co.jp (Postfix) with ESMTPS id 4F1A2B; Fri, "
        "20 "
        "Nov 2026 10:15:32 +0900 (JST)",
        {"mail.example.com", "rev.example.com", "2001:db8::25", "mx.example.co.jp", "ESMTPS", "4F1A2B"});
    row("postfix, local",
        "by mx.example.co.jp (Postfix, from userid 1000) id 4F1A2B; Fri, 20 Nov 2026 10:15:32 +0900 (JST)",
        {"", "", "", "mx.example.co.jp", "", "4F1A2B"});
    row("sendmail",
        "from mail.example.com (taro@rev.example.com [192.0.2.1] (may be forged)) by mx.example.co.jp (8.17.1/8.17.1) "
        "with "
        "ESMTP id 3AK1FWxx012345 (version=TLSv1.2 cipher=X bits=256 verify=NO) for <taro@example.co.jp>; Fri, 20 Nov "
        "2026 "
        "10:15:32 +0900",
        {"mail.example.com", "rev.example.com", "192.0.2.1", "mx.example.co.jp", "ESMTP", "3AK1FWxx012345",
         "taro@example.co.jp"});
    row("qmail, invoked", "(qmail 12345 invoked by uid 89); 20 Nov 2026 01:15:32 -0000",
        {"", "", "", "", "", "", "", "2026-11-20T01:15:32+00:00"});
    row("qmail, network",
        "from unknown (HELO mail.example.com) (192.0.2.1) by mx.example.co.jp with SMTP; 20 Nov 2026 01:15:32 -0000",
        {"mail.example.com", "", "192.0.2.1", "mx.example.co.jp", "SMTP", "", "", "2026-11-20T01:15:32+00:00"});
    row("qmail, reverse name",
        "from rev.example.com (HELO mail.example.com) (user@192.0.2.1) by mx.example.co.jp with ESMTPA; 20 Nov 2026 "
        "01:15:32 -0000",
        {"mail.example.com", "rev.example.com", "192.0.2.1", "mx.example.co.jp", "ESMTPA", "", "",
         "2026-11-20T01:15:32+00:00"});
    row("exim, helo differs",
        "from rev.example.com ([192.0.2.1]:54321 helo=mail.example.com) by mx.example.co.jp with esmtps (TLS1.3) tls "
        "TLS_AES_256_GCM_SHA384 (Exim 4.97) (envelope-from <a@example.com>) id 1abcDE-0000000FGHi-0jkL for "
        "taro@example.co.jp; Fri, 20 Nov 2026 10:15:32 +0900",
        {"mail.example.com", "rev.example.com", "192.0.2.1", "mx.example.co.jp", "esmtps", "1abcDE-0000000FGHi-0jkL",
         "taro@example.co.jp"});
    row("exim, no name",
        "from [192.0.2.1] (port=4242 helo=mail.example.com) by mx.example.co.jp with esmtp (Exim 4.97) id "
        "1abcDE-0000000FGHi-0jkL; Fri, 20 Nov 2026 10:15:32 +0900",
        {"mail.example.com", "", "192.0.2.1", "mx.example.co.jp", "esmtp", "1abcDE-0000000FGHi-0jkL"});
    row("exim, name checked",
        "from mail.example.com ([192.0.2.1]:54321) by mx.example.co.jp with esmtp id 1abcDE; Fri, 20 Nov 2026 10:15:32 "
        "+0900",
        {"mail.example.com", "", "192.0.2.1", "mx.example.co.jp", "esmtp", "1abcDE"});
    row("microsoft",
        "from AB1PR01MB0001.prod.example (2001:db8:1096:100:41::31) by AB1PR01MB0002.prod.example "
        "(2001:db8:1096:3c::10) with "
        "Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.9100.15; Fri, "
        "20 Nov "
        "2026 01:15:32 +0000",
        {"ab1pr01mb0001.prod.example", "", "2001:db8:1096:100:41::31", "ab1pr01mb0002.prod.example",
         "Microsoft SMTP Server", "15.20.9100.15", "", "2026-11-20T01:15:32+00:00"});
    row("microsoft, frontend",
        "from mail.example.com (192.0.2.1) by AB1.mail.example (10.1.2.3) with Microsoft SMTP Server (TLS) id "
        "15.20.9100.15 "
        "via Frontend Transport; Fri, 20 Nov 2026 01:15:32 +0000",
        {"mail.example.com", "", "192.0.2.1", "ab1.mail.example", "Microsoft SMTP Server", "15.20.9100.15", "",
         "2026-11-20T01:15:32+00:00"});
    row("smtpsvc",
        "from mail.example.com ([192.0.2.1]) by mx.example.co.jp over TLS secured channel with Microsoft "
        "SMTPSVC(7.5.7601.23008); Fri, 20 Nov 2026 10:15:32 +0900",
        {"mail.example.com", "", "192.0.2.1", "mx.example.co.jp", "Microsoft SMTPSVC"});
    row("google",
        "from mail.example.com (rev.example.com. [192.0.2.1]) by mx.google.example with ESMTPS id a1-20020a170903si123 "
        "for "
        "<taro@example.co.jp> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); Thu, 19 Nov 2026 17:15:32 "
        "-0800 (PST)",
        {"mail.example.com", "rev.example.com", "192.0.2.1", "mx.google.example", "ESMTPS", "a1-20020a170903si123",
         "taro@example.co.jp", "2026-11-19T17:15:32-08:00"});
    row("google, inside", "by 2001:db8:1506:b0:1::2 with SMTP id x33csp82274qte; Thu, 19 Nov 2026 17:15:32 -0800 (PST)",
        {"", "", "", "2001:db8:1506:b0:1::2", "SMTP", "x33csp82274qte", "", "2026-11-19T17:15:32-08:00"});
    row("yahoo",
        "from 127.0.0.1 (EHLO mail.example.com) (192.0.2.1) by mta.example with SMTPS; Fri, 20 Nov 2026 01:15:32 +0000",
        {"mail.example.com", "", "192.0.2.1", "mta.example", "SMTPS", "", "", "2026-11-20T01:15:32+00:00"});
    row("courier",
        "from mail.example.com (rev.example.com [::ffff:192.0.2.1]) (TLS: TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by "
        "mx.example.co.jp with ESMTPS id 00000000000A1B2C.0000000065A0; Fri, 20 Nov 2026 10:15:32 +0900",
        {"mail.example.com", "rev.example.com", "192.0.2.1", "mx.example.co.jp", "ESMTPS",
         "00000000000A1B2C.0000000065A0"});
    row("mdaemon",
        "from mail.example.com by mx.example.co.jp (MDaemon PRO v20.0.1) with ESMTPS id md50000001.msg for "
        "<taro@example.co.jp>; Fri, 20 Nov 2026 10:15:32 +0900",
        {"mail.example.com", "", "", "mx.example.co.jp", "ESMTPS", "md50000001.msg", "taro@example.co.jp"});
    row("domino",
        "from mail.example.com ([192.0.2.1]) by mx.example.co.jp (IBM Domino Release 9.0.1FP10) with ESMTP id "
        "2026112010153200-12345 ; Fri, 20 Nov 2026 10:15:32 +0900 ",
        {"mail.example.com", "", "192.0.2.1", "mx.example.co.jp", "ESMTP", "2026112010153200-12345"});
    row("communigate",
        "from [192.0.2.1] (HELO mail.example.com) by mx.example.co.jp (CommuniGate Pro SMTP 6.2.14) with ESMTP id "
        "12345 for taro@example.co.jp; Fri, 20 Nov 2026 10:15:32 +0900",
        {"mail.example.com", "", "192.0.2.1", "mx.example.co.jp", "ESMTP", "12345", "taro@example.co.jp"});
    row("web mail",
        "from 203.0.113.5 (SquirrelMail authenticated user taro) by webmail.example.co.jp with HTTP; Fri, 20 Nov 2026 "
        "10:15:32 +0900",
        {"203.0.113.5", "", "203.0.113.5", "webmail.example.co.jp", "HTTP"});
    row("exim, v6",
        "from [2001:db8::1] (port=1234 helo=mail.example.com) by mx.example.co.jp with esmtps (Exim 4.97) id 1abcDE; "
        "Fri, 20 Nov 2026 10:15 +0900",
        {"mail.example.com", "", "2001:db8::1", "mx.example.co.jp", "esmtps", "1abcDE", "",
         "2026-11-20T10:15:00+09:00"});
    row("lmtp", "from mx.example.co.jp ([10.0.0.1]) by store (Cyrus v3.8) with LMTPA; Fri, 20 Nov 2026 10:15:32 +0900",
        {"mx.example.co.jp", "", "10.0.0.1", "store", "LMTPA"});
    row("no date", "from mail.example.com by mx.example.co.jp with ESMTP id X1",
        {"mail.example.com", "", "", "mx.example.co.jp", "ESMTP", "X1", "", ""});
    row("rubbish", "(((;;; from", {"", "", "", "", "", "", "", ""});
    row("empty", "", {"", "", "", "", "", "", "", ""});
}

void TestReceived::parses()
{
    QFETCH(QByteArray, value);
    QTEST(asList(parseReceived(value.toStdString())), "expected");
}

void TestReceived::ordersByTime()
{
    const std::string mail =
        "Received: from b.example (b.example [192.0.2.2])\r\n\tby c.example with ESMTP id 2;\r\n"
        " Fri, 20 Nov 2026 10:15:33 +0900\r\n"
        "Subject: x\r\n"
        "Received: from a.example (a.example [192.0.2.1]) by b.example with ESMTP id 1; Fri, 20 Nov 2026 "
        "10:15:32 +0900\r\n\r\nbody\r\n";
    const Message message = parseMessage(mail);
    const Route route = parseRoute(message, message.root());
    QCOMPARE(route.size(), std::size_t{2});
    QCOMPARE(route[0].id, std::string("1"));
    QCOMPARE(route[1].id, std::string("2"));
    QVERIFY(message.view(route[1].span).starts_with("Received: from b.example"));
    QVERIFY(message.view(route[1].span).ends_with("+0900\r\n"));
}

QTEST_GUILESS_MAIN(TestReceived)
#include "tst_received.moc"
