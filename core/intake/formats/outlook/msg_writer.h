// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/formats/outlook/mapi_object.h"
#include "core/intake/formats/outlook/report.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke::outlook {

/// How far a .msg file is followed. What lies beyond is left out with an anomaly.
struct MsgLimits
{
    unsigned depth = 8;               ///< messages in messages
    std::size_t recipients = 2'000;   ///< of one message
    std::size_t attachments = 500;    ///< of one message
    std::size_t rtfBytes = 4U << 20U; ///< of an RTF body, expanded
};

/// Writes an Outlook message as the mail that it was or could have been ([MS-OXCMAIL] goes the same way): the transport
/// header where it is kept, the best body, the attachments that can tell something (messages, texts, delivery
/// status), and for a report item a multipart/report with the status of each recipient (RFC 3464, RFC 8098).
class MsgWriter
{
public:
    /// `seed` goes into the boundaries, so that no content can hold one by chance.
    MsgWriter(const MsgLimits &limits, std::uint64_t seed) : m_limits(limits), m_seed(seed) {}

    void write(const MapiObject &message);

    [[nodiscard]] std::string takeMail() { return std::move(m_out); }
    /// Anomaly kinds: "too-deep", "too-many-recipients", "too-many-parts", "attachment-left-out".
    [[nodiscard]] const std::vector<std::string_view> &oddities() const { return m_oddities; }

private:
    void writeMessage(const MapiObject &message, unsigned depth);
    void writeHeader(const MapiObject &message, const std::vector<MapiObject> &recipients);
    void writeBody(const MapiObject &message);
    void writeAttachment(const MapiObject &attachment, unsigned depth);
    void writeReportPart(const MapiObject &message, ReportClass kind, const std::vector<MapiObject> &recipients,
                         std::string_view boundary);
    void openPart(std::string_view boundary);
    [[nodiscard]] std::string newBoundary();
    void note(std::string_view oddity);

    const MsgLimits &m_limits;
    std::uint64_t m_seed;
    unsigned m_boundaries = 0;
    std::string m_out;
    std::vector<std::string_view> m_oddities;
};

} // namespace todoke::outlook
