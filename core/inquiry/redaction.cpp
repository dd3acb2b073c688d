// SPDX-License-Identifier: MIT
#include "core/inquiry/redaction.h"

#include "core/inquiry/privacy/header_redactor.h"
#include "core/inquiry/privacy/plain_text.h"
#include "core/text/ascii.h"
#include "core/text/lines.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

/// Words of the line after which mail programs put the mail that came back.
constexpr std::array<std::string_view, 12> returnedMailBegins{
    "copy of the message",      "copy of your message",      "copy of the original message",
    "original message follows", "unsent message follows",    "message header follows",
    "headers follow",           "message headers:",          "headers of the original message",
    "--- original message",     "start of returned message", "text of the message"};

bool startsReturnedMail(std::string_view line)
{
    const bool marked = std::any_of(returnedMailBegins.begin(), returnedMailBegins.end(),
                                    [line](std::string_view words) { return ascii::contains(line, words); });
    return marked || ascii::startsWith(line, "Received:") || ascii::startsWith(line, "Return-Path:") ||
           ascii::startsWith(line, "Message-ID:");
}

/// A line that a mail program quotes out of the mail: "> text", but not sendmail's ">>> DATA".
bool isQuoted(std::string_view line)
{
    return line.starts_with('>') && !line.starts_with(">>>");
}

/// "Subject: ..." as old Exchange and others repeat it in the notice.
std::string_view subjectLabel(std::string_view line)
{
    for (const std::string_view label :
         {std::string_view("Subject:"), std::string_view("件名:"), std::string_view("件名：")}) {
        if (ascii::startsWith(line, label)) {
            return line.substr(0, label.size());
        }
    }
    return {};
}

bool isAddressField(std::string_view line)
{
    constexpr std::array<std::string_view, 6> names{"From:", "To:", "Cc:", "Date:", "Subject:", "Sender:"};
    return std::any_of(names.begin(), names.end(),
                       [line](std::string_view name) { return ascii::startsWith(line, name); });
}

/// Takes off the lines before the returned mail's first trace field that belong to its header already.
void dropTrailingFields(std::vector<std::string> &lines)
{
    while (true) {
        std::size_t field = lines.size();
        while (field > 0 && !lines[field - 1].empty() && ascii::isBlank(lines[field - 1].front())) {
            --field; // a fold
        }
        if (field == 0 || !isAddressField(lines[field - 1])) {
            return;
        }
        lines.resize(field - 1);
    }
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string out;
    bool blank = true; // no blank lines at the beginning, never two in a row
    for (const std::string &line : lines) {
        if (line.empty() && blank) {
            continue;
        }
        blank = line.empty();
        out.append(line).push_back('\n');
    }
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    return out;
}

} // namespace

std::string_view cutMark(Language language)
{
    return language == Language::Japanese ? "(省略)" : "(left out)";
}

std::string redactHeader(std::string_view header, const InquiryOptions &options, const std::vector<std::string> &failed)
{
    const std::string plain = plainBlock(header);
    return HeaderRedactor(plain, options, failed).text();
}

std::string redactNotice(const Examination &examination, const InquiryOptions &options)
{
    const DeliveryReport &report = examination.report;
    if (report.kind != ReportKind::Bounce && report.kind != ReportKind::Delay) {
        return {};
    }
    std::vector<std::string> failed;
    for (const RecipientOutcome &outcome : report.recipients) {
        failed.push_back(outcome.address.value);
        if (outcome.originalAddress) {
            failed.push_back(outcome.originalAddress->value);
        }
    }
    const std::string header = report.original ? plainBlock(report.original->header.text) : std::string();
    const HeaderRedactor redactor(header, options, failed);
    const std::string subject = report.original ? plainLine(report.original->subject) : std::string();

    const std::string text = plainBlock(report.humanText.text);
    std::vector<std::string> kept;
    LineScanner lines(text);
    while (lines.next()) {
        const std::string_view line = lines.line();
        const std::string_view trimmed = ascii::trimmed(line);
        if (startsReturnedMail(trimmed)) {
            dropTrailingFields(kept);
            break;
        }
        if (isQuoted(line)) {
            continue;
        }
        const std::string_view label = subjectLabel(trimmed);
        const bool namesSubject = subject.size() >= 4 && line.find(subject) != std::string_view::npos;
        if (!options.withSubject && !label.empty()) {
            kept.push_back(std::string(label) + " " + std::string(cutMark(options.language)));
        } else if ((!options.withSubject && namesSubject) || redactor.namesCutAddress(line)) {
            // A fold stays one, for dropTrailingFields().
            const std::string_view indent = ascii::isBlank(line.front()) ? " " : "";
            kept.push_back(std::string(indent) + std::string(cutMark(options.language)));
        } else {
            kept.emplace_back(trimmed.empty() ? std::string_view() : line);
        }
    }
    return joined(kept);
}

} // namespace todoke
