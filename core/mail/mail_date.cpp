// SPDX-License-Identifier: MIT
#include "core/mail/mail_date.h"

#include "core/text/ascii.h"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace todoke {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

// RFC 5322 section 4.3, and the names that Asian and European programs write. Ambiguous ones (CST is also China's, IST
// India's and Ireland's) mean what the RFC says or are left out.
using Zone = std::pair<std::string_view, int>; // minutes east of UTC
constexpr std::array zones = {
    Zone{"ut", 0},     Zone{"utc", 0},    Zone{"gmt", 0},    Zone{"z", 0},      Zone{"est", -300}, Zone{"edt", -240},
    Zone{"cst", -360}, Zone{"cdt", -300}, Zone{"mst", -420}, Zone{"mdt", -360}, Zone{"pst", -480}, Zone{"pdt", -420},
    Zone{"jst", 540},  Zone{"kst", 540},  Zone{"hkt", 480},  Zone{"sgt", 480},  Zone{"cet", 60},   Zone{"cest", 120},
    Zone{"met", 60},   Zone{"mest", 120}, Zone{"eet", 120},  Zone{"eest", 180}, Zone{"wet", 0},    Zone{"west", 60},
    Zone{"bst", 60},   Zone{"msk", 180},  Zone{"aest", 600}, Zone{"aedt", 660}, Zone{"nzst", 720}, Zone{"nzdt", 780},
};

/// Splits at white space and commas, leaving comments out.
class Tokens
{
public:
    explicit Tokens(std::string_view text) : m_text(text) {}

