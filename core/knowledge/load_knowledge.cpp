// SPDX-License-Identifier: MIT
#include "core/knowledge/entries.h"
#include "core/knowledge/knowledge.h"

#include <algorithm>
#include <map>
#include <set>

#include <QDir>
#include <QFile>

namespace todoke {

namespace {

enum class Origin : std::uint8_t { Own, User };

/// The name by which an entry is referred to; empty for entries that nobody refers to.
std::string nameOf(const Cause &entry)
{
    return entry.id.value;
}
std::string nameOf(const Step &entry)
{
    return entry.id.value;
}
std::string nameOf(const ActorWords &entry)
{
    return std::string(toName(entry.actor));
}
std::string nameOf(const Blocklist &entry)
{
    return entry.id.value;
}
std::string nameOf(const Receiver &entry)
{
    return entry.id.value;
}
std::string nameOf(const Provider &entry)
{
    return entry.id.value;
}
std::string nameOf(const HostPattern &entry)
{
    return entry.provider.value + ' ' + entry.regex;
}
std::string nameOf(const Rule &entry)
{
    return entry.id.value;
}
std::string nameOf(const ActorRow &entry)
{
    return entry.id;
}
std::string nameOf(const StatusMeaning &entry)
{
    return entry.code;
}
std::string nameOf(const HeaderMeaning &entry)
{
    return entry.id;
}
std::string nameOf(const HeaderText &entry)
{
    return entry.id;
}

/// Entries of one kind while loading, with where each came from and what it refers to.
template <typename Entry>
class Shelf
{
public:
    /// `userFirst`: a user's new entry goes before ours (lists whose order decides).
    Shelf(std::string kind, bool userFirst) : m_kind(std::move(kind)), m_userFirst(userFirst) {}

    [[nodiscard]] const std::string &kind() const { return m_kind; }

    void take(const toml::table &table, const std::string &file, Origin origin, const PatternWords &words,
              std::vector<KnowledgeError> &errors)
    {
        EntryReader reader(table, m_kind, file, words, errors);
        Item item;
        read(reader, item.entry);
        if (!reader.finish()) {
            return;
        }
        item.place = reader.place();
        item.references = reader.takeReferences();
        item.origin = origin;
        put(std::move(item), errors);
    }

    [[nodiscard]] bool has(const std::string &name) const { return m_names.count(name) != 0; }

    /// Leaves out the entries whose references lead nowhere. True when something was left out.
    bool dropDangling(const std::function<bool(const Reference &)> &known, std::vector<KnowledgeError> &errors)
    {
        const auto dangling = [&known, &errors](const Item &item) {
            bool bad = false;
            for (const Reference &reference : item.references) {
                if (!known(reference)) {
                    errors.push_back({reference.place.file, reference.place.line, reference.place.column,
                                      "there is no " + reference.kind + " \"" + reference.id + "\""});
                    bad = true;
                }
            }
            return bad;
        };
        const auto kept = std::stable_partition(m_items.begin(), m_items.end(),
                                                [&dangling](const Item &item) { return !dangling(item); });
        const bool dropped = kept != m_items.end();
        for (auto item = kept; item != m_items.end(); ++item) {
            m_names.erase(nameOf(item->entry));
        }
        m_items.erase(kept, m_items.end());
        return dropped;
    }

    [[nodiscard]] std::vector<Entry> release()
    {
        std::vector<Entry> entries;
        entries.reserve(m_items.size());
        for (Item &item : m_items) {
            entries.push_back(std::move(item.entry));
        }
        return entries;
    }

private:
    struct Item
    {
        Entry entry;
        FilePlace place;
        std::vector<Reference> references;
        Origin origin = Origin::Own;
    };

    void put(Item item, std::vector<KnowledgeError> &errors)
    {
        const std::string name = nameOf(item.entry);
        if (m_names.insert(name).second) {
            if (m_userFirst && item.origin == Origin::User) {
                m_items.insert(m_items.begin() + m_usersItems++, std::move(item));
            } else {
                m_items.push_back(std::move(item));
            }
            return;
        }
        const auto old = std::find_if(m_items.begin(), m_items.end(),
                                      [&name](const Item &other) { return nameOf(other.entry) == name; });
        if (old->origin == item.origin) {
            errors.push_back({item.place.file, item.place.line, item.place.column,
                              "there is already a " + m_kind + " \"" + name + "\" in " + old->place.file + " line " +
                                  std::to_string(old->place.line)});
            return;
        }
        *old = std::move(item);
    }

    std::string m_kind;
    bool m_userFirst;
    std::vector<Item> m_items;
    std::ptrdiff_t m_usersItems = 0;
    std::set<std::string> m_names;
};

/// A file that is TOML, waiting for its entries to be read.
struct ParsedFile
{
    std::string name;
    toml::table document;
    Origin origin = Origin::Own;
};

class Loader
{
public:
    void parse(const KnowledgeFile &file, Origin origin);
    [[nodiscard]] Knowledge finish();

private:
    void takeFile(const ParsedFile &file);
    void takeWords(const ParsedFile &file);
    void takeTables(const std::string &kind, const toml::array &tables, const ParsedFile &file);
    void dropDangling();
    template <typename Visitor>
    void eachShelf(Visitor visit)
    {
        visit(m_causes);
        visit(m_steps);
        visit(m_actors);
        visit(m_blocklists);
        visit(m_receivers);
        visit(m_providers);
        visit(m_hosts);
        visit(m_rules);
        visit(m_decisions);
        visit(m_statuses);
        visit(m_headerMeanings);
        visit(m_headerTexts);
    }

