#include "models/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "sim/math.hpp"

namespace ladder::models {
namespace {

constexpr std::array number_units{UnitName{"", 1.0}};
constexpr std::array share_units{UnitName{"", 1.0}, UnitName{"%", 0.01}};
constexpr std::array rate_units{UnitName{"/year", 1.0}, UnitName{"1/year", 1.0}, UnitName{"%/year", 0.01}};
constexpr std::array money_units{UnitName{"USD", 1.0}, UnitName{"kUSD", 1e3}, UnitName{"MUSD", 1e6},
                                 UnitName{"BUSD", 1e9}};
constexpr std::array money_flow_units{UnitName{"USD/year", 1.0}, UnitName{"kUSD/year", 1e3},
                                      UnitName{"MUSD/year", 1e6}, UnitName{"BUSD/year", 1e9}};
// A day is a tick: the model's year has 12 months of 30 days.
constexpr std::array time_units{UnitName{"years", 1.0},         UnitName{"year", 1.0},
                                UnitName{"quarters", 0.25},     UnitName{"quarter", 0.25},
                                UnitName{"months", 1.0 / 12.0}, UnitName{"month", 1.0 / 12.0},
                                UnitName{"days", 1.0 / 360.0},  UnitName{"day", 1.0 / 360.0}};
constexpr std::array log_units{UnitName{"log points", 1.0}, UnitName{"log point", 1.0}};
constexpr std::array person_units{UnitName{"persons", 1.0}, UnitName{"person", 1.0},
                                  UnitName{"thousand persons", 1e3}, UnitName{"million persons", 1e6}};
constexpr std::array hour_units{UnitName{"hours", 1.0}, UnitName{"hour", 1.0}};
constexpr std::array length_units{UnitName{"km", 1.0}};

constexpr Dimension number_dimension{"number", number_units, false};
constexpr Dimension share_dimension{"share", share_units, false};
constexpr Dimension rate_dimension{"rate", rate_units, true};
constexpr Dimension money_dimension{"money", money_units, true};
constexpr Dimension money_flow_dimension{"money per year", money_flow_units, true};
constexpr Dimension time_dimension{"length of time", time_units, true};
constexpr Dimension log_dimension{"log points", log_units, true};
constexpr Dimension person_dimension{"number of persons", person_units, true};
constexpr Dimension hour_dimension{"working time", hour_units, true};
constexpr Dimension length_dimension{"distance", length_units, true};

std::string without_blanks(std::string_view text) {
  std::string kept;
  std::ranges::copy_if(text, std::back_inserter(kept), [](char c) { return c != ' '; });
  return kept;
}

}  // namespace

const Dimension& NumberTag::dimension() {
  return number_dimension;
}
const Dimension& ShareTag::dimension() {
  return share_dimension;
}
const Dimension& PerYearTag::dimension() {
  return rate_dimension;
}
const Dimension& UsdTag::dimension() {
  return money_dimension;
}
const Dimension& UsdPerYearTag::dimension() {
  return money_flow_dimension;
}
const Dimension& YearsTag::dimension() {
  return time_dimension;
}
const Dimension& LogPointsTag::dimension() {
  return log_dimension;
}
const Dimension& PersonsTag::dimension() {
  return person_dimension;
}
const Dimension& HoursTag::dimension() {
  return hour_dimension;
}
const Dimension& KilometresTag::dimension() {
  return length_dimension;
}

double in_base_unit(double written, const UnitName& unit) {
  // 0.01 and 1/12 are no doubles, 100 and 12 are: dividing by them rounds once, multiplying would round
  // twice.
  if (unit.factor < 1.0) return written / std::round(1.0 / unit.factor);
  return written * unit.factor;
}

const UnitName* find_unit(const Dimension& dimension, std::string_view name) {
  const std::string wanted = without_blanks(name);
  const auto found = std::ranges::find_if(
      dimension.units, [&](const UnitName& u) { return without_blanks(u.name) == wanted; });
  return found == dimension.units.end() ? nullptr : &*found;
}

double share_closed(PerYear rate, Years step) {
  return 1.0 - sim::math::exp(-rate.value() * step.value());
}

double share_closed(Share in_a_month, std::int64_t months) {
  if (months == 1) return in_a_month.value();  // 1 - (1 - x) is not x
  double open = 1.0 - in_a_month.value();
  for (std::int64_t month = 1; month < months; ++month) open *= 1.0 - in_a_month.value();
  return 1.0 - open;
}

double expected_count(PerYear rate, Years step) {
  return rate.value() * step.value();
}

}  // namespace ladder::models
