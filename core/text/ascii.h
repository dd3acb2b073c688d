// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Small ASCII helpers that do not look at the locale. Bytes >= 0x80 are left alone.
namespace todoke::ascii {

[[nodiscard]] constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool isAlnum(char c)
{
    return isDigit(c) || isAlpha(c);
}
[[nodiscard]] constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

[[nodiscard]] constexpr bool isAscii(std::string_view text)
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}
/// ASCII case-insensitive comparison.
[[nodiscard]] constexpr bool equals(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i] && lower(a[i]) != lower(b[i])) {
            return false;
        }
    }
    return true;
}
[[nodiscard]] constexpr bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.size() >= prefix.size() && equals(text.substr(0, prefix.size()), prefix);
}
[[nodiscard]] constexpr bool endsWith(std::string_view text, std::string_view suffix)
{
    return text.size() >= suffix.size() && equals(text.substr(text.size() - suffix.size()), suffix);
}
/// What find_first_of does, without its function call a byte: for short texts and few `stops`.
[[nodiscard]] constexpr std::size_t findAny(std::string_view text, std::string_view stops, std::size_t from = 0)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        for (const char stop : stops) {
            if (text[at] == stop) {
                return at;
            }
        }
    }
    return std::string_view::npos;
}
/// What find_first_not_of does, likewise.
[[nodiscard]] constexpr std::size_t findNone(std::string_view text, std::string_view passed, std::size_t from = 0)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        bool pass = false;
        for (const char one : passed) {
            pass = pass || text[at] == one;
        }
        if (!pass) {
            return at;
        }
    }
    return std::string_view::npos;
}
/// Position of `needle` in `text` from `from` on, ASCII case-insensitive, or npos. Linear in `text`.
[[nodiscard]] std::size_t find(std::string_view text, std::string_view needle, std::size_t from = 0);
[[nodiscard]] inline bool contains(std::string_view text, std::string_view needle)
{
    return find(text, needle) != std::string_view::npos;
}
/// Without white space (space, tab, CR, LF) at both ends; a sub-view of `text`.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lowered(std::string_view text);
/// Runs of white space become one space, ends are trimmed.
[[nodiscard]] std::string simplified(std::string_view text);

} // namespace todoke::ascii