    Shelf<Cause> m_causes{"cause", false};
    Shelf<Step> m_steps{"step", false};
    Shelf<ActorWords> m_actors{"actor", false};
    Shelf<Blocklist> m_blocklists{"blocklist", false};
    Shelf<Receiver> m_receivers{"receiver", true};
    Shelf<Provider> m_providers{"provider", false};
    Shelf<HostPattern> m_hosts{"host", true};
    Shelf<Rule> m_rules{"rule", true};
    Shelf<ActorRow> m_decisions{"decision", true};
    Shelf<StatusMeaning> m_statuses{"status", false};
    Shelf<HeaderMeaning> m_headerMeanings{"header-meaning", true};
    Shelf<HeaderText> m_headerTexts{"header-text", false};
    std::vector<ParsedFile> m_files;
    PatternWords m_words;
    std::vector<KnowledgeError> m_errors;
};

void Loader::parse(const KnowledgeFile &file, Origin origin)
{
    try {
        m_files.push_back({file.name, toml::parse(file.toml, file.name), origin});
    } catch (const toml::parse_error &error) {
        m_errors.push_back(
            {file.name, error.source().begin.line, error.source().begin.column, std::string(error.description())});
    }
}

/// Words come before all else, since patterns of any file may use them. A word may use words above it.
void Loader::takeWords(const ParsedFile &file)
{
    const toml::array *tables = file.document.get_as<toml::array>("word");
    if (tables == nullptr) {
        return;
    }
    for (const toml::node &node : *tables) {
        if (!node.is_table()) {
            continue; // told by takeFile()
        }
        EntryReader reader(*node.as_table(), "word", file.name, m_words, m_errors);
        const std::string id = reader.text("id", EntryReader::Need::Required);
        std::string pattern = reader.pattern("pattern", EntryReader::Need::Required);
        if (reader.finish()) {
            m_words[id] = "(?:" + pattern + ')';
        }
    }
}

void Loader::takeFile(const ParsedFile &file)
{
    for (const auto &[kind, value] : file.document) {
        const toml::array *tables = value.as_array();
        if (tables == nullptr || !tables->is_homogeneous(toml::node_type::table)) {
            m_errors.push_back({file.name, kind.source().begin.line, kind.source().begin.column,
                                "a knowledge file holds entries such as [[" + std::string(kind.str()) + "]] only"});
            continue;
        }
        takeTables(std::string(kind.str()), *tables, file);
    }
}

void Loader::takeTables(const std::string &kind, const toml::array &tables, const ParsedFile &file)
{
    bool known = kind == "word";
    eachShelf([&](auto &shelf) {
        if (shelf.kind() != kind) {
            return;
        }
        known = true;
        for (const toml::node &table : tables) {
            shelf.take(*table.as_table(), file.name, file.origin, m_words, m_errors);
        }
    });
    if (!known) {
        const toml::source_position place = tables.get(0)->source().begin;
        m_errors.push_back({file.name, place.line, place.column, "there is no kind of entry \"" + kind + "\""});
    }
}

void Loader::dropDangling()
{
    const auto known = [this](const Reference &reference) {
        bool found = false;
        eachShelf(
            [&](const auto &shelf) { found = found || (shelf.kind() == reference.kind && shelf.has(reference.id)); });
        return found;
    };
    // An entry that is left out may leave others dangling; each round leaves out at least one, so this ends.
    for (bool again = true; again;) {
        again = false;
        eachShelf([&](auto &shelf) { again = shelf.dropDangling(known, m_errors) || again; });
    }
}

Knowledge Loader::finish()
{
    for (const ParsedFile &file : m_files) {
        takeWords(file);
    }
    for (const ParsedFile &file : m_files) {
        takeFile(file);
    }
    dropDangling();
    Knowledge knowledge;
    knowledge.causes = m_causes.release();
    knowledge.steps = m_steps.release();
    knowledge.actors = m_actors.release();
    knowledge.blocklists = m_blocklists.release();
    knowledge.receivers = m_receivers.release();
    knowledge.providers = m_providers.release();
    knowledge.hosts = m_hosts.release();
    knowledge.rules = m_rules.release();
    knowledge.actorRows = m_decisions.release();
    knowledge.statuses = m_statuses.release();
    knowledge.headerMeanings = m_headerMeanings.release();
    knowledge.headerTexts = m_headerTexts.release();
    knowledge.errors = std::move(m_errors);
    return knowledge;
}

/// The *.toml files of a folder in the order of their names; what cannot be read is told in `errors`.
std::vector<KnowledgeFile> readFolder(const QString &path, std::vector<KnowledgeError> &errors)
{
    std::vector<KnowledgeFile> files;
    const QDir folder(path);
    for (const QString &name : folder.entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            errors.push_back({name.toStdString(), 0, 0, "cannot be read: " + file.errorString().toStdString()});
            continue;
        }
        files.push_back({name.toStdString(), file.readAll().toStdString()});
    }
    return files;
}

} // namespace

Knowledge loadKnowledge(const std::vector<KnowledgeFile> &own, const std::vector<KnowledgeFile> &overriding)
{
    Loader loader;
    for (const KnowledgeFile &file : own) {
        loader.parse(file, Origin::Own);
    }
    for (const KnowledgeFile &file : overriding) {
        loader.parse(file, Origin::User);
    }
    return loader.finish();
}

Knowledge loadKnowledge(const std::string &userFolder)
{
    std::vector<KnowledgeError> unreadable;
    const std::vector<KnowledgeFile> own = readFolder(QStringLiteral(":/knowledge"), unreadable);
    std::vector<KnowledgeFile> user;
    if (!userFolder.empty()) {
        user = readFolder(QString::fromStdString(userFolder), unreadable);
    }
    Knowledge knowledge = loadKnowledge(own, user);
    knowledge.errors.insert(knowledge.errors.begin(), unreadable.begin(), unreadable.end());
    return knowledge;
}

} // namespace todoke
