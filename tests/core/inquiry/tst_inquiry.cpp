// SPDX-License-Identifier: MIT
#include "core/inquiry/inquiry.h"

#include "core/inquiry/facts.h"
#include "tests/core/inquiry/examined.h"

#include <algorithm>

#include <QTest>

using namespace todoke;

class TestInquiry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void missingDataAreVisible_data();
    void missingDataAreVisible();
    void contractDataGoIn();
    void answersGoIn();
    void providersOwnLabels();
    void advice_data();
    void advice();
    void customerFilesTheRemoval();
    void reRequest();
    void reRequestWithoutEarlierData();
    void recipientAdminSharesLess();
    void phoneScript();
    void severalRecipients();
    void subjectAndNamesByChoice();
    void unknownCauseClaimsNothing();
    void fragment();
    void noReturnedHeader();
    void dates_data();
    void dates();
    void hostile_data();
    void hostile();
    void nothingAtAll();
};

namespace {

const std::vector<InquiryKind> allKinds{InquiryKind::Request, InquiryKind::ReRequest, InquiryKind::RecipientAdmin,
                                        InquiryKind::Phone};

const Knowledge &knowledge()
{
    static const Knowledge value = loadKnowledge();
    return value;
}

ContractData contractData()
{
    return {"有限会社ひだまり商会", "小川",         "xs123456",          "hidamari.example",
            "sv1234.xserver.jp",    "03-0000-0147", "answer@example.net"};
}

Examination spamhaus()
{
    return test::examinedAs(test::sampleBytes(QStringLiteral("xserver-microsoft365-spamhaus.eml")),
                            CauseId{"blocklisted"}, Actor::Provider, "203.0.113.9", ProviderId{"xserver"});
}

Inquiry written(const Examination &examination, InquiryOptions options = {}, const ContractData &contract = {},
                const Answers &answers = {}, const std::optional<EarlierInquiry> &earlier = {})
{
    return writeInquiry(examination, knowledge(), contract, answers, earlier, options);
}

InquiryOptions optionsFor(InquiryKind kind, Language language = Language::Japanese)
{
    InquiryOptions options;
    options.kind = kind;
    options.language = language;
    return options;
}

bool has(const std::string &text, std::string_view piece)
{
    return text.find(piece) != std::string::npos;
}

const InquiryField *fieldOf(const Inquiry &inquiry, std::string_view key)
{
    const auto found = std::find_if(inquiry.fields.begin(), inquiry.fields.end(),
                                    [key](const InquiryField &field) { return field.key == key; });
    return found == inquiry.fields.end() ? nullptr : &*found;
}

bool notesSay(const Inquiry &inquiry, std::string_view ja)
{
    return std::any_of(inquiry.notes.begin(), inquiry.notes.end(),
                       [ja](const LocalText &note) { return has(note.ja, ja) && !note.en.empty(); });
}

/// A bounce of Postfix with this reply and this returned header.
std::string postfixNotice(const std::string &reply, const std::string &header)
{
    return "From: MAILER-DAEMON@sv1.xserver.jp\nTo: me@example.com\n"
           "Subject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n--b\n\n"
           "This is the mail system at host sv1.xserver.jp.\n\n<you@example.co.jp>: host mx.example.co.jp said: " +
           reply +
           "\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; sv1.xserver.jp\n\n"
           "Final-Recipient: rfc822; you@example.co.jp\nAction: failed\nStatus: 5.7.1\n"
           "Remote-MTA: dns; mx.example.co.jp\nDiagnostic-Code: smtp; " +
           reply + "\n\n--b\nContent-Type: message/rfc822\n\n" + header + "\n\nsecret body\n--b--\n";
}

} // namespace

void TestInquiry::names()
{
    for (const InquiryKind kind : allKinds) {
        QCOMPARE(inquiryKindFromName(toName(kind)), std::optional(kind));
    }
    QCOMPARE(toName(InquiryKind::RecipientAdmin), std::string_view("recipient-admin"));
    QVERIFY(!inquiryKindFromName("letter"));
}

