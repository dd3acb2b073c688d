// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/diagnose.h"

#include <memory>
#include <string>
#include <vector>

namespace todoke::cli {

/// The built-in knowledge and the user's own files in the folder of the window's program. Mistakes in those are told on
/// stderr, one line each with its place; the rest is loaded.
[[nodiscard]] std::shared_ptr<const Knowledge> loadUsersKnowledge();

/// `todoke-cli knowledge check`: folders and files, or the built-in knowledge where `paths` is empty. Mistakes go to
/// stderr as "FILE:LINE:COLUMN: message". Exit status 0 all well, 1 mistakes.
[[nodiscard]] int checkKnowledgeFiles(const std::vector<std::string> &paths);

/// `todoke-cli knowledge list`: all kinds where `kind` is empty. Exit status 0, or 2 for a kind that there is not.
[[nodiscard]] int listKnowledge(const std::string &kind, Format format, Language language);

} // namespace todoke::cli
