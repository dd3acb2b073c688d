// SPDX-License-Identifier: MIT
#include "app/desktop/session/raw_text.h"

#include "app/desktop/words/text.h"
#include "core/text/charset.h"
#include "core/text/lines.h"

#include <algorithm>

namespace todoke {

namespace {

/// Bytes below 0x20 (but tab) and 0x7f as U+2400 control pictures: one character a byte, so that offsets stay.
void showControls(QString &text)
{
    for (QChar &c : text) {
        const char16_t unit = c.unicode();
        if (unit < 0x20 && unit != '\t') {
            c = QChar(static_cast<char16_t>(0x2400 + unit));
        } else if (unit == 0x7f) {
            c = QChar(0x2421);
        } else if (unit == 0x2028 || unit == 0x2029) {
            c = QChar(0x2424);
        }
    }
}

bool isOddByte(char c)
{
    return static_cast<unsigned char>(c) >= 0x80 || c == '\x1b';
}

} // namespace

RawText::RawText(std::shared_ptr<const std::string> bytes, const std::vector<Span> &mustShow, const Limits &limits)
    : m_bytes(std::move(bytes))
{
    if (m_bytes == nullptr || m_bytes->empty()) {
        return;
    }
    const std::vector<Span> kept = keptRanges(mustShow, limits);
    std::size_t end = 0;
    for (const Span range : kept) {
        if (range.begin > end) {
            addPiece({end, range.begin - end}, QStringLiteral("\n⋯ ⋯ ⋯\n"), Form::Whole);
            m_excerpt = true;
        }
        addRange(range);
        end = range.end();
    }
    if (end < m_bytes->size()) {
        addPiece({end, m_bytes->size() - end}, QStringLiteral("\n⋯ ⋯ ⋯"), Form::Whole);
        m_excerpt = true;
    }
}

std::vector<Span> RawText::keptRanges(const std::vector<Span> &mustShow, const Limits &limits) const
{
    const std::size_t size = m_bytes->size();
    if (size <= limits.whole) {
        return {{0, size}};
    }
    std::vector<Span> wanted{toLines({0, std::min(limits.head, size)})};
    for (std::size_t n = 0; n < std::min(mustShow.size(), limits.places); ++n) {
        const std::size_t at = std::min(mustShow[n].begin, size);
        const std::size_t begin = at > limits.around ? at - limits.around : 0;
        const std::size_t length = std::min(mustShow[n].size, limits.around);
        wanted.push_back(toLines({begin, std::min(at + length + limits.around, size) - begin}));
    }
    wanted.push_back(toLines({size - std::min(limits.tail, size), std::min(limits.tail, size)}));
    std::sort(wanted.begin(), wanted.end(), [](Span a, Span b) { return a.begin < b.begin; });
    std::vector<Span> merged;
    for (const Span span : wanted) {
        if (!merged.empty() && span.begin <= merged.back().end()) {
            merged.back() = hull(merged.back(), span);
        } else if (!span.empty()) {
            merged.push_back(span);
        }
    }
    return merged;
}

Span RawText::toLines(Span range) const
{
    constexpr std::size_t reach = 2000; // a longer line is cut where the range ends
    const std::string &bytes = *m_bytes;
    std::size_t begin = range.begin;
    for (std::size_t n = 0; n < reach && begin > 0 && bytes[begin - 1] != '\n'; ++n) {
        --begin;
    }
    std::size_t end = range.end();
    for (std::size_t n = 0; n < reach && end > 0 && end < bytes.size() && bytes[end - 1] != '\n'; ++n) {
        ++end;
    }
    return {begin, end - begin};
}

void RawText::addRange(Span range)
{
    LineScanner lines(view(range));
    while (lines.next()) {
        const Span line = lines.span();
        addLine({range.begin + line.begin, line.size}, lines.nextBegin() - line.end());
    }
}

void RawText::addLine(Span line, std::size_t endSize)
{
    const std::string_view bytes = view(line);
    const auto first = std::find_if(bytes.begin(), bytes.end(), isOddByte);
    const auto ascii = [this, bytes](std::size_t from, std::size_t to, std::size_t base) {
        if (to > from) {
            QString text = QString::fromLatin1(bytes.data() + from, static_cast<qsizetype>(to - from));
            showControls(text);
            addPiece({base + from, to - from}, text, Form::OneToOne);
        }
    };
    if (first == bytes.end()) {
        ascii(0, bytes.size(), line.begin);
    } else if (isValidUtf8(bytes) && bytes.find('\x1b') == std::string_view::npos) {
        QString text = fromUtf8(bytes);
        showControls(text);
        addPiece(line, text, Form::Utf8);
    } else {
        // Stateful and double-byte charsets end in ASCII at the end of a line (RFC 1468) or of the run: only the run
        // from the first odd byte to the last is decoded, ASCII before and behind keeps its own offsets.
        const auto from = static_cast<std::size_t>(first - bytes.begin());
        std::size_t to = bytes.size();
        while (to > from && !isOddByte(bytes[to - 1])) {
            --to;
        }
        if (to > 0 && bytes[to - 1] == '\x1b') {
            to = std::min(to + 2, bytes.size()); // ESC ( B
        } else {
            to = std::min(to + 1, bytes.size()); // the second byte of Shift_JIS may look like ASCII
        }
        ascii(0, from, line.begin);
        QString text = fromUtf8(decodeCharset(bytes.substr(from, to - from), {}).text);
        showControls(text);
        addPiece({line.begin + from, to - from}, text, Form::Whole);
        ascii(to, bytes.size(), line.begin);
    }
    if (endSize > 0) {
        addPiece({line.end(), endSize}, QStringLiteral("\n"), Form::Whole);
    }
}

void RawText::addPiece(Span bytes, const QString &chars, Form form)
{
    m_pieces.push_back({bytes, {static_cast<int>(m_text.size()), static_cast<int>(chars.size())}, form});
    m_text += chars;
}

int RawText::position(std::size_t byte, bool roundUp) const
{
    const auto after = std::upper_bound(m_pieces.begin(), m_pieces.end(), byte,
                                        [](std::size_t at, const Piece &piece) { return at < piece.bytes.begin; });
    if (after == m_pieces.begin()) {
        return 0;
    }
    const Piece &piece = *std::prev(after);
    if (byte >= piece.bytes.end()) {
        return piece.chars.end();
    }
    const std::size_t inside = byte - piece.bytes.begin;
    switch (piece.form) {
    case Form::OneToOne:
        return piece.chars.begin + static_cast<int>(inside);
    case Form::Utf8: {
        const std::string_view head = view({piece.bytes.begin, inside});
        return piece.chars.begin + static_cast<int>(fromUtf8(head).size());
    }
    case Form::Whole:
        break;
    }
    return inside > 0 && roundUp ? piece.chars.end() : piece.chars.begin;
}

RawText::Range RawText::toText(Span bytes) const
{
    const int begin = position(bytes.begin, false);
    const int end = bytes.empty() ? begin : position(bytes.end(), true);
    return {begin, std::max(0, end - begin)};
}

std::size_t RawText::toByte(int position) const
{
    const auto after = std::upper_bound(m_pieces.begin(), m_pieces.end(), position,
                                        [](int at, const Piece &piece) { return at < piece.chars.begin; });
    if (after == m_pieces.begin()) {
        return 0;
    }
    const Piece &piece = *std::prev(after);
    const int inside = position - piece.chars.begin;
    if (inside >= piece.chars.size) {
        return piece.bytes.end();
    }
    switch (piece.form) {
    case Form::OneToOne:
        return piece.bytes.begin + static_cast<std::size_t>(inside);
    case Form::Utf8:
        return piece.bytes.begin + static_cast<std::size_t>(m_text.mid(piece.chars.begin, inside).toUtf8().size());
    case Form::Whole:
        break;
    }
    return piece.bytes.begin;
}

} // namespace todoke
