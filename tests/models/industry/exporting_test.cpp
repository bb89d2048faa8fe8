#include "models/industry/exporting.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::poor;
using test::textile_firms;

constexpr std::size_t textiles = index(Sector::textiles);


std::size_t exporters(const World& w) {
  std::size_t n = 0;
  for (const std::uint32_t row : textile_firms(w)) n += w.firms.exporter[row];
  return n;
}

/// A firm made as large and as efficient as the mean of its industry.
std::uint32_t average_firm(const test::SmallWorld& small) {
  World& w = *small.world;
  Industry& industry = w.industry(poor, textiles);
  const std::uint32_t row = small.firm(poor, Sector::textiles, 2);
  industry.living = static_cast<std::uint32_t>(textile_firms(w).size());
  w.firms.log_efficiency[row] = industry.mean_log_efficiency;
  w.firms.share[row] = 1.0 / industry.living;
  return row;
}

/// Chooses anew, as if the industry had just been founded.
void choose(World& w, double exported) {
  for (const std::uint32_t row : textile_firms(w)) w.firms.exporter[row] = 0;
  const std::vector<double> level(textile_firms(w).size(), 0.0);
  choose_first_exporters(w, textile_firms(w), level, exported);
}

}  // namespace

TEST_CASE("so many firms export that exports are half of their sales, if that is the most") {
  Scenario scenario = test::small_scenario();
  scenario.assumptions.exports.intensity = Share{0.5};
  scenario.assumptions.exports.least_exporters = Share{0.0};
  scenario.world.firms_per_industry = 300;
  test::SmallWorld small(scenario);
  World& w = *small.world;
  choose(w, 0.2);
  double at_home = 0.0, abroad = 0.0;
  for (const std::uint32_t row : textile_firms(w))
    if (w.firms.exporter[row] != 0) at_home += w.firms.share[row], abroad += w.firms.export_share[row];
  CHECK(abroad == Approx(1.0));
  // Sales of exporters: at_home of the 0.8 sold at home, and all of the 0.2 sold abroad.
  CHECK(0.2 / (0.2 + 0.8 * at_home) == Approx(0.5).epsilon(0.1));
}

TEST_CASE("at least a tenth of the firms export, however little") {
  Scenario scenario = test::small_scenario();
  scenario.world.firms_per_industry = 100;
  test::SmallWorld small(scenario);
  choose(*small.world, 0.001);
  CHECK(exporters(*small.world) == 10);
}

TEST_CASE("firms enter where few serve a large foreign market") {
  test::SmallWorld small;
  World& w = *small.world;
  Industry& industry = w.industry(poor, textiles);
  const std::uint32_t row = average_firm(small);
  industry.export_bar = export_score(w, row, 0.0, 0.0) + 0.5;
  industry.start_export_pull = export_pull(0.2, 0.5);
  CHECK(export_pull(0.2, 0.5) == Approx(0.5));
  industry.export_pull = industry.start_export_pull;
  w.firms.exporter[row] = 0;
  review_exporting(w, row);
  CHECK(w.firms.exporter[row] == 0);
  industry.export_pull = 2.0 * industry.start_export_pull;  // ln 2 > 0.5
  review_exporting(w, row);
  CHECK(w.firms.exporter[row] == 1);
}

TEST_CASE("nobody exports where nothing is exported, and everybody where nearly all is") {
  test::SmallWorld small;
  World& w = *small.world;
  choose(w, 0.0);
  CHECK(exporters(w) == 0);
  choose(w, 0.9);
  CHECK(exporters(w) == textile_firms(w).size());
}

TEST_CASE("an exporter stays below the bar that it entered by, within a margin") {
  test::SmallWorld small;
  World& w = *small.world;
  Industry& industry = w.industry(poor, textiles);
  const std::uint32_t row = average_firm(small);
  const double score = export_score(w, row, 0.0, 0.0);

  w.firms.exporter[row] = 0;
  industry.export_bar = score + 0.2;
  review_exporting(w, row);
  CHECK(w.firms.exporter[row] == 0);  // not good enough to enter
  industry.start_export_pull = 0.0;  // as large as ever
  industry.export_bar = score - 0.1;
  review_exporting(w, row);
  CHECK(w.firms.exporter[row] == 1);
  industry.export_bar = score + 0.2;
  review_exporting(w, row);
  CHECK(w.firms.exporter[row] == 1);  // 0.2 below the bar, within 0.48
  industry.export_bar = score + 0.5;
  review_exporting(w, row);
  CHECK(w.firms.exporter[row] == 0);
}

TEST_CASE("size and efficiency raise the score by their weights") {
  Scenario scenario = test::small_scenario();
  scenario.assumptions.exports.size_weight = Number{0.15};
  scenario.assumptions.exports.efficiency_weight = Number{0.2};
  test::SmallWorld small(scenario);
  const World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  const double score = export_score(w, row, 0.0, 0.0);
  CHECK(export_score(w, row, 1.0, 0.0) - score == Approx(0.15));
  CHECK(export_score(w, row, 0.0, 1.0) - score == Approx(0.2));
}
