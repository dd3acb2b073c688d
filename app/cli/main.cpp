// SPDX-License-Identifier: MIT
#include "app/cli/arguments.h"
#include "app/cli/diagnose.h"
#include "app/cli/inquiry.h"
#include "app/cli/knowledge.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

using namespace todoke;
using cli::Arguments;
using cli::reportWrongUse;

constexpr std::string_view help = R"(todoke-cli: says why a mail came back, and writes the inquiry

  todoke-cli diagnose [--format text|json] [--lang ja|en] [PATH...]
      PATH is a mail (.eml, .txt), an mbox, a Maildir or a folder; "-" or nothing is standard input: a whole mail or
      just a piece of an error text. json prints one object a line for each mail, as soon as it is read.

  todoke-cli inquiry [--provider ID] [--kind request|re-request|recipient-admin|phone] [--format text|json]
                     [--lang ja|en] [--with-subject] [--with-names] PATH
      Prints the text of the inquiry. What you should know about it goes to standard error.

  todoke-cli knowledge check [PATH...]
      Checks knowledge files (a folder of *.toml, or single files) as they lie over the built-in ones; without PATH the
      built-in ones. Each mistake is one line on standard error: FILE:LINE:COLUMN: what is wrong and what to do.

  todoke-cli knowledge list [--kind KIND] [--format text|json] [--lang ja|en]
      Prints what is known and how well: one line an entry, with totals. KIND is causes, steps, actors, blocklists,
      receivers, providers, hosts, rules, decisions, statuses, header-meanings or header-texts.

Exit status: 0 all read, 1 some input could not be read or is wrong (the rest is still printed), 2 wrong use.
Nothing is sent anywhere: all commands work on this computer alone.
)";

int diagnose(const QStringList &words)
{
    Arguments arguments = cli::parseArguments(words, {{"--format", "--lang"}, {}});
    const cli::Format format = arguments.format();
    const Language language = arguments.language();
    return arguments.error.empty() ? cli::diagnose(arguments.paths, format, language) : reportWrongUse(arguments.error);
}

int inquiry(const QStringList &words)
{
    Arguments arguments = cli::parseArguments(
        words, {{"--format", "--lang", "--provider", "--kind"}, {"--with-subject", "--with-names"}});
    const cli::Format format = arguments.format();
    const Language language = arguments.language();
    InquiryOptions options;
    if (const std::string *provider = arguments.value("--provider")) {
        options.provider = ProviderId(*provider);
        if (provider->empty()) {
            arguments.refuse("--provider");
        }
    }
    if (const std::string *name = arguments.value("--kind")) {
        const auto kind = inquiryKindFromName(*name);
        options.kind = kind.value_or(InquiryKind::Request);
        if (!kind) {
            arguments.refuse("--kind");
        }
    }
    options.withSubject = arguments.has("--with-subject");
    options.withNames = arguments.has("--with-names");
    // A request to a Japanese provider is Japanese unless the caller asks for English in so many words.
    options.language = arguments.value("--lang") == nullptr ? Language::Japanese : language;
    if (arguments.error.empty() && arguments.paths.size() != 1) {
        arguments.error = "inquiry takes exactly one PATH";
    }
    return arguments.error.empty() ? cli::inquiry(arguments.paths.front(), options, format, language)
                                   : reportWrongUse(arguments.error);
}

int knowledge(QStringList words)
{
    const QString command = words.isEmpty() ? QString() : words.takeFirst();
    if (command == QLatin1String("check")) {
        const Arguments arguments = cli::parseArguments(words, {});
        return arguments.error.empty() ? cli::checkKnowledgeFiles(arguments.paths) : reportWrongUse(arguments.error);
    }
    if (command != QLatin1String("list")) {
        return reportWrongUse("knowledge takes check or list");
    }
    Arguments arguments = cli::parseArguments(words, {{"--format", "--lang", "--kind"}, {}});
    const cli::Format format = arguments.format();
    const Language language = arguments.language();
    if (arguments.error.empty() && !arguments.paths.empty()) {
        arguments.error = "knowledge list takes no PATH";
    }
    const std::string *kind = arguments.value("--kind");
    return arguments.error.empty() ? cli::listKnowledge(kind == nullptr ? std::string() : *kind, format, language)
                                   : reportWrongUse(arguments.error);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty()) {
        return reportWrongUse("no command given");
    }
    const QString command = words.takeFirst();
    if (command == QLatin1String("--help") || command == QLatin1String("-h") || command == QLatin1String("help") ||
        words.contains(QLatin1String("--help"))) {
        std::fwrite(help.data(), 1, help.size(), stdout);
        return 0;
    }
    if (command == QLatin1String("diagnose")) {
        return diagnose(words);
    }
    if (command == QLatin1String("inquiry")) {
        return inquiry(words);
    }
    if (command == QLatin1String("knowledge")) {
        return knowledge(words);
    }
    return reportWrongUse("unknown command '" + command.toStdString() + "'");
}
