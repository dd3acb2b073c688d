// SPDX-License-Identifier: MIT
#include "core/cases/reply/reply_reader.h"

#include <algorithm>
#include <ctime>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace todoke;

class TestReplyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realAnswers();
    void ourAnswers_data();
    void ourAnswers();
    void noAnswers_data();
    void noAnswers();
    void spansAndLineBreaks();
    void quotedLinesAreTheUsersOwn();
    void dates_data();
    void dates();
    void hostile_data();
    void hostile();
};

namespace {

QStringList meaningsOf(const ReplyReading &reading)
{
    QStringList found;
    for (const ReplyFinding &finding : reading.findings) {
        const std::string_view name = toName(finding.meaning);
        QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        if (finding.meaning == ReplyMeaning::UsualDays) {
            text += QStringLiteral("-%1-%2").arg(*reading.daysMin).arg(*reading.daysMax);
        }
        found.append(text);
    }
    found.sort();
    return found;
}

QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

} // namespace

/// The answers that customers published. Their texts stay beside the checkout.
void TestReplyReader::realAnswers()
{
    QFile file(QDir(QStringLiteral(TODOKE_SHARED)).filePath(QStringLiteral("knowledge/replies.jsonl")));
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("replies.jsonl is not beside the checkout");
    }
    int count = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject answer = QJsonDocument::fromJson(line).object();
        if (answer.isEmpty()) {
            continue;
        }
        QStringList expected;
        for (const QJsonValue value : answer[QLatin1String("meanings")].toArray()) {
            expected.append(value.toString());
        }
        const QStringList read = meaningsOf(readProviderReply(answer[QLatin1String("text")].toString().toStdString()));
        QVERIFY2(read == sorted(expected), qPrintable(answer[QLatin1String("id")].toString() + QStringLiteral(": ") +
                                                      read.join(QStringLiteral(", "))));
        ++count;
    }
    QVERIFY(count >= 5);
}

