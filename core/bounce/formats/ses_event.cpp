// SPDX-License-Identifier: MIT
#include "core/bounce/formats/ses_event.h"

#include "core/bounce/formats/delivery_status.h"
#include "core/bounce/formats/heard_reply.h"
#include "core/bounce/reply/address_text.h"
#include "core/bounce/reply/reply_lines.h"
#include "core/text/ascii.h"
#include "core/text/base64.h"
#include "core/text/utf8.h"

#include <string>
#include <utility>
#include <vector>

namespace todoke {

namespace {

/// Just enough JSON (RFC 8259) to find members by name. Values are views into the text, strings with their quotes.
/// Nothing is checked: a damaged object yields what can be found.
class JsonView
{
public:
    explicit JsonView(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool empty() const { return m_text.empty(); }

    [[nodiscard]] JsonView member(std::string_view name) const
    {
        if (m_text.empty() || m_text.front() != '{') {
            return JsonView({});
        }
        std::size_t at = 1;
        while (at < m_text.size()) {
            at = skipSpace(at);
            if (at >= m_text.size() || m_text[at] != '"') {
                break;
            }
            const std::size_t keyEnd = valueEnd(at);
            const std::string_view key = m_text.substr(at, keyEnd - at);
            at = skipSpace(keyEnd);
            if (at >= m_text.size() || m_text[at] != ':') {
                break;
            }
            at = skipSpace(at + 1);
            const std::size_t end = valueEnd(at);
            if (key.size() >= 2 && key.substr(1, key.size() - 2) == name) {
                return JsonView(m_text.substr(at, end - at));
            }
            at = end == at ? at + 1 : end;
        }
        return JsonView({});
    }

    [[nodiscard]] std::vector<JsonView> items() const
    {
        std::vector<JsonView> found;
        if (m_text.empty() || m_text.front() != '[') {
            return found;
        }
        std::size_t at = skipSpace(1);
        while (at < m_text.size() && m_text[at] != ']' && found.size() < 1000) {
            const std::size_t end = valueEnd(at);
            found.emplace_back(m_text.substr(at, end - at));
            at = skipSpace(end == at ? at + 1 : end);
        }
        return found;
    }

    /// The bytes between the quotes of a string.
    [[nodiscard]] std::string_view raw() const
    {
        return m_text.size() >= 2 && m_text.front() == '"' ? m_text.substr(1, m_text.size() - 2) : std::string_view();
    }

    [[nodiscard]] std::string string() const
    {
        const std::string_view text = raw();
        std::string out;
        out.reserve(text.size());
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] != '\\' || at + 1 >= text.size()) {
                out += text[at];
                continue;
            }
            ++at;
            switch (text[at]) {
            case 'n':
            case 'r':
            case 't':
            case 'b':
            case 'f':
                out += ' ';
                break;
            case 'u':
                at = unicode(text, at + 1, out);
                break;
            default:
                out += text[at];
            }
        }
        return out;
    }

private:
    [[nodiscard]] std::size_t skipSpace(std::size_t at) const
    {
        while (at < m_text.size() && (ascii::isSpace(m_text[at]) || m_text[at] == ',')) {
            ++at;
        }
        return at;
    }

    /// Behind the value that begins at `at`.
    [[nodiscard]] std::size_t valueEnd(std::size_t at) const
    {
        std::size_t depth = 0;
        bool quoted = false;
        for (; at < m_text.size(); ++at) {
            const char c = m_text[at];
            if (quoted) {
                if (c == '\\') {
                    ++at;
                } else if (c == '"') {
                    quoted = false;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth <= 1) {
                    return depth == 0 ? at : at + 1;
                }
                --depth;
            } else if (depth == 0 && c == ',') {
                return at;
            }
        }
        return m_text.size();
    }

    static bool hex(std::string_view text, std::size_t at, char32_t &unit)
    {
        unit = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const int digit = i < text.size() ? hexValue(text[i]) : -1;
            if (digit < 0) {
                return false;
            }
            unit = unit * 16 + static_cast<char32_t>(digit);
        }
        return true;
    }

    /// Appends the character of "\uXXXX" (two of them for a surrogate pair); the offset of its last byte.
    static std::size_t unicode(std::string_view text, std::size_t at, std::string &out)
    {
        char32_t unit = 0;
        if (!hex(text, at, unit)) {
            return at - 1;
        }
        char32_t low = 0;
        if (unit >= 0xD800 && unit < 0xDC00 && text.substr(at + 4, 2) == "\\u" && hex(text, at + 6, low) &&
            low >= 0xDC00 && low < 0xE000) {
            utf8::append(out, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
            return at + 9;
        }
        utf8::append(out, unit >= 0xD800 && unit < 0xE000 ? U'\uFFFD' : unit);
        return at + 3;
    }

    std::string_view m_text;
};

