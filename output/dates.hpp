/// Real calendar dates of recorded months, as netCDF readers expect them.
#pragma once
#include <cstdint>
#include <string>

namespace ladder::output {

/// Days from 1960-01-01 to the first of a month in the proleptic Gregorian calendar; 2019-01 is 21550.
/// `month` may run past 12 (or below 1): month 13 of 2019 is January 2020.
[[nodiscard]] std::int64_t days_since_1960(int year, std::int64_t month);

/// A month and where it lies: the reverse of days_since_1960.
struct CalendarMonth {
  int year = 1960;
  int month = 1;
  bool operator==(const CalendarMonth&) const = default;
};
[[nodiscard]] CalendarMonth calendar_month(std::int64_t days);

/// "2019-01-01": the first day of a month, which may run past 12 as above.
[[nodiscard]] std::string iso_date(int year, std::int64_t month);

}  // namespace ladder::output