    std::string_view next()
    {
        while (m_at < m_text.size() && (ascii::isSpace(m_text[m_at]) || m_text[m_at] == ',' || m_text[m_at] == '(')) {
            if (m_text[m_at] == '(') {
                const std::size_t close = m_text.find(')', m_at);
                m_at = close == std::string_view::npos ? m_text.size() - 1 : close;
            }
            ++m_at;
        }
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !ascii::isSpace(m_text[m_at]) && m_text[m_at] != ',' && m_text[m_at] != '(') {
            ++m_at;
        }
        return m_text.substr(begin, m_at - begin);
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

int number(std::string_view digits)
{
    if (digits.empty() || digits.size() > 6) {
        return -1;
    }
    int value = 0;
    for (const char c : digits) {
        if (!ascii::isDigit(c)) {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

int monthOf(std::string_view token)
{
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (token.size() >= 3 && ascii::startsWith(token, months[i])) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

struct Fields
{
    int year = -1;
    int month = 0;
    int day = -1;
    int hour = -1;
    int minute = 0;
    int second = 0;
    bool zoneSeen = false;
    bool zoneKnown = false;
    int offset = 0;
};

bool readTime(std::string_view token, Fields &fields)
{
    const std::size_t first = token.find(':');
    if (first == std::string_view::npos) {
        return false;
    }
    const std::size_t second = token.find(':', first + 1);
    fields.hour = number(token.substr(0, first));
    fields.minute = number(token.substr(first + 1, second == std::string_view::npos ? second : second - first - 1));
    if (second != std::string_view::npos) {
        const std::string_view seconds = token.substr(second + 1);
        fields.second = number(seconds.substr(0, seconds.find('.')));
    }
    return fields.hour >= 0 && fields.hour < 24 && fields.minute >= 0 && fields.minute < 60 && fields.second >= 0 &&
           fields.second <= 60;
}

/// "+0900", "-05:00"; also "+900", as careless programs write.
bool readNumericZone(std::string_view token, Fields &fields)
{
    if (token.size() < 2 || (token.front() != '+' && token.front() != '-')) {
        return false;
    }
    std::string digits(token.substr(1));
    std::erase(digits, ':');
    const int value = number(digits);
    if (value < 0 || digits.size() > 4) {
        return false;
    }
    const int minutes = digits.size() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
    if (minutes > 14 * 60 || value % 100 > 59) {
        fields.zoneSeen = true;
        return true;
    }
    fields.zoneSeen = true;
    fields.zoneKnown = token.front() == '+' || minutes != 0; // "-0000" says that the zone is not known (RFC 5322 3.3)
    fields.offset = token.front() == '-' ? -minutes : minutes;
    return true;
}

void readNamedZone(std::string_view token, Fields &fields)
{
    fields.zoneSeen = true;
    for (const auto &[name, minutes] : zones) {
        if (ascii::equals(name, token)) {
            fields.zoneKnown = true;
            fields.offset = minutes;
        }
    }
}

int fullYear(std::string_view token)
{
    const int year = number(token);
    if (year < 0 || token.size() > 4) {
        return -1;
    }
    if (token.size() <= 2) {
        return year < 50 ? 2000 + year : 1900 + year; // RFC 5322 section 4.3
    }
    return token.size() == 3 ? 1900 + year : year;
}

/// "20-Nov-2026" as three tokens in one.
bool readDashedDate(std::string_view token, Fields &fields)
{
    const std::size_t first = token.find('-');
    const std::size_t second = first == std::string_view::npos ? first : token.find('-', first + 1);
    if (first == 0 || second == std::string_view::npos) {
        return false;
    }
    const int month = monthOf(token.substr(first + 1, second - first - 1));
    if (month == 0) {
        return false;
    }
    fields.day = number(token.substr(0, first));
    fields.month = month;
    fields.year = fullYear(token.substr(second + 1));
    return true;
}

void readToken(std::string_view token, Fields &fields)
{
    if (token.find(':') != std::string_view::npos && ascii::isDigit(token.front()) && fields.hour < 0) {
        if (!readTime(token, fields)) {
            fields.hour = -1;
        }
    } else if ((fields.hour >= 0 && !fields.zoneSeen && readNumericZone(token, fields)) ||
               readDashedDate(token, fields)) {
        return;
    } else if (ascii::isDigit(token.front())) {
        if (fields.day < 0 && token.size() <= 2) {
            fields.day = number(token);
        } else if (fields.year < 0) {
            fields.year = fullYear(token);
        }
    } else if (fields.month == 0 && monthOf(token) != 0) {
        fields.month = monthOf(token);
    } else if (fields.hour >= 0 && !fields.zoneSeen && ascii::isAlpha(token.front())) {
        readNamedZone(token, fields);
    }
}

constexpr bool isLeap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int daysIn(int year, int month)
{
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// Days since 1970-01-01 of a date in the Gregorian calendar. The year begins in March here, so that the leap day is
/// its last.
std::int64_t daysFromCivil(int year, int month, int day)
{
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

std::string padded(std::int64_t value, std::size_t width)
{
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

} // namespace

std::optional<MailDate> MailDate::parse(std::string_view text)
{
    constexpr std::size_t longest = 256; // a date is 40 bytes; the rest is a comment or rubbish
    Tokens tokens(text.substr(0, longest));
    Fields fields;
    for (std::string_view token = tokens.next(); !token.empty(); token = tokens.next()) {
        readToken(token, fields);
    }
    if (fields.year < 1970 || fields.year > 9999 || fields.month == 0 || fields.day < 1 || fields.hour < 0 ||
        fields.day > daysIn(fields.year, fields.month)) {
        return std::nullopt;
    }
    MailDate date;
    date.offsetMinutes = fields.zoneKnown ? fields.offset : 0;
    date.zoneKnown = fields.zoneKnown;
    date.epochSeconds = daysFromCivil(fields.year, fields.month, fields.day) * 86400 +
                        std::int64_t{fields.hour} * 3600 + std::int64_t{fields.minute} * 60 + fields.second -
                        std::int64_t{date.offsetMinutes} * 60;
    return date;
}

std::string MailDate::toIso8601() const
{
    const std::int64_t local = epochSeconds + std::int64_t{offsetMinutes} * 60;
    const std::int64_t days = local >= 0 ? local / 86400 : (local - 86399) / 86400;
    const std::int64_t ofDay = local - days * 86400;
    // The way back from daysFromCivil().
    const std::int64_t z = days + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t dayOfEra = z - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    const int offset = std::abs(offsetMinutes);
    return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2) + 'T' + padded(ofDay / 3600, 2) + ':' +
           padded(ofDay / 60 % 60, 2) + ':' + padded(ofDay % 60, 2) + (offsetMinutes < 0 ? '-' : '+') +
           padded(offset / 60, 2) + ':' + padded(offset % 60, 2);
}

} // namespace todoke
