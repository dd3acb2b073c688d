// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>

#include <string>
#include <utility>
#include <vector>

namespace todoke {

/// Japanese public holiday? Computed by the Public Holiday Law (Act No. 178 of 1948, article 3 with its later changes;
/// equinoxes by formula), 2007 to 2099. The equinoxes are fixed by the government each February for the next year, so
/// far years are a forecast. False outside these years.
[[nodiscard]] bool isJapaneseHoliday(QDate day);

/// Business days in Japan: Monday to Friday, no public holiday, not within one of the yearly closures
/// (pairs of "MM-dd", first and last day; a closure may cross New Year). A pair that is no such dates is passed over.
class BusinessCalendar
{
public:
    using Closures = std::vector<std::pair<std::string, std::string>>;
    BusinessCalendar() = default;
    explicit BusinessCalendar(const Closures &closures);

    [[nodiscard]] bool isBusinessDay(QDate day) const;
    /// The day `count` business days after `from`; `from` itself never counts. count 0 (or less) is the next business
    /// day on or after it. An invalid date stays invalid. Closures that leave no business day in a year are passed
    /// over.
    [[nodiscard]] QDate addBusinessDays(QDate from, int count) const;

private:
    /// Month and day as one number, 1229 for 29 December, so that a closure is a plain comparison.
    struct Closure
    {
        int first = 0;
        int last = 0;
    };

    [[nodiscard]] QDate nextBusinessDay(QDate from) const;

    std::vector<Closure> m_closures;
};

} // namespace todoke
