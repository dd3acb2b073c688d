// SPDX-License-Identifier: MIT
#include "app/cli/arguments.h"

#include <QLocale>

#include <algorithm>
#include <cstdio>

namespace todoke::cli {

namespace {

bool among(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

const std::string *Arguments::value(std::string_view name) const
{
    const auto found = values.find(name);
    return found == values.end() ? nullptr : &found->second;
}

Format Arguments::format()
{
    const std::string *name = value("--format");
    if (name != nullptr && *name != "json" && *name != "text") {
        refuse("--format");
    }
    return name != nullptr && *name == "json" ? Format::Json : Format::Text;
}

Language Arguments::language()
{
    const std::string *name = value("--lang");
    if (name != nullptr && *name != "ja" && *name != "en") {
        refuse("--lang");
    }
    const bool japanese = name != nullptr ? *name == "ja" : QLocale().language() == QLocale::Japanese;
    return japanese ? Language::Japanese : Language::English;
}

void Arguments::refuse(std::string_view name)
{
    const std::string *given = value(name);
    error = std::string(name) + " does not take '" + (given == nullptr ? std::string() : *given) + "'";
}

Arguments parseArguments(const QStringList &words, const OptionNames &names)
{
    Arguments arguments;
    bool onlyPaths = false;
    for (qsizetype at = 0; at < words.size() && arguments.error.empty(); ++at) {
        const std::string word = words[at].toStdString();
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (onlyPaths || word == "-" || !word.starts_with('-')) {
            arguments.paths.push_back(word);
        } else if (word == "--") {
            onlyPaths = true;
        } else if (among(names.flags, word)) {
            arguments.flags.insert(word);
        } else if (!among(names.valued, name)) {
            arguments.error = word + " is not an option of this command";
        } else if (equals == std::string::npos && at + 1 >= words.size()) {
            arguments.error = word + " needs a value";
        } else {
            arguments.values[name] = equals == std::string::npos ? words[++at].toStdString() : word.substr(equals + 1);
        }
    }
    return arguments;
}

int reportWrongUse(const std::string &what)
{
    std::fprintf(stderr, "todoke-cli: %s; see todoke-cli --help\n", what.c_str());
    return 2;
}

} // namespace todoke::cli
