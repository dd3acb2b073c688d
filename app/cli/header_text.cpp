// SPDX-License-Identifier: MIT
#include "app/cli/header_text.h"

#include "core/diagnosis/header/words.h"
#include "core/diagnosis/header_reading.h"

#include <set>

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
        title("ヘッダーから分かったこと", "What the header tells");
        for (const HeaderFinding &finding : m_reading.findings) {
            line(say("・", "- ") + findingSentence(finding, m_knowledge, m_language));
        }
    }

    void writeRoute()
    {
        if (m_reading.route.empty()) {
            return;
        }
        title("通った所（はじめから順に）", "The way it took, from the beginning");
        std::size_t number = 0;
        for (const JudgedHop &hop : m_reading.route.hops) {
            line(std::to_string(++number) + ". " + hopText(hop));
        }
    }

    void writeAuthentication()
    {
        if (m_reading.authentication.empty() && m_reading.checked.empty()) {
            return;
        }
        title("差出人の確認", "Checks of the sender");
        std::set<std::string> sure;
        for (const AuthenticationResults &results : m_reading.authentication) {
            for (const AuthenticationMethod &method : results.methods) {
                if (results.trusted) {
                    sure.insert(method.method + '=' + method.result);
                }
            }
        }
        for (const AuthenticationResults &results : m_reading.authentication) {
            for (const AuthenticationMethod &method : results.methods) {
                if (!results.trusted && sure.count(method.method + '=' + method.result) != 0) {
                    continue; // a field that can be trusted says the same
                }
                line(method.method + '=' + method.result + say("：", ": ") +
                     resultMeaning(method.method, method.result, m_knowledge, m_language) +
                     (results.trusted ? std::string() : doubt()));
                writeReason(method);
            }
        }
        for (const CheckedDomain &domain : m_reading.checked) {
            line(say("確かめた名前：", "checked domain: ") + domain.domain + " (" + domain.method + ")" +
                 alignmentText(domain.alignment));
        }
    }

    void writeVerdicts()
    {
        std::string_view system;
        for (const VerdictReading &reading : m_reading.verdicts) {
            const bool newSystem = reading.verdict.system != system;
            if (newSystem) {
                m_told.clear();
            }
            const std::string lines = verdictLines(reading);
            if (lines.empty()) {
                continue;
            }
            if (newSystem) {
                system = reading.verdict.system;
                title(say("迷惑メールの検査：", "Spam filter: ") + systemName(system, m_knowledge, m_language));
            }
            m_text += lines;
        }
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    [[nodiscard]] std::string say(std::string_view ja, std::string_view en) const
    {
        return std::string(m_language == Language::Japanese ? ja : en);
    }
    void title(std::string_view ja, std::string_view en) { title(say(ja, en)); }
    void title(std::string_view text) { m_text.append(text).append("\n"); }
    void line(std::string_view text) { m_text.append("  ").append(text).append("\n"); }

    [[nodiscard]] std::string doubt() const
    {
        return say("（だれが書いたか分かりません）", " (who wrote it cannot be told)");
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

    void writeReason(const AuthenticationMethod &method)
    {
        const HeaderMeaning *reason =
            method.reason.empty()
                ? nullptr
                : m_knowledge.headerMeaning("authentication", method.method + "-reason", method.reason);
        if (reason != nullptr) {
            line("  reason=" + method.reason + say("：", ": ") + reason->text.in(m_language));
        }
    }

    [[nodiscard]] std::string alignmentText(Alignment alignment) const
    {
        return alignment == Alignment::None ? say("　差出人の名前とは別", ", not the sender's domain")
                                            : say("　差出人の名前と同じ", ", the same as the sender's domain");
    }

    /// The values of a field that have a name, each with its raw value and its meaning.
    [[nodiscard]] std::string verdictLines(const VerdictReading &reading)
    {
        std::string lines;
        for (std::size_t at = 0; at < reading.verdict.tags.size(); ++at) {
            const VerdictTag &tag = reading.verdict.tags[at];
            const std::string name = tagName(reading.verdict.system, tag.name, m_knowledge, m_language);
            // Microsoft writes the same level into several fields.
            if (name.empty() || tag.value.empty() || !m_told.insert(name + '=' + tag.value).second) {
                continue;
            }
            lines += "  " + name + say("：", ": ") + tag.value;
            if (const std::string meaning = tagMeaning(reading, at, m_knowledge, m_language); !meaning.empty()) {
                lines += "  " + meaning;
            }
            lines += (reading.verdict.trusted ? std::string() : doubt()) + '\n';
        }
        return lines;
    }

    const HeaderReading &m_reading;
    const Knowledge &m_knowledge;
    Language m_language;
    std::set<std::string> m_told; ///< "name=value" of the filter at hand
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
