// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/formats/notice_lines.h"
#include "core/bounce/formats/text_notice.h"

#include <string>
#include <string_view>

namespace todoke {

/// Follows the transcript of an SMTP session as sendmail, Courier, ezweb and others print it:
///   ... while talking to mx.example.jp.:
///   >>> RCPT To:<user@example.jp>
///   <<< 550 5.1.1 User unknown
///   550 5.1.1 <user@example.jp>... User unknown
class Transcript
{
public:
    /// ">>> command", "<<< reply" and "while talking to": lines that belong to a transcript wherever they stand.
    [[nodiscard]] static bool isDialogue(std::string_view line);
    /// "550 5.1.1 <user@example.jp>... User unknown": sendmail's word on a recipient.
    [[nodiscard]] static bool isVerdict(std::string_view line);

    /// Takes one line; false when it is no part of the transcript, and nothing was changed.
    bool take(std::string_view line);
    /// A line with a code but no recipient: the local host's word on all of them ("554 5.0.0 Service unavailable").
    void local(std::string_view line);
    /// The reply that is still waiting for a recipient; empty words when there is none.
    [[nodiscard]] HeardReply takePending();
    /// The recipients that were judged since the last call.
    [[nodiscard]] std::vector<TextOutcome> takeOutcomes();
    /// "host [address]:" in front of a session (Courier).
    void talkingTo(std::string_view host) { m_host = host; }

private:
    void command(std::string_view line);
    void remote(std::string_view line);
    bool verdict(std::string_view line);

    std::string_view m_host;
    std::string_view m_recipient; ///< of the RCPT command that is being answered
    SmtpCommand m_command = SmtpCommand::Unknown;
    std::string m_reply; ///< the remote host's last reply, lines joined
    std::string_view m_where;
    bool m_open = false;   ///< the reply goes on in the next line ("550-...")
    bool m_judged = false; ///< the reply was given to a recipient
    HeardReply m_local;    ///< the local host's word on all recipients
    std::vector<TextOutcome> m_outcomes;
};

} // namespace todoke
