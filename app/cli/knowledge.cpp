// SPDX-License-Identifier: MIT
#include "app/cli/knowledge.h"

#include "app/cli/arguments.h"
#include "app/cli/json_writer.h"
#include "core/diagnosis/knowledge_check.h"
#include "core/knowledge/inventory.h"
#include "core/knowledge/knowledge_files.h"

#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

namespace todoke::cli {

namespace {

void print(const std::string &line)
{
    std::printf("%s\n", line.c_str());
}

void report(const std::vector<KnowledgeError> &errors, const std::string &before = {})
{
    for (const KnowledgeError &error : errors) {
        std::fprintf(stderr, "%s%s\n", before.c_str(), error.toText().c_str());
    }
}

std::string counted(std::size_t number, const std::string &what)
{
    return std::to_string(number) + ' ' + what + (number == 1 ? "" : "s");
}

std::string_view words(Verification verification, Language language)
{
    if (language == Language::English) {
        return verification == Verification::Unverified ? "no source" : toName(verification);
    }
    switch (verification) {
    case Verification::Unverified:
        return "出典なし";
    case Verification::Inferred:
        return "推測";
    case Verification::ThirdPartyPage:
        return "第三者のページ";
    case Verification::SeenInMail:
        return "実際のメール";
    case Verification::OfficialPage:
        return "公式ページ";
    }
    return {};
}

void printText(const KnownKind &kind, Language language)
{
    std::string totals;
    for (const auto &[verification, number] : kind.totals()) {
        totals +=
            (totals.empty() ? " (" : ", ") + std::string(words(verification, language)) + ' ' + std::to_string(number);
    }
    print(std::string(kind.name) + ": " + std::to_string(kind.entries.size()) + (totals.empty() ? "" : totals + ')'));
    std::size_t width = 0;
    for (const KnownEntry &entry : kind.entries) {
        width = std::max(width, entry.id.size());
    }
    for (const KnownEntry &entry : kind.entries) {
        std::string line = "  " + entry.id + std::string(width - entry.id.size(), ' ');
        if (entry.fact) {
            line += "  [" + std::string(words(entry.fact->verification, language)) + ']';
        }
        for (const std::string &part : {entry.name.in(language), entry.fact ? entry.fact->source : std::string()}) {
            line += part.empty() ? part : "  " + part;
        }
        print(line);
    }
}

void printJson(const KnownKind &kind, Language language)
{
    for (const KnownEntry &entry : kind.entries) {
        Json json;
        json.object([&] {
            json.member("kind", kind.name);
            json.member("id", entry.id);
            json.member("name", entry.name.in(language));
            json.member("verification", entry.fact ? toName(entry.fact->verification) : std::string_view());
            json.member("source", entry.fact ? std::string_view(entry.fact->source) : std::string_view());
        });
        print(json.take());
    }
    Json json;
    json.object([&] {
        json.member("total", kind.name);
        json.member("entries", kind.entries.size());
        for (const auto &[verification, number] : kind.totals()) {
            json.member(toName(verification), number);
        }
    });
    print(json.take());
}

} // namespace

std::shared_ptr<const Knowledge> loadUsersKnowledge()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    auto knowledge = std::make_shared<const Knowledge>(loadKnowledge(data.toStdString() + "/todoke/knowledge"));
    report(knowledge->errors, "todoke-cli: ");
    return knowledge;
}

int checkKnowledgeFiles(const std::vector<std::string> &paths)
{
    const KnowledgeFiles builtIn = builtInKnowledgeFiles();
    KnowledgeFiles given;
    for (const std::string &path : paths) {
        const KnowledgeFiles some = readKnowledgeFiles(path);
        for (const KnowledgeFile &file : some.files) {
            const bool again = std::any_of(given.files.begin(), given.files.end(),
                                           [&file](const KnowledgeFile &other) { return other.name == file.name; });
            if (!again) {
                given.files.push_back(file);
            }
        }
        given.unreadable.insert(given.unreadable.end(), some.unreadable.begin(), some.unreadable.end());
        if (some.files.empty() && some.unreadable.empty()) {
            given.unreadable.push_back({path, 0, 0, "has no knowledge files (*.toml): give the folder that has them"});
        }
    }
    const KnowledgeCheck check =
        paths.empty() ? checkKnowledge({}, builtIn.files) : checkKnowledge(builtIn.files, given.files);
    report(given.unreadable);
    report(check.errors);
    for (const KnowledgeError &note : check.notes) {
        print("note: " + note.toText());
    }
    const std::size_t wrong = given.unreadable.size() + check.errors.size();
    const std::size_t files = paths.empty() ? builtIn.files.size() : given.files.size();
    print(counted(files, "file") + " checked, " + (wrong == 0 ? "no mistakes" : counted(wrong, "mistake")) + "; " +
          std::to_string(check.entries) + " entries known");
    return wrong == 0 ? 0 : 1;
}

int listKnowledge(const std::string &kind, Format format, Language language)
{
    const std::vector<KnownKind> kinds = inventoryOf(*loadUsersKnowledge());
    const auto wanted = [&kind](const KnownKind &one) { return kind.empty() || one.name == kind; };
    if (std::none_of(kinds.begin(), kinds.end(), wanted)) {
        std::string known;
        for (const KnownKind &one : kinds) {
            known += ' ' + std::string(one.name);
        }
        return reportWrongUse("--kind does not take '" + kind + "', but one of:" + known);
    }
    std::size_t entries = 0;
    for (const KnownKind &one : kinds) {
        if (wanted(one)) {
            format == Format::Json ? printJson(one, language) : printText(one, language);
            entries += one.entries.size();
        }
    }
    if (format == Format::Text && kind.empty()) {
        print((language == Language::Japanese ? "合計: " : "total: ") + std::to_string(entries));
    }
    return 0;
}

} // namespace todoke::cli
