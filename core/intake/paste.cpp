// SPDX-License-Identifier: MIT
#include "core/intake/paste.h"

#include "core/intake/paste_repair.h"
#include "core/intake/utf16.h"
#include "core/intake/wrapping.h"
#include "core/text/ascii.h"
#include "core/text/header_line.h"
#include "core/text/lines.h"

#include <optional>
#include <utility>

namespace todoke {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The source text of a mail as every program writes it: not worth a second look.
bool isRegular(std::string_view text)
{
    LineScanner lines(text);
    if (!lines.next()) {
        return true;
    }
    const std::size_t nameSize = fieldNameSize(lines.line());
    const bool field = nameSize != 0 && isMailFieldName(lines.line().substr(0, nameSize));
    return (field || isMboxFromLine(lines.line())) && lines.next() && !ascii::trimmed(lines.line()).empty() &&
           !hasLooseHeaderLine(text);
}

/// Leaves out `size` bytes at the begin.
void dropFront(RawMail &raw, std::size_t size)
{
    raw.bytes.remove_prefix(size);
    raw.map = SourceMap(size).through(raw.map);
}

void decodeUtf16(RawMail &raw)
{
    const std::optional<Utf16Order> order = utf16OrderOf(raw.bytes);
    if (!order) {
        return;
    }
    Utf8Text decoded = utf16ToUtf8(raw.bytes, *order);
    raw.anomalies.push_back({"utf-16-text", {0, raw.bytes.size()}});
    raw.storage = std::make_shared<const std::string>(std::move(decoded.text));
    raw.bytes = *raw.storage;
    raw.map = std::move(decoded.map);
}

void repair(RawMail &raw)
{
    PasteRepair repair(raw.bytes);
    if (!repair.run()) {
        return;
    }
    for (const Anomaly &anomaly : repair.anomalies()) {
        raw.anomalies.push_back({anomaly.kind, raw.map.toSource(anomaly.span)});
    }
    if (repair.isTail()) {
        dropFront(raw, repair.tailBegin());
        return;
    }
    auto text = std::make_shared<const std::string>(repair.text());
    raw.map = repair.map().through(raw.map);
    raw.storage = std::move(text);
    raw.bytes = *raw.storage;
}

} // namespace

RawMail takePaste(std::shared_ptr<const std::string> given)
{
    RawMail raw;
    raw.storage = std::move(given);
    if (raw.storage == nullptr) {
        return raw;
    }
    raw.bytes = *raw.storage;
    decodeUtf16(raw);
    if (raw.bytes.starts_with(byteOrderMark)) {
        raw.anomalies.push_back({"byte-order-mark", raw.map.toSource({0, byteOrderMark.size()})});
        dropFront(raw, byteOrderMark.size());
    }
    if (!isRegular(raw.bytes)) {
        repair(raw);
    }
    return raw;
}

} // namespace todoke
