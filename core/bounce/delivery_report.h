// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/status.h"
#include "core/mail/address.h"
#include "core/mail/message.h"
#include "core/mail/received.h"
#include "core/text/anomaly.h"
#include "core/text/source_map.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// What a mail is, as CLI.md names it.
enum class ReportKind : std::uint8_t { Empty, Fragment, Mail, Bounce, Delay, Delivered, Feedback, AutoReply, Receipt };
/// "bounce", "delay", ...: the names of CLI.md.
[[nodiscard]] std::string_view toName(ReportKind kind);

/// Action field (RFC 3464 section 2.3.3).
enum class Action : std::uint8_t { Failed, Delayed, Delivered, Relayed, Expanded };
[[nodiscard]] std::string_view toName(Action action);

/// Where in the dialogue the refusal came (RFC 5321). Connect stands for the greeting (220/554), Data for DATA itself
/// and DataEnd for the reply after the final dot; both are named "DATA".
enum class SmtpCommand : std::uint8_t { Unknown, Connect, Ehlo, StartTls, Auth, Mail, Rcpt, Data, DataEnd, Quit };
/// "CONN", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "DATA", "QUIT"; "" for Unknown.
[[nodiscard]] std::string_view toName(SmtpCommand command);

/// What happened to the mail for one recipient. Absent strings are empty. All spans are bytes of Message::bytes.
struct RecipientOutcome
{
    EmailAddress address;                        ///< the final recipient (RFC 3464 2.3.2)
    std::optional<EmailAddress> originalAddress; ///< Original-Recipient, ORCPT or X-Forwarded-For, where it differs
    Action action = Action::Failed;
    std::optional<EnhancedStatus> status;
    std::optional<ReplyCode> replyCode;
    std::string diagnostic; ///< the reply or reason in one line, verbatim but for folds; the remote host's own words
                            ///< where it spoke ("550 5.7.1 ..."), without "host x said:" round it
    std::string remoteMta;  ///< the host that answered, lower case
    std::string localMta;   ///< the host that gave up: Reporting-MTA, or the notice's own host; lower case
    SmtpCommand command = SmtpCommand::Unknown;
    bool repliedBySmtp =
        false;              ///< the diagnostic is an SMTP reply of the remote host (not the local host's own finding)
    bool byProgram = false; ///< the diagnostic is the output of a program on the local host (type "x-unix")
    std::optional<MailDate> lastAttempt; ///< Last-Attempt-Date

    Span addressSpan;
    Span diagnosticSpan; ///< where the diagnostic stands
    Span statusSpan;

    friend bool operator==(const RecipientOutcome &, const RecipientOutcome &) = default;
};

/// The header of the mail that did not arrive, as the notice gives it back.
struct OriginalHeader
{
    std::string from;            ///< addr-spec of From
    std::vector<std::string> to; ///< addr-specs of To
    std::string subject;         ///< decoded, UTF-8
    std::string messageId;       ///< with its angle brackets
    std::string returnPath;      ///< envelope sender, without brackets
    std::optional<MailDate> date;
    Route route;       ///< its Received fields, the first hop first; spans in Message::bytes
    SourceText header; ///< the header block as text; Cc, Bcc and all: the inquiry cuts them out
};

/// Everything a notice says, and nothing it does not say. No cause is named here: that is diagnosis.
struct DeliveryReport
{
    ReportKind kind = ReportKind::Mail;
    std::string format;   ///< which reader understood it: "rfc3464", "postfix", "sendmail", "qmail", "exim", "general",
                          ///< ...; empty for none
    bool guessed = false; ///< only shapes were recognised (general reader): confidence is low
    std::vector<RecipientOutcome> recipients;
    std::optional<OriginalHeader> original;
    std::optional<MailDate> arrival; ///< Arrival-Date (RFC 3464 2.2.5)
    SourceText humanText;            ///< the text a person would read in the notice, decoded
    std::vector<Anomaly> anomalies;  ///< spans in Message::bytes
};

/// Reads a parsed mail as a delivery report. A text without any header is read as a fragment: a piece of a notice or
/// one SMTP reply. Never fails; an ordinary mail comes back as ReportKind::Mail without recipients.
[[nodiscard]] DeliveryReport readReport(const Message &message);

} // namespace todoke
