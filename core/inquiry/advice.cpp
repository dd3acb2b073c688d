// SPDX-License-Identifier: MIT
#include "core/inquiry/advice.h"

#include <algorithm>
#include <optional>

namespace todoke {

namespace {

/// What to do instead of writing to the provider, by who can fix it.
LocalText insteadFor(Actor actor)
{
    switch (actor) {
    case Actor::Sender:
        return {"サーバー会社に頼まなくても、ご自分で直せます。",
                "You can put this right yourself; your hosting company is not needed."};
    case Actor::SenderAdmin:
        return {"自社のドメインの設定を直す必要があります。設定した担当者に、この結果を見せてください。",
                "Your own domain's settings have to be changed. Show this result to whoever set them up."};
    case Actor::Recipient:
        return {"相手の方の側の事情です。電話などで、相手の方にお伝えください。",
                "This is on the recipient's side. Tell the recipient, for example by telephone."};
    case Actor::RecipientAdmin:
        return {
            "相手の会社のメール担当者が直せます。種類を「相手の管理者へのお願い」に変えてください。",
            "The recipient's mail administrator can fix this. Choose the request to the recipient's administrator."};
    case Actor::ListOperator:
        return {"リストの運営者に、ご自分で解除を申し込めます。",
                "You can ask the operator of the list for removal yourself."};
    case Actor::Nobody:
        return {"今は、だれも何もしなくて大丈夫です。待てば届くことがあります。",
                "Nobody has to do anything now. Waiting may be enough."};
    case Actor::Provider:
        break;
    }
    return {};
}

void addFirstStep(const Facts &facts, Inquiry &inquiry)
{
    const std::vector<StepId> &steps =
        facts.diagnosis != nullptr ? facts.diagnosis->steps : facts.examination.diagnosis.steps;
    if (steps.empty()) {
        return;
    }
    if (const Step *step = facts.knowledge.find(steps.front())) {
        inquiry.notes.push_back({"まず行うこと: " + step->text.ja, "First: " + step->text.en});
    }
}

/// Why no inquiry of any kind is due; nothing when one may be.
std::optional<LocalText> notYet(const Facts &facts)
{
    if (!facts.refused) {
        return LocalText{
            "このメールからは、届かなかった理由が見つかりません。戻ってきたお知らせメールを入れてください。",
            "This mail does not say that anything failed. Put in the notice that came back."};
    }
    if (facts.delayed) {
        return LocalText{"まだ送信が続いています。依頼はまだ必要ありません。",
                         "Delivery is still being tried. Nothing has to be asked for yet."};
    }
    return std::nullopt;
}

void adviseProvider(const Facts &facts, Inquiry &inquiry)
{
    if (facts.server == ServerKind::Own) {
        inquiry.advised = false;
        inquiry.notes.push_back(
            {"このサーバーは、契約した人が自分で管理するものです。手続きはサーバーの管理者が行います。",
             "Whoever rents this server runs it himself. Its administrator has to act."});
        return;
    }
    // An unknown cause is what a provider's support can look up in its logs.
    if (facts.actor == Actor::Provider || facts.cause == CauseId{"unknown"}) {
        return;
    }
    inquiry.advised = false;
    inquiry.notes.push_back(insteadFor(facts.actor));
    addFirstStep(facts, inquiry);
}

void adviseRecipientAdmin(const Facts &facts, Inquiry &inquiry)
{
    if (facts.actor == Actor::Provider || facts.cause == CauseId{"unknown"}) {
        inquiry.advised = facts.actor == Actor::Provider && facts.cause != CauseId{"unknown"};
        inquiry.notes.push_back({"まず、契約しているサーバー会社に依頼してください。このお願いは、あわせて使います。",
                                 "Ask your hosting company first; this request goes along with it."});
    } else if (facts.actor != Actor::RecipientAdmin) {
        inquiry.advised = false;
        inquiry.notes.push_back(insteadFor(facts.actor));
        addFirstStep(facts, inquiry);
    }
    inquiry.notes.push_back(
        {"いつものアドレスから送ると、また戻ってくることがあります。電話や別のアドレスで伝えてください。",
         "Sent from the same address it may come back again. Use the telephone or another address."});
}

void addProviderNotes(const Facts &facts, Inquiry &inquiry)
{
    if (!facts.providerRecognised) {
        inquiry.notes.push_back(
            {"契約しているサーバー会社は、このメールからはわかりませんでした。会社を選んでください。",
             "The mail does not tell your hosting company. Please choose it."});
    }
    for (const LocalText *text : {&facts.provider->contactRoute, &facts.provider->note}) {
        if (!text->empty()) {
            inquiry.notes.push_back(*text);
        }
    }
    if (!facts.provider->formVerified) {
        inquiry.notes.push_back({"この会社のフォームの項目は確認できていません。画面と見比べて使ってください。",
                                 "Form layout not verified: compare it with the company's page."});
    }
}

void addGaps(const Facts &facts, Inquiry &inquiry)
{
    const auto missing = std::count_if(inquiry.fields.begin(), inquiry.fields.end(),
                                       [](const InquiryField &field) { return field.missing; });
    if (missing > 0) {
        inquiry.notes.push_back({"「(会員ID)」のようにかっこで書いた所は、送る前に書き入れてください。",
                                 "Fill in what stands in brackets, like \"(your member ID)\", before you send it."});
    }
    if (facts.headerIsNotices && inquiry.kind != InquiryKind::RecipientAdmin && inquiry.kind != InquiryKind::Phone) {
        inquiry.notes.push_back(
            {"送ったメールのヘッダーがないので、お知らせメールのヘッダーを入れました。",
             "The header of the mail you sent is not there, so the notice's own header was put in."});
    }
}

} // namespace

void addAdvice(const Facts &facts, Inquiry &inquiry)
{
    if (auto reason = notYet(facts)) {
        inquiry.advised = false;
        inquiry.notes.push_back(std::move(*reason));
        addFirstStep(facts, inquiry);
    } else if (inquiry.kind == InquiryKind::RecipientAdmin) {
        adviseRecipientAdmin(facts, inquiry);
    } else {
        adviseProvider(facts, inquiry);
    }
    if (inquiry.kind != InquiryKind::RecipientAdmin) {
        addProviderNotes(facts, inquiry);
    }
    addGaps(facts, inquiry);
}

} // namespace todoke
