// SPDX-License-Identifier: MIT
#include "core/diagnosis/header/words.h"
#include "core/diagnosis/header_reading.h"

#include <QFile>
#include <QTest>

using namespace todoke;

/// Header reading without a bounce, on mails of our own making, and its words.
class TestHeaderReading : public QObject
{
    Q_OBJECT

private:
    HeaderReading read(const char *name)
    {
        QFile file(QStringLiteral(TODOKE_TEST_DATA "/headers/") + QString::fromLatin1(name));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("cannot read %s", name);
        }
        m_bytes = file.readAll().toStdString();
        m_message = parseMessage(m_bytes);
        return readHeader(m_message, m_message.root(), RouteEnd::Delivered, m_knowledge);
    }
    HeaderReading readText(const std::string &header)
    {
        m_bytes = header + "\n\nbody\n";
        m_message = parseMessage(m_bytes);
        return readHeader(m_message, m_message.root(), RouteEnd::Delivered, m_knowledge);
    }
    static QByteArray ids(const HeaderReading &reading)
    {
        QByteArray list;
        for (const HeaderFinding &finding : reading.findings) {
            list += (list.isEmpty() ? "" : " ") + QByteArray::fromStdString(finding.id);
        }
        return list;
    }
    static const HeaderFinding *find(const HeaderReading &reading, std::string_view id)
    {
        for (const HeaderFinding &finding : reading.findings) {
            if (finding.id == id) {
                return &finding;
            }
        }
        return nullptr;
    }
    QByteArray textOf(const HeaderFinding *finding) const
    {
        return finding == nullptr ? QByteArray("-")
                                  : QByteArray::fromStdString(std::string(m_message.view(finding->span)));
    }
    QByteArray japanese(const HeaderFinding *finding) const
    {
        return QByteArray::fromStdString(findingSentence(*finding, m_knowledge, Language::Japanese));
    }
    QByteArray english(const HeaderFinding *finding) const
    {
        return QByteArray::fromStdString(findingSentence(*finding, m_knowledge, Language::English));
    }

    Knowledge m_knowledge;
    std::string m_bytes;
    Message m_message;

private Q_SLOTS:
    void initTestCase();
    void findings_data();
    void findings();
    void lateMail();
    void junkedAtMicrosoft();
    void atGmail();
    void spamAssassin();
    void alignment_data();
    void alignment();
    void forgedResultsCountForNothing();
    void unknownValuesAreSaidToBeUnknown();
    void wholeHours_data();
    void wholeHours();
    void durations_data();
    void durations();
    void everyFindingHasWords();
    void returnedHeader();
    void spansOfAnExamination();
    void nothingToRead();
};

void TestHeaderReading::initTestCase()
{
    m_knowledge = loadKnowledge();
    QVERIFY(!m_knowledge.headerMeanings.empty());
    QVERIFY(!m_knowledge.headerTexts.empty());
    for (const KnowledgeError &error : m_knowledge.errors) {
        QVERIFY2(error.file != "header_verdicts.toml", error.message.c_str());
    }
}

void TestHeaderReading::findings_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("ordinary") << QByteArray("ordinary.eml") << QByteArray("took untrusted-hops confirmed");
    QTest::newRow("late") << QByteArray("late.eml")
                          << QByteArray("waited took sender-clock-ahead clock-zone-wrong untrusted-hops "
                                        "authentication-missing");
    QTest::newRow("junked at Microsoft")
        << QByteArray("junked-at-microsoft.eml")
        << QByteArray(
               "dmarc-fail compauth-fail spf-fail judged-phishing took untrusted-hops dkim-none judged-elsewhere");
    QTest::newRow("at Gmail") << QByteArray("at-gmail.eml")
                              << QByteArray("dmarc-fail took untrusted-hops spf-other-domain dkim-other-domain "
                                            "judged-elsewhere");
    QTest::newRow("SpamAssassin") << QByteArray("spamassassin.eml") << QByteArray("spf-fail judged-spam");
}

