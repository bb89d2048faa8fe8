/// A calendar month, the finest date a scenario names.
#pragma once
#include <compare>
#include <string>

namespace ladder::models {

/// A calendar month.
struct Month {
  int year = 0;
  int month = 1;  ///< 1 to 12
  constexpr auto operator<=>(const Month&) const = default;
  [[nodiscard]] constexpr int index() const { return year * 12 + (month - 1); }  ///< months since year 0
};

/// As scenarios write it: "2022-01".
[[nodiscard]] std::string month_text(Month month);

}  // namespace ladder::models
