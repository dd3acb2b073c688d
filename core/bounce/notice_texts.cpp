// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/bounce/returned_mail.h"
#include "core/text/ascii.h"

#include <utility>

namespace todoke {

namespace {

constexpr std::size_t maxTexts = 16; ///< text parts of a notice that are looked at

void hintOriginal(NoticeHints &hints, const DeliveryReport &report)
{
    if (report.original) {
        for (const std::string &to : report.original->to) {
            hints.failed.emplace_back(to);
        }
    }
}

} // namespace

void NoticeReader::readText(const Parts &parts, DeliveryReport &report)
{
    NoticeHints hints;
    for (const std::string &failed : m_signs.failed) {
        hints.failed.emplace_back(failed);
    }
    hintOriginal(hints, report);
    hints.reader = m_signs.reader;

    const auto take = [&](SourceText text) {
        NoticeLines lines = splitNotice(text.text);
        if (!report.original && lines.cut) {
            report.original = readReturnedText(text, lines.returned);
            hintOriginal(hints, report);
        }
        const bool read = m_text.outcomes.empty() && m_texts.size() < maxTexts;
        TextNotice notice = read ? readTextNotice(lines, hints) : TextNotice();
        const bool better = m_lines.lines.empty() || (m_text.outcomes.empty() && !notice.outcomes.empty());
        if (better && !lines.lines.empty()) {
            m_lines = std::move(lines);
            m_text = std::move(notice);
            report.humanText = text;
        }
        m_texts.push_back(std::move(text));
    };
    for (const std::size_t at : parts.plain) {
        if (m_text.outcomes.empty() || !report.original) {
            take(partText(m_message, m_message.parts[at]));
        }
        if (m_texts.size() >= maxTexts) {
            break;
        }
    }
    if (m_text.outcomes.empty() && !parts.html.empty()) {
        take(htmlToText(partText(m_message, m_message.parts[parts.html.front()])));
    }
    const std::size_t end = m_lines.cut
                                ? static_cast<std::size_t>(m_lines.returned.data() - report.humanText.text.data())
                                : report.humanText.text.size();
    report.humanText.text = report.humanText.text.substr(0, end);
}

void NoticeReader::readReturned(const Parts &parts, DeliveryReport &report)
{
    if (parts.returned != Part::none) {
        report.original = readReturnedPart(m_message, m_message.parts[parts.returned]);
        return;
    }
    // A part whose header is that of the returned mail, put there without a message/rfc822 round it.
    for (const std::size_t at : parts.plain) {
        const Part &part = m_message.parts[at];
        if (at != parts.plain.front() && part.fieldCount >= 3 && m_message.find(part, "From") != nullptr &&
            m_message.find(part, "Subject") != nullptr) {
            report.original = readReturnedPart(m_message, part);
            return;
        }
    }
}

} // namespace todoke
