// SPDX-License-Identifier: MIT
#include "core/inquiry/letters/fields.h"

#include "core/inquiry/privacy/plain_text.h"

#include <array>

namespace todoke {

namespace {

struct KeyLabel
{
    std::string_view key;
    std::string_view ja;
    std::string_view en;
};

constexpr std::array<KeyLabel, 11> keyLabels{{
    {"contract", "ご契約情報", "Contract"},
    {"sender", "送信元メールアドレス", "Sender"},
    {"recipient", "送信先メールアドレス", "Recipient"},
    {"sent-at", "送信日時", "Date and time of sending"},
    {"reply", "相手側サーバーの応答(エラーメッセージ)", "Reply of the recipient's server (error message)"},
    {"ip", "拒否された送信元IPアドレス", "Refused sending IP address"},
    {"situation", "発生状況", "What happens"},
    {"tried", "確認したこと、試したこと", "What was checked and tried"},
    {"requests", "お願いしたいこと", "What we ask for"},
    {"notice", "エラーメールの内容", "Text of the error mail"},
    {"header", "メールヘッダー全文", "Whole mail header"},
}};

void addLine(std::string &text, std::string_view line)
{
    text.append(text.empty() ? "" : "\n").append(line);
}

/// One line of the contract data; a placeholder where the user has not said it.
void addContractLine(InquiryField &field, std::string_view label, std::string_view value, std::string_view placeholder)
{
    const std::string plain = plainLine(value);
    field.missing = field.missing || plain.empty();
    addLine(field.value, std::string(label) + ": " + (plain.empty() ? std::string(placeholder) : plain));
}

} // namespace

std::string labelFor(const Facts &facts, std::string_view key)
{
    for (const FormField &field : facts.provider->fields) {
        if (field.key == key && !field.label.in(facts.language()).empty()) {
            return plainLine(field.label.in(facts.language()));
        }
    }
    for (const KeyLabel &label : keyLabels) {
        if (label.key == key) {
            return std::string(facts.say(label.ja, label.en));
        }
    }
    return std::string(key);
}

InquiryField filledOr(std::string key, std::string label, std::string value, std::string_view placeholder)
{
    const bool missing = value.empty();
    return {std::move(key), std::move(label), missing ? std::string(placeholder) : std::move(value), missing};
}

InquiryField contractField(const Facts &facts)
{
    const ContractData &contract = facts.contract;
    InquiryField field{"contract", labelFor(facts, "contract"), {}, false};
    // The server's name stands in the notice where the mail went out from the provider's own server.
    const bool ownServer = facts.providerRecognised && facts.provider->id == facts.examination.diagnosis.provider;
    const std::string server = contract.serverName.empty() && ownServer ? facts.localMta : contract.serverName;
    addContractLine(field, facts.say("会社名", "Company"), contract.company, facts.say("(会社名)", "(your company)"));
    addContractLine(field, facts.say("担当者名", "Person in charge"), contract.person,
                    facts.say("(担当者のお名前)", "(your name)"));
    addContractLine(field, facts.say("会員ID(サーバーID)", "Member or server ID"), contract.customerId,
                    facts.say("(ご契約の会員ID)", "(your member ID)"));
    addContractLine(field, facts.say("契約ドメイン", "Contract domain"), contract.domain,
                    facts.say("(ご契約のドメイン)", "(the domain of your contract)"));
    addContractLine(field, facts.say("サーバー名", "Server name"), server,
                    facts.say("(ご契約のサーバー名)", "(the name of your server)"));
    addContractLine(field, facts.say("電話番号", "Telephone"), contract.phone,
                    facts.say("(ご連絡先の電話番号)", "(your telephone number)"));
    addContractLine(field, facts.say("連絡先メールアドレス", "Mail address for the answer"), contract.email,
                    facts.say("(回答を受け取れるメールアドレス)", "(an address where the answer reaches you)"));
    return field;
}

InquiryField senderField(const Facts &facts)
{
    return filledOr("sender", labelFor(facts, "sender"), facts.sender,
                    facts.say("(送信元のメールアドレス)", "(the address you sent from)"));
}

InquiryField recipientField(const Facts &facts)
{
    InquiryField field =
        filledOr("recipient", labelFor(facts, "recipient"), facts.recipient,
                 facts.say("(届かなかった宛先のメールアドレス)", "(the address that was not reached)"));
    for (const std::string &other : facts.otherRecipients) {
        addLine(field.value, other);
    }
    field.value =
        bounded(std::move(field.value), 4000, facts.say("(ほかの宛先は省略しました)", "(more were left out)"));
    return field;
}

InquiryField sentAtField(const Facts &facts)
{
    return filledOr("sent-at", labelFor(facts, "sent-at"), facts.sentAt,
                    facts.say("(送信した日時)", "(date and time of sending)"));
}

namespace {

/// The step of the SMTP dialogue as a support desk writes it.
std::string stageWords(const Facts &facts)
{
    switch (facts.outcome->command) {
    case SmtpCommand::Connect:
        return std::string(facts.say("接続時", "connection"));
    case SmtpCommand::Mail:
        return "MAIL FROM";
    case SmtpCommand::Rcpt:
        return "RCPT TO";
    case SmtpCommand::DataEnd:
        return std::string(facts.say("本文の送信後(DATA)", "end of DATA"));
    default:
        return facts.stage;
    }
}

} // namespace

InquiryField replyField(const Facts &facts)
{
    InquiryField field = filledOr("reply", labelFor(facts, "reply"), facts.reply,
                                  facts.say("(エラーメールにある英語のエラーの文)", "(the error text of the notice)"));
    if (!facts.remoteMta.empty()) {
        addLine(field.value, std::string(facts.say("応答したサーバー: ", "Answering server: ")) + facts.remoteMta);
    }
    if (!facts.stage.empty()) {
        addLine(field.value, std::string(facts.say("応答があった段階: ", "Refused at: ")) + stageWords(facts));
    }
    return field;
}

InquiryField ipField(const Facts &facts)
{
    // Nobody but the provider can fill this in, so it is said and not asked for.
    const std::string_view unknown =
        facts.say("エラーメールには記載がありません。貴社にてご確認いただけますと幸いです。",
                  "The error mail does not name it. Please look it up on your side.");
    std::string value = facts.ip.empty() ? std::string(unknown) : facts.ip;
    if (!facts.listName.empty()) {
        addLine(value,
                std::string(facts.say("拒否の理由とされたリスト: ", "List named by the refusal: ")) + facts.listName);
    }
    return {"ip", labelFor(facts, "ip"), std::move(value), false};
}

InquiryField situationField(const Facts &facts)
{
    const Answers &answers = facts.answers;
    std::string text;
    if (const std::string since = formatDay(answers.since, facts.language()); !since.empty()) {
        addLine(text, std::string(facts.say("発生時期: ", "Since: ")) + since);
    }
    if (const std::string count = plainLine(answers.count); !count.empty()) {
        addLine(text, std::string(facts.say("件数: ", "Number of mails: ")) + count);
    }
    if (answers.otherRecipientsWork != Answer::NotSaid) {
        addLine(text, answers.otherRecipientsWork == Answer::Yes
                          ? facts.say("ほかの宛先には送信できています。", "Mail to other recipients gets through.")
                          : facts.say("ほかの宛先にも送信できません。", "Mail to other recipients fails as well."));
    }
    if (answers.onlyThisSenderAddress != Answer::NotSaid) {
        addLine(text, answers.onlyThisSenderAddress == Answer::Yes
                          ? facts.say("このメールアドレスから送信したときだけ発生します。",
                                      "It happens only when sending from this address.")
                          : facts.say("ほかのメールアドレスから送信しても発生します。",
                                      "It happens from our other addresses as well."));
    }
    if (!facts.otherRecipients.empty()) {
        const std::string count = std::to_string(facts.otherRecipients.size());
        addLine(text, facts.language() == Language::Japanese
                          ? "同じメールで、ほかに" + count + "件の宛先にも届いていません。"
                          : "The same mail did not reach " + count + " more recipient(s).");
    }
    return filledOr("situation", labelFor(facts, "situation"), std::move(text),
                    facts.say("(いつから発生しているか、ほかの宛先には送信できるか)",
                              "(since when; whether mail to others gets through)"));
}

InquiryField triedField(const Facts &facts)
{
    std::string text;
    if (facts.answers.triedAgain != Answer::NotSaid) {
        addLine(text, facts.answers.triedAgain == Answer::Yes
                          ? facts.say("時間をおいて再送しましたが、届きませんでした。",
                                      "We sent it again later, and it was refused again.")
                          : facts.say("再送はまだ行っていません。", "We have not tried again yet."));
    }
    if (const std::string tried = bounded(plainBlock(facts.answers.tried), 4000, "..."); !plainLine(tried).empty()) {
        addLine(text, tried);
    }
    return filledOr("tried", labelFor(facts, "tried"), std::move(text),
                    facts.say("(宛先のつづりの確認、時間をおいた再送など)",
                              "(spelling of the address checked, sent again later, ...)"));
}

InquiryField requestsField(const Facts &facts, const std::vector<std::string> &requests)
{
    std::string text;
    int number = 0;
    for (const std::string &request : requests) {
        addLine(text, "(" + std::to_string(++number) + ") " + request);
    }
    return {"requests", labelFor(facts, "requests"), std::move(text), false};
}

InquiryField noticeField(const Facts &facts)
{
    return {"notice", labelFor(facts, "notice"), facts.notice, false};
}

InquiryField headerField(const Facts &facts)
{
    return filledOr("header", labelFor(facts, "header"), facts.header,
                    facts.say("(送信したメールのヘッダー全文)", "(the whole header of the mail you sent)"));
}

std::string senderName(const Facts &facts)
{
    const std::string company = plainLine(facts.contract.company);
    const std::string person = plainLine(facts.contract.person);
    const std::string companyOr = company.empty() ? std::string(facts.say("(会社名)", "(your company)")) : company;
    const std::string personOr = person.empty() ? std::string(facts.say("(担当者のお名前)", "(your name)")) : person;
    return facts.language() == Language::Japanese ? companyOr + "の" + personOr : personOr + " of " + companyOr;
}

std::string signature(const Facts &facts)
{
    const ContractData &contract = facts.contract;
    std::string text;
    for (const std::string *part : {&contract.company, &contract.person}) {
        if (const std::string plain = plainLine(*part); !plain.empty()) {
            addLine(text, plain);
        }
    }
    if (const std::string phone = plainLine(contract.phone); !phone.empty()) {
        addLine(text, std::string(facts.say("電話: ", "Telephone: ")) + phone);
    }
    if (const std::string email = plainLine(contract.email); !email.empty()) {
        addLine(text, std::string(facts.say("メール: ", "Mail: ")) + email);
    }
    return text;
}

} // namespace todoke
