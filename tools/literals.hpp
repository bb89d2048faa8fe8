/// How a number, a quantity, a month is written in a scenario. Decimal only, the same under every locale: no
/// octal, no hexadecimal, no NaN, no infinity, no separators of thousands.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "models/month.hpp"
#include "models/units.hpp"

namespace ladder::tools {

/// A value read, or what was found and what was expected instead.
template <class T>
struct Literal {
  T value{};
  std::string problem;  ///< empty: the value is good
};

/// A number as written, and what stands behind it.
struct NumberWithUnit {
  double number = 0.0;
  std::string unit;  ///< "%/year", without blanks around it; empty: none
};

/// "0.3", "30 %", "20 MUSD/year", in the base unit.
[[nodiscard]] Literal<double> quantity_literal(std::string_view text, const models::Dimension& dimension);
/// The same texts without knowing what they measure: the number is in the unit written, any unit is taken.
[[nodiscard]] Literal<NumberWithUnit> number_with_unit(std::string_view text);
[[nodiscard]] Literal<std::int64_t> whole_literal(std::string_view text);
/// true or false.
[[nodiscard]] Literal<bool> flag_literal(std::string_view text);
/// YYYY-MM.
[[nodiscard]] Literal<models::Month> month_literal(std::string_view text);

}  // namespace ladder::tools
