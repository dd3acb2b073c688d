// SPDX-License-Identifier: MIT
#include "core/knowledge/entry_reader.h"

#include "core/knowledge/suggestion.h"

#include <algorithm>
#include <array>
#include <re2/re2.h>

namespace todoke {

namespace {

constexpr std::array<Verification, 5> verifications{Verification::Unverified, Verification::Inferred,
                                                    Verification::ThirdPartyPage, Verification::SeenInMail,
                                                    Verification::OfficialPage};
constexpr std::array<Actor, 7> actors{Actor::Provider,       Actor::Sender,       Actor::SenderAdmin, Actor::Recipient,
                                      Actor::RecipientAdmin, Actor::ListOperator, Actor::Nobody};

std::string quoted(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

template <typename Values>
std::vector<std::string> namesOf(const Values &values)
{
    std::vector<std::string> names;
    names.reserve(values.size());
    for (const auto value : values) {
        names.emplace_back(toName(value));
    }
    return names;
}

/// A page's address without its places to fill in; those must be {ip} and {domain}.
std::string withoutPlaces(std::string address)
{
    for (const std::string_view place : {"{ip}", "{domain}"}) {
        for (std::size_t at = address.find(place); at != std::string::npos; at = address.find(place)) {
            address.erase(at, place.size());
        }
    }
    return address;
}

bool isPage(const std::string &address)
{
    const std::string fixed = withoutPlaces(address);
    const std::size_t host = fixed.starts_with("https://") ? 8 : fixed.starts_with("http://") ? 7 : fixed.size();
    const std::size_t end = std::min(fixed.find_first_of("/?#", host), fixed.size());
    const bool plain = std::all_of(fixed.begin(), fixed.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return plain && end > host && fixed.find('@', host) >= end && fixed.find_first_of("{}\"<>\\") == std::string::npos;
}

} // namespace

EntryReader::EntryReader(const toml::table &table, std::string kind, const std::string &file, const PatternWords &words,
                         std::vector<KnowledgeError> &errors, PatternCheck check)
    : m_table(table), m_kind(std::move(kind)), m_file(file), m_place(placeOf(table)), m_words(words), m_errors(errors),
      m_check(check)
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

void EntryReader::complain(std::string_view key, const std::string &message, std::optional<std::size_t> index)
{
    const toml::node *value = m_table.get(key);
    if (value != nullptr && index && value->is_array() && *index < value->as_array()->size()) {
        value = value->as_array()->get(*index);
    }
    complainAt(value == nullptr ? m_place : placeOf(*value), message);
}

const toml::node *EntryReader::node(std::string_view key, Need need)
{
    m_known.emplace(key);
    const toml::node *value = m_table.get(key);
    if (value == nullptr && need == Need::Required) {
        complainAt(m_place, "[[" + m_kind + "]] has no key " + quoted(key) + ": add it");
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
        complainAt(placeOf(*value), quoted(key) + " must be a text: put it in quotes");
        return {};
    }
    if (string->get().empty()) {
        complainAt(placeOf(*value), quoted(key) + " is empty: leave the key out instead");
    }
    return string->get();
}

const toml::array *EntryReader::list(std::string_view key, Need need)
{
    const toml::node *value = node(key, need);
    if (value != nullptr && !value->is_array()) {
        complainAt(placeOf(*value), quoted(key) + " must be a list of texts: write [\"...\"]");
    }
    return value == nullptr ? nullptr : value->as_array();
}

std::vector<PlacedText> EntryReader::placedTexts(std::string_view key, Need need)
{
    std::vector<PlacedText> found;
    const toml::array *array = list(key, need);
    if (array == nullptr) {
        return found;
    }
    std::set<std::string_view> seen;
    for (const toml::node &item : *array) {
        const auto *const string = item.as_string();
        if (string == nullptr || string->get().empty()) {
            complainAt(placeOf(item), quoted(key) + " must hold texts only, none of them empty: correct or remove it");
        } else if (!seen.insert(string->get()).second) {
            complainAt(placeOf(item), quoted(key) + " holds this text twice: remove one");
        } else {
            found.push_back({string->get(), placeOf(item)});
        }
    }
    return found;
}

std::vector<std::string> EntryReader::texts(std::string_view key, Need need)
{
    std::vector<std::string> found;
    for (PlacedText &item : placedTexts(key, need)) {
        found.push_back(std::move(item.text));
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
        complainAt(placeOf(*value), quoted(key) + " must have both languages: write " + std::string(key) + ".ja and " +
                                        std::string(key) + ".en");
        return {};
    }
    LocalText found;
    for (const auto &[name, item] : *languages) {
        const auto *const string = item.as_string();
        if (name.str() != "ja" && name.str() != "en") {
            complainAt(placeOf(item),
                       quoted(key) + " has the unknown language " + quoted(name.str()) + ": use ja and en");
        } else if (string == nullptr || string->get().empty()) {
            complainAt(placeOf(item), quoted(key) + " in " + quoted(name.str()) +
                                          " must be a text that is not empty: write it or remove both languages");
        } else {
            (name.str() == "ja" ? found.ja : found.en) = string->get();
        }
    }
    for (const std::string_view language : {"ja", "en"}) {
        if (languages->get(language) == nullptr) {
            complainAt(placeOf(*value), quoted(key) + " has no text in " + quoted(language) + ": add " +
                                            std::string(key) + '.' + std::string(language));
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
        complainAt(placeOf(*value), quoted(key) + " must be true or false, without quotes");
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
        complainAt(placeOf(*value), quoted(key) + " must be a whole number, without quotes");
        return otherwise;
    }
    return static_cast<int>(integer->get());
}

void EntryReader::finishPattern(std::string &pattern, const toml::node &node)
{
    const std::string written = pattern;
    for (std::size_t at = pattern.find("{{"); at != std::string::npos; at = pattern.find("{{", at)) {
        const std::size_t end = pattern.find("}}", at);
        const std::string name = end == std::string::npos ? std::string() : pattern.substr(at + 2, end - at - 2);
        const auto word = m_words.find(name);
        if (word == m_words.end()) {
            complainAt(placeOf(node), "the pattern " + quoted(written) + " uses {{" + name +
                                          "}}, but there is no such word: add a [[word]] or correct the name");
            return;
        }
        pattern.replace(at, end + 2 - at, word->second);
        at += word->second.size();
    }
    if (m_check == PatternCheck::Trust) {
        return;
    }
    const RE2 compiled(pattern, RE2::Quiet);
    if (!compiled.ok()) {
        complainAt(placeOf(node),
                   "bad pattern " + quoted(written) + ": " + compiled.error() + "; correct it (RE2 syntax)");
    } else if (RE2::PartialMatch("", compiled)) {
        complainAt(placeOf(node), "the pattern " + quoted(written) + " matches every text: make it ask for something");
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

std::string EntryReader::page(std::string_view key)
{
    std::string address = text(key);
    if (!address.empty() && !isPage(address)) {
        complain(key, quoted(key) + " must be the address of a page: https://..., with {ip} or {domain} at most");
    }
    return address;
}

std::optional<std::size_t> EntryReader::choice(std::string_view key, const std::vector<std::string> &names, Need need)
{
    const std::string name = text(key, need);
    if (name.empty()) {
        return std::nullopt;
    }
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        complain(key, quoted(key) + " cannot be " + quoted(name) + ": " + suggestion(name, names));
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - names.begin());
}

std::optional<Actor> EntryReader::actor(std::string_view key, Need need)
{
    static const std::vector<std::string> names = namesOf(actors);
    const auto found = choice(key, names, need);
    return found ? std::optional(actors.at(*found)) : std::nullopt;
}

Fact EntryReader::fact(std::string_view prefix)
{
    static const std::vector<std::string> names = namesOf(verifications);
    const std::string sourceKey = std::string(prefix) + "source";
    const std::string key = std::string(prefix) + "verification";
    Fact found;
    found.source = text(sourceKey);
    const auto verification = choice(key, names);
    if (!verification) {
        if (!found.source.empty() && m_table.get(key) == nullptr) {
            complain(sourceKey, quoted(sourceKey) + " needs " + quoted(key) + ": say how well it is known");
        }
        return found;
    }
    found.verification = verifications.at(*verification);
    if (found.source.empty() && found.verification > Verification::Inferred) {
        complain(key, quoted(key) + " without a source: add " + quoted(sourceKey));
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
    std::vector<std::string> ids;
    for (const PlacedText &item : placedTexts(key)) {
        ids.push_back(item.text);
        m_references.push_back({kind, item.text, item.place});
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
        complainAt(placeOf(*value),
                   quoted(key) + " must be a list of tables: write [[" + m_kind + '.' + std::string(key) + "]]");
        return;
    }
    for (const toml::node &item : *array) {
        EntryReader entry(*item.as_table(), m_kind + '.' + std::string(key), m_file, m_words, m_errors, m_check);
        read(entry);
        m_good = entry.finish() && m_good;
        for (Reference &reference : entry.m_references) {
            m_references.push_back(std::move(reference));
        }
    }
}

bool EntryReader::finish()
{
    const std::vector<std::string> known(m_known.begin(), m_known.end());
    for (const auto &[name, value] : m_table) {
        if (m_known.find(name.str()) == m_known.end()) {
            const std::string advice = suggestion(name.str(), known);
            m_good = false;
            m_errors.push_back({m_file, name.source().begin.line, name.source().begin.column,
                                "[[" + m_kind + "]] has the unknown key " + quoted(name.str()) + ": " +
                                    (advice.empty() ? "remove it" : advice)});
        }
    }
    return m_good;
}

} // namespace todoke
