// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/bounce/status.h"

#include <string>
#include <string_view>

namespace todoke {

/// What one reason says: who answered, to which command, in what words. Views point into the text that was read.
struct ReplyText
{
    std::string_view words; ///< the remote host's own words where it spoke, else the reason itself
    std::string_view host;  ///< the host that answered or could not be reached, as written; empty when not named
    SmtpCommand command = SmtpCommand::Unknown;
    bool bySmtp = false; ///< `words` is an SMTP reply of the remote host
    bool led = false;    ///< a clause ("... said:", "reason:") opened the words
    ReplyCodes codes;    ///< those of `words`
};

/// Takes a reason apart. It must be one line (see joinReplyLines). Understood are the clauses that mail servers put
/// round the remote host's words: "host x[ip] said: ... (in reply to RCPT TO command)", "SMTP error from remote mail
/// server after ...: host x [ip]: ...", "Remote host said: ...", "x did not like our RCPT TO: ...", "Remote Server
/// returned
/// '...'", "while talking to x" and the like. Linear in the text.
[[nodiscard]] ReplyText readReply(std::string_view reason);

/// Appends one more line of a reason to `joined`: white space runs become one space, and a repeated continuation mark
/// of a multi-line reply (RFC 5321 section 4.2.1: "550-5.7.1 ...") is left out.
void appendReplyLine(std::string &joined, std::string_view line);

/// The same for a whole text whose lines are separated by CR or LF; marks that a notice wrapped into the middle of a
/// line ("... this message is 550-5.7.1 likely ...") are left out as well. A leading "550-" becomes "550 ".
[[nodiscard]] std::string joinReplyLines(std::string_view text);

/// The marks in the middle of lines; see joinReplyLines().
void dropInnerMarks(std::string &joined);

/// The command named at the start of `text`: "MAIL FROM", "RCPT_TO", "end of data", "TEXT", "initial connection" ...
[[nodiscard]] SmtpCommand commandAt(std::string_view text);

/// The host name or address at the start of `text`, without brackets and a final dot; empty when there is none.
[[nodiscard]] std::string_view hostAt(std::string_view text);

} // namespace todoke
