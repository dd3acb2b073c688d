// SPDX-License-Identifier: MIT
#pragma once

#include "core/knowledge/knowledge.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace todoke {

/// A name in an entry that must be found among the entries of another kind.
struct Reference
{
    std::string kind; ///< "cause", "step", ...: the table's name
    std::string id;
    FilePlace place;
};

/// Shared pieces of patterns: "{{user}}" in a pattern stands for the piece named "user".
using PatternWords = std::map<std::string, std::string, std::less<>>;

/// Whether patterns are compiled while they are read. The files within the program were checked by its tests.
enum class PatternCheck : std::uint8_t { Compile, Trust };

/// Reads one table of a knowledge file key by key and notes what is wrong with it: a missing or unknown key, a wrong
/// type, a text without its other language, a pattern that RE2 refuses. Each complaint names its file, line and column.
class EntryReader
{
public:
    enum class Need : std::uint8_t { Optional, Required };

    EntryReader(const toml::table &table, std::string kind, const std::string &file, const PatternWords &words,
                std::vector<KnowledgeError> &errors, PatternCheck check = PatternCheck::Compile);

    [[nodiscard]] std::string text(std::string_view key, Need need = Need::Optional);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, Need need = Need::Optional);
    /// The same, each with its place.
    [[nodiscard]] std::vector<PlacedText> placedTexts(std::string_view key, Need need = Need::Optional);
    [[nodiscard]] LocalText local(std::string_view key, Need need = Need::Optional);
    [[nodiscard]] bool flag(std::string_view key, bool otherwise);
    [[nodiscard]] std::optional<bool> maybeFlag(std::string_view key);
    [[nodiscard]] int number(std::string_view key, int otherwise);
    /// Texts that must compile as RE2 and must not match nothing at all, with their {{words}} filled in.
    [[nodiscard]] std::vector<std::string> patterns(std::string_view key, Need need = Need::Optional);
    [[nodiscard]] std::string pattern(std::string_view key, Need need = Need::Optional);
    /// A page that the window may open: http or https, with no places to fill in but {ip} and {domain}.
    [[nodiscard]] std::string page(std::string_view key);
    /// The position in `names` of the one that is written; nothing when the key is absent or says something else.
    [[nodiscard]] std::optional<std::size_t> choice(std::string_view key, const std::vector<std::string> &names,
                                                    Need need = Need::Optional);
    [[nodiscard]] std::optional<Actor> actor(std::string_view key, Need need = Need::Optional);
    /// `source` and `verification`, with a prefix such as "usual-time-".
    [[nodiscard]] Fact fact(std::string_view prefix = {});
    /// Names of entries of `kind`, to be checked when everything is loaded.
    [[nodiscard]] std::string reference(std::string_view key, std::string kind, Need need = Need::Optional);
    [[nodiscard]] std::vector<std::string> references(std::string_view key, const std::string &kind);
    /// The tables of an array of tables, each with its own reader.
    void tables(std::string_view key, const std::function<void(EntryReader &)> &read);

    /// Complains about a key's value in words of the caller; about its item number `index` where one is given.
    void complain(std::string_view key, const std::string &message, std::optional<std::size_t> index = std::nullopt);
    /// Complains about the keys nobody asked for. False when anything was wrong with this entry.
    [[nodiscard]] bool finish();

    [[nodiscard]] const FilePlace &place() const { return m_place; }
    [[nodiscard]] std::vector<Reference> takeReferences() { return std::move(m_references); }

private:
    const toml::node *node(std::string_view key, Need need);
    const toml::array *list(std::string_view key, Need need);
    [[nodiscard]] FilePlace placeOf(const toml::node &node) const;
    void complainAt(const FilePlace &place, const std::string &message);
    void finishPattern(std::string &pattern, const toml::node &node);

    const toml::table &m_table;
    std::string m_kind;
    std::string m_file;
    FilePlace m_place;
    const PatternWords &m_words;
    std::vector<KnowledgeError> &m_errors;
    std::set<std::string, std::less<>> m_known;
    std::vector<Reference> m_references;
    bool m_good = true;
    PatternCheck m_check;
};

} // namespace todoke