void TestHeaderReading::findings()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, expected);
    QCOMPARE(ids(read(file.constData())), expected);
}

void TestHeaderReading::lateMail()
{
    const HeaderReading reading = read("late.eml");
    QCOMPARE(reading.route.slowest, std::optional<std::size_t>(3));
    QCOMPARE(reading.route.hops[3].delay, std::optional<std::int64_t>(12034));
    const HeaderFinding *waited = find(reading, "waited");
    QCOMPARE(japanese(waited), QByteArray("out1.host.exampleで3時間20分待っていました。"));
    QCOMPARE(english(waited), QByteArray("It waited 3 h 20 min at out1.host.example."));
    QVERIFY(textOf(waited).startsWith("Received: from out1.host.example (out1.host.example [198.51.100.7])"));
    const HeaderFinding *zone = find(reading, "clock-zone-wrong");
    QCOMPARE(zone->seconds, std::optional<std::int64_t>(32400));
    QVERIFY(textOf(zone).startsWith("Received: from smtp.host.example"));
    QVERIFY(english(zone).contains("off by 9 h"));
    QCOMPARE(find(reading, "sender-clock-ahead")->seconds, std::optional<std::int64_t>(448));
    QCOMPARE(reading.route.outgoingHost, std::string("out1.host.example"));
}

void TestHeaderReading::junkedAtMicrosoft()
{
    const HeaderReading reading = read("junked-at-microsoft.eml");
    QCOMPARE(textOf(find(reading, "judged-phishing")), QByteArray("SPOOF"));
    QVERIFY(textOf(find(reading, "spf-fail")).startsWith("spf=softfail (sender IP is 198.51.100.7)"));
    QVERIFY(textOf(find(reading, "dmarc-fail")).startsWith("dmarc=fail action=none"));
    QCOMPARE(textOf(find(reading, "compauth-fail")), QByteArray("compauth=fail reason=001"));
    QVERIFY(japanese(find(reading, "judged-phishing")).startsWith("Microsoft 365 / Outlook.com"));
    // The flag at the end of the header was there before the mail came in, or somebody wrote it so.
    QCOMPARE(textOf(find(reading, "judged-elsewhere")), QByteArray("YES"));
    const VerdictReading &report = reading.verdicts.front();
    QVERIFY(report.verdict.trusted);
    QCOMPARE(report.says, HeaderVerdict::Phishing);
    const VerdictTag *scl = report.verdict.find("SCL");
    QCOMPARE(std::string(m_message.view(scl->span)), std::string("5"));
    const auto at = static_cast<std::size_t>(scl - report.verdict.tags.data());
    QCOMPARE(report.meanings[at], std::string("microsoft-scl-spam"));
    QCOMPARE(QByteArray::fromStdString(tagMeaning(report, at, m_knowledge, Language::English)),
             QByteArray("It was judged to be spam. It normally goes to the Junk folder."));
    QVERIFY(!tagName("microsoft", "SCL", m_knowledge, Language::Japanese).empty());
    QVERIFY(tagName("microsoft", "SFS", m_knowledge, Language::Japanese).empty());
}

void TestHeaderReading::atGmail()
{
    const HeaderReading reading = read("at-gmail.eml");
    QCOMPARE(reading.fromDomain, std::string("example.co.jp"));
    QCOMPARE(reading.signatures.size(), std::size_t(1));
    QVERIFY(!reading.checked.empty());
    for (const CheckedDomain &domain : reading.checked) {
        QCOMPARE(domain.domain, std::string("host.example"));
        QCOMPARE(domain.alignment, Alignment::None);
    }
    QVERIFY(textOf(find(reading, "spf-other-domain")).startsWith("spf=pass"));
    QVERIFY(textOf(find(reading, "dkim-other-domain")).startsWith("dkim=pass header.i=@host.example"));
    // The route is sane although Google's own fields name addresses instead of servers.
    QCOMPARE(reading.route.border, std::optional<std::size_t>(1));
    QCOMPARE(reading.route.hops[1].delay, std::optional<std::int64_t>(2));
    QCOMPARE(reading.route.hops[2].delay, std::optional<std::int64_t>(1));
}

