// SPDX-License-Identifier: MIT
#include "core/cases/business_calendar.h"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace todoke {

namespace {

constexpr int firstYear = 2007; // the year in which articles 2 and 3 got their present form (Act No. 43 of 2005)
constexpr int lastYear = 2099;  // the equinox formula holds from 1980 to 2099

struct MonthDay
{
    int month = 0;
    int day = 0;
    friend bool operator==(MonthDay, MonthDay) = default;
};

MonthDay monthDay(QDate date)
{
    return {date.month(), date.day()};
}

/// The usual approximation for the equinoxes in Japan, 1980 to 2099.
int equinoxDay(int year, double dayIn1980)
{
    return static_cast<int>(dayIn1980 + 0.242194 * (year - 1980)) - (year - 1980) / 4;
}

/// The `nth` Monday of the date's month.
bool isNthMonday(QDate date, int nth)
{
    return date.dayOfWeek() == Qt::Monday && (date.day() + 6) / 7 == nth;
}

bool isFixedHoliday(int year, MonthDay date)
{
    constexpr std::array<MonthDay, 8> always{{{1, 1}, {2, 11}, {4, 29}, {5, 3}, {5, 4}, {5, 5}, {11, 3}, {11, 23}}};
    for (const MonthDay holiday : always) {
        if (holiday == date) {
            return true;
        }
    }
    // The Emperor's Birthday moved with the accession of 2019-05-01, so that 2019 has none (Act No. 63 of 2017).
    return year >= 2020 ? date == MonthDay{2, 23} : (year <= 2018 && date == MonthDay{12, 23});
}

/// Holidays that special laws set for one year only.
///
/// 2019: the accession and its ceremony (Act No. 99 of 2018; its supplement makes article 3 (2) and (3) apply).
/// 2020, 2021: Marine Day, Sports Day and Mountain Day moved to the Olympic Games and back for their new date
/// (Act No. 33 of 2015, article 32, as changed by Act No. 55 of 2018 and Act No. 68 of 2020).
struct SpecialYear
{
    int year = 0;
    std::array<MonthDay, 3> days{};
    bool instead = false; ///< the days replace Marine, Sports and Mountain Day
};
constexpr std::array<SpecialYear, 3> specialYears{{
    {2019, {{{5, 1}, {10, 22}, {0, 0}}}, false},
    {2020, {{{7, 23}, {7, 24}, {8, 10}}}, true},
    {2021, {{{7, 22}, {7, 23}, {8, 8}}}, true},
}};

bool isMovableHoliday(QDate date)
{
    const int year = date.year();
    for (const SpecialYear &special : specialYears) {
        if (special.year != year) {
            continue;
        }
        for (const MonthDay day : special.days) {
            if (day == monthDay(date)) {
                return true;
            }
        }
        if (special.instead) {
            return false;
        }
    }
    switch (date.month()) {
    case 7:
        return isNthMonday(date, 3); // Marine Day
    case 8:
        return year >= 2016 && date.day() == 11; // Mountain Day (Act No. 43 of 2014)
    case 10:
        return isNthMonday(date, 2); // Sports Day, until 2019 Health and Sports Day
    default:
        return false;
    }
}

/// "National holiday" in the sense of article 2: named by law, before the rules of article 3 (2) and (3).
bool isNamedHoliday(QDate date)
{
    const int year = date.year();
    if (year < firstYear || year > lastYear) {
        return false;
    }
    switch (date.month()) {
    case 1:
        if (isNthMonday(date, 2)) {
            return true; // Coming of Age Day
        }
        break;
    case 3:
        if (date.day() == equinoxDay(year, 20.8431)) {
            return true; // Vernal Equinox Day
        }
        break;
    case 9:
        if (isNthMonday(date, 3) || date.day() == equinoxDay(year, 23.2488)) {
            return true; // Respect for the Aged Day, Autumnal Equinox Day
        }
        break;
    default:
        break;
    }
    return isFixedHoliday(year, monthDay(date)) || isMovableHoliday(date);
}

/// Article 3 (2): a holiday that falls on a Sunday moves to the nearest later day that is no holiday itself.
bool isSubstitute(QDate date)
{
    for (QDate before = date.addDays(-1); isNamedHoliday(before); before = before.addDays(-1)) {
        if (before.dayOfWeek() == Qt::Sunday) {
            return true;
        }
    }
    return false;
}

std::optional<int> parseMonthDay(std::string_view text)
{
    if (text.size() != 5 || text[2] != '-') {
        return std::nullopt;
    }
    int month = 0;
    int day = 0;
    const auto first = std::from_chars(text.data(), text.data() + 2, month);
    const auto second = std::from_chars(text.data() + 3, text.data() + 5, day);
    // 2024 was a leap year: 02-29 is a day of some years.
    if (first.ptr != text.data() + 2 || second.ptr != text.data() + 5 || !QDate::isValid(2024, month, day)) {
        return std::nullopt;
    }
    return month * 100 + day;
}

} // namespace

bool isJapaneseHoliday(QDate day)
{
    if (!day.isValid() || day.year() < firstYear || day.year() > lastYear) {
        return false;
    }
    if (isNamedHoliday(day)) {
        return true;
    }
    // Article 3 (3): a day between two holidays.
    const bool between = isNamedHoliday(day.addDays(-1)) && isNamedHoliday(day.addDays(1));
    return between || isSubstitute(day);
}

BusinessCalendar::BusinessCalendar(const Closures &closures)
{
    for (const auto &[first, last] : closures) {
        const auto begin = parseMonthDay(first);
        const auto end = parseMonthDay(last);
        if (begin && end) {
            m_closures.push_back({*begin, *end});
        }
    }
}

bool BusinessCalendar::isBusinessDay(QDate day) const
{
    if (!day.isValid() || day.dayOfWeek() >= Qt::Saturday || isJapaneseHoliday(day)) {
        return false;
    }
    const int number = day.month() * 100 + day.day();
    for (const Closure closure : m_closures) {
        const bool closed = closure.first <= closure.last ? number >= closure.first && number <= closure.last
                                                          : number >= closure.first || number <= closure.last;
        if (closed) {
            return false;
        }
    }
    return true;
}

QDate BusinessCalendar::nextBusinessDay(QDate from) const
{
    for (int days = 0; days <= 366; ++days) {
        const QDate day = from.addDays(days);
        if (isBusinessDay(day)) {
            return day;
        }
    }
    return BusinessCalendar().nextBusinessDay(from);
}

QDate BusinessCalendar::addBusinessDays(QDate from, int count) const
{
    if (!from.isValid()) {
        return {};
    }
    if (count <= 0) {
        return nextBusinessDay(from);
    }
    QDate day = from;
    for (int counted = 0; counted < count; ++counted) {
        day = nextBusinessDay(day.addDays(1));
    }
    return day;
}

} // namespace todoke
