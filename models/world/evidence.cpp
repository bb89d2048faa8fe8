#include "models/world/evidence.hpp"

#include <fmt/format.h>

#include "models/world/table_value.hpp"
#include "sim/error.hpp"

namespace ladder::models {

std::optional<Reading> Evidence::panel(std::string_view iso3, std::string_view column, int max_age) const {
  const Series* series = CountryData::find(data_.panel, iso3, column);
  return series == nullptr ? std::nullopt : series->latest(base_year_, max_age);
}

std::optional<double> Evidence::value(std::string_view iso3, std::string_view column, int max_age) const {
  const auto reading = panel(iso3, column, max_age);
  return reading ? std::optional(reading->value) : std::nullopt;
}

Reading Evidence::required(std::string_view iso3, std::string_view column, int max_age) const {
  if (const auto reading = panel(iso3, column, max_age)) return *reading;
  const std::string years = max_age == 0 ? fmt::format("in {}", base_year_)
                                         : fmt::format("in {} to {}", base_year_ - max_age, base_year_);
  throw sim::Error(
      fmt::format("{} cannot be balanced for {}: {} has no value {}. Leave the economy out of "
                  "the scenario, or choose another base year.",
                  iso3, base_year_, series_name(iso3, column), years));
}

std::string Evidence::series_name(std::string_view iso3, std::string_view column) const {
  const auto own = data_.own.find(iso3);
  return own == data_.own.end() ? fmt::format("country_panel.{}", column)
                                : fmt::format("{} in {}", column, own->second.file.name);
}

std::optional<double> Evidence::un(std::string_view iso3, std::string_view column) const {
  const Series* series = CountryData::find(data_.un, iso3, column);
  return series == nullptr ? std::nullopt : series->at(base_year_);
}

double Evidence::world(std::string_view column) const {
  const auto series = data_.world.find(column);
  const auto value = series == data_.world.end() ? std::nullopt : series->second.at(base_year_);
  if (!value)
    throw sim::Error(
        fmt::format("world_totals.{} has no value for {}: the rest of the world cannot be closed. Choose a "
                    "base year from 2000 to 2018.",
                    column, base_year_));
  return *value;
}

std::optional<IncomeGroup> Evidence::income_group(std::string_view iso3) const {
  const auto history = data_.income_groups.find(iso3);
  if (history == data_.income_groups.end()) return std::nullopt;
  const auto after = history->second.upper_bound(base_year_);
  return after == history->second.begin() ? std::nullopt : std::optional(std::prev(after)->second);
}

void Evidence::observe(std::string_view iso3, std::string what, double observed, std::string origin) {
  unsettled_.push_back(adjustments_.size());
  record(iso3, std::move(what), observed, not_observed, std::move(origin));
}

void Evidence::settle(const OpeningTable& table) {
  for (const std::size_t i : unsettled_)
    for (const OpeningEconomy& economy : table.economies)
      if (economy.iso3 == adjustments_[i].iso3)
        adjustments_[i].used = table_value(economy, adjustments_[i].what);
  unsettled_.clear();
}

void Evidence::record(std::string_view iso3, std::string what, double observed, double used,
                      std::string origin) {
  adjustments_.push_back({std::string(iso3), std::move(what), observed, used, std::move(origin)});
}

std::string dated(std::string_view series, const Reading& reading, int base_year) {
  return reading.year == base_year ? std::string(series) : fmt::format("{}, {}", series, reading.year);
}

}  // namespace ladder::models
