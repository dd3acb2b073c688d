// SPDX-License-Identifier: MIT
#pragma once

#include "core/knowledge/entries.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace todoke {

/// Whose file an entry stands in.
enum class Origin : std::uint8_t { Own, User };

/// Entries of one kind while loading, with where each came from and what it refers to.
template <typename Entry>
class Shelf
{
public:
    struct Item
    {
        Entry entry;
        FilePlace place;
        std::vector<Reference> references;
        Origin origin = Origin::Own;
    };

    /// `nameOf`: the name by which an entry is referred to. `userFirst`: a user's new entry goes before ours (lists
    /// whose order decides).
    Shelf(std::string kind, bool userFirst, std::function<std::string(const Entry &)> nameOf)
        : m_kind(std::move(kind)), m_userFirst(userFirst), m_nameOf(std::move(nameOf))
    {
    }

    [[nodiscard]] const std::string &kind() const { return m_kind; }
    [[nodiscard]] bool userFirst() const { return m_userFirst; }
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] std::string nameOf(const Item &item) const { return m_nameOf(item.entry); }
    [[nodiscard]] bool has(const std::string &name) const { return m_names.count(name) != 0; }
    [[nodiscard]] std::vector<std::string> names() const { return {m_names.begin(), m_names.end()}; }
    /// What the entries with mistakes of their own refer to.
    [[nodiscard]] const std::vector<Reference> &referencesLeftOut() const { return m_referencesLeftOut; }
    /// Where an entry of that name was left out for a mistake of its own; null when none was.
    [[nodiscard]] const FilePlace *leftOut(const std::string &name) const
    {
        const auto found = m_leftOut.find(name);
        return found == m_leftOut.end() ? nullptr : &found->second;
    }

    void take(const toml::table &table, const std::string &file, Origin origin, PatternCheck check,
              const PatternWords &words, std::vector<KnowledgeError> &errors)
    {
        EntryReader reader(table, m_kind, file, words, errors, check);
        Item item;
        read(reader, item.entry);
        item.place = reader.place();
        const bool good = reader.finish();
        item.references = reader.takeReferences();
        if (!good) {
            m_leftOut.emplace(m_nameOf(item.entry), item.place);
            m_referencesLeftOut.insert(m_referencesLeftOut.end(), item.references.begin(), item.references.end());
            return;
        }
        item.origin = origin;
        put(std::move(item), errors);
    }

    /// Leaves out the entries with a reference about which `problem` has something to say. True when one was left out.
    bool dropDangling(const std::function<std::string(const Reference &)> &problem, std::vector<KnowledgeError> &errors)
    {
        const auto dangling = [&problem, &errors](const Item &item) {
            bool bad = false;
            for (const Reference &reference : item.references) {
                if (std::string message = problem(reference); !message.empty()) {
                    const FilePlace &place = reference.place;
                    errors.push_back({place.file, place.line, place.column, std::move(message)});
                    bad = true;
                }
            }
            return bad;
        };
        const auto kept = std::stable_partition(m_items.begin(), m_items.end(),
                                                [&dangling](const Item &item) { return !dangling(item); });
        const bool dropped = kept != m_items.end();
        for (auto item = kept; item != m_items.end(); ++item) {
            m_leftOut.emplace(nameOf(*item), item->place);
            m_names.erase(nameOf(*item));
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
    void put(Item item, std::vector<KnowledgeError> &errors)
    {
        const std::string name = nameOf(item);
        if (m_names.insert(name).second) {
            if (m_userFirst && item.origin == Origin::User) {
                m_items.insert(m_items.begin() + m_usersItems++, std::move(item));
            } else {
                m_items.push_back(std::move(item));
            }
            return;
        }
        const auto old = std::find_if(m_items.begin(), m_items.end(),
                                      [this, &name](const Item &other) { return nameOf(other) == name; });
        if (old->origin == item.origin) {
            errors.push_back({item.place.file, item.place.line, item.place.column,
                              "there is already a " + m_kind + " \"" + name + "\" at " + old->place.file + ':' +
                                  std::to_string(old->place.line) + ": rename or remove one of them"});
            return;
        }
        *old = std::move(item);
    }

    std::string m_kind;
    bool m_userFirst;
    std::function<std::string(const Entry &)> m_nameOf;
    std::vector<Item> m_items;
    std::ptrdiff_t m_usersItems = 0;
    std::set<std::string> m_names;
    std::map<std::string, FilePlace> m_leftOut;
    std::vector<Reference> m_referencesLeftOut;
};

} // namespace todoke
