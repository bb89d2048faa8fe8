/// All series, a row each: what is measured, its unit, formula and source, and how it is read from the world.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario.hpp"
#include "models/world/opening_table.hpp"
#include "models/world/world.hpp"
#include "output/series.hpp"

namespace ladder::output {

/// Writes one month's observation, one value a cell, slowest axis first.
using Reading = void (*)(const models::World& world, const Coordinates& coordinates, std::span<double> cells);

struct CatalogueRow {
  Series series;
  Reading read;
};

[[nodiscard]] const std::vector<CatalogueRow>& catalogue_rows();
/// The series alone, in the order of a record.
[[nodiscard]] std::vector<Series> catalogue();

/// The outcomes a comparison shows unless asked for more: names of national series.
[[nodiscard]] const std::vector<std::string>& headline_series();

/// What users of SDG 9 ask for and no series shows, with the reason.
struct AbsentIndicator {
  std::string_view code, text, reason;
};
[[nodiscard]] const std::vector<AbsentIndicator>& absent_indicators();

/// Labels of the axis `entry`: "flows/wages/households", "assets/deposits/bank", "volumes/capital/worn", "gdp/income".
[[nodiscard]] std::vector<std::string> account_entries();

/// Names along each axis for scenarios that are compared. Programmes are those of all scenarios together.
[[nodiscard]] Coordinates coordinates(std::span<const models::Scenario> scenarios,
                                      const models::OpeningTable& table);

/// "industry40-package@ETH", with "#2" where a scenario has the same programme twice in one economy.
[[nodiscard]] std::vector<std::string> programme_names(const models::Scenario& scenario);

}  // namespace ladder::output
