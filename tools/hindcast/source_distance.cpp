#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "output/skill.hpp"
#include "tools/hindcast/hindcast_targets.hpp"

namespace ladder::tools {
namespace {

using models::CountryData;

/// A value of another source; empty where it has none.
using OtherValue = std::function<std::optional<double>(const CountryData&, std::string_view iso3, int year)>;

struct OtherSource {
  std::string_view target;
  std::string_view name;
  OtherValue value;
};

std::optional<double> at(const models::SeriesTable& table, std::string_view iso3, std::string_view column,
                         int year) {
  const models::Series* series = CountryData::find(table, iso3, column);
  return series == nullptr ? std::nullopt : series->at(year);
}

std::optional<double> un_gdp_per_head(const CountryData& data, std::string_view iso3, int year) {
  const auto gdp = at(data.un, iso3, "gdp", year), people = at(data.panel, iso3, "pop", year);
  return gdp && people ? std::optional(*gdp / *people) : std::nullopt;
}

std::optional<double> un_manufacturing(const CountryData& data, std::string_view iso3, int year) {
  const auto gdp = at(data.un, iso3, "gdp", year), made = at(data.un, iso3, "manufacturing", year);
  return gdp && made ? std::optional(100.0 * *made / *gdp) : std::nullopt;
}

/// Some sectors of the sector panel, in % of all.
std::optional<double> panel_share(const models::SeriesTable& table, std::string_view iso3, int year,
                                  std::initializer_list<std::string_view> sectors) {
  const auto economy = table.find(iso3);
  if (economy == table.end()) return std::nullopt;
  double part = 0.0, all = 0.0;
  for (const auto& [sector, series] : economy->second) {
    const auto value = series.at(year);
    if (!value) return std::nullopt;
    all += *value;
    if (std::find(sectors.begin(), sectors.end(), sector) != sectors.end()) part += *value;
  }
  return all > 0.0 ? std::optional(100.0 * part / all) : std::nullopt;
}

std::vector<OtherSource> other_sources() {
  return {
      {"gdp_per_head", "UN Main Aggregates, constant 2015 USD, a head", un_gdp_per_head},
      {"agricultural_employment_share", "Economic Transformation Database",
       [](const CountryData& data, std::string_view iso3, int year) {
         return panel_share(data.etd_employment, iso3, year, {"agriculture"});
       }},
      {"manufacturing_employment_share", "Economic Transformation Database",
       [](const CountryData& data, std::string_view iso3, int year) {
         return panel_share(data.etd_employment, iso3, year, {"manufacturing"});
       }},
      {"services_employment_share", "Economic Transformation Database",
       [](const CountryData& data, std::string_view iso3, int year) {
         return panel_share(data.etd_employment, iso3, year,
                            {"trade_services", "transport_services", "business_services",
                             "financial_services", "real_estate", "government_services", "other_services"});
       }},
      {"manufacturing_share", "UN Main Aggregates, at constant 2015 prices", un_manufacturing},
      {"manufacturing_share", "Economic Transformation Database, current prices, of value added",
       [](const CountryData& data, std::string_view iso3, int year) {
         return panel_share(data.etd_value_added, iso3, year, {"manufacturing"});
       }},
  };
}

std::optional<output::SourceDistance> distance(const CountryData& data, const output::Hindcast& h,
                                               std::size_t target, const OtherSource& other) {
  std::vector<double> own, others, differences;
  for (const output::HindcastRow& row : h.rows) {
    if (row.target != target) continue;
    const auto first = other.value(data, row.economy, row.from),
               last = other.value(data, row.economy, row.to);
    if (!first || !last) continue;
    own.push_back(output::observed_change(h, row));
    others.push_back(output::change_of(h.targets[target].unit, *first, *last, row.to - row.from));
    differences.push_back(others.back() - own.back());
  }
  if (differences.empty()) return std::nullopt;
  return output::SourceDistance{target, std::string(other.name), differences.size(),
                                output::root_mean_square(differences), output::correlation(own, others)};
}

}  // namespace

void add_source_distances(const CountryData& data, output::Hindcast& hindcast) {
  const std::vector<OtherSource> sources = other_sources();
  for (std::size_t t = 0; t < hindcast.targets.size(); ++t) {
    const std::size_t before = hindcast.distances.size();
    for (const OtherSource& other : sources) {
      if (other.target != hindcast.targets[t].key) continue;
      if (auto found = distance(data, hindcast, t, other)) hindcast.distances.push_back(std::move(*found));
    }
    if (hindcast.distances.size() == before) hindcast.one_source.push_back(hindcast.targets[t].title);
  }
}

}  // namespace ladder::tools