/// Fills in what an SMTP reply says.
void applyReply(RecipientOutcome &outcome, const JsonView &reply, const SourceText &text)
{
    if (reply.raw().empty()) {
        return;
    }
    std::string whole = joinReplyLines(reply.string());
    if (ascii::startsWith(whole, "smtp;")) {
        whole.erase(0, 5);
    }
    HeardReply heard = hear(ascii::simplified(whole), reply.raw());
    outcome.diagnostic = std::move(heard.words);
    outcome.diagnosticSpan = text.sourceOf(reply.raw());
    outcome.replyCode = heard.code;
    outcome.repliedBySmtp = heard.code.has_value();
    outcome.command = heard.command;
    if (heard.status && (!outcome.status || heard.status->subject != 0 || heard.status->detail != 0)) {
        outcome.status = heard.status;
    }
}

RecipientOutcome recipientOf(const JsonView &address, Action action, const SourceText &text)
{
    RecipientOutcome outcome;
    const AddressSpot spot = addressIn(address.raw());
    outcome.address.value = std::string(spot.address);
    if (!spot.address.empty()) {
        outcome.addressSpan = text.sourceOf(spot.address);
    }
    outcome.action = action;
    return outcome;
}

void readBounce(const JsonView &bounce, const SourceText &text, DeliveryReport &report)
{
    const std::string local = mtaName(bounce.member("reportingMTA").raw());
    const std::string remote = ascii::lowered(bounce.member("remoteMtaIp").raw());
    for (const JsonView &item : bounce.member("bouncedRecipients").items()) {
        RecipientOutcome outcome = recipientOf(item.member("emailAddress"), Action::Failed, text);
        if (ascii::equals(item.member("action").raw(), "delayed")) {
            outcome.action = Action::Delayed;
        }
        outcome.status = EnhancedStatus::parse(item.member("status").raw());
        outcome.localMta = local;
        outcome.remoteMta = remote;
        applyReply(outcome, item.member("diagnosticCode"), text);
        report.recipients.push_back(std::move(outcome));
    }
    report.kind = ReportKind::Bounce;
}

void readDelivery(const JsonView &delivery, const SourceText &text, DeliveryReport &report)
{
    for (const JsonView &item : delivery.member("recipients").items()) {
        RecipientOutcome outcome = recipientOf(item, Action::Delivered, text);
        outcome.localMta = mtaName(delivery.member("reportingMTA").raw());
        outcome.remoteMta = ascii::lowered(delivery.member("remoteMtaIp").raw());
        applyReply(outcome, delivery.member("smtpResponse"), text);
        report.recipients.push_back(std::move(outcome));
    }
    report.kind = ReportKind::Delivered;
}

void readComplaint(const JsonView &complaint, const SourceText &text, DeliveryReport &report)
{
    for (const JsonView &item : complaint.member("complainedRecipients").items()) {
        report.recipients.push_back(recipientOf(item.member("emailAddress"), Action::Delivered, text));
    }
    report.kind = ReportKind::Feedback;
}

void readOriginal(const JsonView &mail, DeliveryReport &report)
{
    const JsonView common = mail.member("commonHeaders");
    OriginalHeader original;
    original.returnPath = std::string(addressIn(mail.member("source").raw()).address);
    original.subject = common.member("subject").string();
    original.messageId = common.member("messageId").string();
    for (const JsonView &item : common.member("from").items()) {
        original.from = std::string(addressIn(item.string()).address);
    }
    for (const JsonView &item : common.member("to").items()) {
        original.to.emplace_back(addressIn(item.raw()).address);
    }
    report.original = std::move(original);
}

} // namespace

std::string_view findSesEvent(std::string_view text)
{
    const std::size_t begin = ascii::findNone(text, " \t\r\n");
    if (begin == std::string_view::npos || text[begin] != '{') {
        return {};
    }
    const std::string_view event = text.substr(begin);
    const std::string_view head = event.substr(0, 4096);
    return head.find("\"notificationType\"") != std::string_view::npos ||
                   head.find("\"eventType\"") != std::string_view::npos
               ? event
               : std::string_view();
}

bool readSesEvent(const SourceText &text, std::string_view event, DeliveryReport &report)
{
    const JsonView object(event);
    std::string_view type = object.member("notificationType").raw();
    if (type.empty()) {
        type = object.member("eventType").raw();
    }
    if (type == "Bounce") {
        readBounce(object.member("bounce"), text, report);
    } else if (type == "Delivery") {
        readDelivery(object.member("delivery"), text, report);
    } else if (type == "Complaint") {
        readComplaint(object.member("complaint"), text, report);
    } else {
        return false;
    }
    readOriginal(object.member("mail"), report);
    report.format = "amazonses";
    return true;
}

} // namespace todoke
