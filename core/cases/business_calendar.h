// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>

#include <string>
#include <utility>
#include <vector>

namespace todoke {

/// Japanese public holiday? Computed by the Public Holiday Law (Act No. 178 of 1948, article 3 with its later changes;
/// equinoxes by formula), 2007 to 2099.
[[nodiscard]] bool isJapaneseHoliday(QDate day);

/// Business days in Japan: Monday to Friday, no public holiday, not within one of the yearly closures
/// (pairs of "MM-dd", first and last day; a closure may cross New Year).
class BusinessCalendar
{
public:
    using Closures = std::vector<std::pair<std::string, std::string>>;
    BusinessCalendar() = default;
    explicit BusinessCalendar(Closures closures) : m_closures(std::move(closures)) {}

    [[nodiscard]] bool isBusinessDay(QDate day) const;
    /// The day `count` business days after `from`; `from` itself never counts. count 0 is the next business day on or after it.
    [[nodiscard]] QDate addBusinessDays(QDate from, int count) const;

private:
    Closures m_closures;
};

} // namespace todoke