void TestInquiry::missingDataAreVisible_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("placeholders");
    const QStringList request{QStringLiteral("(会社名)"),
                              QStringLiteral("(担当者のお名前)"),
                              QStringLiteral("(ご契約の会員ID)"),
                              QStringLiteral("(ご契約のドメイン)"),
                              QStringLiteral("(ご連絡先の電話番号)"),
                              QStringLiteral("(いつから発生しているか、ほかの宛先には送信できるか)"),
                              QStringLiteral("(宛先のつづりの確認、時間をおいた再送など)")};
    QTest::newRow("request") << static_cast<int>(InquiryKind::Request) << request;
    QTest::newRow("re-request") << static_cast<int>(InquiryKind::ReRequest)
                                << request + QStringList{QStringLiteral("(前回の受付番号)")};
    QTest::newRow("phone") << static_cast<int>(InquiryKind::Phone) << QStringList{QStringLiteral("(ご契約の会員ID)")};
    QTest::newRow("recipient's admin") << static_cast<int>(InquiryKind::RecipientAdmin)
                                       << QStringList{QStringLiteral("(SPFの設定の有無)")};
}

void TestInquiry::missingDataAreVisible()
{
    QFETCH(int, kind);
    QFETCH(QStringList, placeholders);
    const Inquiry inquiry = written(spamhaus(), optionsFor(static_cast<InquiryKind>(kind)));
    for (const QString &placeholder : placeholders) {
        QVERIFY2(has(inquiry.text, placeholder.toStdString()), qPrintable(placeholder));
    }
    QVERIFY(std::any_of(inquiry.fields.begin(), inquiry.fields.end(), [](const InquiryField &f) { return f.missing; }));
    QVERIFY(notesSay(inquiry, "書き入れて"));
}

void TestInquiry::contractDataGoIn()
{
    Answers answers{Answer::Yes, Answer::Yes, Answer::Yes, "2026-11-18", "3通", "宛先のつづりを確認しました。"};
    const Inquiry inquiry = written(spamhaus(), {}, contractData(), answers);
    for (const char *piece : {"有限会社ひだまり商会の小川と申します。", "xs123456", "契約ドメイン: hidamari.example",
                              "03-0000-0147", "answer@example.net"}) {
        QVERIFY2(has(inquiry.text, piece), piece);
    }
    for (const InquiryField &field : inquiry.fields) {
        QVERIFY2(!field.missing, field.key.c_str());
    }
    QVERIFY(!notesSay(inquiry, "書き入れて"));
    QVERIFY(has(inquiry.subject, "契約ドメイン hidamari.example"));
    QVERIFY(has(inquiry.subject, "【調査依頼】"));
    // The server's name is in the notice already.
    QVERIFY(has(fieldOf(written(spamhaus()), "contract")->value, "サーバー名: sv1234.xserver.jp"));
}

void TestInquiry::answersGoIn()
{
    const Answers answers{Answer::No, Answer::No, Answer::No,
                          "先週から", "10通ほど", "パスワードを変えました。\r\n再起動しました。"};
    const Inquiry inquiry = written(spamhaus(), {}, {}, answers);
    const InquiryField *situation = fieldOf(inquiry, "situation");
    QCOMPARE(situation->value, std::string("発生時期: 先週から\n件数: 10通ほど\nほかの宛先にも送信できません。\n"
                                           "ほかのメールアドレスから送信しても発生します。"));
    QCOMPARE(fieldOf(inquiry, "tried")->value,
             std::string("再送はまだ行っていません。\nパスワードを変えました。\n再起動しました。"));
    const Inquiry dated =
        written(spamhaus(), {}, {}, {Answer::NotSaid, Answer::NotSaid, Answer::NotSaid, "2026-11-18", "", ""});
    QCOMPARE(fieldOf(dated, "situation")->value, std::string("発生時期: 2026/11/18(水)"));
    QVERIFY(!fieldOf(dated, "situation")->missing);
}

