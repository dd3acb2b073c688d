// SPDX-License-Identifier: MIT
#include "core/bounce/formats/delivery_status.h"

#include "core/bounce/reply/address_text.h"
#include "core/bounce/reply/host_text.h"
#include "core/bounce/reply/reply_lines.h"
#include "core/text/ascii.h"
#include "core/text/base64.h"
#include "core/text/lines.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace todoke {

namespace {

enum class Field : std::uint8_t {
    None,
    ReportingMta,
    Arrival,
    Final,
    Original,
    Actual,
    Action,
    Status,
    RemoteMta,
    Diagnostic,
    LastAttempt,
    Other
};

struct FieldName
{
    std::string_view name;
    Field field;
};

constexpr std::array fieldNames{
    FieldName{"reporting-mta", Field::ReportingMta},
    FieldName{"arrival-date", Field::Arrival},
    FieldName{"final-recipient", Field::Final},
    FieldName{"original-recipient", Field::Original},
    FieldName{"x-actual-recipient", Field::Actual},
    FieldName{"action", Field::Action},
    FieldName{"status", Field::Status},
    FieldName{"remote-mta", Field::RemoteMta},
    FieldName{"diagnostic-code", Field::Diagnostic},
    FieldName{"last-attempt-date", Field::LastAttempt},
};

/// The field that a line begins; Other for a field that does not matter, None for a line that begins no field.
Field fieldOf(std::string_view line, std::size_t &valueAt)
{
    std::size_t end = 0;
    while (end < line.size() && (ascii::isAlnum(line[end]) || line[end] == '-')) {
        ++end;
    }
    std::size_t colon = end;
    while (colon < line.size() && ascii::isBlank(line[colon])) {
        ++colon;
    }
    if (end == 0 || colon >= line.size() || line[colon] != ':') {
        return Field::None;
    }
    valueAt = colon + 1;
    const std::string_view name = line.substr(0, end);
    for (const FieldName &known : fieldNames) {
        if (ascii::equals(name, known.name)) {
            return known.field;
        }
    }
    return Field::Other;
}

std::string_view *slotOf(RecipientFields &group, Field field)
{
    switch (field) {
    case Field::Final:
        return &group.finalRecipient;
    case Field::Original:
        return &group.originalRecipient;
    case Field::Actual:
        return &group.actualRecipient;
    case Field::Action:
        return &group.action;
    case Field::Status:
        return &group.status;
    case Field::RemoteMta:
        return &group.remoteMta;
    case Field::Diagnostic:
        return &group.diagnostic;
    case Field::LastAttempt:
        return &group.lastAttempt;
    default:
        return nullptr;
    }
}

bool isRecipientField(Field field)
{
    return field == Field::Final || field == Field::Original;
}

/// Puts fields into groups. A group ends where one of its fields comes again, or at a blank line behind which another
/// recipient begins.
class Grouper
{
public:
    explicit Grouper(StatusFields &fields) : m_fields(fields) {}

    void blank() { m_gap = true; }

    void add(Field field, std::string_view value)
    {
        m_current = nullptr;
        if (field == Field::ReportingMta || field == Field::Arrival) {
            std::string_view &slot = field == Field::Arrival ? m_fields.arrival : m_fields.reportingMta;
            if (slot.empty()) {
                slot = value;
                m_current = &slot;
            }
            m_closed = m_closed || !m_fields.recipients.empty(); // the per-message fields of a second report
            return;
        }
        if (m_fields.recipients.empty() || beginsGroup(field)) {
            m_fields.recipients.emplace_back();
        }
        m_gap = false;
        m_closed = false;
        m_current = slotOf(m_fields.recipients.back(), field);
        if (m_current != nullptr) {
            *m_current = value;
        }
    }

    /// One more line of the field before.
    void goOn(std::string_view line)
    {
        if (m_current == nullptr) {
            return;
        }
        const char *end = line.data() + line.size();
        if (m_current->data() == nullptr) {
            *m_current = line;
        } else {
            *m_current = {m_current->data(), static_cast<std::size_t>(end - m_current->data())};
        }
    }

    void stop() { m_current = nullptr; }

    /// A value that can have a blank where it was broken: words, or what follows a type.
    [[nodiscard]] bool isOpen() const
    {
        if (m_current == nullptr) {
            return false;
        }
        const std::size_t type = m_current->find(';');
        const std::string_view value =
            ascii::trimmed(type == std::string_view::npos ? *m_current : m_current->substr(type + 1));
        return value.empty() || value.find(' ') != std::string_view::npos;
    }

private:
    [[nodiscard]] bool beginsGroup(Field field)
    {
        RecipientFields &last = m_fields.recipients.back();
        const std::string_view *slot = slotOf(last, field);
        if (m_closed || (slot != nullptr && slot->data() != nullptr)) {
            return true;
        }
        const bool named = !last.finalRecipient.empty() || !last.originalRecipient.empty();
        return m_gap && named && isRecipientField(field);
    }

