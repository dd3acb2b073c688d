// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/mime_text.h"

#include "core/text/ascii.h"
#include "core/text/header_line.h"
#include "core/text/lines.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace todoke::outlook::mime {

namespace {

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// The name of the field that a line begins; empty when it begins none.
std::string_view fieldName(std::string_view line)
{
    return line.substr(0, fieldNameSize(line));
}

bool isMimeField(std::string_view name)
{
    return ascii::startsWith(name, "Content-") || ascii::equals(name, "MIME-Version");
}

} // namespace

void appendField(std::string &out, std::string_view name, std::string_view value)
{
    const std::string_view content = ascii::trimmed(value);
    if (content.empty()) {
        return;
    }
    out += name;
    out += ": ";
    for (const char c : content) {
        out += isControl(c) ? ' ' : c;
    }
    out += "\r\n";
}

std::string quoted(std::string_view value)
{
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += isControl(c) ? ' ' : c;
    }
    out += '"';
    return out;
}

std::string mailbox(std::string_view name, std::string_view address)
{
    if (address.empty()) {
        return name.empty() ? std::string() : quoted(name);
    }
    const std::string bracketed = '<' + std::string(address) + '>';
    return name.empty() || name == address ? bracketed : quoted(name) + ' ' + bracketed;
}

std::string dateOfFileTime(std::uint64_t fileTime)
{
    constexpr std::uint64_t ticksInSecond = 10'000'000;
    constexpr std::int64_t from1601To1970 = 11'644'473'600;
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;

    constexpr std::int64_t endOfYear9999 = 253'402'300'800;
    const std::int64_t sinceEpoch = static_cast<std::int64_t>(fileTime / ticksInSecond) - from1601To1970;
    if (sinceEpoch >= endOfYear9999) {
        return {};
    }
    const sys_seconds time{seconds(sinceEpoch)};
    const sys_days day = floor<std::chrono::days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000", days[weekday(day).c_encoding()],
                  static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text.data();
}

std::string withoutMimeFields(std::string_view header)
{
    std::string out;
    bool keeping = false;
    LineScanner lines(header);
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (ascii::trimmed(line).empty()) {
            if (out.empty()) {
                continue;
            }
            break;
        }
        if (!ascii::isBlank(line.front())) {
            const std::string_view name = fieldName(line);
            keeping = !name.empty() && !isMimeField(name);
        }
        if (keeping) {
            out += line;
            out += "\r\n";
        }
    }
    return out;
}

bool hasField(std::string_view header, std::string_view name)
{
    LineScanner lines(header);
    while (lines.next()) {
        if (ascii::equals(fieldName(lines.line()), name)) {
            return true;
        }
    }
    return false;
}

} // namespace todoke::outlook::mime
