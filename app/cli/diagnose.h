// SPDX-License-Identifier: MIT
#pragma once

#include "core/knowledge/knowledge.h"

#include <string>
#include <vector>

namespace todoke::cli {

enum class Format { Text, Json };

/// `todoke-cli diagnose`: prints one object or paragraph a mail as soon as it is read. "-" and an empty list are
/// standard input. Returns the exit status of the contract: 0 all read, 1 some input could not be read.
[[nodiscard]] int diagnose(const std::vector<std::string> &paths, Format format, Language language);

/// Standard input to its end, at most `limit` bytes; more is told by a result of limit + 1 bytes.
[[nodiscard]] std::string readStandardInput(std::size_t limit);

} // namespace todoke::cli
