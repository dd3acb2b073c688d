// SPDX-License-Identifier: MIT
#include "core/inquiry/letters/cause_words.h"
#include "core/inquiry/letters/fields.h"
#include "core/inquiry/letters/letters.h"
#include "core/inquiry/letters/request_parts.h"
#include "core/inquiry/privacy/plain_text.h"

namespace todoke {

void LetterBuilder::field(InquiryField field)
{
    if (field.value.empty()) {
        return;
    }
    line(m_language == Language::Japanese ? "■" + field.label : field.label + ":");
    m_inquiry.text.append(field.value);
    if (!field.value.ends_with('\n')) {
        blank();
    }
    blank();
    m_inquiry.fields.push_back(std::move(field));
}

namespace {

/// Would a support desk look at its sending server? For a full mailbox its address says nothing.
bool concernsServer(const Facts &facts)
{
    return !facts.ip.empty() || facts.actor == Actor::Provider || facts.cause == CauseId{"unknown"};
}

} // namespace

std::string requestSubject(const Facts &facts, std::string_view head)
{
    const CauseWords words = causeWords(facts);
    const std::string domain = plainLine(facts.contract.domain);
    std::string subject(head);
    subject += facts.say("メール送信エラー", "mail delivery failure");
    if (!words.subject.empty()) {
        subject += (facts.language() == Language::Japanese ? "(" : " (") + words.subject + ")";
    }
    if (!domain.empty()) {
        subject += std::string(facts.say("/契約ドメイン ", " / contract domain ")) + domain;
    } else if (!facts.senderDomain.empty()) {
        subject += std::string(facts.say("/送信元ドメイン ", " / sender domain ")) + facts.senderDomain;
    }
    return subject;
}

void addFacts(LetterBuilder &letter, const Facts &facts)
{
    letter.field(contractField(facts));
    letter.field(senderField(facts));
    letter.field(recipientField(facts));
    letter.field(sentAtField(facts));
    if (!facts.subject.empty()) {
        letter.field({"subject", std::string(facts.say("件名", "Subject")), facts.subject, false});
    }
    letter.field(replyField(facts));
    if (concernsServer(facts)) {
        letter.field(ipField(facts));
    }
}

void addClosing(LetterBuilder &letter, const Facts &facts)
{
    letter.line(facts.say("また、解消までの目安がおわかりでしたら、あわせてお知らせいただけますと幸いです。",
                          "If you can tell how long it will take, please let us know."));
    letter.line(facts.say("業務の連絡に支障が出ておりますので、ご確認いただけますと大変助かります。",
                          "Our daily business depends on these mails, so your help is much appreciated."));
    letter.line(facts.say("ご多忙のところ恐れ入りますが、何卒よろしくお願い申し上げます。",
                          "Thank you very much for your support."));
    letter.blank();
    if (const std::string name = signature(facts); !name.empty()) {
        letter.line(name);
        letter.blank();
    }
}

void addEvidence(LetterBuilder &letter, const Facts &facts)
{
    letter.line(facts.say("---- 以下、資料 ----", "---- Documents ----"));
    letter.blank();
    letter.field(noticeField(facts));
    if (facts.headerIsNotices) {
        letter.line(facts.say("(送信したメールのヘッダーがないため、エラーメールのヘッダーを記載します。)",
                              "(The header of the mail as sent is not at hand; this is the error mail's.)"));
    }
    if (!facts.header.empty()) {
        letter.line(facts.say("(調査に使わない件名・名前・Cc・Bccなどは省略しています。必要な場合はお知らせください。)",
                              "(Subject, names, Cc, Bcc and the like are left out. Please tell us if you need them.)"));
    }
    letter.field(headerField(facts));
    letter.trimEnd();
}

void writeRequest(const Facts &facts, Inquiry &inquiry)
{
    const CauseWords words = causeWords(facts);
    inquiry.subject = requestSubject(facts, facts.say("【調査依頼】", "[Request] "));
    LetterBuilder letter(inquiry, facts.language());
    if (facts.language() == Language::Japanese) {
        letter.line("いつもお世話になっております。");
        letter.line(senderName(facts) + "と申します。");
        letter.blank();
        letter.line("貴社のサービスで使用しているメールアドレスから送信したメールが、下記の宛先に届かず、エラーで戻って"
                    "まいりました。");
    } else {
        letter.line("Dear support team,");
        letter.blank();
        letter.line("This is " + senderName(facts) + ".");
        letter.line(
            "A mail that we sent through your service did not reach its recipient and came back with an error.");
    }
    if (!words.finding.empty()) {
        letter.line(words.finding);
    }
    letter.line(
        facts.say("お手数をおかけいたしますが、状況のご確認をお願いいたします。", "Could you please look into it?"));
    letter.blank();
    addFacts(letter, facts);
    letter.field(situationField(facts));
    letter.field(triedField(facts));
    letter.field(requestsField(facts, words.requests));
    addClosing(letter, facts);
    addEvidence(letter, facts);
}

} // namespace todoke
