// SPDX-License-Identifier: MIT
#include "core/inquiry/letters/fields.h"
#include "core/inquiry/letters/letters.h"
#include "core/inquiry/privacy/plain_text.h"

namespace todoke {

namespace {

InquiryField domainField(const Facts &facts)
{
    return filledOr("domain", std::string(facts.say("当社の送信ドメイン", "Our sending domain")), facts.senderDomain,
                    facts.say("(送信元メールアドレスのドメイン)", "(the domain of your address)"));
}

InquiryField sendingServerField(const Facts &facts)
{
    std::string text = facts.localMta;
    if (!facts.ip.empty()) {
        text += (text.empty() ? "" : "\n") + std::string(facts.say("IPアドレス: ", "IP address: ")) + facts.ip;
    }
    return filledOr("sending-server", std::string(facts.say("送信元サーバー", "Sending server")), text,
                    facts.say("(送信元のサーバー名とIPアドレス)", "(name and IP address of your sending server)"));
}

/// SPF and DKIM: only what the returned mail shows.
InquiryField authenticationField(const Facts &facts)
{
    const std::string label(facts.say("送信ドメイン認証(SPF・DKIM)", "SPF and DKIM"));
    if (facts.dkimDomain.empty()) {
        return {"authentication", label,
                std::string(facts.say("(SPF・DKIMの設定の有無)", "(whether SPF and DKIM are set up)")), true};
    }
    return {"authentication", label,
            std::string(facts.say("DKIM署名あり: ", "DKIM signature: ")) + "d=" + facts.dkimDomain + "\n" +
                std::string(facts.say("(SPFの設定の有無)", "(whether SPF is set up)")),
            true};
}

std::vector<std::string> requests(const Facts &facts)
{
    const std::string domain = facts.senderDomain.empty()
                                   ? std::string(facts.say("当社のドメイン", "our domain"))
                                   : std::string(facts.say("当社のドメイン ", "our domain ")) + facts.senderDomain;
    if (facts.language() == Language::Japanese) {
        return {"受信を断られた理由のご確認",
                "差し支えなければ、" + domain + " からのメールを受信できるようにする設定(許可リストへの登録など)",
                "設定が難しい場合は、その旨のご連絡"};
    }
    return {"to check why the mail was refused",
            "if you agree, to accept mail from " + domain + " (an allow list entry or the like)",
            "to let us know if that is not possible"};
}

} // namespace

void writeRecipientAdminRequest(const Facts &facts, Inquiry &inquiry)
{
    inquiry.subject = facts.say("【お願い】メールの受信設定のご確認", "[Request] Please check why our mail is refused");
    if (!facts.senderDomain.empty()) {
        inquiry.subject += std::string(facts.say("/送信元ドメイン ", " / sender domain ")) + facts.senderDomain;
    }
    LetterBuilder letter(inquiry, facts.language());
    if (facts.language() == Language::Japanese) {
        letter.line("メールシステムご担当者様");
        letter.blank();
        letter.line("突然のご連絡で失礼いたします。");
        letter.line(senderName(facts) + "と申します。");
        letter.blank();
        letter.line("貴社の下記の宛先にお送りしたメールが、貴社のメールサーバーで受信を断られ、戻ってまいりました。");
        letter.line("お手数をおかけいたしますが、受信の設定をご確認いただけますでしょうか。");
    } else {
        letter.line("Dear mail administrator,");
        letter.blank();
        letter.line("This is " + senderName(facts) + ".");
        letter.line("Your mail server refused a mail that we sent to the recipient below.");
        letter.line("Could you please check your settings?");
    }
    letter.blank();
    letter.field(recipientField(facts));
    letter.field(senderField(facts));
    letter.field(sentAtField(facts));
    InquiryField reply = replyField(facts);
    reply.label = facts.say("貴社側サーバーの応答(原文)", "Reply of your server (verbatim)");
    letter.field(std::move(reply));
    letter.field(domainField(facts));
    letter.field(sendingServerField(facts));
    letter.field(authenticationField(facts));
    letter.field(requestsField(facts, requests(facts)));
    letter.line(facts.say("送信元のIPアドレスは、ほかの利用者と共用の場合があります。",
                          "Others may share the sending IP address."));
    letter.line(facts.say(
        "IPアドレスではなく、SPFまたはDKIMの認証に通った当社ドメインのメールを許可していただけますと安全です。",
        "Please allow our domain where SPF or DKIM passes, rather than the IP address alone."));
    if (facts.actor == Actor::Provider) {
        letter.line(facts.say("当社でも、契約しているサーバー会社に確認いたします。",
                              "We are asking our hosting company as well."));
    }
    letter.line(facts.say("お忙しいところ恐れ入りますが、どうぞよろしくお願いいたします。",
                          "Thank you very much for your help."));
    letter.blank();
    if (const std::string name = signature(facts); !name.empty()) {
        letter.line(name);
    }
}

} // namespace todoke