void TestReplyReader::ourAnswers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("meanings");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("number");
    const auto row = [](const char *name, const char *text, const char *meanings, ReplyStep step,
                        const char *number = "") {
        QStringList list = QString::fromUtf8(meanings).split(u' ', Qt::SkipEmptyParts);
        QTest::newRow(name) << QString::fromUtf8(text) << list << static_cast<int>(step) << QString::fromUtf8(number);
    };
    row("only an acknowledgement",
        "お問い合わせを受け付けました。\n受付番号：AB-20261120-07\n担当者が内容を確認し、改めてご連絡いたします。",
        "investigating", ReplyStep::Wait, "AB-20261120-07");
    row("account stopped, removal asked for",
        "調査の結果、同じサーバーをご利用の別の契約者のアカウントから大量の送信が見つかりましたので、停止の措置をいたし"
        "ました。\n"
        "あわせて、リストの運営元へ削除の依頼を行いました。",
        "cause-dealt-with removal-filed", ReplyStep::Retry);
    row("not listed, ask the other side",
        "ご連絡いただいたIPアドレスにつきまして、主要なブラックリストへの登録は確認できませんでした。\n"
        "受信側のサーバーで独自に拒否されているものと思われますので、相手先の管理者様へご確認をお願いいたします。",
        "not-listed receiver-side", ReplyStep::AskRecipientAdmin);
    row("data wanted",
        "恐れ入りますが、調査のため、エラーメールの全文と送信したメールのヘッダーをお送りいただけますでしょうか。",
        "need-data", ReplyStep::SendData);
    row("several items wanted",
        "お手数ですが、以下の項目をご記入のうえ、ご返信をお願いいたします。\n・送信日時\n・送信先", "need-data",
        ReplyStep::SendData);
    row("one to two weeks", "解除の申請はすでに実施しております。反映までに１〜２週間ほどかかる場合がございます。",
        "removal-filed usual-days-5-10", ReplyStep::Retry);
    row("business days", "リストからの削除申請を行いました。通常、2営業日ほどで反映されます。",
        "removal-filed usual-days-2-2", ReplyStep::Retry);
    row("twenty-four hours", "解除手続きを開始いたしました。登録が消えるまで24時間ほどお待ちください。",
        "removal-filed usual-days-1-1", ReplyStep::Retry);
    row("the customer files it", "恐れ入りますが、解除の申請はお客様ご自身で行っていただく必要がございます。",
        "customer-must-file", ReplyStep::FileRemoval);
    row("spf", "当社サーバーに起因する障害ではございません。お客様ドメインのSPFレコードの設定をご確認ください。",
        "check-authentication not-our-fault", ReplyStep::FixAuthentication);
    row("password", "第三者による不正な送信が疑われます。メールアドレスのパスワードを変更してください。",
        "change-password", ReplyStep::Wait);
    row("other server meanwhile", "ご迷惑をおかけします。復旧までの間は、別の送信サーバーを経由してご利用ください。",
        "use-other-smtp", ReplyStep::Wait);
    row("listed, no time told",
        "当サーバーがSpamhausに掲載されていることを確認しております。解除の時期についてはお答えできかねます。",
        "server-listed removal-time-unknown", ReplyStep::Wait);
    row("wait and try again", "現在は改善しているものと見ております。しばらく時間をおいて、再度送信をお試しください。",
        "wait-and-retry", ReplyStep::Retry);
    row("a list without a form",
        "なお、当該リストには解除の窓口が設けられていないため、反映をお待ちいただく形となります。",
        "list-may-not-answer", ReplyStep::Wait);
    row("nothing to do", "本件は当社にて対応中ですので、お客様側での作業は不要です。", "nothing-to-do-for-customer",
        ReplyStep::Wait);
    row("number in brackets", "【お問い合わせ番号】123-456-789\n調査が完了次第、ご回答いたします。", "investigating",
        ReplyStep::Wait, "123-456-789");
    row("filed, please wait", "解除申請は既に弊社より行っておりますので、恐れ入りますがしばらくお待ちください。",
        "removal-filed", ReplyStep::Retry);
    row("entry gone", "ブラックリストの登録解除が完了いたしました。今後はメールの送信が可能です。", "removal-done",
        ReplyStep::Retry);
    row("entry not gone yet", "リストからの解除が完了しましたら、改めてご連絡いたします。", "investigating",
        ReplyStep::Wait);
    row("stopped and asked for in one sentence",
        "迷惑メールの送信が確認されたため、該当ユーザーの利用を停止し、リストの管理団体へ解除を要請しました。",
        "cause-dealt-with removal-filed", ReplyStep::Retry);
    row("another address now", "送信元のIPアドレスを別のものへ切り替えました。お手数ですが、再度送信をお試しください。",
        "route-changed wait-and-retry", ReplyStep::Retry);
    row("the other side decides",
        "本件は送信先であるMicrosoft社側の判断によるブロックとなり、弊社側での解除はできかねます。", "receiver-side",
        ReplyStep::AskRecipientAdmin);
    row("handed over", "送信ログを確認したところ、送信先サーバーへ正常に引き渡されておりました。", "receiver-side",
        ReplyStep::AskRecipientAdmin);
    row("data needed, in two sentences",
        "調査には、送信日時とエラーメッセージの全文が必要となります。ご返信をお待ちしております。", "need-data",
        ReplyStep::SendData);
    row("no fault found",
        "弊社設備に異常は認められず、メールは送信されております。受信者様側にてご確認をお願いいたします。",
        "not-our-fault receiver-side", ReplyStep::AskRecipientAdmin);
    row("over", "当該の障害は解消いたしました。ご迷惑をおかけし申し訳ございません。", "removal-done", ReplyStep::Retry);
    row("range of business days", "解除には通常1営業日から3営業日ほどお時間をいただいております。", "usual-days-1-3",
        ReplyStep::Retry);
    row("not understood", "平素は格別のお引き立てを賜り、厚く御礼申し上げます。", "", ReplyStep::ReadYourself);
}

void TestReplyReader::ourAnswers()
{
    QFETCH(QString, text);
    QFETCH(QStringList, meanings);
    const ReplyReading reading = readProviderReply(text.toStdString());
    QCOMPARE(meaningsOf(reading), sorted(meanings));
    QTEST(static_cast<int>(reading.nextStep()), "step");
    QTEST(QString::fromStdString(reading.receptionNumber), "number");
}

/// Mails that are no answer to a request about mail.
void TestReplyReader::noAnswers_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
    row("maintenance", "下記の日程でメンテナンスを実施いたします。作業中はサービスをご利用いただけません。11月20日(金) "
                       "2時から5時まで");
    row("bill", "今月のご請求金額が確定しました。お支払期限は11月30日です。");
    row("newsletter", "新プランのご案内です。初期費用が無料になるキャンペーンを12月3日まで行っております。");
    row("meeting", "来週の打ち合わせは3日間の予定です。資料をご確認ください。");
    row("thanks", "先日はありがとうございました。見積書を添付いたしましたので、ご査収ください。");
    row("hours", "サポート窓口の営業時間は平日10時から18時です。24時間365日、フォームから受け付けております。");
    row("out of office", "ただいま不在にしております。11月24日以降に返信いたします。");
    row("contract", "ご契約の更新手続きが完了しました。次回の更新日は2027年11月20日です。");
    row("survey", "サポートの品質向上のため、アンケートにご協力をお願いいたします。");
    row("english", "Thank you for contacting us. We have received your message.");
}

