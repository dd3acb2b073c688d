// SPDX-License-Identifier: MIT
#include "core/inquiry/facts.h"
#include "core/inquiry/privacy/plain_text.h"
#include "core/text/ascii.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace todoke {

namespace {

constexpr int minutesInJapan = 9 * 60;
constexpr std::array<std::string_view, 7> weekdaysJa{"日", "月", "火", "水", "木", "金", "土"};
constexpr std::array<std::string_view, 7> weekdaysEn{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::string day(std::chrono::sys_days days, Language language)
{
    const std::chrono::year_month_day date(days);
    const unsigned weekday = std::chrono::weekday(days).c_encoding();
    std::array<char, 32> text{};
    const bool japanese = language == Language::Japanese;
    std::snprintf(text.data(), text.size(), japanese ? "%d/%02u/%02u" : "%d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return japanese ? std::string(text.data()) + "(" + std::string(weekdaysJa.at(weekday)) + ")"
                    : std::string(weekdaysEn.at(weekday)) + " " + text.data();
}

/// Day and time at an offset; the seconds fit a year of four digits (checked by the caller).
std::string dayAndTime(std::int64_t epochSeconds, int offsetMinutes, Language language)
{
    const std::chrono::sys_seconds local{std::chrono::seconds(epochSeconds) + std::chrono::minutes(offsetMinutes)};
    const auto days = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time(local - days);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), " %02d:%02d:%02d", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return day(days, language) + text.data();
}

/// Does the date lie in the years 1 to 9999, whatever the zone?
bool isShowable(const MailDate &date)
{
    constexpr std::int64_t year1 = -62'135'596'800;
    constexpr std::int64_t year10000 = 253'402'300'800;
    constexpr std::int64_t widestZone = std::int64_t{40} * 86'400; // offsets as hostile mail may write them
    return date.epochSeconds > year1 + widestZone && date.epochSeconds < year10000 - widestZone &&
           date.offsetMinutes > -50'000 && date.offsetMinutes < 50'000;
}

std::optional<std::chrono::sys_days> parseDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto number = [text](std::size_t at, std::size_t size) {
        int value = -1;
        const char *end = text.data() + at + size;
        return std::from_chars(text.data() + at, end, value).ptr == end ? value : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int dayOfMonth = number(8, 2);
    if (year < 0 || month < 0 || dayOfMonth < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(dayOfMonth))};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

} // namespace

std::string formatDate(const MailDate &date, Language language)
{
    if (!isShowable(date)) {
        return date.toIso8601();
    }
    const int offset = date.zoneKnown ? date.offsetMinutes : 0;
    std::string text = dayAndTime(date.epochSeconds, offset, language);
    if (!date.zoneKnown) {
        return text + (language == Language::Japanese ? "(時差の記載なし)" : " (no time zone given)");
    }
    const int distance = offset < 0 ? -offset : offset;
    std::array<char, 16> zone{};
    std::snprintf(zone.data(), zone.size(), " %c%02d%02d", offset < 0 ? '-' : '+', (distance / 60) % 100,
                  distance % 60);
    text += zone.data();
    if (offset != minutesInJapan && language == Language::Japanese) {
        text += "(日本時間 " + dayAndTime(date.epochSeconds, minutesInJapan, language) + ")";
    }
    return text;
}

std::string speakDate(const MailDate &date, Language language)
{
    if (!isShowable(date)) {
        return date.toIso8601();
    }
    if (language == Language::English) {
        std::string text = formatDate(date, language);
        const std::size_t seconds = text.find(':', text.find(':') + 1);
        return seconds == std::string::npos ? text : text.erase(seconds, 3);
    }
    const int offset = date.zoneKnown ? minutesInJapan : 0;
    const std::chrono::sys_seconds local{std::chrono::seconds(date.epochSeconds) + std::chrono::minutes(offset)};
    const auto days = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day day(days);
    const std::chrono::hh_mm_ss time(local - days);
    return std::to_string(static_cast<unsigned>(day.month())) + "月" +
           std::to_string(static_cast<unsigned>(day.day())) + "日" +
           std::string(weekdaysJa.at(std::chrono::weekday(days).c_encoding())) + "曜日の" +
           std::to_string(time.hours().count()) + "時" + std::to_string(time.minutes().count()) + "分";
}

std::string formatDay(std::string_view isoOrWords, Language language)
{
    const auto parsed = parseDay(ascii::trimmed(isoOrWords));
    return parsed ? day(*parsed, language) : plainLine(isoOrWords);
}

} // namespace todoke
