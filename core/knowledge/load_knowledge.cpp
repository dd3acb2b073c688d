// SPDX-License-Identifier: MIT
#include "core/knowledge/knowledge.h"
#include "core/knowledge/knowledge_files.h"
#include "core/knowledge/shelf.h"
#include "core/knowledge/suggestion.h"

#include <algorithm>
#include <map>
#include <set>

#include <QDir>

namespace todoke {

namespace {

const auto byId = [](const auto &entry) { return entry.id.value; };
const auto byName = [](const auto &entry) { return entry.id; };

/// A file that is TOML, waiting for its entries to be read.
struct ParsedFile
{
    std::string name;
    toml::table document;
    Origin origin = Origin::Own;
    PatternCheck check = PatternCheck::Compile;
};

class Loader
{
public:
    void parse(const KnowledgeFile &file, Origin origin, PatternCheck check);
    [[nodiscard]] Knowledge finish();

private:
    void takeFile(const ParsedFile &file);
    void takeWords(const ParsedFile &file);
    void takeTables(const std::string &kind, const toml::array &tables, const ParsedFile &file);
    [[nodiscard]] std::string problemWith(const Reference &reference);
    void dropDangling();
    void checkSuperseding();
    template <typename Entry>
    void checkShared(const Shelf<Entry> &shelf, std::vector<std::string> Entry::*names, const std::string &what);
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