void TestInquiry::providersOwnLabels()
{
    const Inquiry sakura =
        written(test::examinedAs(test::sampleBytes(QStringLiteral("sakura-cisco-poor-reputation.eml")),
                                 CauseId{"poor-reputation"}, Actor::Provider, {}, ProviderId{"sakura"}));
    QCOMPARE(fieldOf(sakura, "header")->label, std::string("送信元が送信したメールのヘッダ情報全文"));
    QVERIFY(has(sakura.text, "■送信元が送信したメールのヘッダ情報全文\n"));
    QVERIFY(notesSay(sakura, "フォームの項目は確認できていません"));
    QVERIFY(notesSay(sakura, "メール不具合調査依頼"));
    InquiryOptions other;
    other.provider = ProviderId{"other"};
    const Inquiry plain = written(spamhaus(), other);
    QCOMPARE(plain.provider, ProviderId{"other"});
    QVERIFY(notesSay(plain, "会社を選んでください"));
    InquiryOptions strange;
    strange.provider = ProviderId{"no-such-company"};
    QCOMPARE(written(spamhaus(), strange).provider, ProviderId{"other"});
}

void TestInquiry::advice_data()
{
    QTest::addColumn<QString>("cause");
    QTest::addColumn<int>("actor");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("advised");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const char *cause, Actor actor, const char *provider, InquiryKind kind,
                        bool advised, const char *note) {
        QTest::newRow(name) << QString::fromUtf8(cause) << static_cast<int>(actor) << QString::fromUtf8(provider)
                            << static_cast<int>(kind) << advised << QString::fromUtf8(note);
    };
    using Kind = InquiryKind;
    row("block list", "blocklisted", Actor::Provider, "xserver", Kind::Request, true, "");
    row("block list, again", "blocklisted", Actor::Provider, "xserver", Kind::ReRequest, true, "");
    row("block list, by telephone", "blocklisted", Actor::Provider, "xserver", Kind::Phone, true, "");
    row("unknown cause", "unknown", Actor::Nobody, "xserver", Kind::Request, true, "");
    row("unknown cause, provider unknown", "unknown", Actor::Nobody, "", Kind::Request, true, "会社を選んで");
    row("own server", "blocklisted", Actor::Provider, "sakura-vps", Kind::Request, false, "サーバーの管理者");
    row("own server, unknown cause", "unknown", Actor::Nobody, "sakura-vps", Kind::Request, false, "サーバーの管理者");
    row("mistyped", "recipient-unknown", Actor::Sender, "xserver", Kind::Request, false, "ご自分で直せます");
    row("mistyped, by telephone", "recipient-unknown", Actor::Sender, "xserver", Kind::Phone, false,
        "ご自分で直せます");
    row("full", "mailbox-full", Actor::Recipient, "sakura", Kind::Request, false, "相手の方の側");
    row("spf", "authentication-failed", Actor::SenderAdmin, "xserver", Kind::Request, false, "ドメインの設定");
    row("receiver's fault", "receiver-misconfigured", Actor::RecipientAdmin, "xserver", Kind::Request, false,
        "相手の管理者へのお願い");
    row("nobody", "greylisted", Actor::Nobody, "xserver", Kind::Request, false, "待てば");
    row("list anyone may clear", "blocklisted", Actor::ListOperator, "xserver", Kind::Request, false, "リストの運営者");
    row("admin: receiver's fault", "receiver-misconfigured", Actor::RecipientAdmin, "xserver", Kind::RecipientAdmin,
        true, "電話や別のアドレス");
    row("admin: block list", "blocklisted", Actor::Provider, "xserver", Kind::RecipientAdmin, true,
        "まず、契約している");
    row("admin: unknown", "unknown", Actor::Nobody, "xserver", Kind::RecipientAdmin, false, "まず、契約している");
    row("admin: spf", "authentication-failed", Actor::SenderAdmin, "xserver", Kind::RecipientAdmin, false,
        "ドメインの設定");
    row("admin: own server may ask", "blocklisted", Actor::RecipientAdmin, "sakura-vps", Kind::RecipientAdmin, true,
        "");
}