    StatusFields &m_fields;
    std::string_view *m_current = nullptr;
    bool m_gap = false;
    bool m_closed = false;
};

/// Splits "type; value" (RFC 3464 section 2.1.2); the type is empty when there is none.
std::pair<std::string_view, std::string_view> typed(std::string_view value)
{
    const std::size_t end = value.find(';');
    if (end > 24) { // npos as well
        return {{}, ascii::trimmed(value)};
    }
    const std::string_view type = ascii::trimmed(value.substr(0, end));
    for (const char c : type) {
        if (!ascii::isAlnum(c) && c != '-' && c != '_') {
            return {{}, ascii::trimmed(value)};
        }
    }
    return {type, ascii::trimmed(value.substr(end + 1))};
}

/// utf-8-addr-xtext (RFC 6533 section 3): "\x{5C71}" stands for one character.
std::string withoutXtext(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t close = text.substr(at, 3) == "\\x{" ? text.substr(at, 12).find('}') : std::string_view::npos;
        if (close == std::string_view::npos) {
            out += text[at];
            continue;
        }
        char32_t point = 0;
        for (const char c : text.substr(at + 3, close - 3)) {
            const int digit = hexValue(c);
            point = digit < 0 || point > 0x10FFFF ? 0x110000 : point * 16 + static_cast<char32_t>(digit);
        }
        utf8::append(out, point > 0x10FFFF || point == 0 ? U'\uFFFD' : point);
        at += close;
    }
    return out;
}

/// The rest of a value that was wrapped without an indent: its first word had no room in the line before.
bool isRest(std::string_view before, std::string_view line)
{
    constexpr std::size_t narrowest = 60;
    return before.size() + 1 + std::min(line.find_first_of(" \t"), line.size()) > narrowest;
}

Action actionOf(std::string_view value, const std::optional<EnhancedStatus> &status)
{
    if (ascii::startsWith(value, "delay") || ascii::startsWith(value, "defer")) {
        return Action::Delayed;
    }
    if (ascii::startsWith(value, "deliver")) {
        return Action::Delivered;
    }
    if (ascii::startsWith(value, "relay")) {
        return Action::Relayed;
    }
    if (ascii::startsWith(value, "expand")) {
        return Action::Expanded;
    }
    if (value.empty() && status && status->klass == 2) {
        return Action::Delivered;
    }
    return Action::Failed;
}

} // namespace

StatusFields readStatusFields(std::string_view text)
{
    StatusFields fields;
    Grouper grouper(fields);
    LineScanner scanner(text);
    std::string_view line;
    while (scanner.next()) {
        const std::string_view before = std::exchange(line, scanner.line());
        if (ascii::trimmed(line).empty()) {
            grouper.blank();
            grouper.stop();
            continue;
        }
        if (ascii::isBlank(line.front())) {
            grouper.goOn(line);
            continue;
        }
        std::size_t valueAt = 0;
        const Field field = fieldOf(line, valueAt);
        if (field == Field::None && grouper.isOpen() && isRest(before, line)) {
            grouper.goOn(line);
        } else if (field == Field::None || field == Field::Other) {
            grouper.stop();
        } else {
            grouper.add(field, ascii::trimmed(line.substr(valueAt)));
        }
    }
    return fields;
}

std::string mtaName(std::string_view value)
{
    const auto [type, name] = typed(value);
    return ascii::lowered(hostAt(name));
}

EmailAddress recipientAddress(std::string_view value)
{
    const auto [type, name] = typed(value);
    if (ascii::equals(type, "utf-8")) {
        std::string address = withoutXtext(name);
        return looksLikeAddress(address) ? EmailAddress{std::move(address)} : EmailAddress{};
    }
    const AddressSpot spot = addressIn(name);
    if (spot.address.empty() || isMasked(spot.address)) {
        return {};
    }
    return {std::string(spot.address)};
}

OutcomeDraft draftOf(const RecipientFields &fields)
{
    OutcomeDraft draft;
    RecipientOutcome &outcome = draft.outcome;
    outcome.address = recipientAddress(fields.finalRecipient);
    EmailAddress original = recipientAddress(fields.originalRecipient);
    const EmailAddress actual = recipientAddress(fields.actualRecipient);
    std::string_view addressField = outcome.address.empty() ? fields.originalRecipient : fields.finalRecipient;
    if (!actual.empty() && !sameAddress(actual.value, outcome.address.value)) {
        original = original.empty() ? outcome.address : original;
        outcome.address = actual;
        addressField = fields.actualRecipient;
    }
    if (outcome.address.empty()) {
        outcome.address = original;
    }
    if (!original.empty() && !sameAddress(original.value, outcome.address.value)) {
        outcome.originalAddress = original;
    }
    draft.address = addressIn(addressField).address;

    draft.statusText = fields.status.substr(0, ascii::findAny(fields.status, " \t\r\n(;"));
    draft.stated = EnhancedStatus::parse(draft.statusText);
    outcome.action = actionOf(fields.action, draft.stated);
    outcome.remoteMta = mtaName(fields.remoteMta);
    outcome.lastAttempt =
        fields.lastAttempt.empty() ? std::nullopt : MailDate::parse(joinReplyLines(fields.lastAttempt));

    const auto [type, diagnostic] = typed(fields.diagnostic);
    draft.outcome.byProgram = ascii::equals(type, "x-unix");
    if (!diagnostic.empty()) {
        draft.reply = hear(joinReplyLines(diagnostic), diagnostic);
        const bool smtp = ascii::equals(type, "smtp") || type.empty();
        draft.reply.bySmtp = draft.reply.bySmtp || (smtp && draft.reply.code);
    }
    return draft;
}

} // namespace todoke
