// SPDX-License-Identifier: MIT
#include "core/inquiry/inquiry.h"
#include "core/intake/paste.h"
#include "tests/core/inquiry/examined.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QDir>
#include <QTest>

using namespace todoke;

/// The practice notices all the way: bytes in, each kind of inquiry in both languages out.
class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void diagnosed_data();
    void diagnosed();
    void written_data();
    void written();
    void everySampleIsTested();
};

namespace {

struct Sample
{
    const char *file;
    const char *cause;
    Actor actor;
    const char *provider;
    bool advised; ///< a request to the provider
    const char *sender;
    const char *recipient;
    const char *ip; ///< that was refused; empty where the notice does not tell
    const char *reply;
    const char *sentAt;
    const char *messageId;
    std::vector<const char *> stay; ///< pieces of body, copies, subject, names that must stay home
};

const std::vector<Sample> &samples()
{
    static const std::vector<Sample> all{
        {"sakura-cisco-poor-reputation.eml",
         "poor-reputation",
         Actor::Provider,
         "sakura",
         true,
         "sato@midori.example",
         "yamada@aozora.example.co.jp",
         "",
         "Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
         "2026/11/17(火) 11:08:02 +0900",
         "<7b1c02d4-93ee-4ab1-a4f4-2d1f0c55e7d3@midori.example>",
         {"中庭の改修図面", "擁壁の高さ", "takahashi@midori.example", "kataoka@koumuten.example.com", "中庭改修図面",
          "佐藤", "山田様", "GyRCQ2ZEbTJ+", "GyRCOjRGIyFK"}},
        {"xserver-microsoft365-spamhaus.eml",
         "blocklisted",
         Actor::Provider,
         "xserver",
         true,
         "ogawa@hidamari.example",
         "tanaka@kawasemi.example.co.jp",
         "203.0.113.9",
         "550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked using Spamhaus.",
         "2026/11/20(金) 10:15:31 +0900",
         "<000b01dc59b2$8e0d7c60$aa287520$@hidamari.example>",
         {"棚卸用什器", "486,200", "ono@hidamari.example", "nishimura@kawasemi.example.co.jp", "小川 美咲", "田中様",
          "44GL44KP44Gb44G", "5qOa5Y2455So", "JVBERi0", "お見積書"}},
        {"xserver-hotmail-s3140.eml",
         "blocklisted",
         Actor::Provider,
         "xserver",
         true,
         "ono@hidamari.example",
         "kobayashi.logo@hotmail.example",
         "203.0.113.9",
         "part of their network is on our block list (S3140)",
         "2026/11/25(水) 16:42:06 +0900",
         "<5f0e7c1d2b8a4936@hidamari.example>",
         {"会議室", "=E4=BC=9A=E8=AD=B0=E5=AE=A4", "ogawa@hidamari.example", "harada@design.example.net",
          "お打ち合わせ", "大野"}},
        {"mistyped-address.eml",
         "recipient-unknown",
         Actor::Sender,
         "xserver",
         false,
         "ogawa@hidamari.example",
         "tanka@kawasemi.example.co.jp",
         "",
         "User unknown in virtual mailbox table",
         "2026/11/18(水) 09:03:24 +0900",
         "<001701dc5816$0c9b1e80$25d15b80$@hidamari.example>",
         {"宅配便", "ono@hidamari.example", "サンプル発送", "小川 美咲"}},
        {"mailbox-full.eml",
         "mailbox-full",
         Actor::Recipient,
         "sakura",
         false,
         "sato@midori.example",
         "ito@hibari.example.com",
         "",
         "Quota exceeded (mailbox for user is full)",
         "2026/11/12(木) 17:30:12 +0900",
         "<d0b8b7f6-1f3a-44cb-8a55-f0a9c5ad5d11@midori.example>",
         {"共有フォルダ", "takahashi@midori.example", "現地調査の写真", "佐藤"}},
        {"gmail-spf-failed.eml",
         "authentication-failed",
         Actor::SenderAdmin,
         "xserver",
         false,
         "shop@hidamari.example",
         "mori@gmail.example",
         "203.0.113.9",
         "Gmail requires all senders to authenticate with either SPF or DKIM",
         "2026/11/19(木) 13:20:44 +0900",
         "<2f9f1a4c-6a0b-4d3e-9d57-51c6a1c0a7b2@hidamari.example>",
         {"入荷", "ogawa@hidamari.example", "在庫について", "ひだまり商会"}},
        {"sendmail-four-hour-warning.eml",
         "network",
         Actor::Nobody,
         "sakura",
         false,
         "sato@midori.example",
         "otsuka@ishikiri.example.co.jp",
         "",
         "Connection timed out with mail.ishikiri.example.co.jp",
         "2026/11/16(月) 09:41:50 +0900",
         "<35d7f0c1-7d0e-47c7-8d0a-2c0a3c1f6c8e@midori.example>",
         {"正門前", "takahashi@midori.example", "現場立ち会い", "佐藤"}},
    };
    return all;
}

const Examination &examinationOf(const Sample &sample)
{
    static const Diagnoser diagnoser(std::make_shared<const Knowledge>(loadKnowledge()));
    static std::map<std::string, Examination> known;
    auto found = known.find(sample.file);
    if (found == known.end()) {
        auto bytes = std::make_shared<const std::string>(test::sampleBytes(QString::fromUtf8(sample.file)));
        found = known.emplace(sample.file, examine(takePaste(bytes), diagnoser)).first;
    }
    return found->second;
}

const Knowledge &knowledge()
{
    static const Knowledge value = loadKnowledge();
    return value;
}

/// Everything of an inquiry that could leave the machine.
std::string allTexts(const Inquiry &inquiry)
{
    std::string all = inquiry.subject + "\n" + inquiry.text;
    for (const InquiryField &field : inquiry.fields) {
        all += "\n" + field.value;
    }
    return all;
}

void compareContents(const Sample &sample, const InquiryOptions &options)
{
    const ContractData contract{"例示商事", "検証", "id-0001", "example.com", "", "03-0000-0000", "answer@example.net"};
    const Inquiry inquiry = writeInquiry(examinationOf(sample), knowledge(), contract, {},
                                         EarlierInquiry{"2026-09-10", "A-1", "", "", "", "", 0}, options);
    const std::string all = allTexts(inquiry);
    const auto has = [&all](const char *piece) { return all.find(piece) != std::string::npos; };
    QVERIFY(has(sample.sender));
    QVERIFY(has(sample.recipient));
    QVERIFY(has(sample.ip));
    QVERIFY(has(sample.reply));
    const bool toProvider = options.kind == InquiryKind::Request || options.kind == InquiryKind::ReRequest;
    if (options.language == Language::Japanese) {
        QVERIFY(has(sample.sentAt));
    }
    if (toProvider) {
        for (const char *piece : {sample.messageId, "Received: from", "Return-Path: <", "Cc: (", "Subject: ("}) {
            QVERIFY2(has(piece), piece);
        }
    }
    for (const char *piece : sample.stay) {
        QVERIFY2(!has(piece), piece);
    }
    QVERIFY(all.find('\r') == std::string::npos && all.find('\0') == std::string::npos);
    QCOMPARE(inquiry.provider, ProviderId{sample.provider});
    if (options.kind != InquiryKind::RecipientAdmin) {
        QCOMPARE(inquiry.advised, sample.advised);
    }
    QVERIFY(sample.advised || !inquiry.notes.empty());
}

} // namespace

