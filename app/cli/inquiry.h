// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/diagnose.h"
#include "core/inquiry/inquiry.h"

#include <string>

namespace todoke::cli {

/// `todoke-cli inquiry`: prints the text for the first mail in `path` that has something to ask about. What the user
/// should know (a request that is not advised, a form layout that is not verified) goes to stderr, so that the text can
/// be piped. Exit status 0, or 1 when nothing could be read.
[[nodiscard]] int inquiry(const std::string &path, const InquiryOptions &options, Format format, Language language);

} // namespace todoke::cli
