// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/mapi_object.h"

#include "core/intake/formats/little_endian.h"
#include "core/intake/formats/outlook/code_page.h"
#include "core/text/charset.h"

#include <algorithm>

namespace todoke::outlook {

namespace {

constexpr std::string_view propertyStream = "__properties_version1.0"; // [MS-OXMSG] 2.4
constexpr std::string_view valuePrefix = "__substg1.0_";               // [MS-OXMSG] 2.1.3
constexpr std::string_view recipientPrefix = "__recip_version1.0_#";
constexpr std::string_view attachmentPrefix = "__attach_version1.0_#";

constexpr std::uint32_t tagOf(Property property, PropertyType type)
{
    return static_cast<std::uint32_t>(property) << 16U | static_cast<std::uint32_t>(type);
}

/// "__substg1.0_0037001F": the tag in eight upper-case hexadecimal digits.
std::string streamName(Property property, PropertyType type)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name(valuePrefix);
    for (int shift = 28; shift >= 0; shift -= 4) {
        name += digits[tagOf(property, type) >> static_cast<unsigned>(shift) & 0xFU];
    }
    return name;
}

/// Each entry is a tag, flags, and eight bytes that hold the value itself when its length is fixed
/// ([MS-OXMSG] 2.4.2.1).
std::vector<std::pair<std::uint32_t, std::uint64_t>> readEntries(std::string_view stream, std::size_t headerSize)
{
    constexpr std::size_t entrySize = 16;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> entries;
    entries.reserve(stream.size() / entrySize);
    for (std::size_t at = headerSize; at + entrySize <= stream.size(); at += entrySize) {
        entries.emplace_back(little_endian::u32(stream, at), little_endian::u64(stream, at + 8));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return entries;
}

} // namespace

MapiObject::MapiObject(Storage storage, Header header) : m_storage(std::move(storage))
{
    if (const auto stream = m_storage.stream(std::string(propertyStream))) {
        m_fixed = readEntries(*stream, static_cast<std::size_t>(header));
    }
    m_internetCharset = charsetOfCodePage(integer(Property::InternetCodepage).value_or(0));
    m_charset = charsetOfCodePage(integer(Property::MessageCodepage).value_or(0));
    if (m_charset.empty()) {
        m_charset = m_internetCharset;
    }
}

std::optional<MapiObject> MapiObject::message(Storage root)
{
    if (!root.stream(std::string(propertyStream))) {
        return std::nullopt; // [MS-OXMSG] 2.4: every message must have one
    }
    return MapiObject(std::move(root), Header::TopLevel);
}

std::optional<std::uint32_t> MapiObject::integer(Property property) const
{
    const std::uint32_t tag = tagOf(property, PropertyType::Integer32);
    const auto found = std::lower_bound(m_fixed.begin(), m_fixed.end(), tag,
                                        [](const auto &entry, std::uint32_t wanted) { return entry.first < wanted; });
    if (found == m_fixed.end() || found->first != tag) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(found->second & 0xFFFFFFFFU);
}

std::optional<std::uint64_t> MapiObject::time(Property property) const
{
    const std::uint32_t tag = tagOf(property, PropertyType::Time);
    const auto found = std::lower_bound(m_fixed.begin(), m_fixed.end(), tag,
                                        [](const auto &entry, std::uint32_t wanted) { return entry.first < wanted; });
    if (found == m_fixed.end() || found->first != tag || found->second == 0) {
        return std::nullopt;
    }
    return found->second;
}

std::string MapiObject::decoded(const std::string &bytes, Property property) const
{
    const std::string_view content = std::string_view(bytes).substr(0, std::min(bytes.find('\0'), bytes.size()));
    DecodedText text = decodeCharset(content, m_charset);
    if (text.lossy && property == Property::Body && m_internetCharset != m_charset) {
        // Bodies are sometimes left in the charset of the mail ([MS-OXCMSG] 2.2.1.56.6).
        DecodedText other = decodeCharset(content, m_internetCharset);
        if (!other.lossy) {
            return std::move(other.text);
        }
    }
    return std::move(text.text);
}

std::string MapiObject::text(Property property) const
{
    if (const auto wide = m_storage.stream(streamName(property, PropertyType::String)); wide && !wide->empty()) {
        return fromUtf16(*wide);
    }
    if (const auto narrow = m_storage.stream(streamName(property, PropertyType::String8))) {
        return decoded(*narrow, property);
    }
    return {};
}

std::string MapiObject::bytes(Property property) const
{
    return m_storage.stream(streamName(property, PropertyType::Binary)).value_or(std::string());
}

std::vector<MapiObject> MapiObject::children(std::string_view prefix, std::size_t limit) const
{
    std::vector<std::string> names = m_storage.names();
    std::erase_if(names, [prefix](const std::string &name) { return !name.starts_with(prefix); });
    std::sort(names.begin(), names.end()); // the numbers have eight digits
    std::vector<MapiObject> found;
    for (std::size_t i = 0; i < names.size() && found.size() < limit; ++i) {
        if (auto storage = m_storage.storage(names[i])) {
            MapiObject child(std::move(*storage), Header::Child);
            child.m_charset = m_charset; // only the message names its code page
            child.m_internetCharset = m_internetCharset;
            found.push_back(std::move(child));
        }
    }
    return found;
}

std::vector<MapiObject> MapiObject::recipients(std::size_t limit) const
{
    return children(recipientPrefix, limit);
}

std::vector<MapiObject> MapiObject::attachments(std::size_t limit) const
{
    return children(attachmentPrefix, limit);
}

std::optional<MapiObject> MapiObject::embedded() const
{
    auto storage = m_storage.storage(streamName(Property::AttachData, PropertyType::Object));
    if (!storage) {
        return std::nullopt;
    }
    MapiObject message(std::move(*storage), Header::Embedded);
    if (message.m_charset.empty()) {
        message.m_charset = m_charset;
    }
    return message;
}

} // namespace todoke::outlook
