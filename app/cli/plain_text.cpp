// SPDX-License-Identifier: MIT
#include "app/cli/plain_text.h"

#include "app/cli/header_text.h"
#include "core/bounce/backscatter.h"

#include <algorithm>

namespace todoke::cli {

namespace {

class Writer
{
public:
    explicit Writer(Language language) : m_language(language) {}

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] std::string_view say(std::string_view ja, std::string_view en) const
    {
        return m_language == Language::Japanese ? ja : en;
    }
    void line(std::string_view text)
    {
        m_text += text;
        m_text += '\n';
    }
    /// "label: value", left out when there is nothing to say.
    void row(std::string_view ja, std::string_view en, std::string_view value)
    {
        if (value.empty()) {
            return;
        }
        m_text += "  ";
        m_text += say(ja, en);
        m_text += say("：", ": ");
        line(value);
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    Language m_language;
    std::string m_text;
};

std::string_view kindWords(const Writer &out, ReportKind kind)
{
    switch (kind) {
    case ReportKind::Empty:
        return out.say("中身がありません。", "There is nothing in it.");
    case ReportKind::Fragment:
        return out.say("エラーの文の一部です。", "This is a piece of an error text.");
    case ReportKind::Mail:
        return out.say("ふつうのメールです。「届かなかった」というお知らせではありません。",
                       "This is an ordinary mail, not a notice of a failed delivery.");
    case ReportKind::Bounce:
        return out.say("「届かなかった」というお知らせメールです。", "This is a notice: the mail was not delivered.");
    case ReportKind::Delay:
        return out.say("「まだ届いていない」というお知らせメールです。送信は続いています。",
                       "This is a notice of a delay. The server is still trying.");
    case ReportKind::Delivered:
        return out.say("「届けた」というお知らせメールです。", "This is a notice that the mail was delivered.");
    case ReportKind::Feedback:
        return out.say("「迷惑メールとして報告された」というお知らせです。", "This is a complaint (feedback report).");
    case ReportKind::AutoReply:
        return out.say("自動返信のメールです。", "This is an automatic reply.");
    case ReportKind::Receipt:
        return out.say("開封のお知らせです。", "This is a read receipt.");
    }
    return {};
}

std::string_view sureWords(const Writer &out, Confidence confidence)
{
    switch (confidence) {
    case Confidence::High:
        return out.say("確かです（相手のサーバーがはっきりそう書いています）", "sure (the server says so in words)");
    case Confidence::Medium:
        return out.say("ほぼ確かです（エラー番号と相手の会社からの判断です）",
                       "fairly sure (from the code and who sent it)");
    case Confidence::Low:
        return out.say("推測です（エラー番号だけからの判断です）", "a guess (from the code alone)");
    case Confidence::None:
        return out.say("分かりません", "not known");
    }
    return {};
}

void writeDetails(Writer &out, const RecipientOutcome &outcome, const RecipientDiagnosis &diagnosis,
                  const Knowledge &knowledge)
{
    out.row("あて先", "recipient", outcome.address.value);
    if (outcome.originalAddress) {
        out.row("はじめに送ったあて先", "written to", outcome.originalAddress->value);
    }
    if (const Cause *cause = knowledge.find(diagnosis.cause)) {
        out.row("原因", "cause", cause->title.in(out.language()));
    }
    out.row("相手サーバーの返事", "reply", outcome.diagnostic);
    out.row("断ったサーバー", "refused by", outcome.remoteMta);
    if (diagnosis.sendingIp) {
        out.row("断られたIPアドレス", "refused address", diagnosis.sendingIp->toString());
    }
    if (const Blocklist *list = knowledge.find(diagnosis.blocklist)) {
        out.row("登録先のリスト", "list", list->name);
    }
}

} // namespace

std::string diagnosisText(const Examination &examination, const Knowledge &knowledge, std::string_view file,
                          Language language)
{
    const Diagnosis &diagnosis = examination.diagnosis;
    Writer out(language);
    out.line(std::string("== ").append(file));
    out.line(kindWords(out, examination.report.kind));
    if (isBackscatter(examination.report)) {
        out.line(out.say(
            "ただし、このメールはあなたが送ったものではないようです。だれかがあなたのアドレスを名乗って送っています。",
            "But you did not send this mail, it seems: somebody else used your address as the sender."));
    }
    if (std::any_of(examination.anomalies.begin(), examination.anomalies.end(),
                    [](const Anomaly &anomaly) { return anomaly.kind == "winmail-dat"; })) {
        out.line(
            out.say("Outlookだけが開ける包み（winmail.dat）が付いています。その中身は読めません。",
                    "A wrapper that only Outlook can open (winmail.dat) is attached; what is in it cannot be read."));
    }
    // Nothing came back, so nobody has to fix anything: only the header has something to tell.
    if (examination.report.kind == ReportKind::Mail && examination.report.recipients.empty()) {
        return out.take() + headerText(examination, knowledge, language);
    }
    if (const Cause *cause = knowledge.find(diagnosis.cause)) {
        out.line(cause->happened.in(language));
        if (!cause->where.empty()) {
            out.line(cause->where.in(language));
        }
    }
    const bool told = diagnosis.confidence != Confidence::None; // who could act on what nobody knows?
    if (const ActorWords *actor = knowledge.find(diagnosis.actor); told && actor != nullptr) {
        out.row("直せる人", "who can fix it", actor->name.in(language));
    }
    out.row("確かさ", "how sure", sureWords(out, diagnosis.confidence));
    if (const Provider *provider = knowledge.find(diagnosis.provider)) {
        out.row("送り出したサーバーの会社", "sent through", provider->name.in(language));
    }
    std::size_t number = 0;
    for (const StepId &id : diagnosis.steps) {
        if (const Step *step = knowledge.find(id)) {
            out.line(std::to_string(++number) + ". " + step->text.in(language));
        }
    }
    for (std::size_t at = 0; at < examination.report.recipients.size() && at < diagnosis.recipients.size(); ++at) {
        out.line(out.say("くわしい内容", "Details"));
        writeDetails(out, examination.report.recipients[at], diagnosis.recipients[at], knowledge);
    }
    return out.take() + headerText(examination, knowledge, language);
}

} // namespace todoke::cli
