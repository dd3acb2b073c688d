// SPDX-License-Identifier: MIT
#pragma once

#include "core/inquiry/inquiry.h"

#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// The word that stands where something was cut.
[[nodiscard]] std::string_view cutMark(Language language);

/// A header block that is fit to be sent to a provider. Fields that a provider traces by (Received, Message-ID, Date,
/// From, To, Return-Path, DKIM-Signature, ...) are kept byte for byte, folds and all. Left out, as "Cc: (省略)": Cc,
/// Bcc, the Subject (unless asked for) and every field that is not needed to trace a mail. Cut inside a field: display
/// names (unless asked for), To addresses other than `failed`, a Received field's "for" another address, file names,
/// copied header fields in a DKIM signature (z=). A field that names a cut address or looks like a password or cookie
/// is left out whole. Ends at the first empty line, so that a body never gets in. `failed` are the addresses that the
/// inquiry is about; they stay.
[[nodiscard]] std::string redactHeader(std::string_view header, const InquiryOptions &options,
                                       const std::vector<std::string> &failed = {});

/// The notice without the returned mail: its readable text, cut before the first line of the returned mail, without
/// quoted lines, the subject left out unless asked for. Empty where the text is no notice (an ordinary mail, a
/// fragment).
[[nodiscard]] std::string redactNotice(const Examination &examination, const InquiryOptions &options);

} // namespace todoke
