// SPDX-License-Identifier: MIT
#include "core/inquiry/privacy/plain_text.h"

#include "core/text/utf8.h"

namespace todoke {

namespace {

/// The code point of a well-formed sequence.
char32_t codePoint(std::string_view sequence)
{
    const auto byteAt = [&sequence](std::size_t at) { return static_cast<unsigned char>(sequence[at]); };
    char32_t value = 0;
    switch (sequence.size()) {
    case 1:
        return byteAt(0);
    case 2:
        value = byteAt(0) & 0x1fU;
        break;
    case 3:
        value = byteAt(0) & 0x0fU;
        break;
    default:
        value = byteAt(0) & 0x07U;
        break;
    }
    for (std::size_t at = 1; at < sequence.size(); ++at) {
        value = (value << 6U) | (byteAt(at) & 0x3fU);
    }
    return value;
}

bool isInvisible(char32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || // C0, DEL, C1
           c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||         // soft hyphen, zero width, marks
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||    // embeddings, isolates
           c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe || (c >= 0xe0000 && c <= 0xe0fff);
}

} // namespace

std::string plainBlock(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool afterReturn = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = utf8::sequenceLength(text, at);
        if (size == 0) {
            out.append(utf8::replacement);
            at = utf8::malformedEnd(text, at);
            afterReturn = false;
            continue;
        }
        const std::string_view sequence = text.substr(at, size);
        const char32_t c = codePoint(sequence);
        at += size;
        const bool secondOfCrLf = c == '\n' && afterReturn;
        afterReturn = c == '\r';
        if (secondOfCrLf) {
            continue;
        }
        if (c == '\r' || c == 0x2028 || c == 0x2029) {
            out.push_back('\n');
        } else if (!isInvisible(c)) {
            out.append(sequence);
        }
    }
    return out;
}

std::string plainLine(std::string_view text)
{
    const std::string block = plainBlock(text);
    std::string out;
    out.reserve(block.size());
    bool pending = false;
    for (const char c : block) {
        if (c == ' ' || c == '\n' || c == '\t') {
            pending = !out.empty();
            continue;
        }
        if (pending) {
            out.push_back(' ');
            pending = false;
        }
        out.push_back(c);
    }
    return out;
}

std::string bounded(std::string text, std::size_t bytes, std::string_view note)
{
    if (text.size() <= bytes) {
        return text;
    }
    std::size_t end = utf8::wholeCharacters(text, bytes).size();
    const std::size_t lineEnd = text.rfind('\n', end);
    if (lineEnd != std::string::npos && lineEnd > 0 && end - lineEnd < 1000) {
        end = lineEnd;
    }
    text.resize(end);
    text.push_back('\n');
    text.append(note);
    return text;
}

} // namespace todoke
