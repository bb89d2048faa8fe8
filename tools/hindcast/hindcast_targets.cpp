#include "tools/hindcast/hindcast_targets.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "models/industry/sector.hpp"
#include "sim/error.hpp"
#include "tools/calibration/observed_targets.hpp"

namespace ladder::tools {
namespace {

using models::Sector;
using output::ChangeUnit;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr int latest_start = 5;  // years after the base year
constexpr int earliest_end = 3;  // years before the last
constexpr int decade = 10, shortest_before = 5;
constexpr double least_jump = 2.0;  // points

struct Definition {
  std::string_view key, title;
  ChangeUnit unit;
  std::string_view column;  ///< of country_panel
  std::string_view source;
  std::string_view series;                ///< yearly national series of the model; empty: by sectors
  std::size_t first_sector, last_sector;  ///< of the opening table
  double break_share;                     ///< part of itself by which the series must not jump in a year
};

constexpr std::array<Definition, 6> definitions{{
    {"gdp_per_head", "growth of GDP per head", ChangeUnit::percent_a_year, "gdp_pc_const2015usd",
     "WDI NY.GDP.PCAP.KD, constant 2015 USD", "gdp_per_head", 0, 0, 0.20},
    {"agricultural_employment_share", "agriculture in employment", ChangeUnit::points, "emp_agr_pct",
     "modelled ILO estimates, WDI SL.AGR.EMPL", "agricultural_employment_share", 0, 0, 0.25},
    {"manufacturing_employment_share", "manufacturing in employment", ChangeUnit::points, "emp_manuf_pct",
     "modelled ILO estimates via Gapminder", "manufacturing_employment_share", models::first_manufacture,
     models::last_manufacture, 0.25},
    {"services_employment_share", "services in employment", ChangeUnit::points, "emp_srv_pct",
     "modelled ILO estimates, WDI SL.SRV.EMPL", "", index(Sector::trade), index(Sector::government), 0.25},
    {"manufacturing_share", "manufacturing in GDP", ChangeUnit::points, "mva_pct_gdp",
     "WDI NV.IND.MANF.ZS, current prices", "manufacturing_share", models::first_manufacture,
     models::last_manufacture, 0.20},
    {"co2_intensity", "CO2 intensity of GDP", ChangeUnit::percent_a_year, "co2_per_gdp",
     "Global Carbon Project over WDI GDP, kg per constant 2015 USD", "co2_per_gdp", 0, 0, 0.50},
}};

const Definition& definition(std::size_t target) {
  sim::expects(target < definitions.size(), "a target of the list");
  return definitions[target];
}

const models::Series* observed(const models::CountryData& data, std::size_t target, std::string_view iso3) {
  return models::CountryData::find(data.panel, iso3, definition(target).column);
}

double share_in_percent(const models::BySector<double>& values, const Definition& d) {
  double part = 0.0, all = 0.0;
  for (std::size_t s = 0; s < models::sector_count; ++s) {
    all += values[s];
    if (s >= d.first_sector && s <= d.last_sector) part += values[s];
  }
  return 100.0 * part / all;
}

/// Jobs by sector of a year.
models::BySector<double> yearly_jobs(std::size_t economy, int year, std::span<const output::Series> series,
                                     const output::Coordinates& c, const output::ReplicateRecord& record) {
  models::BySector<double> jobs{};
  for (std::size_t row = 0; row < series.size(); ++row) {
    if (series[row].group != "industry" || series[row].name != "employment") continue;
    const auto start =
        (static_cast<std::size_t>(year - c.first_year) * c.economies.size() + economy) * models::sector_count;
    for (std::size_t s = 0; s < models::sector_count; ++s) jobs[s] = record.values[row][start + s];
    return jobs;
  }
  sim::expects(false, "the record has employment by industry");
  return jobs;
}

}  // namespace

std::vector<output::HindcastTarget> hindcast_targets() {
  std::vector<output::HindcastTarget> targets;
  for (const Definition& d : definitions)
    targets.push_back({std::string(d.key), std::string(d.title), d.unit, std::string(d.source)});
  return targets;
}

std::vector<std::pair<std::string, std::string>> targets_not_in_model() {
  return {{"complexity of exports", "baskets of products before 2017 are drawn, not observed"}};
}

std::optional<ObservedEnds> observed_ends(const models::CountryData& data, std::size_t target,
                                          std::string_view iso3, int from, int to) {
  const models::Series* series = observed(data, target, iso3);
  if (series == nullptr) return std::nullopt;
  std::optional<models::Reading> first;
  for (int year = from; year <= from + latest_start && !first; ++year) first = series->latest(year, 0);
  const auto last = series->latest(to, earliest_end);
  if (!first || !last || last->year <= first->year) return std::nullopt;
  return ObservedEnds{*first, *last};
}

std::string why_not_observed(const models::CountryData& data, std::size_t target, std::string_view iso3,
                             int from, int to) {
  const models::Series* series = observed(data, target, iso3);
  // A reading not after the last year that may be the first one is after `from` or too old.
  const bool begins = series != nullptr && series->latest(from + latest_start, latest_start).has_value();
  const bool ends = series != nullptr && series->latest(to, earliest_end).has_value();
  std::string years;
  if (!begins) years = fmt::format("{} to {}", from, from + latest_start);
  if (!ends) years += fmt::format("{}{} to {}", years.empty() ? "" : " nor in ", to - earliest_end, to);
  return fmt::format("country_panel.{} has no value in {}", definition(target).column,
                     years.empty() ? fmt::format("two years of {} to {}", from, to) : years);
}

double earlier_pace(const models::CountryData& data, std::size_t target, std::string_view iso3, int from) {
  const models::Series* series = observed(data, target, iso3);
  if (series == nullptr) return undefined;
  const auto last = series->latest(from, 0);
  if (!last) return undefined;
  for (int year = from - decade; year <= from - shortest_before; ++year) {
    const auto first = series->latest(year, 0);
    if (!first) continue;
    const ChangeUnit unit = definition(target).unit;
    const double change = output::change_of(unit, first->value, last->value, from - year);
    return unit == ChangeUnit::points ? change / (from - year) : change;
  }
  return undefined;
}

bool has_break(const models::CountryData& data, std::size_t target, std::string_view iso3, int from, int to) {
  const models::Series* series = observed(data, target, iso3);
  if (series == nullptr) return false;
  const Definition& d = definition(target);
  for (int year = from + 1; year <= to; ++year) {
    const auto before = series->at(year - 1), now = series->at(year);
    if (!before || !now) continue;
    const double jump = std::abs(*now - *before);
    const bool large = d.unit == ChangeUnit::percent_a_year || jump > least_jump;
    if (large && jump > d.break_share * std::abs(*before)) return true;
  }
  return false;
}

double opening_value(std::size_t target, const models::OpeningEconomy& economy) {
  const Definition& d = definition(target);
  if (d.key == "co2_intensity") {
    constexpr double kg_a_tonne = 1000.0;
    const double gdp = economy.gdp_per_head_2015usd * economy.population.front();
    return economy.materials.co2 > 0.0 ? kg_a_tonne * economy.materials.co2 / gdp : undefined;
  }
  if (d.unit == ChangeUnit::percent_a_year) return economy.gdp_per_head_2015usd;
  return share_in_percent(d.key == "manufacturing_share" ? economy.value_added : economy.employment, d);
}

double modelled_value(std::size_t target, std::size_t economy, int year,
                      std::span<const output::Series> series, const output::Coordinates& coordinates,
                      const output::ReplicateRecord& record) {
  const Definition& d = definition(target);
  if (!d.series.empty()) return yearly_value(d.series, economy, year, series, coordinates, record);
  return share_in_percent(yearly_jobs(economy, year, series, coordinates, record), d);
}

}  // namespace ladder::tools
