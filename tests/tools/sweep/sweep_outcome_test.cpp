#include "tools/sweep/sweep_outcome.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "output/catalogue.hpp"
#include "refusal.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;
using namespace ladder::tools;
using tools::test::contains;
using tools::test::refusal_of;

namespace {

const models::Scenario& scenario() {
  static const models::Scenario small = ladder::test::small_scenario("baseline.yaml");
  return small;
}

const output::Coordinates& coordinates() {
  static const output::Coordinates of_small =
      output::coordinates({&scenario(), 1}, ladder::test::table_of(scenario()));
  return of_small;
}

std::vector<std::string> names(const std::vector<OutcomeWish>& wishes) {
  std::vector<std::string> found;
  for (const SweepOutcome& outcome : sweep_outcomes(wishes, scenario(), coordinates()))
    found.push_back(outcome.name);
  return found;
}

std::string refused(const OutcomeWish& wish) {
  return refusal_of([&] { return names({wish}); });
}

}  // namespace

TEST_CASE("a series over time becomes its last value, mean, change or minimum") {
  const std::vector<double> values{4.0, -1.0, 3.0, 6.0};
  CHECK(reduced(values, SweepMeasure::final_value) == 6.0);
  CHECK(reduced(values, SweepMeasure::mean) == 3.0);
  CHECK(reduced(values, SweepMeasure::change) == 2.0);
  CHECK(reduced(values, SweepMeasure::minimum) == -1.0);
  const std::vector<double> holes{4.0, std::nan(""), 3.0};
  CHECK(reduced(holes, SweepMeasure::final_value) == 3.0);
  CHECK(std::isnan(reduced(holes, SweepMeasure::mean)));
  CHECK(std::isnan(reduced(holes, SweepMeasure::minimum)));
  CHECK(reduced(holes, SweepMeasure::change) == -1.0);
}

TEST_CASE(
    "a series is measured in each economy of the scenario, and at all other places unless narrowed down") {
  CHECK(names({{.series = "gdp"}}) == std::vector<std::string>{"gdp_final_ETH", "gdp_final_BGD"});
  CHECK(names({{.series = "national/gdp",
                .measure = SweepMeasure::minimum,
                .only = {{output::Axis::economy, {"NORTH"}}}}}) ==
        std::vector<std::string>{"gdp_minimum_NORTH"});
  CHECK(names({{.series = "industry/employment",
                .measure = SweepMeasure::mean,
                .only = {{output::Axis::sector, {"food", "light"}}}}}) ==
        std::vector<std::string>{"industry_employment_mean_ETH_food", "industry_employment_mean_ETH_light",
                                 "industry_employment_mean_BGD_food", "industry_employment_mean_BGD_light"});
  CHECK(names({{.series = "industry/employment"}}).size() == 2 * 15);
}

TEST_CASE("units are those of the series, but a change of per cent is in percentage points") {
  const auto outcomes =
      sweep_outcomes(std::vector<OutcomeWish>{{.series = "unemployment", .measure = SweepMeasure::change},
                                              {.series = "unemployment"}},
                     scenario(), coordinates());
  CHECK(outcomes.front().unit == "percentage points");
  CHECK(outcomes.back().unit == "%");
}

TEST_CASE("a wish for what is not there names the nearest that is") {
  CHECK(contains(refused({.series = "gpd"}), "did you mean 'gdp'?"));
  CHECK(contains(refused({.series = "industry/employmnt"}), "did you mean 'industry/employment'?"));
  CHECK(contains(refused({.series = "gdp", .only = {{output::Axis::economy, {"ETX"}}}}),
                 "did you mean 'ETH'?"));
  CHECK(contains(refused({.series = "gdp", .only = {{output::Axis::sector, {"food"}}}}), "has no sector"));
  CHECK(contains(refused({.series = "policy/spent"}), "no place"));
  CHECK(contains(refusal_of([] { return names({{.series = "gdp"}, {.series = "national/gdp"}}); }), "again"));
}

TEST_CASE("the numbers of a run are those of its record") {
  const auto outcomes = sweep_outcomes(
      std::vector<OutcomeWish>{
          {.series = "gdp_per_head"},
          {.series = "industry/employment",
           .measure = SweepMeasure::change,
           .only = {{output::Axis::economy, {"BGD"}}, {output::Axis::sector, {"textiles"}}}}},
      scenario(), coordinates());
  const output::ReplicateRecord record = ladder::test::run(scenario());
  const std::vector<double> numbers = measured_outcomes(outcomes, record, coordinates());
  const auto all = output::catalogue();
  for (std::size_t row = 0; row < all.size(); ++row) {
    const output::Values& values = record.values[row];
    if (all[row].name == "gdp_per_head") {
      CHECK(numbers[0] == values[2 * 4 + 0]);  // third year; ETH, BGD, NORTH, ROW
      CHECK(numbers[1] == values[2 * 4 + 1]);
    }
    if (all[row].group == "industry" && all[row].name == "employment") {
      const std::size_t cell = 1 * 15 + 3;  // BGD, textiles
      CHECK(numbers[2] == values[2 * 4 * 15 + cell] - values[cell]);
    }
  }
  output::Coordinates other = coordinates();
  other.economies[0] = "IND";
  CHECK(contains(refusal_of([&] { return measured_outcomes(outcomes, record, other).size(); }),
                 "no economy 'ETH'"));
}
