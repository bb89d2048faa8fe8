#include "tools/calibration/economy_simulator.hpp"

#include <doctest/doctest.h>

#include "sim/error.hpp"
#include "tests/support/small_run.hpp"
#include "tools/failure.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

CalibrationPlan plan() {
  CalibrationPlan study;
  study.parameters.emplace_back(FactorDescription{
      .path = "assumptions.trade.goods_elasticity", .distribution = "uniform", .from = "2", .to = "8"});
  return study;
}

ObservedTarget target() {
  ObservedTarget t;
  t.series = "gdp_per_head";
  t.economy = "ETH";
  t.measure = Measure::growth;
  t.from = 2019;
  t.to = 2020;
  t.target = {.name = "growth", .value = 4.0, .observation_error = 1.0};
  return t;
}

const std::vector<RunRequest> requests{{{0.0}, 3}, {{0.5}, 3}, {{0.5}, 4}};

std::vector<RunOutcome> outcomes(const RunHooks& hooks, const CalibrationPlan& study = plan()) {
  const models::Scenario scenario = test::small_scenario("baseline.yaml", {"horizon.to=2020-12"});
  const auto executor = sim::thread_executor(2);
  const std::vector<ObservedTarget> targets{target()};
  const EconomySimulator economy(scenario, test::table_of(scenario), study, targets, *executor,
                                 [&](std::span<const NamedScenario>) { return hooks; });
  return economy(requests);
}

}  // namespace

TEST_CASE("a request is the world of the scenario with the values of its point, under its replicate's luck") {
  const auto all = outcomes({});
  REQUIRE(all.size() == 3);
  const double elasticity[] = {2.0, 5.0, 5.0};
  for (std::size_t i = 0; i < 3; ++i) {
    models::Scenario scenario = test::small_scenario("baseline.yaml", {"horizon.to=2020-12"});
    scenario.assumptions.trade.goods_elasticity = models::Number{elasticity[i]};
    const auto record = test::run(scenario, {}, requests[i].replicate);
    const auto own = output::coordinates(std::vector{scenario}, test::table_of(scenario));
    CHECK(all[i].inadmissible.empty());
    CHECK(all[i].outputs == std::vector{measured(target(), output::catalogue(), own, record)});
  }
  CHECK(all[1].outputs != all[2].outputs);
}

TEST_CASE("a world outside of the bounds is inadmissible with its reason") {
  CalibrationPlan strict = plan();
  strict.admissible.most_foreign_position = models::Share{0.0};
  for (const RunOutcome& outcome : outcomes({}, strict))
    CHECK(outcome.inadmissible.starts_with("the net foreign position passes 0 % of GDP: "));
}

TEST_CASE("a run that fails is inadmissible with what it said; a request to stop stops") {
  const auto failing = outcomes({.often = [] { throw sim::Error("no such luck"); }});
  for (const RunOutcome& outcome : failing) CHECK(outcome.inadmissible == "the run fails: no such luck");
  const auto broken = outcomes({.often = [] { throw sim::Bug("of the audit"); }});
  CHECK(broken[0].inadmissible == "the run breaks a promise of Ladder: of the audit");
  CHECK_THROWS_AS((void)outcomes({.often = [] { throw Stopped(ExitCode::stopped); }}), Stopped);
}
