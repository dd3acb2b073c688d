// SPDX-License-Identifier: MIT
#include "core/bounce/returned_mail.h"

#include "core/bounce/formats/notice_lines.h"
#include "core/bounce/reply/address_text.h"
#include "core/mail/address.h"
#include "core/text/ascii.h"
#include "core/text/charset.h"

#include <algorithm>
#include <string>
#include <utility>

namespace todoke {

namespace {

/// A returned header is a few kilobytes; what lies beyond this is the mail's own body.
constexpr std::size_t headerLimit = std::size_t{256} * 1024;

/// Without the line that is drawn under "a copy of the message header:".
std::string_view withoutRule(std::string_view returned)
{
    const std::size_t begin = returned.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        return returned;
    }
    const std::size_t end = std::min(returned.find_first_of("\r\n", begin), returned.size());
    return isRule(ascii::trimmed(returned.substr(begin, end - begin))) ? returned.substr(end) : returned;
}

OriginalHeader readHeader(const Message &message, const Part &part)
{
    OriginalHeader original;
    for (const Mailbox &mailbox : parseMailboxes(message.decoded(part, "From"))) {
        original.from = mailbox.address.value;
        break;
    }
    for (const Mailbox &mailbox : parseMailboxes(message.decoded(part, "To"))) {
        original.to.push_back(mailbox.address.value);
    }
    original.subject = message.decoded(part, "Subject");
    original.messageId = message.unfolded(part, "Message-ID");
    original.returnPath = std::string(addressIn(message.unfolded(part, "Return-Path")).address);
    original.date = MailDate::parse(message.unfolded(part, "Date"));
    original.route = parseRoute(message, part);
    return original;
}

} // namespace

OriginalHeader readReturnedPart(const Message &message, const Part &part)
{
    OriginalHeader original = readHeader(message, part);
    original.header = asSourceText(message.view(part.header), part.header.begin);
    return original;
}

std::optional<OriginalHeader> readReturnedText(const SourceText &text, std::string_view returned)
{
    returned = withoutRule(returned);
    const std::size_t begin = returned.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    // Indentation of the whole block is kept out of the first field name; the others are read as they are.
    const std::string_view block = returned.substr(begin, headerLimit);
    const Message inner = parseMessage(block, {.depth = 1, .parts = 2, .fields = 2000});
    if (inner.root().fieldCount < 2) {
        return std::nullopt;
    }
    OriginalHeader original = readHeader(inner, inner.root());
    const auto offset = static_cast<std::size_t>(block.data() - text.text.data());
    for (Hop &hop : original.route) {
        hop.span = text.toSource({offset + hop.span.begin, hop.span.size});
    }
    SourceText header = asSourceText(inner.view(inner.root().header), offset + inner.root().header.begin);
    header.map = header.map.through(text.map);
    if (!header.storage) {
        header.storage = text.storage; // the view may lie in the decoded text
    }
    original.header = std::move(header);
    return original;
}

SourceText asSourceText(std::string_view bytes, std::size_t base)
{
    SourceText text;
    if (isValidUtf8(bytes)) {
        text.text = bytes;
        text.map = SourceMap(base);
        return text;
    }
    auto storage = std::make_shared<const std::string>(decodeCharset(bytes, {}).text);
    text.text = *storage;
    text.map.add({0, storage->size()}, {base, bytes.size()});
    text.storage = std::move(storage);
    return text;
}

} // namespace todoke
