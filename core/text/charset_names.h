// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// The names of charsets, as mail programs write them and as the decoder knows them.
namespace todoke::charset {

/// The name in lower case under which the bytes are decoded: aliases resolved, subsets widened to what programs really
/// write (iso-8859-1 → windows-1252, gb2312 → gb18030). Empty for an empty label and for one that nobody knows.
[[nodiscard]] std::string canonicalName(std::string_view label);

/// More than one byte a character, ASCII kept (Shift_JIS, EUC, Big5, GB18030 ...); not UTF-8.
[[nodiscard]] bool isMultiByte(std::string_view canonical);
/// No run of it can be decoded by itself: UTF-16, UTF-32, ISO-2022-KR and ISO-2022-CN (which designate once for all).
[[nodiscard]] bool isIndivisible(std::string_view canonical);
/// Seven-bit text in which ASCII bytes stand for other characters (UTF-7, HZ).
[[nodiscard]] bool isShifted(std::string_view canonical);
/// The byte with which a run of other characters begins in a shifted charset; 0x80 for the rest.
[[nodiscard]] char shiftByte(std::string_view canonical);
/// One byte a character, ASCII kept: each byte can be looked up by itself.
[[nodiscard]] bool isSingleByte(std::string_view canonical);
/// A Western single-byte charset, in which no byte sequence is wrong and which is therefore often a wrong label.
[[nodiscard]] bool isWestern(std::string_view canonical);

} // namespace todoke::charset
