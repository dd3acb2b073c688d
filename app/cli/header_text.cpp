// SPDX-License-Identifier: MIT
#include "app/cli/header_text.h"

#include "core/diagnosis/header/lines.h"
#include "core/diagnosis/header/words.h"
#include "core/diagnosis/header_reading.h"

namespace todoke::cli {

namespace {

class HeaderWriter
{
public:
    HeaderWriter(const HeaderReading &reading, const Knowledge &knowledge, Language language)
        : m_reading(reading), m_knowledge(knowledge), m_language(language)
    {
    }

    void writeFindings()
    {
        title(say("ヘッダーから分かったこと", "What the header tells"));
        for (const HeaderFinding &finding : m_reading.findings) {
            line(say("・", "- ") + findingSentence(finding, m_knowledge, m_language));
        }
    }

    void writeRoute()
    {
        if (m_reading.route.empty()) {
            return;
        }
        title(say("通った所（はじめから順に）", "The way it took, from the beginning"));
        std::size_t number = 0;
        for (const JudgedHop &hop : m_reading.route.hops) {
            line(std::to_string(++number) + ". " + hopText(hop));
        }
    }

    void writeAuthentication()
    {
        const std::vector<HeaderLine> lines = authenticationLines(m_reading, m_knowledge, m_language);
        if (!lines.empty()) {
            title(say("差出人の確認", "Checks of the sender"));
        }
        for (const HeaderLine &one : lines) {
            write(one);
        }
    }

    void writeVerdicts()
    {
        std::string group;
        for (const HeaderLine &one : verdictLines(m_reading, m_knowledge, m_language)) {
            if (one.group != group) {
                group = one.group;
                title(say("迷惑メールの検査：", "Spam filter: ") + group);
            }
            write(one);
        }
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    [[nodiscard]] std::string say(std::string_view ja, std::string_view en) const
    {
        return std::string(m_language == Language::Japanese ? ja : en);
    }
    void title(std::string_view text) { m_text.append(text).append("\n"); }
    void line(std::string_view text) { m_text.append("  ").append(text).append("\n"); }

    void write(const HeaderLine &one)
    {
        line(one.name + say("：", ": ") + one.value + (one.meaning.empty() ? "" : "  ") + one.meaning);
    }

    [[nodiscard]] std::string hopText(const JudgedHop &hop) const
    {
        std::string text = hop.hop.by.empty() ? say("名前のないサーバー", "a server without a name") : hop.hop.by;
        text += say("（", " (") + roleWords(hop.role, m_knowledge, m_language) + say("）", ")");
        if (hop.hop.date) {
            text += "  " + hop.hop.date->toIso8601();
        }
        if (hop.delay) {
            text += "  +" + durationWords(*hop.delay, m_language);
        }
        if (const std::string clock = clockWords(hop, m_knowledge, m_language); !clock.empty()) {
            text += "  ! " + clock;
        }
        return text;
    }

    const HeaderReading &m_reading;
    const Knowledge &m_knowledge;
    Language m_language;
    std::string m_text;
};

} // namespace

std::string headerText(const Examination &examination, const Knowledge &knowledge, Language language)
{
    const bool notice = examination.report.kind != ReportKind::Mail;
    if (notice && (!examination.report.original || examination.report.original->route.empty())) {
        return {};
    }
    const HeaderReading reading = readHeader(examination, knowledge);
    if (reading.empty()) {
        return {};
    }
    HeaderWriter out(reading, knowledge, language);
    if (!notice) {
        out.writeFindings();
    }
    out.writeRoute();
    if (!notice) {
        out.writeAuthentication();
        out.writeVerdicts();
    }
    return out.take();
}

} // namespace todoke::cli
