// SPDX-License-Identifier: MIT
#include "core/mail/route_analysis.h"

#include <QTest>

using namespace todoke;

namespace {
/// One hop of a route under test: its field and what is to be found.
std::string received(const std::string &value)
{
    return "Received: " + value + "\r\n";
}
} // namespace

/// Delays, wrong clocks and the parts that servers played, on routes of our own making.
class TestRouteAnalysis : public QObject
{
    Q_OBJECT

private:
    /// Fields are given from the first hop to the last; in the mail they stand the other way round.
    static JudgedRoute judge(const std::vector<std::string> &fields, RouteEnd end = RouteEnd::Delivered)
    {
        s_bytes.clear();
        for (const std::string &field : fields) {
            s_bytes.insert(0, received(field));
        }
        s_bytes += "From: a@example.jp\r\n\r\nbody\r\n";
        s_message = parseMessage(s_bytes);
        return judgeRoute(parseRoute(s_message, s_message.root()), s_message, end);
    }
    static QByteArray roles(const JudgedRoute &route)
    {
        QByteArray names;
        for (const JudgedHop &hop : route.hops) {
            names += (names.isEmpty() ? "" : " ") + QByteArray::fromStdString(std::string(toName(hop.role)));
        }
        return names;
    }
    /// "0 -", "+12", "fine" ...: clock states with errors and delays of all hops.
    static QByteArray times(const JudgedRoute &route)
    {
        QByteArray text;
        for (const JudgedHop &hop : route.hops) {
            text += text.isEmpty() ? "" : " ";
            text += hop.delay ? QByteArray::number(qlonglong(*hop.delay)) : QByteArray("-");
            if (hop.clock != ClockState::Fine) {
                text += "(" + QByteArray::fromStdString(std::string(toName(hop.clock)));
                text +=
                    hop.clockError == 0 ? QByteArray(")") : ":" + QByteArray::number(qlonglong(hop.clockError)) + ")";
            }
        }
        return text;
    }

    static std::string s_bytes;
    static Message s_message;

private Q_SLOTS:
    void roles_data();
    void roles();
    void clocks_data();
    void clocks();
    void slowestAndTotal();
    void spansStayThoseOfTheFields();
    void belowTheBorderNothingIsTrusted();
    void forgedFieldsOfTheReceiver();
    void outgoingServer_data();
    void outgoingServer();
    void nothingToJudge();
    void hostileRoutesAreLinear();
};

std::string TestRouteAnalysis::s_bytes;
Message TestRouteAnalysis::s_message;

namespace {
const std::vector<std::string> ordinary{
    "from [192.168.1.20] (pc.example.ne.jp [203.0.113.77]) by smtp.example.jp (Postfix) with ESMTPSA id 1; "
    "Fri, 20 Nov 2026 10:15:32 +0900 (JST)",
    "from smtp.example.jp (smtp.example.jp [10.0.0.5]) by out.example.jp (Postfix) with ESMTP id 2; "
    "Fri, 20 Nov 2026 10:15:33 +0900 (JST)",
    "from out.example.jp (out.example.jp [198.51.100.7]) by mx.example.com (Postfix) with ESMTPS id 3; "
    "Fri, 20 Nov 2026 01:15:35 +0000 (UTC)",
    "from mx.example.com (mx.example.com [10.1.0.2]) by store.example.com with LMTP id 4; "
    "Fri, 20 Nov 2026 01:15:36 +0000"};
}

