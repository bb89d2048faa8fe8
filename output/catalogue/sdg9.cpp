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
      national("cip_value_added_per_head", "USD", "CIP: manufacturing value added per person, current prices", unido,
               mean, by_economy<cip_indicator<&CipIndicators::value_added_per_head, as_it_is>>),
      national("cip_exports_per_head", "USD", "CIP: manufactured exports per person", unido, mean,
               by_economy<cip_indicator<&CipIndicators::exports_per_head, as_it_is>>),
      national("cip_technology_in_exports", "%", "CIP: medium-high and high technology, of manufactured exports", unido,
               mean, by_economy<cip_indicator<&CipIndicators::technology_in_exports, percent>>),
      national("cip_manufactures_in_exports", "%", "CIP: manufactures, of exports of goods", unido, mean,
               by_economy<cip_indicator<&CipIndicators::manufactures_in_exports, percent>>),
      national("cip_share_of_world_value_added", "%", "CIP: share of the run's manufacturing value added", unido, mean,
               by_economy<cip_indicator<&CipIndicators::share_of_world_value_added, percent>>),
      national("cip_share_of_world_exports", "%", "CIP: share of the run's manufactured exports",
               "as the other CIP indicators; trade inside a bloc is not counted", mean,
               by_economy<cip_indicator<&CipIndicators::share_of_world_exports, percent>>),
  };
}

}  // namespace ladder::output
