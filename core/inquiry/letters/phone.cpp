// SPDX-License-Identifier: MIT
#include "core/inquiry/letters/fields.h"
#include "core/inquiry/letters/letters.h"
#include "core/inquiry/privacy/plain_text.h"
#include "core/text/ascii.h"

namespace todoke {

namespace {

/// "2 0 3 てん 1 1 3": a number as it is said over the telephone, digit by digit.
std::string spelled(std::string_view number, const Facts &facts)
{
    std::string out;
    for (const char c : number) {
        std::string_view word;
        if (c == '.') {
            word = facts.say("てん", "dot");
        } else if (c == ':') {
            word = facts.say("コロン", "colon");
        } else if (c == ' ') {
            word = "/";
        } else {
            word = {&c, 1};
        }
        out.append(out.empty() ? "" : " ").append(word);
    }
    return out;
}

std::string reason(const Facts &facts)
{
    if (facts.cause == CauseId{"blocklisted"}) {
        return std::string(facts.say("送信先のサーバーに、ブロックリストを理由に断られています。",
                                     "The recipient's server refuses our mail because of a block list."));
    }
    if (facts.cause == CauseId{"poor-reputation"}) {
        return std::string(
            facts.say("送信先のサーバーに、送信元のサーバーの評価を理由に断られています。",
                      "The recipient's server refuses our mail because of the sending server's reputation."));
    }
    if (facts.cause == CauseId{"sender-account-blocked"}) {
        return std::string(facts.say("こちらのアドレスからの送信が止められているようです。",
                                     "Our address seems to have been stopped from sending."));
    }
    return std::string(
        facts.say("送信したメールが、エラーで戻ってきます。", "A mail that we sent came back with an error."));
}

/// Companies that lead to a form take the call better when it is asked for first.
bool hasForm(const Provider &provider)
{
    return provider.contactRoute.ja.find("フォーム") != std::string::npos;
}

class Script
{
public:
    Script(const Facts &facts, Inquiry &inquiry) : m_facts(facts), m_letter(inquiry, facts.language()) {}

    /// A numbered line; what is done while saying it stands behind in brackets.
    void say(std::string_view words, std::string_view meanwhile = {})
    {
        const bool japanese = m_facts.language() == Language::Japanese;
        std::string line = std::to_string(++m_number) + ". ";
        line.append(japanese ? "「" : "\"").append(words).append(japanese ? "」" : "\"");
        m_letter.line(line.append(meanwhile));
    }
    void askForForm()
    {
        say(m_facts.say("専用のフォームがありましたら、場所を教えていただけますか。",
                        "If you have a form for this, where do I find it?"));
    }

private:
    const Facts &m_facts;
    LetterBuilder m_letter;
    int m_number = 0;
};

void sayWho(const Facts &facts, Script &script)
{
    const std::string id = plainLine(facts.contract.customerId);
    const std::string idOr = id.empty() ? std::string(facts.say("(ご契約の会員ID)", "(your member ID)")) : id;
    script.say(facts.language() == Language::Japanese
                   ? "お世話になっております。" + senderName(facts) + "と申します。会員IDは " + idOr + " です。"
                   : "Hello, this is " + senderName(facts) + ". Our member ID is " + idOr + ".");
    script.say(std::string(facts.say("メールの送信エラーの件です。", "I am calling about a mail delivery failure. ")) +
               reason(facts));
}

void sayNumbers(const Facts &facts, Script &script)
{
    const bool japanese = facts.language() == Language::Japanese;
    if (!facts.codes.empty()) {
        script.say(japanese ? "エラーの番号は、" + spelled(facts.codes, facts) + " です。"
                            : "The error code is " + spelled(facts.codes, facts) + ".");
    }
    if (!facts.listName.empty()) {
        script.say(japanese ? "リストの名前は、" + facts.listName + " です。"
                            : "The list is called " + facts.listName + ".");
    }
    if (!facts.ip.empty()) {
        script.say(japanese ? "断られた送信元のIPアドレスは、" + spelled(facts.ip, facts) + " です。"
                            : "The refused IP address is " + spelled(facts.ip, facts) + ".");
    }
    const std::string at =
        facts.sentSpoken.empty() ? std::string(facts.say("(送信した日時)", "(date and time)")) : facts.sentSpoken;
    script.say(japanese ? "送信したのは " + at + " です。" : "It was sent on " + at + ".");
    const std::string from = senderField(facts).value;
    const std::string to = facts.recipient.empty() ? recipientField(facts).value : facts.recipient;
    script.say(japanese ? "送信元は " + from + "、宛先は " + to + " です。"
                        : "It went from " + from + " to " + to + ".");
}

} // namespace

void writePhoneScript(const Facts &facts, Inquiry &inquiry)
{
    const bool japanese = facts.language() == Language::Japanese;
    inquiry.subject = facts.say("電話で話すこと", "What to say on the telephone");
    LetterBuilder letter(inquiry, facts.language());
    letter.silentField(contractField(facts));
    letter.silentField(senderField(facts));
    letter.silentField(recipientField(facts));
    letter.silentField(sentAtField(facts));
    letter.silentField(replyField(facts));
    letter.silentField(ipField(facts));
    letter.line(facts.say("■話すこと(30秒ほど)", "What to say (about 30 seconds):"));
    Script script(facts, inquiry);
    sayWho(facts, script);
    if (hasForm(*facts.provider)) {
        script.askForForm();
        sayNumbers(facts, script);
    } else {
        sayNumbers(facts, script);
        script.askForForm();
    }
    script.say(facts.say("受付番号と、ご回答の目安の日を教えていただけますか。",
                         "Could you give me a reception number and tell me when to expect an answer?"));
    script.say(facts.say("復唱いたします。", "Let me repeat that."),
               facts.say("(番号と日付を読み上げます)", " (read back number and date)"));
    letter.blank();
    letter.line(facts.say("■メモ", "Notes:"));
    for (const std::string_view note :
         {facts.say("受付番号", "Reception number"), facts.say("回答の目安", "Answer expected"),
          facts.say("相手のお名前", "Spoke with"), facts.say("フォームの場所", "Where the form is")}) {
        letter.line(std::string(note) + ":");
    }
    letter.blank();
    letter.line(facts.say("■聞かれたときのために", "In case you are asked:"));
    letter.line(std::string(japanese ? "応答の全文: " : "Whole reply: ") + replyField(facts).value);
}

} // namespace todoke
