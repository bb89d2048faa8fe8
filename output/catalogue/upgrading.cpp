#include <limits>

#include "models/indicators.hpp"
#include "models/technology/depth.hpp"
#include "output/catalogue/rows.hpp"

namespace ladder::output {
namespace {

using models::World;
using enum Aggregate;

double income_per_worker(const World& w, std::size_t e) {
  return models::real_gdp_2015(w, e) / static_cast<double>(models::employment(w, e));
}
double of_the_norths(const World& w, std::size_t e) {
  return 100.0 * income_per_worker(w, e) / income_per_worker(w, w.north_economy);
}

/// Mean over manufacturing firms, each counted once; NaN where there are none.
template <class Value>
double mean_of_firms(const World& w, std::size_t e, Value value) {
  double sum = 0.0, count = 0.0;
  for (std::size_t s = models::first_manufacture; s <= models::last_manufacture; ++s)
    for (const std::uint32_t row : w.living[e * models::sector_count + s]) {
      sum += value(row);
      count += 1.0;
    }
  return count > 0.0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}
double management(const World& w, std::size_t e) {
  return mean_of_firms(w, e, [&](std::uint32_t row) { return static_cast<double>(w.firms.management[row]); });
}
double researching(const World& w, std::size_t e) {
  return mean_of_firms(w, e, [&](std::uint32_t row) { return w.firms.upgrading[row].research > 0.0F ? 100.0 : 0.0; });
}
double skill_gap(const World& w, std::size_t e) {
  return mean_of_firms(w, e, [&](std::uint32_t row) { return w.firms.embodied[row] - w.firms.absorptive_skill[row]; });
}

template <double (*Value)(const World&, std::size_t, std::size_t)>
void by_generation(const World& w, const Coordinates&, std::span<double> cells) {
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    for (std::size_t g = 0; g < models::generation_count; ++g)
      cells[e * models::generation_count + g] = 100.0 * Value(w, e, g);
}

CatalogueRow use(const char* name, const char* text, const char* source, Aggregate aggregate, Reading read) {
  return {{"technology", name, "%", text, source, {Axis::economy, Axis::generation}, Interval::year, aggregate}, read};
}

}  // namespace

std::vector<CatalogueRow> upgrading_rows() {
  return {
      national("gdp_per_worker_of_north", "%", "real GDP per person employed, of the North's",
               "gdp_real / employment over the same of the North", mean, by_economy<of_the_norths>),
      national("management_score", "1", "management score of manufacturing firms, 0 to 1",
               "mean over simulated firms, with what advice added", mean, by_economy<management>),
      national("skill_gap", "log points", "how far people of manufacturing firms lag behind their machines",
               "mean over simulated firms of ln A - ln B", mean, by_economy<skill_gap>),
      national("supported_research", "%", "manufacturing firms with supported research", "share of simulated firms", mean,
               by_economy<researching>),
      use("depth_of_use", "depth of use of their generation, by manufacturing firms that have it",
          "mean over simulated firms at this generation, end of the year; 100: all of it is used", last,
          by_generation<models::mean_depth>),
      use("intensity_of_use", "use of a generation by all manufacturing firms",
          "mean over simulated firms: 0 below it, depth at it, above it what people can make of it (ODD 7.7)", mean,
          by_generation<models::intensity_of_use>),
  };
}

}  // namespace ladder::output
