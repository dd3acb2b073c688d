// SPDX-License-Identifier: MIT
#include "core/bounce/reply/command_text.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace todoke {

namespace {

struct CommandName
{
    std::string_view name;
    SmtpCommand command;
};

/// The commands of RFC 5321, LMTP's LHLO, and what notices call the stages between them.
constexpr std::array commandNames{
    CommandName{"end of data", SmtpCommand::DataEnd},
    CommandName{"end-of-data", SmtpCommand::DataEnd},
    CommandName{"final data", SmtpCommand::DataEnd},
    CommandName{"final dot", SmtpCommand::DataEnd},
    CommandName{"text", SmtpCommand::DataEnd},
    CommandName{"body", SmtpCommand::DataEnd},
    CommandName{"message body", SmtpCommand::DataEnd},
    CommandName{"mail", SmtpCommand::Mail},
    CommandName{"rcpt", SmtpCommand::Rcpt},
    CommandName{"data", SmtpCommand::Data},
    CommandName{"ehlo", SmtpCommand::Ehlo},
    CommandName{"helo", SmtpCommand::Ehlo},
    CommandName{"lhlo", SmtpCommand::Ehlo},
    CommandName{"starttls", SmtpCommand::StartTls},
    CommandName{"auth", SmtpCommand::Auth},
    CommandName{"initial", SmtpCommand::Connect},
    CommandName{"connect", SmtpCommand::Connect},
    CommandName{"connection", SmtpCommand::Connect},
    CommandName{"conn", SmtpCommand::Connect},
    CommandName{"banner", SmtpCommand::Connect},
    CommandName{"greeting", SmtpCommand::Connect},
    CommandName{"quit", SmtpCommand::Quit},
};

} // namespace

SmtpCommand commandAt(std::string_view text)
{
    text = ascii::trimmed(text.substr(0, 64));
    if (text == ".") {
        return SmtpCommand::DataEnd;
    }
    for (const std::string_view skipped :
         {std::string_view("pipelined "), std::string_view("the "), std::string_view("sending ")}) {
        if (ascii::startsWith(text, skipped)) {
            text.remove_prefix(skipped.size());
        }
    }
    if (text.empty()) {
        return SmtpCommand::Unknown;
    }
    const char first = ascii::lower(text.front());
    const auto *const found = std::find_if(commandNames.begin(), commandNames.end(), [&](const CommandName &known) {
        return known.name.front() == first && ascii::startsWith(text, known.name) &&
               (text.size() == known.name.size() || !ascii::isAlpha(text[known.name.size()]));
    });
    return found == commandNames.end() ? SmtpCommand::Unknown : found->command;
}

} // namespace todoke
