// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/formats/outlook/msg_writer.h"
#include "core/intake/raw_mail.h"
#include "core/intake/source.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace todoke {

/// Reads a .msg file of Outlook ([MS-OXMSG], a compound file) as one mail. `path` only goes into the failure. The mail
/// is written anew, so its map leads from all of it to all of the file, and it has the anomaly "converted-from-msg".
/// Fails for a damaged file, for one beyond the limits, and for a compound file that holds no message (old Word,
/// Excel).
[[nodiscard]] tl::expected<RawMail, IntakeFailure> readMsg(std::string_view bytes, std::string_view path,
                                                           const outlook::MsgLimits &limits = {});

} // namespace todoke
