// SPDX-License-Identifier: MIT
#include "core/mail/message.h"
#include "core/mail/received.h"
#include "core/text/charset.h"
#include "tests/fuzz/check.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace todoke;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const Message message = parseMessage(bytes);
    fuzz::require(!message.parts.empty(), "there is a root part");
    for (const HeaderField &field : message.fields) {
        fuzz::requireInside(field.whole, size, "a field lies in the mail");
        fuzz::requireInside(field.name, size, "a field's name lies in the mail");
        fuzz::requireInside(field.value, size, "a field's value lies in the mail");
    }
    for (const Anomaly &anomaly : message.anomalies) {
        fuzz::requireInside(anomaly.span, size, "an anomaly's span lies in the mail");
    }
    std::size_t budget = 64; // texts a mail: what takes long is found by the parser's own tests
    for (const Part &part : message.parts) {
        fuzz::requireInside(part.header, size, "a part's header lies in the mail");
        fuzz::requireInside(part.body, size, "a part's body lies in the mail");
        fuzz::require(part.parent == Part::none || part.parent < message.parts.size(), "a part's parent is a part");
        fuzz::require(part.firstField + part.fieldCount <= message.fields.size(), "a part's fields are fields");
        if (budget-- == 0) {
            break;
        }
        SourceText text = partText(message, part);
        if (part.type == "text/html") {
            text = htmlToText(text);
        }
        fuzz::require(isValidUtf8(text.text), "a part's text is valid UTF-8");
        fuzz::requireInside(text.toSource({0, text.text.size()}), size, "a part's text leads into the mail");
        for (const Hop &hop : parseRoute(message, part)) {
            fuzz::requireInside(hop.span, size, "a hop lies in the mail");
        }
        for (std::size_t at = part.firstField; at < part.firstField + part.fieldCount; ++at) {
            const std::string name(message.nameOf(message.fields[at]));
            fuzz::require(isValidUtf8(message.decoded(part, name)), "a decoded value is valid UTF-8");
        }
    }
    return 0;
}