void TestRouteAnalysis::roles_data()
{
    QTest::addColumn<QList<QByteArray>>("fields");
    QTest::addColumn<RouteEnd>("end");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char *name, const std::vector<std::string> &fields, RouteEnd end, const char *expected) {
        QList<QByteArray> list;
        for (const std::string &field : fields) {
            list.append(QByteArray::fromStdString(field));
        }
        QTest::newRow(name) << list << end << QByteArray(expected);
    };
    add("ordinary mail", ordinary, RouteEnd::Delivered, "submission outgoing border receiver-inside");
    add("one server sends", {ordinary[0], "from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "submission border");
    add("authenticated by a word",
        {"from pc (line.example.net [203.0.113.77]) (authenticated bits=0) by www1.example.jp (8.15.2/8.15.2) with "
         "ESMTP",
         "from www1.example.jp (www1.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "submission border");
    add("not authenticated",
        {"from app.example.jp (app.example.jp [198.51.100.8]) (unauthenticated) by smtp.example.jp with ESMTP",
         "from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "outgoing border");
    add("private client",
        {"from pc01 ([192.168.0.3]) by smtp.example.jp with ESMTP",
         "from smtp.example.jp ([198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "submission border");
    add("dynamic client",
        {"from pc01.local (p203-0-113-77.dyn.example.ne.jp [203.0.113.77]) by smtp.example.jp with ESMTP",
         "from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "submission border");
    add("web mail",
        {"by 198.51.100.7 with HTTP", "by mail.example.jp with SMTP id 5",
         "from mail.example.jp (mail.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "origin outgoing border");
    add("a command",
        {"by web.example.jp (Postfix, from userid 1000) id 6",
         "from web.example.jp (web.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "origin border");
    add("a program by loopback",
        {"from localhost (localhost [127.0.0.1]) by web.example.jp (Postfix) with ESMTP",
         "from web.example.jp (web.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "origin border");
    add("amavis at the sender",
        {ordinary[0], "from smtp.example.jp ([127.0.0.1]) by localhost (smtp.example.jp [127.0.0.1]) (amavisd-new)",
         "from localhost (localhost [127.0.0.1]) by smtp.example.jp (Postfix) with ESMTP",
         "from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "submission filter filter border");
    add("filter on another machine and back",
        {ordinary[0],
         "from smtp.example.jp (198.51.100.5) by fsav3.example.jp (F-Secure/fsigk_smtp/550/fsav3.example.jp)",
         "from fsav3.example.jp (fsav3.example.jp [198.51.100.6]) by smtp.example.jp (8.15.2) with ESMTP",
         "from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "submission filter filter border");
    add("amavis at the receiver",
        {ordinary[0], "from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx.example.com",
         "from mx.example.com ([127.0.0.1]) by localhost (mx.example.com [127.0.0.1]) (amavisd-new, port 10024)",
         "from localhost (localhost [127.0.0.1]) by mx.example.com (Postfix) with ESMTP",
         "from mx.example.com (mx.example.com [10.0.0.1]) by store.example.com with LMTP"},
        RouteEnd::Delivered, "submission border filter filter receiver-inside");
    add("filtering service between",
        {ordinary[0], "from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx1.filter.example with ESMTPS",
         "from mx1.filter.example (mx1.filter.example [192.0.2.8]) by out1.filter.example with ESMTP",
         "from out1.filter.example (out1.filter.example [192.0.2.9]) by mx.example.com"},
        RouteEnd::Delivered, "submission relay relay border");
    add("inside one company", {ordinary[0], "from smtp.example.jp ([10.0.0.1]) by store.example.jp with LMTP"},
        RouteEnd::Delivered, "submission provider-inside");
    add("straight from a stranger's line",
        {"from pc (p203-0-113-77.dyn.example.ne.jp [203.0.113.77]) by mx.example.com with ESMTP"}, RouteEnd::Delivered,
        "border");
    add("only the receiver's field", {"from smtp.example.jp (smtp.example.jp [198.51.100.7]) by mx.example.com"},
        RouteEnd::Delivered, "border");
    add("returned", {ordinary[0], ordinary[1]}, RouteEnd::Returned, "submission outgoing");
    add("returned by the only server", {ordinary[0]}, RouteEnd::Returned, "submission");
    add("returned, client without login", {"from pc (line.example.net [203.0.113.77]) by smtp.example.jp with ESMTP"},
        RouteEnd::Returned, "submission");
    add("returned after the border", {ordinary[0], ordinary[1], ordinary[2]}, RouteEnd::Returned,
        "submission outgoing border");
}

void TestRouteAnalysis::roles()
{
    QFETCH(QList<QByteArray>, fields);
    QFETCH(RouteEnd, end);
    QFETCH(QByteArray, expected);
    std::vector<std::string> list;
    for (const QByteArray &field : fields) {
        list.push_back(field.toStdString());
    }
    QCOMPARE(roles(judge(list, end)), expected);
}

void TestRouteAnalysis::clocks_data()
{
    QTest::addColumn<QList<QByteArray>>("dates");
    QTest::addColumn<QByteArray>("expected");
    using Dates = QList<QByteArray>;
    QTest::newRow("all well") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 01:15:40 +0000",
                                       "Fri, 20 Nov 2026 10:15:41 +0900"}
                              << QByteArray("- 8 1");
    QTest::newRow("seconds backwards are nothing")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 10:15:25 +0900",
                 "Fri, 20 Nov 2026 10:15:41 +0900"}
        << QByteArray("- 0 16");
    QTest::newRow("a real wait") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 13:35:32 +0900",
                                          "Fri, 20 Nov 2026 13:35:33 +0900"}
                                 << QByteArray("- 12000 1");
    QTest::newRow("local time with +0000 in the middle")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 10:15:34 +0000",
                 "Fri, 20 Nov 2026 10:15:36 +0900"}
        << QByteArray("- 2(zone-wrong:32400) 2");
    QTest::newRow("UTC with +0900 in the middle")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 01:15:34 +0900",
                 "Fri, 20 Nov 2026 10:15:36 +0900"}
        << QByteArray("- 2(zone-wrong:-32400) 2");
    QTest::newRow("wrong zone while it waited")
        << Dates{"Fri, 20 Nov 2026 10:00:00 +0900", "Fri, 20 Nov 2026 10:40:00 +0000",
                 "Fri, 20 Nov 2026 11:00:00 +0900"}
        << QByteArray("- 2400(zone-wrong:32400) 1200");
    QTest::newRow("half an hour's zone") << Dates{"Fri, 20 Nov 2026 10:15:32 +0000", "Fri, 20 Nov 2026 15:45:34 +0000",
                                                  "Fri, 20 Nov 2026 10:15:36 +0000"}
                                         << QByteArray("- 2(zone-wrong:19800) 2");
    QTest::newRow("first server ahead by a zone")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0000", "Fri, 20 Nov 2026 10:15:36 +0900",
                 "Fri, 20 Nov 2026 10:15:37 +0900"}
        << QByteArray("-(zone-wrong:32400) 4 1");
    QTest::newRow("ahead") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 10:28:00 +0900",
                                    "Fri, 20 Nov 2026 10:15:36 +0900"}
                           << QByteArray("- -(ahead:744) 4");
    QTest::newRow("behind") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 10:02:00 +0900",
                                     "Fri, 20 Nov 2026 10:15:36 +0900"}
                            << QByteArray("- -(behind:-812) 4");
    QTest::newRow("years behind") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Thu, 01 Jan 1970 09:00:10 +0900",
                                           "Fri, 20 Nov 2026 10:15:36 +0900"}
                                  << QByteArray("- -(behind:-1795137322) 4");
    QTest::newRow("two servers of one company with a wrong zone")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 10:15:33 +0000",
                 "Fri, 20 Nov 2026 10:15:34 +0000", "Fri, 20 Nov 2026 10:15:36 +0900"}
        << QByteArray("- 1(zone-wrong:32400) 1(zone-wrong:32400) 2");
    QTest::newRow("the difference of two zones at the beginning")
        << Dates{"Fri, 20 Nov 2026 01:15:32 +0900", "Fri, 20 Nov 2026 01:15:36 +0000",
                 "Fri, 20 Nov 2026 01:15:37 +0000"}
        << QByteArray("-(zone-doubtful:-32400) 4 1");
    QTest::newRow("the difference of two zones at the end")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 10:15:36 +0900",
                 "Fri, 20 Nov 2026 10:15:37 +0000"}
        << QByteArray("- 4 1(zone-doubtful:32400)");
    QTest::newRow("nine hours of a real wait")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 19:15:36 +0900",
                 "Fri, 20 Nov 2026 19:15:37 +0900"}
        << QByteArray("- 32404 1");
    QTest::newRow("-0000 is a right time")
        << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "20 Nov 2026 01:15:40 -0000", "Fri, 20 Nov 2026 10:15:41 +0900"}
        << QByteArray("- 8 1");
    QTest::newRow("no zone") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 01:15:40",
                                      "Fri, 20 Nov 2026 10:15:41 +0900"}
                             << QByteArray("- 8(no-zone) 1");
    QTest::newRow("no zone, local time") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Fri, 20 Nov 2026 10:15:40",
                                                  "Fri, 20 Nov 2026 10:15:41 +0900"}
                                         << QByteArray("- 8(no-zone:32400) 1");
    QTest::newRow("no date") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "", "Fri, 20 Nov 2026 10:15:41 +0900"}
                             << QByteArray("- -(missing) 9");
    QTest::newRow("unreadable") << Dates{"Fri, 20 Nov 2026 10:15:32 +0900", "Brr 99 1:2",
                                         "Fri, 20 Nov 2026 10:15:41 +0900"}
                                << QByteArray("- -(unreadable) 9");
}

void TestRouteAnalysis::clocks()
{
    QFETCH(QList<QByteArray>, dates);
    QFETCH(QByteArray, expected);
    std::vector<std::string> fields;
    for (qsizetype at = 0; at < dates.size(); ++at) {
        // The last server is another organisation's than the others.
        const bool last = at + 1 == dates.size();
        fields.push_back("from a" + std::to_string(at) + ".example.jp ([198.51.100.7]) by " +
                         (last ? std::string("mx.example.com") : "a" + std::to_string(at + 1) + ".example.jp") +
                         " with ESMTP" + (dates[at].isEmpty() ? std::string() : "; " + dates[at].toStdString()));
    }
    QCOMPARE(times(judge(fields)), expected);
}

void TestRouteAnalysis::slowestAndTotal()
{
    std::vector<std::string> late = ordinary;
    late[2] = "from out.example.jp (out.example.jp [198.51.100.7]) by mx.example.com (Postfix) with ESMTPS id 3; "
              "Fri, 20 Nov 2026 04:35:35 +0000 (UTC)";
    late[3] = "from mx.example.com ([10.1.0.2]) by store.example.com with LMTP id 4; Fri, 20 Nov 2026 04:37:35 +0000";
    const JudgedRoute route = judge(late);
    QCOMPARE(route.slowest, std::optional<std::size_t>(2));
    QCOMPARE(route.hops[2].delay, std::optional<std::int64_t>(12002));
    QCOMPARE(route.hops[2].delayedSince, std::size_t(1));
    QCOMPARE(route.total, std::optional<std::int64_t>(12123));
    QVERIFY(!judge(ordinary).slowest.has_value());
}

void TestRouteAnalysis::spansStayThoseOfTheFields()
{
    const JudgedRoute route = judge(ordinary);
    QCOMPARE(route.hops.size(), ordinary.size());
    for (std::size_t at = 0; at < ordinary.size(); ++at) {
        QCOMPARE(std::string(s_message.view(route.hops[at].hop.span)), received(ordinary[at]));
    }
}

void TestRouteAnalysis::belowTheBorderNothingIsTrusted()
{
    const JudgedRoute route = judge(ordinary);
    QCOMPARE(route.border, std::optional<std::size_t>(2));
    QVERIFY(!route.hops[0].trusted);
    QVERIFY(!route.hops[1].trusted);
    QVERIFY(route.hops[2].trusted);
    QVERIFY(route.hops[3].trusted);
    QCOMPARE(trustedUntil(route), route.hops[2].hop.span.begin);
    QVERIFY(judge({ordinary[0], ordinary[1]}, RouteEnd::Returned).hops[0].trusted);
}

void TestRouteAnalysis::forgedFieldsOfTheReceiver()
{
    // A sender may write that the mail was already inside; the address that the real server saw tells otherwise.
    const JudgedRoute route = judge(
        {"from bank.example (bank.example [192.0.2.1]) by mx.example.com with ESMTPS; Fri, 20 Nov 2026 10:00:00 +0900",
         "from mx.example.com (p203-0-113-77.dyn.example.ne.jp [203.0.113.77]) by mx.example.com with ESMTP; "
         "Fri, 20 Nov 2026 10:15:36 +0900"});
    QCOMPARE(route.border, std::optional<std::size_t>(1));
    QVERIFY(!route.hops[0].trusted);
    const JudgedRoute unknown = judge({"from bank.example (bank.example [192.0.2.1]) by mx.example.com with ESMTPS",
                                       "from mx.example.com (unknown [203.0.113.77]) by mx.example.com with ESMTP"});
    QCOMPARE(unknown.border, std::optional<std::size_t>(1));
}

void TestRouteAnalysis::outgoingServer_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<RouteEnd>("end");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("ip");
    QTest::newRow("delivered") << 4 << RouteEnd::Delivered << QByteArray("out.example.jp")
                               << QByteArray("198.51.100.7");
    QTest::newRow("returned") << 2 << RouteEnd::Returned << QByteArray("out.example.jp") << QByteArray();
    QTest::newRow("never left") << 2 << RouteEnd::Delivered << QByteArray() << QByteArray();
}

void TestRouteAnalysis::outgoingServer()
{
    QFETCH(int, count);
    QFETCH(RouteEnd, end);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, ip);
    const JudgedRoute route = judge({ordinary.begin(), ordinary.begin() + count}, end);
    QCOMPARE(QByteArray::fromStdString(route.outgoingHost), host);
    QCOMPARE(route.outgoingIp ? QByteArray::fromStdString(route.outgoingIp->toString()) : QByteArray(), ip);
}

void TestRouteAnalysis::nothingToJudge()
{
    QVERIFY(judge({}).empty());
    QVERIFY(judge({}, RouteEnd::Returned).empty());
    QCOMPARE(trustedUntil(judge({})), std::size_t(0));
    const JudgedRoute rubbish = judge({"", ";", "from by with", "((((", "by ; ; ;"});
    QCOMPARE(rubbish.hops.size(), std::size_t(5));
    QVERIFY(!rubbish.total.has_value());
}

void TestRouteAnalysis::hostileRoutesAreLinear()
{
    std::vector<std::string> fields;
    for (int at = 0; at < 20'000; ++at) {
        fields.emplace_back("from a.example.jp ([198.51.100.7]) by a.example.jp; Fri, 20 Nov 2026 10:15:32 +0900");
    }
    std::string bytes;
    for (const std::string &field : fields) {
        bytes += received(field);
    }
    const Message message = parseMessage(bytes);
    QElapsedTimer timer;
    timer.start();
    const JudgedRoute route = judgeRoute(parseRoute(message, message.root()), message, RouteEnd::Delivered);
    QCOMPARE(route.hops.size(), fields.size());
    QVERIFY2(timer.elapsed() < 5000, "20,000 hops take more than five seconds");
}

QTEST_GUILESS_MAIN(TestRouteAnalysis)
#include "tst_route_analysis.moc"