void TestInquiry::advice()
{
    QFETCH(QString, cause);
    QFETCH(int, actor);
    QFETCH(QString, provider);
    QFETCH(int, kind);
    QFETCH(bool, advised);
    QFETCH(QString, note);
    const Examination examination = test::examinedAs(
        postfixNotice("550 5.7.1 no", "From: me@example.com\nTo: you@example.co.jp"), CauseId{cause.toStdString()},
        static_cast<Actor>(actor), {}, ProviderId{provider.toStdString()});
    const Inquiry inquiry = written(examination, optionsFor(static_cast<InquiryKind>(kind)));
    QCOMPARE(inquiry.advised, advised);
    QVERIFY(has(inquiry.text, "you@example.co.jp")); // the text is there for who insists
    if (!note.isEmpty()) {
        QVERIFY2(notesSay(inquiry, note.toStdString()),
                 inquiry.notes.empty() ? "no note" : inquiry.notes[0].ja.c_str());
    }
    for (const LocalText &text : inquiry.notes) {
        QVERIFY(!text.ja.empty() && !text.en.empty());
    }
}

void TestInquiry::customerFilesTheRemoval()
{
    Examination examination = spamhaus();
    examination.diagnosis.provider = ProviderId{"webarena-suitex"};
    const Inquiry inquiry = written(examination);
    QVERIFY(has(fieldOf(inquiry, "requests")->value, "解除の申請を当方で行う場合"));
    QVERIFY(!has(fieldOf(inquiry, "requests")->value, "解除のお手続き"));
    QVERIFY(notesSay(inquiry, "お客様が自分で行います"));
}

void TestInquiry::reRequest()
{
    const EarlierInquiry earlier{
        "2026-09-10",  "A-1234", "解除の手続きを進めるとのご回答", "2026-11-17", "x@Kawasemi.example.co.jp",
        "203.0.113.9", 2};
    const Inquiry inquiry = written(spamhaus(), optionsFor(InquiryKind::ReRequest), contractData(), {}, earlier);
    QVERIFY(has(inquiry.subject, "【再調査依頼】"));
    QVERIFY(has(inquiry.subject, "(前回のお問い合わせ 2026/09/10(木) 受付番号 A-1234)"));
    for (const char *piece :
         {"日付: 2026/09/10(木)", "ご回答: 解除の手続きを進めるとのご回答", "送信できていた期間: 2026/11/17(火)まで",
          "前回と同じドメインの宛先", "前回と同じです", "直近90日間で2回目", "(4) 繰り返し発生しないようにする方法"}) {
        QVERIFY2(has(inquiry.text, piece), piece);
    }
    const EarlierInquiry different{"2026-09-10", "", "", "", "x@example.net", "203.0.113.10", 0};
    const std::string text = written(spamhaus(), optionsFor(InquiryKind::ReRequest), {}, {}, different).text;
    QVERIFY(has(text, "前回とは別のドメイン"));
    QVERIFY(has(text, "前回と異なります"));
    QVERIFY(!has(text, "90日"));
}

void TestInquiry::reRequestWithoutEarlierData()
{
    const Inquiry inquiry = written(spamhaus(), optionsFor(InquiryKind::ReRequest));
    QVERIFY(fieldOf(inquiry, "earlier")->missing);
    QVERIFY(has(inquiry.text, "(前回のお問い合わせの日付)"));
    QVERIFY(!has(inquiry.subject, "前回"));
    QVERIFY(!has(inquiry.text, "前回との比較"));
}

/// A stranger gets neither the customer's number nor the whole header.
void TestInquiry::recipientAdminSharesLess()
{
    const Inquiry inquiry = written(spamhaus(), optionsFor(InquiryKind::RecipientAdmin), contractData());
    QVERIFY(!has(inquiry.text, "xs123456"));
    QVERIFY(!has(inquiry.text, "Received:"));
    for (const char *piece : {"tanaka@kawasemi.example.co.jp", "203.0.113.9", "sv1234.xserver.jp", "hidamari.example",
                              "blocked using Spamhaus", "DKIM署名あり: d=hidamari.example"}) {
        QVERIFY2(has(inquiry.text, piece), piece);
    }
    for (const LocalText &leaving : inquiry.leaves) {
        QVERIFY(!has(leaving.ja, "会員ID"));
    }
}