void TestHeaderReading::spamAssassin()
{
    const HeaderReading reading = read("spamassassin.eml");
    QCOMPARE(textOf(find(reading, "judged-spam")), QByteArray("YES"));
    QCOMPARE(textOf(find(reading, "spf-fail")), QByteArray("fail"));
    QCOMPARE(english(find(reading, "spf-fail")),
             QByteArray("The sending server is not registered for shop.example (SPF)."));
    QCOMPARE(reading.verdicts.size(), std::size_t(3));
    QCOMPARE(reading.verdicts[2].verdict.find("score")->number, std::optional<double>(7.9));
    QCOMPARE(std::string(m_message.view(reading.verdicts[2].verdict.find("required")->span)), std::string("5.0"));
}

void TestHeaderReading::alignment_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("checked");
    QTest::addColumn<Alignment>("expected");
    QTest::newRow("same") << QByteArray("example.co.jp") << QByteArray("Example.CO.JP") << Alignment::Strict;
    QTest::newRow("sub-domain") << QByteArray("example.co.jp") << QByteArray("mail.example.co.jp")
                                << Alignment::Relaxed;
    QTest::newRow("sister") << QByteArray("a.example.co.jp") << QByteArray("b.example.co.jp") << Alignment::Relaxed;
    QTest::newRow("neighbours under co.jp")
        << QByteArray("example.co.jp") << QByteArray("other.co.jp") << Alignment::None;
    QTest::newRow("customers of one company")
        << QByteArray("one.github.io") << QByteArray("two.github.io") << Alignment::None;
    QTest::newRow("ends alike") << QByteArray("example.jp") << QByteArray("badexample.jp") << Alignment::None;
}

void TestHeaderReading::alignment()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, checked);
    QFETCH(Alignment, expected);
    const HeaderReading reading =
        readText("Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=a@" + checked.toStdString() +
                 "\nReceived: from out (out.example.net [198.51.100.7]) by mx.example.com\nFrom: <a@" +
                 from.toStdString() + ">");
    QCOMPARE(reading.checked.size(), std::size_t(1));
    QCOMPARE(reading.checked[0].alignment, expected);
    QVERIFY(reading.checked[0].trusted);
    QCOMPARE(find(reading, "confirmed") != nullptr, expected != Alignment::None);
    QCOMPARE(find(reading, "spf-other-domain") != nullptr, expected == Alignment::None);
}

void TestHeaderReading::forgedResultsCountForNothing()
{
    const std::string forged = "Authentication-Results: mx.example.com; dmarc=pass header.from=bank.example\n"
                               "From: <a@bank.example>";
    const HeaderReading below =
        readText("Received: from mx.example.com (p203-0-113-77.line.example [203.0.113.77]) by mx2.example.com\n"
                 "Received: from out.bank.example (out.bank.example [192.0.2.1]) by mx.example.com\n" +
                 forged);
    QVERIFY(find(below, "confirmed") == nullptr);
    QVERIFY(find(below, "authentication-untrusted") != nullptr);
    QVERIFY(find(readText(forged), "authentication-untrusted") != nullptr);
}