void TestReplyReader::noAnswers()
{
    QFETCH(QString, text);
    const ReplyReading reading = readProviderReply(text.toStdString());
    QVERIFY2(!reading.understood(), qPrintable(meaningsOf(reading).join(u',')));
    QCOMPARE(reading.nextStep(), ReplyStep::ReadYourself);
    QVERIFY(!reading.retryOn({2026, 11, 20}, BusinessCalendar()));
}

void TestReplyReader::spansAndLineBreaks()
{
    const std::string text =
        "お世話になっております。\r\n  "
        "該当の\r\nブラック　リストからの\n解除手続\nきを進めて\nまいります。ありがとうございます。";
    const ReplyReading reading = readProviderReply(text);
    QCOMPARE(meaningsOf(reading), QStringList{QStringLiteral("removal-filed")});
    const Span span = reading.findings[0].span;
    const std::string sentence = text.substr(span.begin, span.size);
    QVERIFY(sentence.starts_with("該当の\r\n"));
    QVERIFY(sentence.ends_with("まいります。"));
}

void TestReplyReader::quotedLinesAreTheUsersOwn()
{
    const ReplyReading reading = readProviderReply(
        "> "
        "解除の申請を行いましたでしょうか。\n＞エラーメールをお送りください。\n状況を確認し、後ほどご連絡いたします。");
    QCOMPARE(meaningsOf(reading), QStringList{QStringLiteral("investigating")});
}

void TestReplyReader::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("retry");
    const auto row = [](const char *name, const char *text, QDate retry) {
        QTest::newRow(name) << QString::fromUtf8(text) << retry;
    };
    // Friday, 20 November 2026; Monday the 23rd is a holiday.
    row("removal filed", "解除の申請を行いました。", {2026, 11, 26});
    row("three to five days", "解除の申請を行いました。3～5日程度で反映されます。", {2026, 11, 30});
    row("cause gone", "原因となったアカウントへの対応を行いました。", {2026, 11, 24});
    row("cause gone, wait",
        "原因となったアカウントへの対応を行いました。しばらく様子を見ていただき、再度お試しください。", {2026, 11, 26});
    row("entry gone", "リストからの解除が完了しました。", {2026, 11, 20});
    row("nothing to wait for", "ブラックリストへの登録はございませんでした。", {});
    row("a date is no length of time", "11月20日に解除の申請を行いました。", {2026, 11, 26});
}

void TestReplyReader::dates()
{
    QFETCH(QString, text);
    QFETCH(QDate, retry);
    const auto on = readProviderReply(text.toStdString()).retryOn({2026, 11, 20}, BusinessCalendar());
    QCOMPARE(on.value_or(QDate()), retry);
}

void TestReplyReader::hostile_data()
{
    QTest::addColumn<QByteArray>("unit");
    for (const char *unit :
         {"解除", "解除申請。", "1", "1~", "受付番号", ">\n", "\xff", "　", "・", "3日", "\xe3\x81"}) {
        QTest::addRow("%s", QByteArray(unit).toPercentEncoding().constData()) << QByteArray(unit);
    }
}

void TestReplyReader::hostile()
{
    QFETCH(QByteArray, unit);
    const auto seconds = [&unit](qsizetype size) {
        const std::string text = unit.repeated(size / unit.size()).toStdString();
        const std::clock_t begin = std::clock();
        const ReplyReading reading = readProviderReply(text);
        for (const ReplyFinding &finding : reading.findings) {
            if (finding.span.end() > text.size()) {
                return 1e9;
            }
        }
        return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    const double once = std::min(seconds(100'000), seconds(100'000));
    const double eight = std::min(seconds(800'000), seconds(800'000));
    QVERIFY2(eight < 20 * once + 0.05, qPrintable(QStringLiteral("%1 s, then %2 s").arg(once).arg(eight)));
}

QTEST_GUILESS_MAIN(TestReplyReader)
#include "tst_reply_reader.moc"