    Shelf<Cause> m_causes{"cause", false, byId};
    Shelf<Step> m_steps{"step", false, byId};
    Shelf<ActorWords> m_actors{"actor", false,
                               [](const ActorWords &words) { return std::string(toName(words.actor)); }};
    Shelf<Blocklist> m_blocklists{"blocklist", false, byId};
    Shelf<Receiver> m_receivers{"receiver", true, byId};
    Shelf<Provider> m_providers{"provider", false, byId};
    Shelf<HostPattern> m_hosts{"host", true,
                               [](const HostPattern &host) { return host.provider.value + ' ' + host.regex; }};
    Shelf<Rule> m_rules{"rule", true, byId};
    Shelf<ActorRow> m_decisions{"decision", true, byName};
    Shelf<StatusMeaning> m_statuses{"status", false, [](const StatusMeaning &status) { return status.code; }};
    Shelf<HeaderMeaning> m_headerMeanings{"header-meaning", true, byName};
    Shelf<HeaderText> m_headerTexts{"header-text", false, byName};
    std::vector<ParsedFile> m_files;
    PatternWords m_words;
    std::map<std::string, Origin> m_wordOrigins;
    std::vector<KnowledgeError> m_errors;
};

void Loader::parse(const KnowledgeFile &file, Origin origin, PatternCheck check)
{
    try {
        m_files.push_back({file.name, toml::parse(file.toml, file.name), origin, check});
    } catch (const toml::parse_error &error) {
        m_errors.push_back({file.name, error.source().begin.line, error.source().begin.column,
                            "not TOML: " + std::string(error.description()) + "; correct this line"});
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
        EntryReader reader(*node.as_table(), "word", file.name, m_words, m_errors, file.check);
        const std::string id = reader.text("id", EntryReader::Need::Required);
        const std::string pattern = reader.pattern("pattern", EntryReader::Need::Required);
        if (const auto old = m_wordOrigins.find(id); old != m_wordOrigins.end() && old->second == file.origin) {
            reader.complain("id", "there is already a word \"" + id + "\": rename or remove one of them");
        }
        if (reader.finish()) {
            m_words[id] = "(?:" + pattern + ')';
            m_wordOrigins[id] = file.origin;
        }
    }
}

void Loader::takeFile(const ParsedFile &file)
{
    for (const auto &[kind, value] : file.document) {
        const toml::array *tables = value.as_array();
        if (tables == nullptr || !tables->is_homogeneous(toml::node_type::table)) {
            m_errors.push_back({file.name, kind.source().begin.line, kind.source().begin.column,
                                "a knowledge file holds entries such as [[rule]] only: move \"" +
                                    std::string(kind.str()) + "\" into one or remove it"});
            continue;
        }
        takeTables(std::string(kind.str()), *tables, file);
    }
}

void Loader::takeTables(const std::string &kind, const toml::array &tables, const ParsedFile &file)
{
    std::vector<std::string> kinds{"word"};
    bool known = kind == "word";
    eachShelf([&](auto &shelf) {
        kinds.push_back(shelf.kind());
        if (shelf.kind() != kind) {
            return;
        }
        known = true;
        for (const toml::node &table : tables) {
            shelf.take(*table.as_table(), file.name, file.origin, file.check, m_words, m_errors);
        }
    });
    if (!known) {
        const toml::source_position place = tables.get(0)->source().begin;
        const std::string advice = suggestion(kind, kinds);
        m_errors.push_back({file.name, place.line, place.column,
                            "there is no kind of entry [[" + kind + "]]: " + (advice.empty() ? "remove it" : advice)});
    }
}

/// What is wrong with a reference and what to do; empty when it leads somewhere.
std::string Loader::problemWith(const Reference &reference)
{
    std::string message;
    eachShelf([&](const auto &shelf) {
        if (shelf.kind() != reference.kind || shelf.has(reference.id)) {
            return;
        }
        message = reference.kind + " \"" + reference.id + '"';
        if (const FilePlace *place = shelf.leftOut(reference.id)) {
            message += " was left out for its own mistake: correct " + place->file + ':' + std::to_string(place->line);
            return;
        }
        const std::string advice = suggestion(reference.id, shelf.names());
        message = "there is no " + message + ": " +
                  (advice.empty() ? "add it as [[" + reference.kind + "]] or name another" : advice);
    });
    return message;
}

void Loader::dropDangling()
{
    // Entries with other mistakes are out already; their author still wants to hear of all mistakes at once.
    eachShelf([this](const auto &shelf) {
        for (const Reference &reference : shelf.referencesLeftOut()) {
            if (std::string message = problemWith(reference); !message.empty()) {
                const FilePlace &place = reference.place;
                m_errors.push_back({place.file, place.line, place.column, std::move(message)});
            }
        }
    });
    const auto problem = [this](const Reference &reference) { return problemWith(reference); };
    // An entry that is left out may leave others dangling; each round leaves out at least one, so this ends.
    for (bool again = true; again;) {
        again = false;
        eachShelf([&](auto &shelf) { again = shelf.dropDangling(problem, m_errors) || again; });
    }
}

/// Rules that supersede each other in a circle would all be dropped where they all hold.
void Loader::checkSuperseding()
{
    std::map<std::string, std::vector<RuleId>> losers;
    for (const auto &item : m_rules.items()) {
        losers[item.entry.id.value] = item.entry.supersedes;
    }
    for (const auto &item : m_rules.items()) {
        std::vector<RuleId> open = item.entry.supersedes;
        std::set<std::string> seen;
        while (!open.empty()) {
            const RuleId next = open.back();
            open.pop_back();
            if (next == item.entry.id) {
                m_errors.push_back({item.place.file, item.place.line, item.place.column,
                                    "the rule \"" + next.value + "\" supersedes itself, directly or by way of others" +
                                        ": take it out of \"supersedes\""});
                break;
            }
            if (seen.insert(next.value).second) {
                const std::vector<RuleId> &further = losers[next.value];
                open.insert(open.end(), further.begin(), further.end());
            }
        }
    }
}

/// Names that must lead to one entry only: the first would hide the second. Where a user's entries go first, they may
/// take over names of ours.
template <typename Entry>
void Loader::checkShared(const Shelf<Entry> &shelf, std::vector<std::string> Entry::*names, const std::string &what)
{
    std::map<std::string, const typename Shelf<Entry>::Item *> owners;
    for (const auto &item : shelf.items()) {
        for (const std::string &name : item.entry.*names) {
            const auto [owner, isNew] = owners.emplace(name, &item);
            if (isNew || (shelf.userFirst() && owner->second->origin != item.origin)) {
                continue;
            }
            std::string message = what;
            message.append(" \"").append(name).append("\" already belongs to ").append(shelf.kind());
            message.append(" \"").append(shelf.nameOf(*owner->second)).append("\": take it out of one of them");
            m_errors.push_back({item.place.file, item.place.line, item.place.column, std::move(message)});
        }
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
    checkSuperseding();
    checkShared(m_blocklists, &Blocklist::zones, "the zone");
    checkShared(m_receivers, &Receiver::hostSuffixes, "the host name");
    checkShared(m_receivers, &Receiver::domains, "the domain");
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

Knowledge load(const std::vector<KnowledgeFile> &own, PatternCheck check, const std::vector<KnowledgeFile> &overriding)
{
    Loader loader;
    for (const KnowledgeFile &file : own) {
        loader.parse(file, Origin::Own, check);
    }
    for (const KnowledgeFile &file : overriding) {
        loader.parse(file, Origin::User, PatternCheck::Compile);
    }
    return loader.finish();
}

} // namespace

Knowledge loadKnowledge(const std::vector<KnowledgeFile> &own, const std::vector<KnowledgeFile> &overriding)
{
    return load(own, PatternCheck::Compile, overriding);
}

Knowledge loadKnowledge(const std::string &userFolder)
{
    const KnowledgeFiles own = builtInKnowledgeFiles();
    KnowledgeFiles user;
    if (!userFolder.empty() && QDir(QString::fromStdString(userFolder)).exists()) {
        user = readKnowledgeFiles(userFolder);
    }
    Knowledge knowledge = load(own.files, PatternCheck::Trust, user.files);
    for (const auto &unreadable : {own.unreadable, user.unreadable}) {
        knowledge.errors.insert(knowledge.errors.begin(), unreadable.begin(), unreadable.end());
    }
    return knowledge;
}

} // namespace todoke
