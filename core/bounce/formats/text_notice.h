// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/formats/heard_reply.h"
#include "core/bounce/formats/notice_lines.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace todoke {

/// What a notice's text says about one recipient.
struct TextOutcome
{
    std::string_view address;  ///< in the notice's text; empty where the notice names none
    std::string_view original; ///< "expanded from", "generated from"; empty when not told
    Action action = Action::Failed;
    HeardReply reply;
};

/// What a notice's text says.
struct TextNotice
{
    std::vector<TextOutcome> outcomes;
    std::vector<HeardReply> loose; ///< replies that stand apart from any recipient
    std::string_view localHost;    ///< the host that introduces itself ("This is the mail system at host ...")
    bool delayed = false;          ///< says that delivery goes on being tried
    bool finalFailure = false;     ///< says that it was given up
    bool byShape = false;          ///< recipients come out of running sentences, not out of a known list form
};

/// What is known of a notice before its text is read.
struct NoticeHints
{
    std::vector<std::string_view> failed; ///< X-Failed-Recipients and the like
    std::string_view reader;              ///< To of the notice: the user, who is rarely the recipient that failed
};

/// Reads the text of a notice by the shapes of its lines: lists of recipients with their reasons, transcripts of SMTP
/// sessions, labelled values, replies in paragraphs of their own, and at last recipients named in sentences. Linear.
[[nodiscard]] TextNotice readTextNotice(const NoticeLines &notice, const NoticeHints &hints);

} // namespace todoke
