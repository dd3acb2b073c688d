// SPDX-License-Identifier: MIT
#include "core/bounce/notice_reader.h"

#include "core/intake/paste.h"
#include "core/text/ascii.h"

#include <memory>
#include <utility>

namespace todoke {

namespace {

constexpr std::uint32_t maxDepth = 2; ///< notices inside notices

bool isFailure(const DeliveryReport &report)
{
    return (report.kind == ReportKind::Bounce || report.kind == ReportKind::Delay) && !report.recipients.empty();
}

/// Turns the spans of a report on a mail inside a text into spans of the mail round it.
class Outward
{
public:
    /// `inner` leads from the inner mail to the text.
    Outward(const SourceMap &inner, const SourceText &text, std::shared_ptr<const std::string> storage)
        : m_map(inner.through(text.map)), m_storage(std::move(storage))
    {
    }

    void apply(DeliveryReport &report) const
    {
        for (RecipientOutcome &outcome : report.recipients) {
            turn(outcome.addressSpan);
            turn(outcome.diagnosticSpan);
            turn(outcome.statusSpan);
        }
        for (Anomaly &anomaly : report.anomalies) {
            turn(anomaly.span);
        }
        if (report.original) {
            turn(report.original->header);
            for (Hop &hop : report.original->route) {
                turn(hop.span);
            }
        }
        turn(report.humanText);
    }

private:
    void turn(Span &span) const { span = span.empty() ? Span{} : m_map.toSource(span); }
    void turn(SourceText &text) const
    {
        text.map = text.map.through(m_map);
        text.storage = text.storage ? text.storage : m_storage;
    }

    SourceMap m_map;
    std::shared_ptr<const std::string> m_storage;
};

} // namespace

/// A gateway's notice that says nothing but returns the notice it got.
bool NoticeReader::readNested(const Parts &parts, DeliveryReport &report)
{
    if (m_depth >= maxDepth) {
        return false;
    }
    if (parts.returned != Part::none) {
        DeliveryReport nested = NoticeReader(m_message, m_depth + 1).readEntity(parts.returned);
        if (!isFailure(nested)) {
            return false;
        }
        report = std::move(nested);
        return true;
    }
    if (!m_lines.cut || ascii::findNone(m_lines.returned, " \t\r\n") == std::string_view::npos) {
        return false;
    }
    const SourceText &text = report.humanText;
    const Message message = parseMessage(m_lines.returned);
    DeliveryReport nested = NoticeReader(message, m_depth + 1).read();
    if (!isFailure(nested)) {
        return false;
    }
    const auto offset = static_cast<std::size_t>(m_lines.returned.data() - text.text.data());
    Outward(SourceMap(offset), text, text.storage).apply(nested);
    report = std::move(nested);
    return true;
}

/// A notice that a person passed on: as an attachment, or in the text below a few words of their own. An answer to a
/// notice is not one.
bool NoticeReader::readForwarded(const Parts &parts, DeliveryReport &report)
{
    if (m_depth >= maxDepth || !m_signs.forwarded) {
        return false;
    }
    if (parts.returned != Part::none) {
        DeliveryReport nested = NoticeReader(m_message, m_depth + 1).readEntity(parts.returned);
        if (isFailure(nested)) {
            report = std::move(nested);
            return true;
        }
    }
    if (parts.plain.empty()) {
        return false;
    }
    const SourceText text = partText(m_message, m_message.parts[parts.plain.front()]);
    const RawMail raw = takePaste(std::make_shared<const std::string>(text.text));
    const Message message = parseMessage(raw.bytes);
    DeliveryReport nested = NoticeReader(message, m_depth + 1).read();
    if (!isFailure(nested)) {
        return false;
    }
    Outward(raw.map, text, raw.storage).apply(nested);
    report = std::move(nested);
    return true;
}

} // namespace todoke