void TestSamples::diagnosed_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < samples().size(); ++index) {
        QTest::newRow(samples()[index].file) << static_cast<int>(index);
    }
}

void TestSamples::diagnosed()
{
    QFETCH(int, index);
    const Sample &sample = samples()[static_cast<std::size_t>(index)];
    const Examination &examination = examinationOf(sample);
    const Diagnosis &diagnosis = examination.diagnosis;
    QCOMPARE(QByteArray::fromStdString(diagnosis.cause.value), QByteArray(sample.cause));
    if (examination.report.kind == ReportKind::Delay) {
        QVERIFY(diagnosis.actor != Actor::Provider); // nothing is to be asked for while delivery is being tried
    } else {
        QCOMPARE(diagnosis.actor, sample.actor);
    }
    QCOMPARE(QByteArray::fromStdString(diagnosis.provider.value), QByteArray(sample.provider));
    QCOMPARE(examination.report.recipients.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(examination.report.recipients[0].address.value), QByteArray(sample.recipient));
    const std::optional<IpAddress> &ip = diagnosis.recipients.at(0).sendingIp;
    if (*sample.ip != '\0') {
        QVERIFY(ip);
        QCOMPARE(QByteArray::fromStdString(ip->toString()), QByteArray(sample.ip));
    } else if (ip) {
        // Never the hop inside the provider.
        QVERIFY(ip->toString() != "192.0.2.113");
    }
}

void TestSamples::written_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("language");
    for (std::size_t index = 0; index < samples().size(); ++index) {
        for (const InquiryKind kind :
             {InquiryKind::Request, InquiryKind::ReRequest, InquiryKind::RecipientAdmin, InquiryKind::Phone}) {
            for (const Language language : {Language::Japanese, Language::English}) {
                QTest::addRow("%s %s %s", samples()[index].file, std::string(toName(kind)).c_str(),
                              language == Language::Japanese ? "ja" : "en")
                    << static_cast<int>(index) << static_cast<int>(kind) << static_cast<int>(language);
            }
        }
    }
}

void TestSamples::written()
{
    QFETCH(int, index);
    QFETCH(int, kind);
    QFETCH(int, language);
    InquiryOptions options;
    options.kind = static_cast<InquiryKind>(kind);
    options.language = static_cast<Language>(language);
    compareContents(samples()[static_cast<std::size_t>(index)], options);
}

void TestSamples::everySampleIsTested()
{
    const QDir folder(QStringLiteral(TODOKE_SOURCE_DIR "/resources/samples"));
    QCOMPARE(folder.entryList({QStringLiteral("*.eml")}).size(), static_cast<qsizetype>(samples().size()));
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
