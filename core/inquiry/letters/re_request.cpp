// SPDX-License-Identifier: MIT
#include "core/inquiry/letters/cause_words.h"
#include "core/inquiry/letters/fields.h"
#include "core/inquiry/letters/request_parts.h"
#include "core/inquiry/privacy/plain_text.h"
#include "core/text/ascii.h"

namespace todoke {

namespace {

const EarlierInquiry &earlierOf(const Facts &facts)
{
    static const EarlierInquiry none;
    return facts.earlier ? *facts.earlier : none;
}

std::string earlierSubject(const Facts &facts)
{
    const EarlierInquiry &earlier = earlierOf(facts);
    const std::string date = formatDay(earlier.date, facts.language());
    const std::string number = plainLine(earlier.number);
    if (date.empty() && number.empty()) {
        return {};
    }
    std::string text(facts.say("(前回のお問い合わせ ", " (earlier inquiry "));
    text += date;
    if (!number.empty()) {
        text += (date.empty() ? "" : " ") + std::string(facts.say("受付番号 ", "no. ")) + number;
    }
    return text + ")";
}

InquiryField earlierField(const Facts &facts)
{
    const EarlierInquiry &earlier = earlierOf(facts);
    InquiryField field{"earlier", std::string(facts.say("前回のお問い合わせ", "Earlier inquiry")), {}, false};
    const auto add = [&](std::string_view label, const std::string &value, std::string_view placeholder) {
        field.missing = field.missing || (value.empty() && !placeholder.empty());
        if (!value.empty() || !placeholder.empty()) {
            field.value.append(field.value.empty() ? "" : "\n").append(label);
            field.value.append(value.empty() ? std::string(placeholder) : value);
        }
    };
    add(facts.say("日付: ", "Date: "), formatDay(earlier.date, facts.language()),
        facts.say("(前回のお問い合わせの日付)", "(date of the earlier inquiry)"));
    add(facts.say("受付番号: ", "Number: "), plainLine(earlier.number),
        facts.say("(前回の受付番号)", "(its reception number)"));
    add(facts.say("ご回答: ", "Answer: "), plainLine(bounded(earlier.answer, 1000, "...")),
        facts.say("(前回のご回答の内容)", "(what the answer was)"));
    add(facts.say("送信できていた期間: ", "Sending worked until: "),
        earlier.workedUntil.empty()
            ? std::string()
            : formatDay(earlier.workedUntil, facts.language()) + std::string(facts.say("まで", "")),
        {});
    return field;
}

/// What is the same as the last time and what is not, as far as both are known.
std::string comparison(const Facts &facts)
{
    const EarlierInquiry &earlier = earlierOf(facts);
    std::string text;
    const auto add = [&text](std::string_view line) { text.append(text.empty() ? "" : "\n").append(line); };
    const EmailAddress before{earlier.recipient};
    const EmailAddress now{facts.recipient};
    if (!before.domain().empty() && !now.domain().empty()) {
        add(ascii::equals(before.domain(), now.domain())
                ? facts.say("前回と同じドメインの宛先で発生しています。",
                            "The recipient's domain is the same as before.")
                : facts.say("前回とは別のドメインの宛先で発生しています。",
                            "The recipient's domain is another one than before."));
    }
    if (!earlier.sendingIp.empty() && !facts.ip.empty()) {
        add(earlier.sendingIp == facts.ip ? facts.say("拒否された送信元IPアドレスは、前回と同じです。",
                                                      "The refused IP address is the same as before.")
                                          : facts.say("拒否された送信元IPアドレスは、前回と異なります。",
                                                      "The refused IP address is another one than before."));
    }
    if (earlier.casesIn90Days > 1) {
        const std::string count = std::to_string(earlier.casesIn90Days);
        add(facts.language() == Language::Japanese ? "直近90日間で" + count + "回目です。"
                                                   : "This is number " + count + " within 90 days.");
    }
    return text;
}

} // namespace

void writeReRequest(const Facts &facts, Inquiry &inquiry)
{
    CauseWords words = causeWords(facts);
    inquiry.subject = requestSubject(facts, facts.say("【再調査依頼】", "[Repeated request] ")) + earlierSubject(facts);
    LetterBuilder letter(inquiry, facts.language());
    if (facts.language() == Language::Japanese) {
        letter.line("いつもお世話になっております。");
        letter.line(senderName(facts) + "と申します。");
        letter.blank();
        letter.line("前回はご対応いただき、ありがとうございました。");
        letter.line("以前お問い合わせしたメールの送信エラーが、再び発生しております。");
    } else {
        letter.line("Dear support team,");
        letter.blank();
        letter.line("This is " + senderName(facts) + ".");
        letter.line("Thank you for your help with our earlier inquiry. The same trouble has come back.");
    }
    if (!words.finding.empty()) {
        letter.line(words.finding);
    }
    letter.line(facts.say("お手数をおかけいたしますが、再度のご確認をお願いいたします。",
                          "Could you please look into it again?"));
    letter.blank();
    letter.field(earlierField(facts));
    if (const std::string text = comparison(facts); !text.empty()) {
        letter.field(
            {"comparison", std::string(facts.say("前回との比較", "Compared with the last time")), text, false});
    }
    addFacts(letter, facts);
    letter.field(situationField(facts));
    letter.field(triedField(facts));
    words.requests.emplace_back(
        facts.say("繰り返し発生しないようにする方法("
                  "別のサーバーへの移動、送信元IPアドレスや送信経路の変更、プランの変更など)のご案内",
                  "to suggest a lasting cure (another server, another sending address or route, another plan)"));
    letter.field(requestsField(facts, words.requests));
    addClosing(letter, facts);
    addEvidence(letter, facts);
}

} // namespace todoke
