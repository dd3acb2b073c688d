// SPDX-License-Identifier: MIT
#include "core/knowledge/entry_reader.h"

#include <algorithm>
#include <array>
#include <re2/re2.h>

namespace todoke {

namespace {

constexpr std::array<Verification, 5> verifications{Verification::Unverified, Verification::Inferred,
                                                    Verification::ThirdPartyPage, Verification::SeenInMail,
                                                    Verification::OfficialPage};

std::string quoted(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

} // namespace

EntryReader::EntryReader(const toml::table &table, std::string kind, const std::string &file, const PatternWords &words,
                         std::vector<KnowledgeError> &errors)
    : m_table(table), m_kind(std::move(kind)), m_file(file), m_place(placeOf(table)), m_words(words), m_errors(errors)
{
}

FilePlace EntryReader::placeOf(const toml::node &node) const
{
    return {m_file, node.source().begin.line, node.source().begin.column};
}

void EntryReader::complainAt(const FilePlace &place, const std::string &message)
{
    m_good = false;
    m_errors.push_back({place.file, place.line, place.column, message});
}

void EntryReader::complain(std::string_view key, const std::string &message)
{
    const toml::node *value = m_table.get(key);
    complainAt(value == nullptr ? m_place : placeOf(*value), message);
}

const toml::node *EntryReader::node(std::string_view key, Need need)
{
    m_known.emplace(key);
    const toml::node *value = m_table.get(key);
    if (value == nullptr && need == Need::Required) {
        complainAt(m_place, "[[" + m_kind + "]] has no key " + quoted(key));
    }
    return value;
}

std::string EntryReader::text(std::string_view key, Need need)
{
    const toml::node *value = node(key, need);
    if (value == nullptr) {
        return {};
    }
    const auto *const string = value->as_string();
    if (string == nullptr) {
        complainAt(placeOf(*value), quoted(key) + " must be a text");
        return {};
    }
    if (string->get().empty()) {
        complainAt(placeOf(*value), quoted(key) + " is empty: leave the key out instead");
    }
    return string->get();
}

std::vector<std::string> EntryReader::texts(std::string_view key, Need need)
{
    const toml::node *value = node(key, need);
    if (value == nullptr) {
        return {};
    }
    const toml::array *array = value->as_array();
    if (array == nullptr) {
        complainAt(placeOf(*value), quoted(key) + " must be a list of texts: [\"...\"]");
        return {};
    }
    std::vector<std::string> found;
    for (const toml::node &item : *array) {
        if (const auto *const string = item.as_string(); string != nullptr && !string->get().empty()) {
            found.push_back(string->get());
        } else {
            complainAt(placeOf(item), quoted(key) + " must hold texts only, none of them empty");
        }
    }
    return found;
}

LocalText EntryReader::local(std::string_view key, Need need)
{
    const toml::node *value = node(key, need);
    if (value == nullptr) {
        return {};
    }
    const toml::table *languages = value->as_table();
    if (languages == nullptr) {
        complainAt(placeOf(*value), quoted(key) + " must have both languages: " + std::string(key) + ".ja and " +
                                        std::string(key) + ".en");
        return {};
    }
    LocalText found;
    for (const auto &[name, item] : *languages) {
        const auto *const string = item.as_string();
        if (string == nullptr || string->get().empty()) {
            complainAt(placeOf(item), quoted(key) + " in " + quoted(name.str()) + " must be a text that is not empty");
        } else if (name.str() == "ja") {
            found.ja = string->get();
        } else if (name.str() == "en") {
            found.en = string->get();
        } else {
            complainAt(placeOf(item), quoted(key) + " has the unknown language " + quoted(name.str()));
        }
    }
    for (const std::string_view language : {"ja", "en"}) {
        if (languages->get(language) == nullptr) {
            complainAt(placeOf(*value), quoted(key) + " has no text in " + quoted(language));
        }
    }
    return found;
}

std::optional<bool> EntryReader::maybeFlag(std::string_view key)
{
    const toml::node *value = node(key, Need::Optional);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto *const flag = value->as_boolean();
    if (flag == nullptr) {
        complainAt(placeOf(*value), quoted(key) + " must be true or false");
        return std::nullopt;
    }
    return flag->get();
}

bool EntryReader::flag(std::string_view key, bool otherwise)
{
    return maybeFlag(key).value_or(otherwise);
}

int EntryReader::number(std::string_view key, int otherwise)
{
    const toml::node *value = node(key, Need::Optional);
    if (value == nullptr) {
        return otherwise;
    }
    const auto *const integer = value->as_integer();
    if (integer == nullptr || integer->get() < -1'000'000 || integer->get() > 1'000'000) {
        complainAt(placeOf(*value), quoted(key) + " must be a whole number");
        return otherwise;
    }
    return static_cast<int>(integer->get());
}

void EntryReader::finishPattern(std::string &pattern, const toml::node &node)
{
    for (std::size_t at = pattern.find("{{"); at != std::string::npos; at = pattern.find("{{", at)) {
        const std::size_t end = pattern.find("}}", at);
        const std::string name = end == std::string::npos ? std::string() : pattern.substr(at + 2, end - at - 2);
        const auto word = m_words.find(name);
        if (word == m_words.end()) {
            complainAt(placeOf(node), "there is no word " + quoted(name) + " for the pattern " + quoted(pattern));
            return;
        }
        pattern.replace(at, end + 2 - at, word->second);
        at += word->second.size();
    }
    const RE2 compiled(pattern, RE2::Quiet);
    if (!compiled.ok()) {
        complainAt(placeOf(node), "bad pattern " + quoted(pattern) + ": " + compiled.error());
    }
}

std::vector<std::string> EntryReader::patterns(std::string_view key, Need need)
{
    std::vector<std::string> found = texts(key, need);
    const toml::node *value = m_table.get(key);
    if (value == nullptr || !value->is_array() || found.size() != value->as_array()->size()) {
        return found;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        finishPattern(found[i], *value->as_array()->get(i));
    }
    return found;
}

std::string EntryReader::pattern(std::string_view key, Need need)
{
    std::string found = text(key, need);
    if (const toml::node *value = m_table.get(key); value != nullptr && !found.empty()) {
        finishPattern(found, *value);
    }
    return found;
}

std::optional<Actor> EntryReader::actor(std::string_view key, Need need)
{
    const std::string name = text(key, need);
    if (name.empty()) {
        return std::nullopt;
    }
    const std::optional<Actor> found = actorFromName(name);
    if (!found) {
        complain(key, "unknown actor " + quoted(name));
    }
    return found;
}

Fact EntryReader::fact(std::string_view prefix)
{
    Fact found;
    const std::string key = std::string(prefix) + "verification";
    found.source = text(std::string(prefix) + "source");
    const std::string name = text(key);
    if (name.empty()) {
        return found;
    }
    const auto *const verification =
        std::find_if(verifications.begin(), verifications.end(),
                     [&name](Verification candidate) { return toName(candidate) == name; });
    if (verification == verifications.end()) {
        complain(key, "unknown verification " + quoted(name));
        return found;
    }
    found.verification = *verification;
    if (found.source.empty()) {
        complain(key, quoted(key) + " without a source");
    }
    return found;
}

std::string EntryReader::reference(std::string_view key, std::string kind, Need need)
{
    std::string id = text(key, need);
    if (!id.empty()) {
        m_references.push_back({std::move(kind), id, placeOf(*m_table.get(key))});
    }
    return id;
}

std::vector<std::string> EntryReader::references(std::string_view key, const std::string &kind)
{
    std::vector<std::string> ids = texts(key);
    const toml::node *value = m_table.get(key);
    if (value == nullptr || !value->is_array() || ids.size() != value->as_array()->size()) {
        return ids;
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        m_references.push_back({kind, ids[i], placeOf(*value->as_array()->get(i))});
    }
    return ids;
}

void EntryReader::tables(std::string_view key, const std::function<void(EntryReader &)> &read)
{
    const toml::node *value = node(key, Need::Optional);
    if (value == nullptr) {
        return;
    }
    const toml::array *array = value->as_array();
    if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
        complainAt(placeOf(*value), quoted(key) + " must be a list of tables");
        return;
    }
    for (const toml::node &item : *array) {
        EntryReader entry(*item.as_table(), m_kind + '.' + std::string(key), m_file, m_words, m_errors);
        read(entry);
        m_good = entry.finish() && m_good;
        for (Reference &reference : entry.m_references) {
            m_references.push_back(std::move(reference));
        }
    }
}

bool EntryReader::finish()
{
    for (const auto &[name, value] : m_table) {
        if (m_known.find(name.str()) == m_known.end()) {
            m_good = false;
            m_errors.push_back({m_file, name.source().begin.line, name.source().begin.column,
                                "[[" + m_kind + "]] has the unknown key " + quoted(name.str())});
        }
    }
    return m_good;
}

} // namespace todoke