void TestInquiry::phoneScript()
{
    const std::string text = written(spamhaus(), optionsFor(InquiryKind::Phone), contractData()).text;
    QVERIFY(has(text, "2 0 3 てん 0 てん 1 1 3 てん 9"));
    QVERIFY(has(text, "5 5 0 / 5 てん 7 てん 1"));
    QVERIFY(has(text, "会員IDは xs123456 です。"));
    QVERIFY(has(text, "送信したのは 11月20日金曜日の10時15分 です。"));
    QVERIFY(has(text, "blocked using Spamhaus"));
    QVERIFY(text.find("専用のフォーム") > text.find("2 0 3 てん"));
    Examination sakura = spamhaus();
    sakura.diagnosis.provider = ProviderId{"sakura"};
    const std::string formFirst = written(sakura, optionsFor(InquiryKind::Phone)).text;
    QVERIFY(formFirst.find("専用のフォーム") < formFirst.find("2 0 3 てん"));
    const std::string english = written(spamhaus(), optionsFor(InquiryKind::Phone, Language::English)).text;
    QVERIFY(has(english, "2 0 3 dot 0 dot 1 1 3 dot 9"));
    QVERIFY(has(english, "It was sent on Fri 2026-11-20 10:15 +0900."));
}

void TestInquiry::severalRecipients()
{
    Examination examination = spamhaus();
    RecipientOutcome second = examination.report.recipients[0];
    second.address.value = "second@kawasemi.example.co.jp";
    RecipientOutcome arrived = second;
    arrived.address.value = "arrived@kawasemi.example.co.jp";
    arrived.action = Action::Delivered;
    examination.report.recipients.push_back(second);
    examination.report.recipients.push_back(arrived);
    examination.report.recipients.push_back(examination.report.recipients[0]);
    examination.diagnosis.recipients.resize(4, examination.diagnosis.recipients[0]);
    const Inquiry inquiry = written(examination);
    QCOMPARE(fieldOf(inquiry, "recipient")->value,
             std::string("tanaka@kawasemi.example.co.jp\nsecond@kawasemi.example.co.jp"));
    QVERIFY(has(fieldOf(inquiry, "situation")->value, "ほかに1件"));
}

void TestInquiry::subjectAndNamesByChoice()
{
    InquiryOptions options;
    options.withSubject = true;
    options.withNames = true;
    const Inquiry inquiry = written(spamhaus(), options);
    QVERIFY(has(inquiry.text, "■件名\n棚卸用什器のお見積書(11月20日付)") ||
            has(inquiry.text, "■件名\n棚卸用什器のお見積書（11月20日付）"));
    QVERIFY(has(inquiry.text, "Subject: =?UTF-8?B?"));
    QVERIFY(has(inquiry.text, "From: =?UTF-8?B?"));
    QVERIFY(!has(inquiry.text, "nishimura"));
    QVERIFY(std::none_of(inquiry.leftOut.begin(), inquiry.leftOut.end(),
                         [](const LocalText &t) { return t.ja == "件名"; }));
}

void TestInquiry::unknownCauseClaimsNothing()
{
    const Examination examination = test::examinedAs(postfixNotice("550 5.0.0 no", "From: me@example.com"),
                                                     CauseId{"unknown"}, Actor::Nobody, {}, ProviderId{"xserver"});
    for (const InquiryKind kind : allKinds) {
        const Inquiry inquiry = written(examination, optionsFor(kind));
        QVERIFY(!has(inquiry.text, "ブロックリスト"));
        QVERIFY(!has(inquiry.text, "リストに登録"));
        QVERIFY(!has(inquiry.subject, "ブロックリスト"));
    }
    QVERIFY(has(written(examination).text, "原因を判断できませんでした"));
    QVERIFY(has(written(examination).text, "(1) エラーの原因の調査"));
}

