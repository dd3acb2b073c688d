// SPDX-License-Identifier: MIT
#pragma once

#include "core/mail/message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// What a mail's own header says about its being a notice. Nothing here is proof; readReport() weighs it.
struct NoticeSigns
{
    bool daemon = false;       ///< From says "mailer-daemon" or the like: only mail systems do
    bool postmaster = false;   ///< From says "postmaster" or speaks of mail delivery: mail systems and their keepers do
    bool nullSender = false;   ///< Return-Path: <> (RFC 5321 section 4.5.5)
    bool anySender = false;    ///< Return-Path names an address
    bool ownSender = false;    ///< Return-Path names an ordinary address, to which a failure would come back
    bool subject = false;      ///< the subject speaks of failed delivery, in one of a dozen languages
    bool delaySubject = false; ///< the subject says that it is only late
    bool conversation = false; ///< "Re:", "Fwd:" by a person: an answer to a notice or one passed on
    bool forwarded = false;    ///< "Fwd:" and the like
    bool listMail = false;     ///< sent through a mailing list or in bulk
    bool autoReply = false;    ///< vacation notice or other automatic answer (RFC 3834)
    std::string fromDomain;    ///< lower case
    std::string reader;        ///< addr-spec of To
    std::string from;          ///< addr-spec of From
    std::vector<std::string> failed; ///< X-Failed-Recipients
};

[[nodiscard]] NoticeSigns readSigns(const Message &message, const Part &part);

} // namespace todoke
