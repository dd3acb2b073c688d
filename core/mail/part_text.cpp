// SPDX-License-Identifier: MIT
#include "core/mail/message.h"
#include "core/mail/mime/flowed_text.h"
#include "core/mail/mime/transfer_encoding.h"
#include "core/text/charset.h"

#include <utility>

namespace todoke {

namespace {

/// Identity where there is nothing to decode or where the label is plainly wrong.
TransferEncoding effectiveEncoding(const Message &message, const Part &part)
{
    if (part.encoding == TransferEncoding::Unknown ||
        (part.encoding == TransferEncoding::Base64 && !mime::looksLikeBase64(message.view(part.body)))) {
        return TransferEncoding::Identity;
    }
    return part.encoding;
}

SourceText owning(std::string text, SourceMap map)
{
    SourceText out;
    out.storage = std::make_shared<const std::string>(std::move(text));
    out.text = *out.storage;
    out.map = std::move(map);
    return out;
}

SourceText decodedText(const Message &message, const Part &part)
{
    const std::string_view body = message.view(part.body);
    const SourceMap toMail(part.body.begin);
    const TransferEncoding encoding = effectiveEncoding(message, part);
    if (encoding == TransferEncoding::Identity) {
        if (isAlreadyUtf8(body, part.charset)) {
            return {body, nullptr, toMail};
        }
        DecodedText decoded = decodeCharset(body, part.charset);
        return owning(std::move(decoded.text), std::move(decoded.map).through(toMail));
    }
    mime::DecodedBytes bytes = mime::decodeTransfer(body, encoding);
    const SourceMap toBytes = std::move(bytes.map).through(toMail);
    if (isAlreadyUtf8(bytes.bytes, part.charset)) {
        return owning(std::move(bytes.bytes), toBytes);
    }
    DecodedText decoded = decodeCharset(bytes.bytes, part.charset);
    return owning(std::move(decoded.text), std::move(decoded.map).through(toBytes));
}

} // namespace

SourceText partText(const Message &message, const Part &part)
{
    SourceText text = decodedText(message, part);
    return part.isFlowed && part.type == "text/plain" ? mime::unflowed(std::move(text), part.dropsBlank) : text;
}

std::string partBytes(const Message &message, const Part &part)
{
    const std::string_view body = message.view(part.body);
    const TransferEncoding encoding = effectiveEncoding(message, part);
    return encoding == TransferEncoding::Identity ? std::string(body) : mime::decodeTransfer(body, encoding).bytes;
}

} // namespace todoke
