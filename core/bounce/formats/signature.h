// SPDX-License-Identifier: MIT
#pragma once

#include "core/bounce/formats/notice_lines.h"

#include <string_view>

namespace todoke {

/// The name of the mail system that wrote a notice, by the sentences it opens with and by its own header; empty when it
/// is not known. `mailer` is X-Mailer, `fromDomain` the domain of From.
[[nodiscard]] std::string_view signatureOf(const NoticeLines &notice, std::string_view fromDomain,
                                           std::string_view mailer);

} // namespace todoke
