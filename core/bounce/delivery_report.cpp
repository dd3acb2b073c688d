// SPDX-License-Identifier: MIT
#include "core/bounce/delivery_report.h"

#include "core/bounce/notice_reader.h"

namespace todoke {

std::string_view toName(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Empty:
        return "empty";
    case ReportKind::Fragment:
        return "fragment";
    case ReportKind::Mail:
        return "mail";
    case ReportKind::Bounce:
        return "bounce";
    case ReportKind::Delay:
        return "delay";
    case ReportKind::Delivered:
        return "delivered";
    case ReportKind::Feedback:
        return "feedback";
    case ReportKind::AutoReply:
        return "auto-reply";
    case ReportKind::Receipt:
        return "receipt";
    }
    return {};
}

std::string_view toName(Action action)
{
    switch (action) {
    case Action::Failed:
        return "failed";
    case Action::Delayed:
        return "delayed";
    case Action::Delivered:
        return "delivered";
    case Action::Relayed:
        return "relayed";
    case Action::Expanded:
        return "expanded";
    }
    return {};
}

std::string_view toName(SmtpCommand command)
{
    switch (command) {
    case SmtpCommand::Unknown:
        return {};
    case SmtpCommand::Connect:
        return "CONN";
    case SmtpCommand::Ehlo:
        return "EHLO";
    case SmtpCommand::StartTls:
        return "STARTTLS";
    case SmtpCommand::Auth:
        return "AUTH";
    case SmtpCommand::Mail:
        return "MAIL";
    case SmtpCommand::Rcpt:
        return "RCPT";
    case SmtpCommand::Data:
    case SmtpCommand::DataEnd:
        return "DATA";
    case SmtpCommand::Quit:
        return "QUIT";
    }
    return {};
}

DeliveryReport readReport(const Message &message)
{
    return NoticeReader(message).read();
}

} // namespace todoke
