// SPDX-License-Identifier: MIT
#include "core/inquiry/letters/cause_words.h"

#include <array>

namespace todoke {

namespace {

struct Entry
{
    std::string_view cause;
    LocalText subject;
    LocalText finding;
    std::vector<LocalText> requests;
};

const LocalText &otherWay()
{
    static const LocalText text{"解消されるまでの間に使える、代わりの送信方法のご案内",
                                "to tell us another way to send until this is solved"};
    return text;
}

const LocalText &doWhatYouCan()
{
    static const LocalText text{"貴社側で対応できる内容の場合は、そのご対応", "to do what can be done on your side"};
    return text;
}

const std::vector<Entry> &entries()
{
    static const std::vector<Entry> table{
        {"blocklisted",
         {"ブロックリスト登録の可能性", "sending server may be on a block list"},
         {"相手側サーバーの応答では、送信元サーバーがブロックリストに登録されていることが理由とされています。",
          "According to the recipient's server, the sending server is on a block list."},
         {{"該当する送信元IPアドレスの登録状況と、登録の原因のご確認",
           "to check whether the sending IP address is listed, and why"},
          {"登録されている場合は、解除のお手続き", "to have it removed from the list if it is"},
          otherWay()}},
        {"poor-reputation",
         {"送信元サーバーの評価を理由とする受信拒否", "refused for the sending server's reputation"},
         {"相手側サーバーの応答では、送信元サーバーの評価(レピュテーション)が低いことが理由とされています。",
          "According to the recipient's server, the sending server has a poor reputation."},
         {{"該当する送信元サーバーの状況(迷惑メールの送信がないかなど)のご確認",
           "to check the sending server, for example for outgoing spam"},
          {"原因が見つかった場合は、評価の回復に向けたご対応",
           "to deal with the cause, so that the reputation recovers"},
          otherWay()}},
        {"rejected-client",
         {"送信元サーバーからの接続の拒否", "sending server refused"},
         {"相手側サーバーの応答では、送信元サーバーからの接続が断られています。",
          "The recipient's server refused the connection of the sending server."},
         {{"接続が断られた原因のご確認", "to find out why the connection was refused"}, doWhatYouCan(), otherWay()}},
        {"reverse-dns",
         {"送信元IPアドレスの逆引きを理由とする受信拒否", "refused for the sending address's reverse DNS"},
         {"相手側サーバーの応答では、送信元IPアドレスの逆引き(PTRレコード)が理由とされています。",
          "According to the recipient's server, the reverse DNS (PTR record) of the sending address is the reason."},
         {{"送信元IPアドレスの逆引きと正引きの設定のご確認", "to check reverse and forward DNS of the sending address"},
          {"設定に不備がある場合は、その修正", "to correct it where something is wrong"},
          otherWay()}},
        {"sender-account-blocked",
         {"送信の制限について", "sending blocked for our account"},
         {"応答からは、当方のメールアドレスからの送信が制限されているように見受けられます。",
          "It seems that our account has been stopped from sending."},
         {{"送信が制限されているかどうかと、その理由のご確認", "to check whether sending is blocked, and why"},
          {"制限の解除に必要な手続きのご案内", "to tell us what is needed to lift the block"},
          {"再発を防ぐために当方で行うことのご案内",
           "to tell us what we have to do so that it does not happen again"}}},
        {"rate-limited",
         {"送信数の制限について", "sending rate"},
         {"相手側サーバーの応答では、短い時間に送られたメールの数が多いことが理由とされています。",
          "According to the recipient's server, too many mails were sent in a short time."},
         {{"制限にかかった原因のご確認", "to find out why the limit was reached"},
          doWhatYouCan(),
          {"多くの宛先に送る必要がある場合の方法のご案内", "to tell us how to send to many recipients"}}},
        {"domain-blocklisted",
         {"ドメインのリスト登録の可能性", "a domain may be on a block list"},
         {"相手側サーバーの応答では、メールに含まれるドメインがリストに登録されていることが理由とされています。",
          "According to the recipient's server, a domain in the mail is on a block list."},
         {{"該当するドメインと、登録の原因のご確認", "to check which domain is listed, and why"},
          doWhatYouCan(),
          {"当方で行う必要がある手続きのご案内", "to tell us what we have to do ourselves"}}},
        {"authentication-failed",
         {"SPF・DKIM・DMARCについて", "SPF, DKIM or DMARC"},
         {"相手側サーバーの応答では、送信ドメイン認証(SPF・DKIM・DMARC)の結果が理由とされています。",
          "According to the recipient's server, SPF, DKIM or DMARC did not pass."},
         {{"当方のドメインで必要なSPF・DKIM・DMARCの設定のご案内",
           "to tell us which SPF, DKIM and DMARC settings our domain needs"},
          {"貴社側の設定に不備がある場合は、その修正", "to correct the settings on your side where something is wrong"},
          otherWay()}},
    };
    return table;
}

const Entry *entryFor(const CauseId &cause)
{
    for (const Entry &entry : entries()) {
        if (entry.cause == cause.value) {
            return &entry;
        }
    }
    return nullptr;
}

CauseWords unknownWords(const Facts &facts)
{
    CauseWords words;
    if (facts.cause == CauseId{"unknown"}) {
        words.finding = facts.say("相手側サーバーの応答だけでは、原因を判断できませんでした。",
                                  "The reply of the recipient's server does not show the cause.");
    }
    words.requests = {
        std::string(facts.say("エラーの原因の調査", "to find out the cause of the error")),
        doWhatYouCan().in(facts.language()),
        std::string(facts.say("貴社側に原因がない場合は、当方または相手側で必要な対応のご案内",
                              "if the cause is not on your side, to tell us what we or the recipient have to do"))};
    return words;
}

/// The finding with the address and the list that the refusal named.
std::string listedFinding(const Facts &facts)
{
    const std::string address = facts.ip.empty() ? std::string() : " " + facts.ip + " ";
    if (facts.language() == Language::Japanese) {
        return "相手側サーバーの応答では、送信元IPアドレス" + address + "が「" + facts.listName +
               "」に登録されていることが理由とされています。";
    }
    return "According to the recipient's server, the sending IP address" + (address.empty() ? " " : address) +
           "is listed by \"" + facts.listName + "\".";
}

} // namespace

CauseWords causeWords(const Facts &facts)
{
    const Entry *entry = entryFor(facts.cause);
    if (entry == nullptr) {
        return unknownWords(facts);
    }
    const Language language = facts.language();
    CauseWords words{entry->subject.in(language), entry->finding.in(language), {}};
    for (const LocalText &request : entry->requests) {
        words.requests.push_back(request.in(language));
    }
    if (facts.cause == CauseId{"blocklisted"}) {
        if (!facts.listName.empty()) {
            words.finding = listedFinding(facts);
        }
        if (facts.provider->fileRemovalSelf) {
            words.requests[1] = facts.say("解除の申請を当方で行う場合は、その手順のご案内",
                                          "to tell us how to ask for removal, if we have to do it ourselves");
        }
    }
    return words;
}

} // namespace todoke
