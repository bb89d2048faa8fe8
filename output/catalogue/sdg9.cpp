#include "output/catalogue/rows.hpp"

#include "models/competitiveness.hpp"
#include "models/sdg9.hpp"

namespace ladder::output {
namespace {

using models::CipIndicators;
using models::World;
using enum Aggregate;

double technology_share(const World& w, std::size_t e) {
  return 100.0 * models::medium_high_technology_share(w, e);
}

/// One of the eight indicators of the CIP index, times `Factor`.
template <double CipIndicators::*Indicator, int Factor>
double cip_indicator(const World& w, std::size_t e) {
  return Factor * (models::cip_indicators(w, e).*Indicator);
}

void cip(const World& w, const Coordinates&, std::span<double> cells) {
  std::vector<CipIndicators> indicators;
  for (std::size_t e = 0; e < w.economy_count(); ++e) indicators.push_back(models::cip_indicators(w, e));
  const std::vector<double> index = models::cip_index(indicators);
  std::copy(index.begin(), index.end(), cells.begin());
}

CatalogueRow cip_row(const char* name, const char* unit, const char* text, const char* source, Reading read) {
  return {{"cip", name, unit, text, source, {Axis::economy}, Interval::year, mean}, read};
}

constexpr int percent = 100, as_it_is = 1;
constexpr const char* unido = "UNIDO, CIP report 2012/13; at current prices";

}  // namespace

std::vector<CatalogueRow> sdg9_rows() {
  return {
      national("manufacturing_value_added_per_head", "USD 2015", "manufacturing value added per person (SDG 9.2.1)",
               "manufacturing_value_added / population, deflated by price_level", mean,
               by_economy<models::manufacturing_value_added_per_head>),
      national("medium_high_technology_share", "%",
               "medium-high and high technology, of manufacturing value added (SDG 9.b.1)",
               "chemicals, machinery, electronics; with petroleum, rubber and plastics, which UNIDO leaves out", mean,
               by_economy<technology_share>),
      national("cip", "1", "Competitive Industrial Performance index, within this run",
               "geometric mean of six components normalised over the run's economies (UNIDO 2013); not comparable with "
               "published values",
               mean, cip),
      cip_row("value_added_per_head", "USD", "manufacturing value added per person, current prices", unido,
              by_economy<cip_indicator<&CipIndicators::value_added_per_head, as_it_is>>),
      cip_row("exports_per_head", "USD", "manufactured exports per person", unido,
              by_economy<cip_indicator<&CipIndicators::exports_per_head, as_it_is>>),
      cip_row("technology_in_value_added", "%", "medium-high and high technology, of manufacturing value added", unido,
              by_economy<cip_indicator<&CipIndicators::technology_in_value_added, percent>>),
      cip_row("manufacturing_in_gdp", "%", "manufacturing value added, of GDP", unido,
              by_economy<cip_indicator<&CipIndicators::manufacturing_in_gdp, percent>>),
      cip_row("technology_in_exports", "%", "medium-high and high technology, of manufactured exports", unido,
              by_economy<cip_indicator<&CipIndicators::technology_in_exports, percent>>),
      cip_row("manufactures_in_exports", "%", "manufactures, of exports of goods", unido,
              by_economy<cip_indicator<&CipIndicators::manufactures_in_exports, percent>>),
      cip_row("share_of_world_value_added", "%", "share of the run's manufacturing value added", unido,
              by_economy<cip_indicator<&CipIndicators::share_of_world_value_added, percent>>),
      cip_row("share_of_world_exports", "%", "share of the run's manufactured exports",
              "as the other CIP indicators; trade inside a bloc is not counted",
              by_economy<cip_indicator<&CipIndicators::share_of_world_exports, percent>>),
  };
}

}  // namespace ladder::output
