#include "tools/literals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "models/fields.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// A text cut after the longest decimal number it begins with.
struct Split {
  std::string_view number;  ///< with sign, fraction and exponent; empty: none
  std::string_view rest;
};

Split split_number(std::string_view text) {
  std::size_t i = 0;
  const auto skip_digits = [&] {
    const std::size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - start;
  };
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  std::size_t digits = skip_digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    digits += skip_digits();
  }
  if (digits == 0) return {{}, text};
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    const std::size_t mantissa_end = i++;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (skip_digits() == 0) i = mantissa_end;
  }
  return {text.substr(0, i), text.substr(i)};
}

/// What is wrong with the way a number is written; empty where nothing is.
std::string notation_problem(std::string_view text, const Split& split) {
  constexpr std::string_view expected = "expected a decimal number such as 0.25, 12 or 1.5e6";
  if (text.empty()) return fmt::format("an empty text; {}", expected);
  if (split.number.empty()) return fmt::format("{} is not a number; {}", shown(text), expected);
  const auto digits = split.number.substr(split.number.find_first_of("0123456789."));
  const std::string_view rest = trimmed(split.rest);
  const char next = rest.empty() ? '\0' : rest.front();
  if (digits == "0" && std::string_view{"xXbBoO"}.find(next) != std::string_view::npos) {
    return fmt::format("{} is hexadecimal, binary or octal; {}", shown(text), expected);
  }
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    return fmt::format("{} begins with 0, which some readers take for octal; expected no leading zero",
                       shown(text));
  }
  const bool unit_begins_with_digit = rest.starts_with("1/") || rest.starts_with("1 /");
  if ((is_digit(next) && !unit_begins_with_digit) ||
      std::string_view{"_,'."}.find(next) != std::string_view::npos) {
    return fmt::format(
        "{} is no plain number; expected a point before decimals and nothing between thousands", shown(text));
  }
  return {};
}

std::string not_finite(std::string_view text) {
  return fmt::format("{} is too large or too small for a number; expected at most 1e18 in size", shown(text));
}

/// The unit meant by a wrong one: mistyped, or a stock for a flow ("MUSD" for "MUSD/year").
std::string unit_meant(std::string_view unit, const std::vector<std::string_view>& names) {
  const auto related = [&](std::string_view name) {
    const auto slash = std::min(name.find('/'), unit.find('/'));
    return slash != 0 && slash != std::string_view::npos && name.substr(0, slash) == unit.substr(0, slash);
  };
  const auto found = std::ranges::find_if(names, related);
  return found == names.end() ? did_you_mean(unit, names) : fmt::format("; did you mean '{}'?", *found);
}

std::string unit_problem(std::string_view text, std::string_view unit, const models::Dimension& dimension) {
  std::vector<std::string_view> names;
  for (const models::UnitName& u : dimension.units) names.push_back(u.name);
  if (unit.empty()) {
    return fmt::format("{} has no unit; expected {} in {}", shown(text), dimension.name, listed(names));
  }
  if (dimension.units.size() == 1 && names.front().empty()) {
    return fmt::format("{} has a unit, {}; expected a number without unit", shown(text), shown(unit));
  }
  return fmt::format("{} is in {}, which is no unit of {}; expected {}{}", shown(text), shown(unit),
                     dimension.name, listed(names), unit_meant(unit, names));
}

}  // namespace

Literal<NumberWithUnit> number_with_unit(std::string_view text) {
  text = trimmed(text);
  const Split split = split_number(text);
  if (std::string problem = notation_problem(text, split); !problem.empty()) return {{}, std::move(problem)};
  std::string_view number = split.number;
  if (number.front() == '+') number.remove_prefix(1);  // from_chars knows no plus
  double value = 0.0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc{} || end != number.data() + number.size()) return {{}, not_finite(text)};
  return {{value, std::string{trimmed(split.rest)}}, {}};
}

Literal<double> quantity_literal(std::string_view text, const models::Dimension& dimension) {
  text = trimmed(text);
  const Literal<NumberWithUnit> written = number_with_unit(text);
  if (!written.problem.empty()) return {0.0, written.problem};
  const models::UnitName* unit = models::find_unit(dimension, written.value.unit);
  if (unit == nullptr) return {0.0, unit_problem(text, written.value.unit, dimension)};
  const double value = models::in_base_unit(written.value.number, *unit);
  // Money and persons are counted in 64-bit integers: nothing of the model is larger.
  if (!std::isfinite(value) || std::abs(value) > 1e18) return {0.0, not_finite(text)};
  return {value + 0.0, {}};  // turns -0 into 0
}

Literal<std::int64_t> whole_literal(std::string_view text) {
  text = trimmed(text);
  const Split split = split_number(text);
  if (std::string problem = notation_problem(text, split); !problem.empty()) return {0, std::move(problem)};
  const bool plain = split.rest.empty() && split.number.find_first_of(".eE") == std::string_view::npos;
  if (!plain)
    return {0, fmt::format("{} is no whole number; expected digits only, such as 1000", shown(text))};
  std::string_view number = split.number;
  if (number.front() == '+') number.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc{}) return {0, not_finite(text)};
  return {value, {}};
}

Literal<bool> flag_literal(std::string_view text) {
  if (text == "true") return {true, {}};
  if (text == "false") return {false, {}};
  static constexpr std::array<std::string_view, 6> yes{"yes", "on", "1", "True", "TRUE", "y"};
  static constexpr std::array<std::string_view, 6> no{"no", "off", "0", "False", "FALSE", "n"};
  static constexpr std::array<std::string_view, 2> both{"true", "false"};
  std::string meant = did_you_mean(text, both);
  if (std::ranges::find(yes, text) != yes.end()) meant = "; did you mean 'true'?";
  if (std::ranges::find(no, text) != no.end()) meant = "; did you mean 'false'?";
  return {false, fmt::format("{} is neither; expected true or false{}", shown(text), meant)};
}

Literal<models::Month> month_literal(std::string_view text) {
  const bool shaped = text.size() == 7 && text[4] == '-' && is_digit(text[0]) && is_digit(text[1]) &&
                      is_digit(text[2]) && is_digit(text[3]) && is_digit(text[5]) && is_digit(text[6]);
  if (!shaped) return {{}, fmt::format("{} is no month; expected YYYY-MM such as 2022-01", shown(text))};
  const auto digit = [&](std::size_t i) { return text[i] - '0'; };
  const models::Month month{digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3),
                            digit(5) * 10 + digit(6)};
  if (month.month < 1 || month.month > 12) {
    return {{}, fmt::format("{} is no month of the year; expected YYYY-01 to YYYY-12", shown(text))};
  }
  return {month, {}};
}

}  // namespace ladder::tools
