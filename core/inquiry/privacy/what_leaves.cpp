// SPDX-License-Identifier: MIT
#include "core/inquiry/privacy/what_leaves.h"

#include <algorithm>

namespace todoke {

namespace {

LocalText withValue(std::string_view ja, std::string_view en, const std::string &value)
{
    return {std::string(ja) + ": " + value, std::string(en) + ": " + value};
}

bool hasField(const Inquiry &inquiry, std::string_view key)
{
    return std::any_of(inquiry.fields.begin(), inquiry.fields.end(),
                       [key](const InquiryField &field) { return field.key == key && !field.missing; });
}

void listContract(const Facts &facts, Inquiry &inquiry)
{
    LocalText parts;
    const auto add = [&parts](const std::string &value, std::string_view ja, std::string_view en) {
        if (!value.empty()) {
            parts.ja.append(parts.ja.empty() ? "" : "、").append(ja);
            parts.en.append(parts.en.empty() ? "" : ", ").append(en);
        }
    };
    add(facts.contract.company, "会社名", "company");
    add(facts.contract.person, "担当者名", "name");
    if (inquiry.kind != InquiryKind::RecipientAdmin) {
        add(facts.contract.customerId, "会員ID", "member ID");
        add(facts.contract.domain, "契約ドメイン", "contract domain");
        add(facts.contract.serverName, "サーバー名", "server name");
    }
    add(facts.contract.phone, "電話番号", "telephone");
    add(facts.contract.email, "連絡先メールアドレス", "mail address for the answer");
    if (!parts.empty()) {
        inquiry.leaves.push_back({"あなたの情報: " + parts.ja, "About you: " + parts.en});
    }
}

void listLeftOut(const Facts &facts, Inquiry &inquiry)
{
    inquiry.leftOut.push_back({"メールの本文", "the text of your mail"});
    inquiry.leftOut.push_back({"添付ファイル", "attached files"});
    if (facts.cutAddresses > 0) {
        const std::string count = std::to_string(facts.cutAddresses);
        inquiry.leftOut.push_back(
            {"Cc・Bccなど、ほかの宛先(" + count + "件)", "Cc, Bcc and other recipients (" + count + ")"});
    } else {
        inquiry.leftOut.push_back({"Cc・Bccなど、ほかの宛先", "Cc, Bcc and other recipients"});
    }
    if (!facts.options.withSubject) {
        inquiry.leftOut.push_back({"件名", "the subject"});
    }
    if (!facts.options.withNames) {
        inquiry.leftOut.push_back({"ヘッダーの中の名前", "names in the header"});
    }
    inquiry.leftOut.push_back({"パスワード", "passwords"});
}

} // namespace

void listWhatLeaves(const Facts &facts, Inquiry &inquiry)
{
    listContract(facts, inquiry);
    if (!facts.sender.empty()) {
        inquiry.leaves.push_back(withValue("送信元アドレス", "Sender", facts.sender));
    }
    if (!facts.recipient.empty()) {
        inquiry.leaves.push_back(withValue("届かなかった宛先", "Recipient", facts.recipient));
    }
    for (const std::string &other : facts.otherRecipients) {
        inquiry.leaves.push_back(withValue("届かなかった宛先", "Recipient", other));
    }
    if (!facts.sentAt.empty()) {
        inquiry.leaves.push_back(withValue("送信日時", "Date", facts.sentAt));
    }
    if (!facts.reply.empty()) {
        inquiry.leaves.push_back({"相手側サーバーの応答(エラーの文)", "The error text of the recipient's server"});
    }
    if (!facts.ip.empty()) {
        inquiry.leaves.push_back(withValue("送信元IPアドレス", "IP address", facts.ip));
    }
    if (!facts.subject.empty()) {
        inquiry.leaves.push_back(withValue("件名", "Subject", facts.subject));
    }
    if (hasField(inquiry, "notice")) {
        inquiry.leaves.push_back({"お知らせメールの文", "The text of the notice"});
    }
    if (hasField(inquiry, "header")) {
        inquiry.leaves.push_back(
            {"メールの配達記録(ヘッダー)のうち、調査に要る行", "The header lines needed to trace the mail"});
    }
    listLeftOut(facts, inquiry);
}

} // namespace todoke
