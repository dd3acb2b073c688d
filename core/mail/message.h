// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/anomaly.h"
#include "core/text/source_map.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// One header field (RFC 5322 section 2.2). Spans are bytes of Message::bytes.
struct HeaderField
{
    Span whole; ///< name, colon, value with its folds, line end
    Span name;
    Span value; ///< after the colon, without the white space round it; folds inside are kept
    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

enum class TransferEncoding : std::uint8_t { Identity, QuotedPrintable, Base64, UuEncode, Unknown };

/// One MIME entity (RFC 2045). Parts live in one flat vector in the order of their bytes; the tree is in `parent`.
/// A message/rfc822, message/global or text/rfc822-headers part has one child: the entity inside it.
struct Part
{
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t parent = none; ///< index into Message::parts; none for the root
    std::uint32_t depth = 0;   ///< 0 for the root
    std::size_t firstField = 0;
    std::size_t fieldCount = 0; ///< its header fields are Message::fields[firstField ...]
    Span header;                ///< without the blank line behind it
    Span body;                  ///< after the blank line, without the line end before the closing boundary
    std::string type;           ///< "text/plain", lower case; the default is RFC 2045 5.2's
    std::string charset;        ///< as labelled, lower case; empty when unlabelled
    std::string boundary;       ///< as written
    std::string reportType;     ///< multipart/report's report-type (RFC 6522), lower case
    std::string fileName;       ///< from Content-Disposition or Content-Type (RFC 2231 decoded), UTF-8
    TransferEncoding encoding = TransferEncoding::Identity;
    bool isFlowed = false;   ///< format=flowed (RFC 3676)
    bool dropsBlank = false; ///< DelSp=yes

    [[nodiscard]] bool isMultipart() const { return type.starts_with("multipart/"); }
};

/// A parsed mail. Parsing never fails: whatever the bytes are there is a root part, and what was odd is in `anomalies`.
/// `bytes` must outlive the Message.
struct Message
{
    std::string_view bytes;
    std::vector<HeaderField> fields;
    std::vector<Part> parts; ///< never empty
    std::vector<Anomaly> anomalies;

    [[nodiscard]] const Part &root() const { return parts.front(); }
    [[nodiscard]] std::string_view view(Span span) const { return bytes.substr(span.begin, span.size); }
    [[nodiscard]] std::string_view nameOf(const HeaderField &field) const { return view(field.name); }

    /// The first field of that name (ASCII case-insensitive) in a part's header, or null.
    [[nodiscard]] const HeaderField *find(const Part &part, std::string_view name) const;
    [[nodiscard]] const HeaderField *find(std::string_view name) const { return find(root(), name); }
    /// The value unfolded (RFC 5322 2.2.3), not decoded; empty when there is no such field.
    [[nodiscard]] std::string unfolded(const HeaderField &field) const;
    [[nodiscard]] std::string unfolded(const Part &part, std::string_view name) const;
    /// The value unfolded and with its encoded words decoded: UTF-8.
    [[nodiscard]] std::string decoded(const Part &part, std::string_view name) const;
    /// The indexes of a part's direct children.
    [[nodiscard]] std::vector<std::size_t> children(std::size_t part) const;
};

/// How far the parser goes; what lies beyond is kept as an opaque body with an anomaly ("too-deep", "too-many-parts",
/// "too-many-fields"). The limits keep hostile mail linear.
struct MailLimits
{
    std::uint32_t depth = 64;
    std::size_t parts = 10'000;
    std::size_t fields = 100'000;
};

/// Parses a mail: header fields, MIME tree, nested messages. One pass over the bytes; CRLF, LF and bare CR.
/// A text that does not begin with a header field has an empty header and all of it as body.
[[nodiscard]] Message parseMessage(std::string_view bytes, const MailLimits &limits = {});

/// The body of a part as UTF-8 text: transfer encoding and charset decoded, flowed lines joined. Identity ASCII or
/// UTF-8 is not copied. HTML is returned as HTML; see htmlToText().
[[nodiscard]] SourceText partText(const Message &message, const Part &part);
/// The body of a part as bytes with the transfer encoding decoded (RFC 2045 6.7, 6.8; rubbish in base64 is skipped).
[[nodiscard]] std::string partBytes(const Message &message, const Part &part);
/// The text of an HTML document: tags dropped, block ends and <br> as line ends, entities decoded, white space folded;
/// style and script left out. The map leads back to where each piece came from.
[[nodiscard]] SourceText htmlToText(const SourceText &html);

/// Splits "type/subtype; name=value" style values (RFC 2045 5.1 with RFC 2231): the parameter's value, or nothing.
[[nodiscard]] std::optional<std::string> parameter(std::string_view value, std::string_view name);

} // namespace todoke
