#include "tools/run_summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "output/catalogue.hpp"

using namespace ladder;

namespace {

/// Two economies, two years, four replicates whose last value in AAA is 10, 20, 30, 40 and in BBB 7.
output::RunRecord record() {
  output::RunRecord record;
  record.coordinates.economies = {"AAA", "BBB"};
  record.coordinates.first_year = 2019;
  record.coordinates.months = 24;
  record.series = {
      {.group = "national",
       .name = "gdp_per_head",
       .unit = "USD 2015",
       .long_name = "real GDP per person",
       .source = "",
       .axes = {output::Axis::economy}},
      {.group = "audit", .name = "residual", .unit = "1", .long_name = "", .source = "", .axes = {}}};
  output::ScenarioRecord scenario{.name = "small", .resolved = "", .replicates = {}};
  for (const double last : {10.0, 20.0, 30.0, 40.0}) {
    scenario.replicates.push_back({{{1.0, 2.0, last, 7.0}, {0.0, 0.0}}});
  }
  record.scenarios = {scenario};
  return record;
}

}  // namespace

TEST_CASE("a run is summed up by mean, precision and range of its last year over replicates") {
  const auto rows = tools::last_year(record());
  REQUIRE(rows.size() == 2);  // the audit is no national series
  CHECK(rows[0].economy == "AAA");
  CHECK(rows[0].mean == 25.0);
  CHECK(rows[0].range.low == 10.0);
  CHECK(rows[0].range.high == 40.0);
  // Standard error of 10, 20, 30, 40: sqrt(500 / 3) / 2; Student's t of 3 degrees at 95 %: 2.3534.
  CHECK(rows[0].precision.shown().low == doctest::Approx(25.0 - 2.3534 * 6.4550).epsilon(1e-4));
  CHECK(rows[1].mean == 7.0);
  CHECK(rows[1].precision.shown().high == 7.0);
}

TEST_CASE("the table names both intervals and what the range is over") {
  const std::string table = tools::run_table(record());
  for (const char* part :
       {"small in 2020", "precision", "smallest to largest of 4 worlds, seeds only", "AAA", "USD 2015"}) {
    CAPTURE(part);
    CHECK(table.find(part) != std::string::npos);
  }
}

TEST_CASE("one world has no intervals, and the table says so") {
  output::RunRecord one = record();
  one.scenarios.front().replicates.resize(1);
  const std::string table = tools::run_table(one);
  CHECK(table.find("one world, so there is no precision and no range") != std::string::npos);
  CHECK(table.find("n/a") == std::string::npos);
}

TEST_CASE("every headline is a series of the catalogue, by economy and year") {
  const auto series = output::catalogue();
  for (const std::string_view name : tools::headlines()) {
    CAPTURE(std::string{name});
    const auto found = std::ranges::find_if(
        series, [&](const output::Series& s) { return s.group == "national" && s.name == name; });
    REQUIRE(found != series.end());
    CHECK(found->axes == std::vector{output::Axis::economy});
    CHECK(found->interval == output::Interval::year);
  }
}