void TestInquiry::fragment()
{
    Examination examination = test::examinedAs("550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked",
                                               CauseId{"blocklisted"}, Actor::Provider, "203.0.113.9");
    examination.report.kind = ReportKind::Fragment;
    if (examination.report.recipients.empty()) {
        RecipientOutcome outcome;
        outcome.diagnostic = "550 5.7.1 Service unavailable, Client host [203.0.113.9] blocked";
        examination.report.recipients.push_back(outcome);
        examination.diagnosis.recipients.push_back({});
        examination.diagnosis.recipients[0].cause = CauseId{"blocklisted"};
        examination.diagnosis.recipients[0].actor = Actor::Provider;
    }
    const Inquiry inquiry = written(examination);
    QVERIFY(inquiry.advised);
    QVERIFY(has(inquiry.text, "Client host [203.0.113.9] blocked"));
    for (const char *key : {"sender", "recipient", "sent-at", "header"}) {
        QVERIFY2(fieldOf(inquiry, key)->missing, key);
    }
    QVERIFY(fieldOf(inquiry, "notice") == nullptr);
}

void TestInquiry::noReturnedHeader()
{
    const std::string notice =
        "From: MAILER-DAEMON@example.com\nTo: me@example.com\nMessage-Id: <n1@example.com>\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n--b\n\n"
        "failed\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n\n"
        "Final-Recipient: rfc822; you@example.co.jp\nAction: failed\nStatus: 5.0.0\n"
        "Diagnostic-Code: smtp; 550 no\n--b--\n";
    const Inquiry inquiry = written(test::examinedAs(notice, CauseId{"unknown"}, Actor::Nobody));
    QVERIFY(has(fieldOf(inquiry, "header")->value, "<n1@example.com>"));
    QVERIFY(notesSay(inquiry, "お知らせメールのヘッダーを入れました"));
    QVERIFY(has(inquiry.text, "エラーメールのヘッダーを記載します"));
    QCOMPARE(fieldOf(inquiry, "sender")->value, std::string("me@example.com"));
}

void TestInquiry::dates_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("ja");
    QTest::addColumn<QString>("en");
    const auto row = [](const char *name, const char *date, const char *ja, const char *en) {
        QTest::newRow(name) << QString::fromUtf8(date) << QString::fromUtf8(ja) << QString::fromUtf8(en);
    };
    row("japan", "Fri, 20 Nov 2026 10:15:32 +0900", "2026/11/20(金) 10:15:32 +0900", "Fri 2026-11-20 10:15:32 +0900");
    row("utc, next day in japan", "Fri, 20 Nov 2026 20:15:32 +0000",
        "2026/11/20(金) 20:15:32 +0000(日本時間 2026/11/21(土) 05:15:32)", "Fri 2026-11-20 20:15:32 +0000");
    row("west and half an hour", "Thu, 31 Dec 2026 23:59:59 -0330",
        "2026/12/31(木) 23:59:59 -0330(日本時間 2027/01/01(金) 12:29:59)", "Thu 2026-12-31 23:59:59 -0330");
    row("no zone", "Fri, 20 Nov 2026 10:15:32 -0000", "2026/11/20(金) 10:15:32(時差の記載なし)",
        "Fri 2026-11-20 10:15:32 (no time zone given)");
    row("leap day", "Thu, 29 Feb 2024 00:00:00 +0900", "2024/02/29(木) 00:00:00 +0900",
        "Thu 2024-02-29 00:00:00 +0900");
}

