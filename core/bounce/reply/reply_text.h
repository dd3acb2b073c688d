// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/delivery_report.h"
#include "core/bounce/status.h"

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

/// Whether a clause such as "reason:" or "... said:" stands in a text that need not be one line.
[[nodiscard]] bool opensWords(std::string_view text);

} // namespace todoke
