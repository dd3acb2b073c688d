// SPDX-License-Identifier: MIT
#include "core/intake/print_view.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace todoke {

namespace {

constexpr std::string_view from = "From: ";
constexpr std::string_view to = "To: ";
constexpr std::string_view cc = "Cc: ";
constexpr std::string_view subject = "Subject: ";
// Dates are written for people ("2026年11月20日 金曜日"): not a Date field (RFC 5322 3.6.1).
constexpr std::string_view date = "X-Date: ";
constexpr std::string_view attachments = "X-Attachments: ";

using Label = std::pair<std::string_view, std::string_view>;

// As Outlook, Outlook on the web, Thunderbird, Gmail and Yahoo write them, in the languages of the notices that we
// read. What is ASCII is compared without case.
constexpr std::array labels{
    // Japanese
    Label{"差出人", from},
    Label{"送信者", from},
    Label{"送信元", from},
    Label{"送信日時", date},
    Label{"受信日時", date},
    Label{"日時", date},
    Label{"日付", date},
    Label{"宛先", to},
    Label{"件名", subject},
    Label{"題名", subject},
    Label{"添付ファイル", attachments},
    // English, where it stands among others
    Label{"From", from},
    Label{"To", to},
    Label{"Cc", cc},
    Label{"Subject", subject},
    Label{"Sent", date},
    Label{"Date", date},
    Label{"Attachments", attachments},
    // German
    Label{"Von", from},
    Label{"An", to},
    Label{"Betreff", subject},
    Label{"Gesendet", date},
    Label{"Datum", date},
    // French
    Label{"De", from},
    Label{"À", to},
    Label{"Objet", subject},
    Label{"Envoyé", date},
    // Spanish and Portuguese
    Label{"Para", to},
    Label{"Asunto", subject},
    Label{"Assunto", subject},
    Label{"Enviado", date},
    Label{"Enviada em", date},
    Label{"Fecha", date},
    // Chinese
    Label{"发件人", from},
    Label{"收件人", to},
    Label{"主题", subject},
    Label{"发送时间", date},
    Label{"日期", date},
    Label{"寄件者", from},
    Label{"收件者", to},
    Label{"主旨", subject},
    // Korean
    Label{"보낸 사람", from},
    Label{"받는 사람", to},
    Label{"제목", subject},
    Label{"보낸 날짜", date},
};

constexpr std::string_view wideColon = "\xEF\xBC\x9A"; // U+FF1A
constexpr std::string_view wideBlank = "\xE3\x80\x80"; // U+3000

/// Drops blanks at the begin, no-break and ideographic ones too.
std::string_view withoutBlanks(std::string_view text)
{
    constexpr std::string_view noBreak = "\xC2\xA0";
    for (;;) {
        if (!text.empty() && ascii::isBlank(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(wideBlank)) {
            text.remove_prefix(wideBlank.size());
        } else if (text.starts_with(noBreak)) {
            text.remove_prefix(noBreak.size());
        } else {
            return text;
        }
    }
}

} // namespace

std::optional<PrintLabel> printLabelOf(std::string_view line)
{
    std::string_view text = withoutBlanks(line);
    const bool bold = text.starts_with('*'); // "*Label:* value", as bold text is copied
    if (bold) {
        text.remove_prefix(1);
    }
    for (const auto &[label, field] : labels) {
        if (!ascii::startsWith(text, label)) {
            continue;
        }
        std::string_view rest = withoutBlanks(text.substr(label.size()));
        if (rest.starts_with(':')) {
            rest.remove_prefix(1);
        } else if (rest.starts_with(wideColon)) {
            rest.remove_prefix(wideColon.size());
        } else {
            continue;
        }
        rest = withoutBlanks(rest);
        if (bold && rest.starts_with('*')) {
            rest = withoutBlanks(rest.substr(1));
        }
        return PrintLabel{field, line.size() - rest.size()};
    }
    return std::nullopt;
}

std::size_t printHeadSize(const std::vector<std::string_view> &lines)
{
    constexpr std::size_t mostLines = 40;
    constexpr std::size_t mostOfValue = 4; // lines of one value
    std::size_t size = 0;
    std::size_t found = 0;
    bool hasSender = false;
    bool hasTopic = false;
    for (std::size_t i = 0; i < std::min(lines.size(), mostLines) && i <= size + mostOfValue; ++i) {
        if (ascii::trimmed(lines[i]).empty()) {
            break;
        }
        const auto label = printLabelOf(lines[i]);
        if (!label) {
            if (i == 0) {
                return 0;
            }
            continue;
        }
        ++found;
        hasSender = hasSender || label->field == from;
        hasTopic = hasTopic || label->field == subject || label->field == date;
        size = i + 1;
        const bool valueBelow = label->size == lines[i].size() && i + 1 < lines.size();
        if (valueBelow && !ascii::trimmed(lines[i + 1]).empty() && !printLabelOf(lines[i + 1])) {
            ++size;
        }
    }
    return found >= 3 && hasSender && hasTopic ? size : 0;
}

} // namespace todoke
