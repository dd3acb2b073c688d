// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/diagnose.h"

#include <QStringList>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace todoke::cli {

/// The options that a command has.
struct OptionNames
{
    std::vector<std::string> valued; ///< "--format": "--format json" and "--format=json" are the same
    std::vector<std::string> flags;  ///< "--with-subject"
};

/// The words after a command, taken apart.
struct Arguments
{
    std::vector<std::string> paths; ///< what is no option; all that follows "--"
    std::map<std::string, std::string, std::less<>> values;
    std::set<std::string, std::less<>> flags;
    std::string error; ///< what was wrong; empty when all was understood

    [[nodiscard]] bool has(std::string_view flag) const { return flags.find(flag) != flags.end(); }
    /// The value of an option; null when it was not given.
    [[nodiscard]] const std::string *value(std::string_view name) const;
    /// --format and --lang, by default text and the system's language; what they do not take goes into `error`.
    [[nodiscard]] Format format();
    [[nodiscard]] Language language();
    /// Notes that an option does not take its value.
    void refuse(std::string_view name);
};

[[nodiscard]] Arguments parseArguments(const QStringList &words, const OptionNames &names);

/// "todoke-cli: WHAT; see todoke-cli --help" on stderr. Returns the exit status of wrong use: 2.
int reportWrongUse(const std::string &what);

} // namespace todoke::cli
