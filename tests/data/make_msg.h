// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Makes Outlook .msg files ([MS-OXMSG]) for tests, by libgsf's writer of compound files. Nothing here is taken from a
/// real file: names, addresses and texts are ours.
namespace todoke::test {

/// The properties of one object, each kept as the format wants it.
class MsgProperties
{
public:
    MsgProperties &unicode(std::uint16_t id, std::string_view utf8);
    MsgProperties &string8(std::uint16_t id, std::string_view bytes);
    MsgProperties &binary(std::uint16_t id, std::string_view bytes);
    MsgProperties &integer(std::uint16_t id, std::uint32_t value);
    /// `unix` in seconds since 1970 UTC.
    MsgProperties &time(std::uint16_t id, std::int64_t unixSeconds);

    /// Streams by name, without the property stream.
    std::vector<std::pair<std::string, std::string>> streams;
    std::string entries; ///< the entries of the property stream
private:
    void addVariable(std::uint16_t id, std::uint16_t type, std::string bytes, std::size_t listedSize);
    void addFixed(std::uint16_t id, std::uint16_t type, std::uint64_t value);
};

struct MsgItem;

struct MsgAttachment
{
    MsgProperties properties;
    std::shared_ptr<MsgItem> embedded; ///< a message in the message, or null
};

struct MsgItem
{
    MsgProperties properties;
    std::vector<MsgProperties> recipients;
    std::vector<MsgAttachment> attachments;
};

[[nodiscard]] std::string makeMsg(const MsgItem &item);

/// A mail with a kept transport header, a Japanese body and a picture.
[[nodiscard]] MsgItem ordinaryMessage();
/// An Exchange non-delivery report on two recipients, without transport header.
[[nodiscard]] MsgItem nonDeliveryReport();
/// The report above inside a forwarding mail.
[[nodiscard]] MsgItem forwardedReport();

} // namespace todoke::test
