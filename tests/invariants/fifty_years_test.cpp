// Fifty years of the flagship world without policy stay within what economies do. Ten seeds, a case each, so
// that ctest can run them beside each other.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "tests/support/small_run.hpp"

using namespace ladder;

namespace {

constexpr std::size_t years = 50;

const output::Values& values_of(const output::ReplicateRecord& record, const std::string& group,
                                const std::string& name) {
  const auto& rows = output::catalogue_rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].series.group == group && rows[i].series.name == name) return record.values[i];
  FAIL("no series " << group << "/" << name);
  return record.values.front();
}

models::Scenario flagship(std::uint64_t seed) {
  tools::LoaderOptions options;
  options.overrides = {"horizon.to=2068-12", "world.firms_per_industry=50", "replicates=1",
                       "seed=" + std::to_string(seed)};
  return tools::load_scenario(std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios/baseline.yaml", options);
}

void check_fifty_years(std::uint64_t seed) {
  const models::Scenario scenario = flagship(seed);
  const auto record = test::run(scenario);
  const auto& economies = test::table_of(scenario).economies;
  const std::size_t n = economies.size();
  const auto& gdp = values_of(record, "national", "gdp_real");
  const auto& head = values_of(record, "national", "gdp_per_head");
  const auto& position = values_of(record, "national", "net_foreign_position");
  const auto& price = values_of(record, "industry", "price");
  REQUIRE(gdp.size() == years * n);
  for (std::size_t e = 0; e < n; ++e) {
    double worst = 1e9, largest = 0.0;
    std::size_t worst_year = 0;
    for (std::size_t y = 0; y < years; ++y) {
      largest = std::max(largest, std::fabs(position[y * n + e]));
      if (y == 0) continue;
      const double growth = 100.0 * (gdp[y * n + e] / gdp[(y - 1) * n + e] - 1.0);
      if (growth < worst) worst = growth, worst_year = 2019 + y;
    }
    const double a_year = 100.0 * (std::pow(head[(years - 1) * n + e] / head[e], 1.0 / (years - 1.0)) - 1.0);
    std::printf(
        "seed %2llu %-5s worst year %6.2f %% (%zu), largest position %6.1f %% of GDP, growth per head %5.2f "
        "%%\n",
        static_cast<unsigned long long>(seed), economies[e].iso3.c_str(), worst, worst_year, largest, a_year);
    CAPTURE(seed);
    CAPTURE(economies[e].iso3);
    CHECK(worst >= -10.0);
    CHECK(largest <= 150.0);
    CHECK(a_year >= -1.0);
    CHECK(a_year <= 8.0);
  }
  std::size_t outside = 0;
  std::string where;
  for (std::size_t k = 0; k < price.size(); ++k) {
    // Where nothing is sold there is no price.
    if (std::isfinite(price[k]) && price[k] >= 0.1 && price[k] <= 10.0) continue;
    if (++outside > 5) continue;
    const std::size_t e = k / models::sector_count % n, y = k / models::sector_count / n;
    where += economies[e].iso3 + " " + std::string{models::sector_keys[k % models::sector_count]} + " " +
             std::to_string(2019 + y) + ": " + std::to_string(price[k]) + "; ";
  }
  INFO(where);
  CHECK(outside == 0);
}

}  // namespace

TEST_SUITE("full") {
  TEST_CASE("50 years of the flagship world stay within bounds: seed 1") {
    check_fifty_years(1);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 2") {
    check_fifty_years(2);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 3") {
    check_fifty_years(3);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 4") {
    check_fifty_years(4);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 5") {
    check_fifty_years(5);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 6") {
    check_fifty_years(6);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 7") {
    check_fifty_years(7);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 8") {
    check_fifty_years(8);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 9") {
    check_fifty_years(9);
  }
  TEST_CASE("50 years of the flagship world stay within bounds: seed 10") {
    check_fifty_years(10);
  }
}
