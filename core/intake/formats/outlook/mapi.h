// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace todoke::outlook {

/// Property types ([MS-OXCDATA] 2.11.1).
enum class PropertyType : std::uint16_t {
    Integer32 = 0x0003,
    Object = 0x000D,
    String8 = 0x001E,
    String = 0x001F, ///< UTF-16, little endian
    Time = 0x0040,   ///< FILETIME: 100 ns since 1601-01-01 UTC
    Binary = 0x0102
};

/// Property ids as [MS-OXPROPS] lists them, by the names of the MAPI headers.
enum class Property : std::uint16_t {
    MessageClass = 0x001A,
    ReportTime = 0x0032,
    Subject = 0x0037,
    ClientSubmitTime = 0x0039,
    ReceivedByEmailAddress = 0x0076,
    SentRepresentingName = 0x0042,
    OriginalSubject = 0x0049,
    OriginalSubmitTime = 0x004E,
    OriginalSenderName = 0x005A,
    SentRepresentingEmailAddress = 0x0065,
    OriginalSenderEmailAddress = 0x0067,
    OriginalDisplayTo = 0x0074,
    TransportMessageHeaders = 0x007D,
    NdrReasonCode = 0x0C04, ///< Integer32 on a recipient, [MS-OXOMSG] 2.2.2.31
    NdrDiagCode = 0x0C05,   ///< Integer32 on a recipient, [MS-OXOMSG] 2.2.2.30
    RecipientType = 0x0C15, ///< 1 To, 2 Cc, 3 Bcc ([MS-OXOMSG] 2.2.3.1)
    SenderName = 0x0C1A,
    SupplementaryInfo = 0x0C1B, ///< [MS-OXOMSG] 2.2.2.36
    SenderEmailAddress = 0x0C1F,
    NdrStatusCode = 0x0C20, ///< Integer32 on a recipient, [MS-OXOMSG] 2.2.2.32
    DsnRemoteMta = 0x0C21,  ///< [MS-OXOMSG] 2.2.2.34
    MessageDeliveryTime = 0x0E06,
    Body = 0x1000,
    ReportText = 0x1001,
    RtfCompressed = 0x1009,
    Html = 0x1013,
    InternetMessageId = 0x1035,
    InReplyToId = 0x1042,
    OriginalMessageId = 0x1046,
    DisplayName = 0x3001,
    EmailAddress = 0x3003,
    SearchKey = 0x300B, ///< "SMTP:NAME@EXAMPLE.COM" and a zero byte ([MS-OXCPRPT] 2.2.1.9)
    AttachData = 0x3701,
    AttachFileName = 0x3704,
    AttachMethod = 0x3705, ///< 1 by value, 5 embedded message ([MS-OXCMSG] 2.2.2.9)
    AttachLongFileName = 0x3707,
    AttachMimeTag = 0x370E,
    OriginalDisplayName = 0x3A13,
    SmtpAddress = 0x39FE,
    InternetCodepage = 0x3FDE,
    MessageCodepage = 0x3FFD,
    SenderSmtpAddress = 0x5D01,
    SentRepresentingSmtpAddress = 0x5D02,
    ReportingMta = 0x6820 ///< [MS-OXOMSG] 2.2.2.35
};

} // namespace todoke::outlook
