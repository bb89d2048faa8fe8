#include "tools/sweep/world_runs.hpp"

#include <doctest/doctest.h>

#include "output/catalogue.hpp"
#include "refusal.hpp"
#include "sim/error.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;
using namespace ladder::tools;
using tools::test::contains;
using tools::test::refusal_of;

namespace {

const std::string growth = "assumptions.frontier_growth=3 %/year";

struct Small {
  models::Scenario scenario = ladder::test::small_scenario("baseline.yaml", {"horizon.to=2019-12"});
  ScenarioTree tree{models::resolved_text(scenario), "small", {}};
  output::Coordinates coordinates = output::coordinates({&scenario, 1}, ladder::test::table_of(scenario));
  std::vector<SweepOutcome> outcomes =
      sweep_outcomes(std::vector<OutcomeWish>{{.series = "gdp_per_head"}, {.series = "technology_gap"}},
                     scenario, coordinates);
};

}  // namespace

TEST_CASE("a run of a sweep is the very world of the scenario under its settings and replicate") {
  const Small small;
  const WorldRuns worlds(small.tree, ladder::test::shipped_data(), small.outcomes);
  const models::Scenario changed =
      ladder::test::small_scenario("baseline.yaml", {"horizon.to=2019-12", growth});
  const output::ReplicateRecord record = ladder::test::run(changed, {}, 5);
  const auto expected = measured_outcomes(small.outcomes, record, small.coordinates);
  for (const unsigned threads : {1U, 3U}) {
    const auto executor = threads == 1 ? sim::serial_executor() : sim::tbb_executor(threads);
    CHECK(worlds.evaluate({.replicate = 5, .settings = {growth}}, *executor, {}) == expected);
    CHECK(worlds.evaluate({.replicate = 6, .settings = {growth}}, *executor, {}) != expected);
    CHECK(worlds.evaluate({.replicate = 5}, *executor, {}) != expected);
  }
}

TEST_CASE("rows may change the economies, and a run without the place of an outcome says so") {
  const Small small;
  const WorldRuns worlds(small.tree, ladder::test::shipped_data(), small.outcomes);
  const auto executor = sim::serial_executor();
  const std::string economies = "world.economies=[ETH, BGD, IND]";
  const models::Scenario changed =
      ladder::test::small_scenario("baseline.yaml", {"horizon.to=2019-12", economies});
  const auto coordinates = output::coordinates({&changed, 1}, ladder::test::table_of(changed));
  CHECK(worlds.evaluate({.settings = {economies}}, *executor, {}) ==
        measured_outcomes(small.outcomes, ladder::test::run(changed), coordinates));
  CHECK(contains(refusal_of([&] {
                   return worlds.evaluate({.settings = {"world.economies=[ETH, IND]"}}, *executor, {}).size();
                 }),
                 "no economy 'BGD'"));
}

TEST_CASE("who asks it to stop is heard") {
  const Small small;
  const WorldRuns worlds(small.tree, ladder::test::shipped_data(), small.outcomes);
  const auto executor = sim::serial_executor();
  int months = 0;
  (void)worlds.evaluate({}, *executor, {.after_month = [&] { ++months; }});
  CHECK(months == 12 * 1);
  CHECK_THROWS_AS(worlds.evaluate({}, *executor, {.often = [] { throw sim::Bug("stop"); }}), sim::Bug);
}

TEST_CASE("settings are checked against scenario, data and outcomes without a run") {
  const Small small;
  const WorldRuns worlds(small.tree, ladder::test::shipped_data(), small.outcomes);
  CHECK_NOTHROW(worlds.check(std::vector{growth}));
  CHECK_NOTHROW(worlds.check(std::vector<std::string>{"world.economies=[ETH, BGD, IND]"}));
  const auto refused = [&](const std::string& setting) {
    return refusal_of([&] { worlds.check(std::vector{setting}); });
  };
  CHECK(contains(refused("world.economies=[ETH, IND]"), "no economy 'BGD'"));
  CHECK(contains(refused("world.economies=[ETH, BGD, XXX]"), "XXX"));
  CHECK(contains(refused("assumptions.frontier_grwth=1 %/year"), "did you mean"));
}
