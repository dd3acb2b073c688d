// SPDX-License-Identifier: MIT
#include "app/cli/diagnose.h"
#include "app/cli/inquiry.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace todoke;

constexpr std::string_view help = R"(todoke-cli: says why a mail came back, and writes the inquiry

  todoke-cli diagnose [--format text|json] [--lang ja|en] [PATH...]
      PATH is a mail (.eml, .txt), an mbox, a Maildir or a folder; "-" or nothing is standard input: a whole mail or
      just a piece of an error text. json prints one object a line for each mail, as soon as it is read.

  todoke-cli inquiry [--provider ID] [--kind request|re-request|recipient-admin|phone] [--format text|json]
                     [--lang ja|en] [--with-subject] [--with-names] PATH
      Prints the text of the inquiry. What you should know about it goes to standard error.

Exit status: 0 all read, 1 some input could not be read (the rest is still printed), 2 wrong use.
Nothing is sent anywhere: both commands work on this computer alone.
)";

int wrongUse(const std::string &what)
{
    std::fprintf(stderr, "todoke-cli: %s; see todoke-cli --help\n", what.c_str());
    return 2;
}

Language systemLanguage()
{
    return QLocale().language() == QLocale::Japanese ? Language::Japanese : Language::English;
}

/// The words after the command, taken apart.
struct Arguments
{
    std::vector<std::string> paths;
    cli::Format format = cli::Format::Text;
    Language language = systemLanguage();
    InquiryOptions inquiry;
    std::string error; ///< empty when all was understood
};

/// Takes one "--name value" pair; false when the name is not known.
bool takeOption(Arguments &arguments, std::string_view name, const std::string &value)
{
    const auto choose = [&](bool known) {
        if (!known) {
            arguments.error = std::string(name) + " does not take '" + value + "'";
        }
        return true;
    };
    if (name == "--format") {
        arguments.format = value == "json" ? cli::Format::Json : cli::Format::Text;
        return choose(value == "json" || value == "text");
    }
    if (name == "--lang") {
        arguments.language = value == "ja" ? Language::Japanese : Language::English;
        return choose(value == "ja" || value == "en");
    }
    if (name == "--provider") {
        arguments.inquiry.provider = ProviderId(value);
        return choose(!value.empty());
    }
    if (name == "--kind") {
        const auto kind = inquiryKindFromName(value);
        arguments.inquiry.kind = kind.value_or(InquiryKind::Request);
        return choose(kind.has_value());
    }
    return false;
}

Arguments parse(const QStringList &words, bool forInquiry)
{
    Arguments arguments;
    bool onlyPaths = false;
    for (qsizetype at = 0; at < words.size() && arguments.error.empty(); ++at) {
        const std::string word = words[at].toStdString();
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const bool forThis = name == "--format" || name == "--lang" || (forInquiry && name.starts_with("--"));
        if (onlyPaths || word == "-" || !word.starts_with('-')) {
            arguments.paths.push_back(word);
        } else if (word == "--") {
            onlyPaths = true;
        } else if (forInquiry && word == "--with-subject") {
            arguments.inquiry.withSubject = true;
        } else if (forInquiry && word == "--with-names") {
            arguments.inquiry.withNames = true;
        } else if (!forThis) {
            arguments.error = word + " is not an option of this command";
        } else if (equals == std::string::npos && at + 1 >= words.size()) {
            arguments.error = word + " needs a value";
        } else {
            const std::string value = equals == std::string::npos ? words[++at].toStdString() : word.substr(equals + 1);
            if (!takeOption(arguments, name, value)) {
                arguments.error = word + " is not an option of this command";
            }
        }
    }
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty()) {
        return wrongUse("no command given");
    }
    const QString command = words.takeFirst();
    if (command == QLatin1String("--help") || command == QLatin1String("-h") || command == QLatin1String("help") ||
        words.contains(QLatin1String("--help"))) {
        std::fwrite(help.data(), 1, help.size(), stdout);
        return 0;
    }
    const bool forInquiry = command == QLatin1String("inquiry");
    if (!forInquiry && command != QLatin1String("diagnose")) {
        return wrongUse("unknown command '" + command.toStdString() + "'");
    }
    Arguments arguments = parse(words, forInquiry);
    if (!arguments.error.empty()) {
        return wrongUse(arguments.error);
    }
    if (!forInquiry) {
        return todoke::cli::diagnose(arguments.paths, arguments.format, arguments.language);
    }
    if (arguments.paths.size() != 1) {
        return wrongUse("inquiry takes exactly one PATH");
    }
    // A request to a Japanese provider is Japanese unless the caller asks for English in so many words.
    arguments.inquiry.language =
        words.filter(QLatin1String("--lang")).isEmpty() ? Language::Japanese : arguments.language;
    return todoke::cli::inquiry(arguments.paths.front(), arguments.inquiry, arguments.format, arguments.language);
}
