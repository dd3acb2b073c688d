// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/inquiry.h"

#include <string>
#include <string_view>

namespace todoke {

/// A header block that is fit to be sent to a provider: Cc, Bcc, Reply-To names and (unless asked for) Subject and display
/// names cut out, folds kept, everything a provider traces by (Received, Message-ID, Date, From, To, Return-Path, DKIM ...)
/// kept byte for byte. Lines that look like a password are cut. What was cut stands as "Subject: (省略)".
[[nodiscard]] std::string redactHeader(std::string_view header, const InquiryOptions &options);

/// The notice without the returned mail's body and attachments: its readable text, cut before the returned mail.
[[nodiscard]] std::string redactNotice(const Examination &examination, const InquiryOptions &options);

} // namespace todoke
