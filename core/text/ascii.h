// SPDX-License-Identifier: MIT
#pragma once

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

/// ASCII case-insensitive comparison.
[[nodiscard]] bool equals(std::string_view a, std::string_view b);
[[nodiscard]] bool startsWith(std::string_view text, std::string_view prefix);
[[nodiscard]] bool endsWith(std::string_view text, std::string_view suffix);
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