void TestInquiry::dates()
{
    QFETCH(QString, written);
    QFETCH(QString, ja);
    QFETCH(QString, en);
    const auto date = MailDate::parse(written.toStdString());
    QVERIFY(date);
    QCOMPARE(QString::fromStdString(formatDate(*date, Language::Japanese)), ja);
    QCOMPARE(QString::fromStdString(formatDate(*date, Language::English)), en);
    QVERIFY(!formatDate({INT64_MAX / 2, 0, true}, Language::Japanese).empty());
    QVERIFY(!formatDate({INT64_MIN / 2, 100'000, true}, Language::Japanese).empty());
}

void TestInquiry::hostile_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("header of 1 MB")
        << QByteArray("550 no")
        << QByteArray("Received: from a by b; Fri, 20 Nov 2026 10:15:32 +0900\n").repeated(20'000);
    QTest::newRow("one line of 1 MB") << QByteArray("550 no") << "X-Mailer: " + QByteArray(1 << 20, 'x');
    QTest::newRow("reply of 1 MB") << "550 " + QByteArray(1 << 20, 'r') << QByteArray("From: me@example.com");
    QTest::newRow("controls") << QByteArray("550 \x1b[31m\x07\x08 no\0way", 18)
                              << QByteArray("From: me@example.com\nX-Mailer: \0\x01\x7f", 34);
    QTest::newRow("direction marks") << QByteArray("550 \xe2\x80\xae"
                                                   "oN\xe2\x81\xa9\xd8\x9c")
                                     << QByteArray("From: \xe2\x80\xae<me@example.com>\nX-Mailer: \xe2\x80\xab\n");
    QTest::newRow("raw jis") << QByteArray("550 \x1b$B@D6u\x1b(B")
                             << QByteArray("From: \x1b$B@D6u\x1b(B <me@example.com>");
    QTest::newRow("raw sjis") << QByteArray("550 \x90\xc2\x8b\xf3")
                              << QByteArray("From: \x90\xc2\x8b\xf3 <me@example.com>");
    QTest::newRow("many in copy") << QByteArray("550 no")
                                  << "From: me@example.com\nCc: " + QByteArray("a@example.net, ").repeated(60'000);
    QTest::newRow("date out of range") << QByteArray("550 no") << QByteArray("Date: Fri, 99 Nov 99999 99:99:99 +9999");
    QTest::newRow("addresses of 100 KB") << QByteArray("550 no")
                                         << "From: " + QByteArray(100'000, 'a') + "@example.com";
}

void TestInquiry::hostile()
{
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, header);
    const Examination examination =
        test::examinedAs(postfixNotice(reply.toStdString(), header.toStdString()), CauseId{"blocklisted"},
                         Actor::Provider, "203.0.113.9", ProviderId{"xserver"});
    for (const InquiryKind kind : allKinds) {
        for (const Language language : {Language::Japanese, Language::English}) {
            const Inquiry inquiry = written(examination, optionsFor(kind, language));
            QVERIFY(inquiry.text.size() < 100'000);
            QVERIFY(inquiry.subject.size() < 2'000);
            const QString text = QString::fromStdString(inquiry.text);
            QCOMPARE(text.toStdString(), inquiry.text); // valid UTF-8
            for (const QChar c : text) {
                const bool plain = c == u'\n' || c == u'\t' ||
                                   (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format);
                QVERIFY2(plain, qPrintable(QString::number(c.unicode(), 16)));
            }
            QVERIFY(!inquiry.subject.empty() && inquiry.subject.find('\n') == std::string::npos);
            QVERIFY(!has(inquiry.text, "secret body"));
        }
    }
    if (header.size() > 500'000 && !header.contains("Cc:")) {
        QVERIFY(has(written(examination).text, "以下を省略しました"));
    }
}

void TestInquiry::nothingAtAll()
{
    for (const InquiryKind kind : allKinds) {
        for (const Language language : {Language::Japanese, Language::English}) {
            const Inquiry inquiry = writeInquiry({}, {}, {}, {}, {}, optionsFor(kind, language));
            QVERIFY(!inquiry.text.empty());
            QVERIFY(!inquiry.advised);
            QVERIFY(!inquiry.notes.empty());
        }
    }
}

QTEST_GUILESS_MAIN(TestInquiry)
#include "tst_inquiry.moc"
