// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// The input as a person can read it, with the way from its bytes to the characters on the screen and back. Lines that
/// are not UTF-8 are decoded, line ends become '\n', control characters become their pictures. A long input is shown in
/// excerpts: its head, its end and everything that must be seen, with marks where something is left out.
class RawText
{
public:
    struct Range
    {
        int begin = 0; ///< UTF-16 position in text()
        int size = 0;
        [[nodiscard]] int end() const { return begin + size; }
        friend bool operator==(Range, Range) = default;
    };

    struct Limits
    {
        std::size_t whole = 64U << 10U; ///< up to so many bytes the whole input is shown
        std::size_t head = 16U << 10U;
        std::size_t tail = 4U << 10U;
        std::size_t around = 2U << 10U; ///< shown before and behind what must be seen
        std::size_t places = 32;        ///< so many places must be seen at most
    };

    RawText() = default;
    /// Linear in the input. Any thread.
    RawText(std::shared_ptr<const std::string> bytes, const std::vector<Span> &mustShow, const Limits &limits);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isExcerpt() const { return m_excerpt; }
    /// Where a range of bytes stands in text(). What is left out or lies inside a decoded run maps to the nearest
    /// place.
    [[nodiscard]] Range toText(Span bytes) const;
    /// The byte that the character at `position` came from.
    [[nodiscard]] std::size_t toByte(int position) const;

private:
    enum class Form : std::uint8_t {
        OneToOne, ///< a byte is a character
        Utf8,     ///< counted when asked
        Whole     ///< decoded as a whole
    };
    struct Piece
    {
        Span bytes;
        Range chars;
        Form form = Form::OneToOne;
    };

    [[nodiscard]] std::vector<Span> keptRanges(const std::vector<Span> &mustShow, const Limits &limits) const;
    [[nodiscard]] Span toLines(Span range) const;
    void addRange(Span range);
    void addLine(Span line, std::size_t endSize);
    void addPiece(Span bytes, const QString &chars, Form form);
    [[nodiscard]] std::string_view view(Span span) const { return {m_bytes->data() + span.begin, span.size}; }
    [[nodiscard]] int position(std::size_t byte, bool roundUp) const;

    std::shared_ptr<const std::string> m_bytes;
    QString m_text;
    std::vector<Piece> m_pieces;
    bool m_excerpt = false;
};

} // namespace todoke
