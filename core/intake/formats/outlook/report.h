// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/formats/outlook/mapi_object.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke::outlook {

/// What a report item tells, by its message class ([MS-OXCMAIL] 2.2.3.7.1.1, [MS-OXOMSG] 2.2.2).
enum class ReportClass : std::uint8_t { None, Failed, Delayed, Delivered, Relayed, Expanded, Read, NotRead };
[[nodiscard]] ReportClass reportClass(std::string_view messageClass);
[[nodiscard]] constexpr bool isDeliveryReport(ReportClass report)
{
    return report != ReportClass::None && report != ReportClass::Read && report != ReportClass::NotRead;
}

/// PidTagSupplementaryInfo taken apart: "<mx.example.com #5.1.1 smtp;550 5.1.1 unknown user>" ([MS-OXCMAIL]
/// 2.2.3.7.1.2). Each part may be empty; views into the text.
struct SupplementaryInfo
{
    std::string_view host;
    std::string_view status;         ///< "5.1.1"
    std::string_view diagnosticType; ///< "smtp"
    std::string_view diagnostic;     ///< "550 5.1.1 unknown user"
};
[[nodiscard]] SupplementaryInfo parseSupplementaryInfo(std::string_view text);

/// "5.1.1" for PidTagNonDeliveryReportStatusCode 511 ([MS-OXCMAIL] 2.2.3.7.1.3); empty for what is no status.
[[nodiscard]] std::string statusOfCode(std::uint32_t code);

/// The address of a recipient as it is used on the Internet; empty when only an Exchange directory name is known.
[[nodiscard]] std::string smtpAddressOf(const MapiObject &recipient);

/// The body of a message/delivery-status part (RFC 3464) or message/disposition-notification part (RFC 8098) with what
/// the report item says; empty when it says nothing about any recipient.
[[nodiscard]] std::string deliveryStatus(const MapiObject &report, ReportClass kind,
                                         const std::vector<MapiObject> &recipients);
[[nodiscard]] std::string dispositionNotification(const MapiObject &report, ReportClass kind);

/// The header of the mail that the report is about, as far as the item keeps it.
[[nodiscard]] std::string originalHeader(const MapiObject &report);

} // namespace todoke::outlook
