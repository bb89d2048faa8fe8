#include "tools/calibration/admissibility.hpp"

#include <fmt/format.h>

#include <cmath>

#include "tools/calibration/observed_targets.hpp"

namespace ladder::tools {
namespace {

constexpr double percent = 100.0;

std::string broken(std::string_view bound, double value, std::string_view unit, const std::string& economy,
                   int year) {
  return fmt::format("{}: {:.3g}{} in {} in {}", bound, value, unit, economy, year);
}

}  // namespace

void AdmissibleBounds::fields(models::FieldVisitor& v) {
  v.field(
      "least_growth", least_growth,
      {.min = -1.0, .max = 0.0, .text = "least growth of real GDP from a year to the next, in any economy"});
  v.field("most_foreign_position", most_foreign_position,
          {.min = 0.0, .max = 100.0, .text = "largest net foreign position, either way, of GDP"});
  v.field("most_price_change", most_price_change,
          {.min = 1.0,
           .max = 1000.0,
           .text = "factor within which price levels stay, either way, of the base year's"});
}

std::string why_inadmissible(const AdmissibleBounds& bounds, std::span<const output::Series> series,
                             const output::Coordinates& coordinates, const output::ReplicateRecord& record) {
  const double growth_bound = percent * bounds.least_growth.value(),
               position_bound = percent * bounds.most_foreign_position.value(),
               price_bound = bounds.most_price_change.value();
  const int last = coordinates.first_year + static_cast<int>(coordinates.years()) - 1;
  for (int year = coordinates.first_year; year <= last; ++year)
    for (std::size_t e = 0; e < coordinates.economies.size(); ++e) {
      const auto value = [&](std::string_view name, int of) {
        return yearly_value(name, e, of, series, coordinates, record);
      };
      const std::string& economy = coordinates.economies[e];
      const double price = value("price_level", year), position = value("net_foreign_position", year);
      // Written so that what is not a number breaks the bound.
      if (!(price <= price_bound && price >= 1.0 / price_bound))
        return broken(fmt::format("the price level leaves a factor of {:g}", price_bound), price, "", economy,
                      year);
      if (!(std::abs(position) <= position_bound))
        return broken(fmt::format("the net foreign position passes {:g} % of GDP", position_bound), position,
                      " %", economy, year);
      if (year == coordinates.first_year) continue;
      const double growth = percent * (value("gdp_real", year) / value("gdp_real", year - 1) - 1.0);
      if (!(growth >= growth_bound))
        return broken(fmt::format("real GDP grows by less than {:g} % in a year", growth_bound), growth, " %",
                      economy, year);
    }
  return {};
}

}  // namespace ladder::tools
