// SPDX-License-Identifier: MIT
#pragma once

#include "core/knowledge/knowledge.h"

#include <string>
#include <vector>

namespace todoke {

/// Knowledge files as read, and what could not be read (KnowledgeError with line 0).
struct KnowledgeFiles
{
    std::vector<KnowledgeFile> files;
    std::vector<KnowledgeError> unreadable;
};

/// The files built into the program, in the order of their names.
[[nodiscard]] KnowledgeFiles builtInKnowledgeFiles();
/// One file, or the *.toml of a folder (not of those inside it) in the order of their names. Each is called by `path`
/// (UTF-8) as given.
[[nodiscard]] KnowledgeFiles readKnowledgeFiles(const std::string &path);

} // namespace todoke
