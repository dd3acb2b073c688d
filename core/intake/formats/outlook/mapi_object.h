// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/formats/outlook/mapi.h"
#include "core/intake/formats/outlook/storage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace todoke::outlook {

/// A message, recipient or attachment of a .msg file with its properties ([MS-OXMSG]).
class MapiObject
{
public:
    /// The message that the whole file is; nothing when the storage holds no message.
    [[nodiscard]] static std::optional<MapiObject> message(Storage root);

    [[nodiscard]] std::optional<std::uint32_t> integer(Property property) const;
    /// FILETIME; 0 is taken as absent.
    [[nodiscard]] std::optional<std::uint64_t> time(Property property) const;
    /// UTF-8, empty when absent. A String8 value is decoded by the message's code page.
    [[nodiscard]] std::string text(Property property) const;
    [[nodiscard]] std::string bytes(Property property) const;

    /// The recipients ([MS-OXMSG] 2.2.1) or attachments (2.2.2) in the order of their numbers, at most `limit`.
    [[nodiscard]] std::vector<MapiObject> recipients(std::size_t limit) const;
    [[nodiscard]] std::vector<MapiObject> attachments(std::size_t limit) const;
    /// The message embedded in an attachment ([MS-OXMSG] 2.2.2.1).
    [[nodiscard]] std::optional<MapiObject> embedded() const;

    [[nodiscard]] std::string_view internetCharset() const { return m_internetCharset; }
    [[nodiscard]] const Storage &storage() const { return m_storage; }

private:
    /// Size of what precedes the entries in the property stream ([MS-OXMSG] 2.4.1).
    enum class Header : std::size_t { TopLevel = 32, Embedded = 24, Child = 8 };

    MapiObject(Storage storage, Header header);
    [[nodiscard]] std::vector<MapiObject> children(std::string_view prefix, std::size_t limit) const;
    [[nodiscard]] std::string decoded(const std::string &bytes, Property property) const;

    Storage m_storage;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> m_fixed; ///< tag → value, sorted by tag
    std::string_view m_charset;                                   ///< of String8 values; empty when unknown
    std::string_view m_internetCharset;                           ///< of the HTML body; empty when unknown
};

} // namespace todoke::outlook
