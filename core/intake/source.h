// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/raw_mail.h"

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace todoke {

enum class IntakeError {
    NotFound,       ///< no such file or folder
    NoPermission,   ///< may not be read
    ReadFailed,     ///< the system could not read it to the end
    TooLarge,       ///< larger than IntakeLimits::fileBytes
    NotMail,        ///< a picture, an archive, a document: no mail text in it
    Empty,          ///< nothing in it
    UnsupportedForm ///< a known form that this build cannot read (for example winmail.dat)
};

struct IntakeFailure
{
    IntakeError error = IntakeError::ReadFailed;
    std::string path;   ///< UTF-8, as given
    std::string detail; ///< what the system said, or what the bytes look like ("JPEG picture"); may be empty
};

struct IntakeLimits
{
    /// A single mail larger than this is refused with TooLarge. 64 MiB is above what any mail server takes.
    std::size_t fileBytes = 64U << 20U;
};

/// Called for each mail in order; false stops the reading. `file` is the path of the file it was in, `index` its number
/// in that file (0 but for mailboxes).
using MailSink = std::function<bool(RawMail mail, std::string_view file, std::size_t index)>;
/// Called for each input that could not be read; reading goes on with the next one.
using FailureSink = std::function<void(const IntakeFailure &failure)>;

/// Reads a file (.eml, .txt, mbox, .msg, .zip) or a folder (all files in it, recursive, sorted by name; a Maildir's cur
/// and new) and hands on each mail as soon as it is read, so that memory does not grow with the mailbox. `path` is
/// UTF-8. Links that lead back into a folder already read are skipped, and so are a Maildir's half-written mails
/// ("tmp").
void readPath(const std::string &path, const IntakeLimits &limits, const MailSink &mail, const FailureSink &failure);

/// The same for bytes that are already there (dropped, pasted, standard input): a mail, a mailbox, a message of Outlook
/// (.msg) or a zip archive of these. `path` names them to the sinks; mails in an archive are "a.zip/b.eml". False when
/// the sink stopped it.
bool readBytes(std::shared_ptr<const std::string> bytes, const std::string &path, const IntakeLimits &limits,
               const MailSink &mail, const FailureSink &failure);

/// True for a mail out of a .msg file or an archive (anomaly "converted-from-msg" or "unpacked-from-zip"). Its text
/// does not stand in the input, and its map leads to more than its own bytes: who shows or keeps it needs
/// RawMail::bytes.
[[nodiscard]] bool isUnpacked(const RawMail &mail);

/// Decides whether bytes look like mail or text at all: an IntakeError for a picture, archive, document or empty input.
[[nodiscard]] tl::expected<void, IntakeFailure> checkLooksLikeText(std::string_view bytes);

} // namespace todoke