void TestHeaderReading::unknownValuesAreSaidToBeUnknown()
{
    const HeaderReading reading =
        readText("X-Forefront-Antispam-Report: SFV:QQQ;SCL:5;CTRY:JP\n"
                 "Received: from out.example.net (out.example.net [198.51.100.7]) by mx.example.com");
    const VerdictReading &report = reading.verdicts.at(0);
    QVERIFY(report.meanings[0].empty());
    QCOMPARE(report.verdict.tags[0].value, std::string("QQQ"));
    QCOMPARE(QByteArray::fromStdString(tagMeaning(report, 0, m_knowledge, Language::English)),
             QByteArray("meaning not known"));
    QVERIFY(!tagMeaning(report, 0, m_knowledge, Language::Japanese).empty());
    QVERIFY(tagMeaning(report, 2, m_knowledge, Language::English).empty()); // a country needs no meaning
    QCOMPARE(report.deciding, std::optional<std::size_t>(1));
}

void TestHeaderReading::wholeHours_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("-1") << QByteArray("SCL") << QByteArray("-1") << QByteArray("microsoft-scl-skipped");
    QTest::newRow("1") << QByteArray("SCL") << QByteArray("1") << QByteArray("microsoft-scl-clean");
    QTest::newRow("3 is never written") << QByteArray("SCL") << QByteArray("3") << QByteArray();
    QTest::newRow("6") << QByteArray("scl") << QByteArray("6") << QByteArray("microsoft-scl-spam");
    QTest::newRow("9") << QByteArray("SCL") << QByteArray("9") << QByteArray("microsoft-scl-sure-spam");
    QTest::newRow("no number") << QByteArray("SCL") << QByteArray("five") << QByteArray();
    QTest::newRow("word") << QByteArray("SFV") << QByteArray("spm") << QByteArray("microsoft-sfv-spm");
    QTest::newRow("empty") << QByteArray("SFV") << QByteArray() << QByteArray();
}

void TestHeaderReading::wholeHours()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, id);
    const HeaderMeaning *meaning = m_knowledge.headerMeaning("microsoft", tag.toStdString(), value.toStdString());
    QCOMPARE(meaning == nullptr ? QByteArray() : QByteArray::fromStdString(meaning->id), id);
}

void TestHeaderReading::durations_data()
{
    QTest::addColumn<qlonglong>("seconds");
    QTest::addColumn<QByteArray>("ja");
    QTest::addColumn<QByteArray>("en");
    QTest::newRow("nothing") << qlonglong(0) << QByteArray("0秒") << QByteArray("0 s");
    QTest::newRow("seconds") << qlonglong(59) << QByteArray("59秒") << QByteArray("59 s");
    QTest::newRow("minutes and seconds") << qlonglong(125) << QByteArray("2分5秒") << QByteArray("2 min 5 s");
    QTest::newRow("just minutes") << qlonglong(120) << QByteArray("2分") << QByteArray("2 min");
    QTest::newRow("seconds do not matter any more") << qlonglong(605) << QByteArray("10分") << QByteArray("10 min");
    QTest::newRow("hours") << qlonglong(12034) << QByteArray("3時間20分") << QByteArray("3 h 20 min");
    QTest::newRow("days") << qlonglong(90000) << QByteArray("1日1時間") << QByteArray("1 d 1 h");
    QTest::newRow("days and minutes") << qlonglong(86700) << QByteArray("1日") << QByteArray("1 d");
}

void TestHeaderReading::durations()
{
    QFETCH(qlonglong, seconds);
    QFETCH(QByteArray, ja);
    QFETCH(QByteArray, en);
    QCOMPARE(QByteArray::fromStdString(durationWords(seconds, Language::Japanese)), ja);
    QCOMPARE(QByteArray::fromStdString(durationWords(seconds, Language::English)), en);
}

