// The flagship world without policy stays within what economies do, for as long as anybody will run it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <thread>

#include "tests/support/small_run.hpp"
#include "tools/calibration/admissibility.hpp"

using namespace ladder;

namespace {

/// How long, how often, and what beside AdmissibleBounds (growth of every year, foreign positions, price levels) must hold.
struct LongRun {
  std::size_t years;
  std::uint64_t seeds;
  double least_growth_per_head, most_growth_per_head;  ///< % a year on average, any economy
  double most_relative_price;                          ///< of a sector in an economy, either way, base year 1
};

constexpr int first_year = 2019;
constexpr int firms_per_industry = 50;

models::Scenario flagship(std::size_t years, std::uint64_t seed) {
  tools::LoaderOptions options;
  options.overrides = {"horizon.to=" + std::to_string(first_year - 1 + static_cast<int>(years)) + "-12",
                       "world.firms_per_industry=" + std::to_string(firms_per_industry), "replicates=1",
                       "seed=" + std::to_string(seed)};
  return tools::load_scenario(std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios/baseline.yaml", options);
}

const std::vector<output::Series>& series() {
  static const std::vector<output::Series> all = [] {
    std::vector<output::Series> found;
    for (const output::CatalogueRow& row : output::catalogue_rows()) found.push_back(row.series);
    return found;
  }();
  return all;
}

const output::Values& values_of(const output::ReplicateRecord& record, const std::string& group, const std::string& name) {
  const auto at = std::ranges::find_if(series(), [&](const output::Series& s) { return s.group == group && s.name == name; });
  REQUIRE(at != series().end());
  return record.values[static_cast<std::size_t>(at - series().begin())];
}

/// What an economy came to in a run.
struct Course {
  double worst_growth = 1e9;  ///< of real GDP in a year, %
  int worst_year = 0;
  double largest_position = 0.0;                  ///< of GDP, %, either way
  double lowest_level = 1e9, highest_level = 0.0;  ///< price level, base year 1
  double growth_per_head = 0.0;                   ///< mean, % a year
};

Course course_of(const output::ReplicateRecord& record, std::size_t e, std::size_t economies) {
  const auto& gdp = values_of(record, "national", "gdp_real");
  const auto& head = values_of(record, "national", "gdp_per_head");
  const auto& position = values_of(record, "national", "net_foreign_position");
  const auto& level = values_of(record, "national", "price_level");
  const std::size_t years = gdp.size() / economies;
  Course c;
  for (std::size_t y = 0; y < years; ++y) {
    const std::size_t k = y * economies + e;
    c.largest_position = std::max(c.largest_position, std::fabs(position[k]));
    c.lowest_level = std::min(c.lowest_level, level[k]);
    c.highest_level = std::max(c.highest_level, level[k]);
    if (y == 0) continue;
    const double growth = 100.0 * (gdp[k] / gdp[k - economies] - 1.0);
    if (growth < c.worst_growth) c.worst_growth = growth, c.worst_year = first_year + static_cast<int>(y);
  }
  c.growth_per_head =
      100.0 * (std::pow(head[(years - 1) * economies + e] / head[e], 1.0 / (static_cast<double>(years) - 1.0)) - 1.0);
  return c;
}

/// Where a sector's price leaves its bounds, in words: the first few.
std::string stray_prices(const output::ReplicateRecord& record, std::span<const models::OpeningEconomy> economies, double most) {
  const auto& price = values_of(record, "industry", "price");
  std::size_t outside = 0;
  std::string where;
  for (std::size_t k = 0; k < price.size(); ++k) {
    // Where nothing is sold there is no price.
    if (std::isfinite(price[k]) && price[k] >= 1.0 / most && price[k] <= most) continue;
    if (++outside > 5) continue;
    const std::size_t e = k / models::sector_count % economies.size(), y = k / models::sector_count / economies.size();
    where += economies[e].iso3 + " " + std::string{models::sector_keys[k % models::sector_count]} + " " +
             std::to_string(first_year + static_cast<int>(y)) + ": " + std::to_string(price[k]) + "; ";
  }
  return where;
}

/// One world of each seed, beside each other on all cores.
std::vector<output::ReplicateRecord> worlds(const LongRun& run) {
  static_cast<void>(test::table_of(flagship(run.years, 1)));  // made once, before the threads
  std::vector<output::ReplicateRecord> records(run.seeds);
  const auto executor = sim::tbb_executor(std::max(1U, std::thread::hardware_concurrency()));
  executor->parallel_for(records.size(), [&](std::size_t i) { records[i] = test::run(flagship(run.years, i + 1)); });
  return records;
}

void check(const LongRun& run) {
  const models::Scenario scenario = flagship(run.years, 1);
  const auto& economies = test::table_of(scenario).economies;
  const output::Coordinates coordinates = output::coordinates(std::vector{scenario}, test::table_of(scenario));
  const auto records = worlds(run);
  for (std::size_t i = 0; i < records.size(); ++i) {
    CAPTURE(i + 1);
    for (std::size_t e = 0; e < economies.size(); ++e) {
      const Course c = course_of(records[i], e, economies.size());
      std::printf("seed %2zu %-5s worst year %6.2f %% (%d), largest position %6.1f %% of GDP, price level %.2f to %.2f, "
                  "growth per head %5.2f %%\n",
                  i + 1, economies[e].iso3.c_str(), c.worst_growth, c.worst_year, c.largest_position, c.lowest_level,
                  c.highest_level, c.growth_per_head);
      CAPTURE(economies[e].iso3);
      CHECK(c.growth_per_head >= run.least_growth_per_head);
      CHECK(c.growth_per_head <= run.most_growth_per_head);
    }
    CHECK(tools::why_inadmissible({}, series(), coordinates, records[i]) == "");
    CHECK(stray_prices(records[i], economies, run.most_relative_price) == "");
  }
}

}  // namespace

TEST_SUITE("full") {
  TEST_CASE("50 years of the flagship world stay within bounds, on ten seeds") {
    check({.years = 50, .seeds = 10, .least_growth_per_head = -1.0, .most_growth_per_head = 8.0, .most_relative_price = 10.0});
  }
  TEST_CASE("100 years of the flagship world stay within bounds, on twenty seeds") {
    check({.years = 100, .seeds = 20, .least_growth_per_head = -1.0, .most_growth_per_head = 8.0, .most_relative_price = 30.0});
  }
}