void TestHeaderReading::everyFindingHasWords()
{
    for (const char *file :
         {"ordinary.eml", "late.eml", "junked-at-microsoft.eml", "at-gmail.eml", "spamassassin.eml"}) {
        const HeaderReading reading = read(file);
        for (const HeaderFinding &finding : reading.findings) {
            for (const Language language : {Language::Japanese, Language::English}) {
                const std::string sentence = findingSentence(finding, m_knowledge, language);
                QVERIFY2(sentence != finding.id, finding.id.c_str());
                QVERIFY2(sentence.find_first_of("{}") == std::string::npos, sentence.c_str());
            }
        }
    }
    for (const auto role :
         {HopRole::Unknown, HopRole::Origin, HopRole::Submission, HopRole::ProviderInside, HopRole::Outgoing,
          HopRole::Relay, HopRole::Border, HopRole::ReceiverInside, HopRole::Filter}) {
        QVERIFY(roleWords(role, m_knowledge, Language::Japanese) != toName(role));
    }
    for (const auto state : {ClockState::Missing, ClockState::Unreadable, ClockState::NoZone, ClockState::ZoneWrong,
                             ClockState::ZoneDoubtful, ClockState::Ahead, ClockState::Behind}) {
        JudgedHop hop;
        hop.clock = state;
        hop.clockError = -3600;
        QVERIFY(clockWords(hop, m_knowledge, Language::Japanese) != toName(state));
        const std::string id = "finding-clock-" + std::string(toName(state));
        QVERIFY2(m_knowledge.headerText(id) != nullptr, id.c_str());
    }
    for (const HeaderMeaning &meaning : m_knowledge.headerMeanings) {
        QVERIFY2(m_knowledge.headerText("system-" + meaning.system) != nullptr, meaning.id.c_str());
        QVERIFY2(!meaning.fact.source.empty(), meaning.id.c_str());
        QVERIFY2(meaning.fact.verification != Verification::Unverified, meaning.id.c_str());
        const bool named = meaning.system == "authentication" ||
                           !tagName(meaning.system, meaning.tag, m_knowledge, Language::English).empty();
        QVERIFY2(named, meaning.id.c_str());
    }
}

void TestHeaderReading::returnedHeader()
{
    // A header of which the notice holds a decoded copy, ten bytes in.
    OriginalHeader original;
    original.header.storage = std::make_shared<const std::string>(
        "Received: from pc ([192.168.0.3]) by smtp.host.example with ESMTPSA; Fri, 20 Nov 2026 10:15:32 +0900\n"
        "From: a@example.co.jp\nDate: Fri, 20 Nov 2026 10:15:30 +0900\n");
    original.header.text = *original.header.storage;
    original.header.map = SourceMap(10);
    const HeaderReading reading = readHeader(original, m_knowledge);
    QCOMPARE(reading.route.hops.size(), std::size_t(1));
    QCOMPARE(reading.route.hops[0].role, HopRole::Submission);
    QCOMPARE(reading.route.outgoingHost, std::string("smtp.host.example"));
    QCOMPARE(reading.route.hops[0].hop.span.begin, std::size_t(10));
    QCOMPARE(ids(reading), QByteArray()); // nobody received it, so nothing is missing
}

void TestHeaderReading::spansOfAnExamination()
{
    Examination examination;
    examination.raw.bytes =
        "X-Spam-Flag: YES\nReceived: from a.example.net ([198.51.100.7]) by mx.example.com\n\nbody\n";
    examination.raw.map = SourceMap(100);
    examination.message = parseMessage(examination.raw.bytes);
    const HeaderReading reading = readHeader(examination, m_knowledge);
    QCOMPARE(reading.verdicts.at(0).verdict.tags.at(0).span, (Span{113, 3}));
    QCOMPARE(find(reading, "judged-spam")->span, (Span{113, 3}));
    QCOMPARE(reading.route.hops.at(0).hop.span.begin, std::size_t(117));
}

void TestHeaderReading::nothingToRead()
{
    const HeaderReading reading = readText("Subject: x");
    QVERIFY(reading.empty());
    QCOMPARE(ids(reading), QByteArray("no-route authentication-missing"));
    QVERIFY(!read("ordinary.eml").empty());
}

QTEST_GUILESS_MAIN(TestHeaderReading)
#include "tst_header_reading.moc"
