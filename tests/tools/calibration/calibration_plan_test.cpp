#include "tools/calibration/calibration_plan.hpp"

#include <doctest/doctest.h>

#include "sim/error.hpp"
#include "tests/tools/loader_support.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

const std::string head = "title: Test\nscenario: world.yaml\ntargets: targets.csv\n";
const std::string one_parameter =
    "parameters:\n  - {path: assumptions.labour.migration, from: 3 %/year, to: 30 %/year}\n";

CalibrationPlan plan_of(const std::string& text) {
  const tools::test::TemporaryFolder folder;
  std::vector<output::InputFile> files;
  return read_plan(folder.write("study.yaml", text), files);
}

bool refused_with(const std::string& text, std::string_view part) {
  try {
    (void)plan_of(text);
  } catch (const ScenarioError& error) {
    return tools::test::says(error, part);
  }
  return false;
}

ObservedTarget target(const std::string& economy) {
  ObservedTarget t;
  t.economy = economy;
  return t;
}

}  // namespace

TEST_CASE("a study is read, and what it leaves out has its default") {
  const CalibrationPlan plan =
      plan_of(head +
              "calibrate_on: even\nsearch: {waves: 3, cutoff: 2.5, targets_to_rule_out: 2}\n"
              "admissible: {least_growth: -20 %}\n" +
              one_parameter);
  CHECK(plan.calibrate_on == "even");
  CHECK(plan.matching.waves == 3);
  CHECK(plan.matching.rule.cutoff == 2.5);
  CHECK(plan.matching.rule.targets == 2);
  CHECK(plan.matching.sets == HistoryMatchingSettings{}.sets);
  CHECK(plan.admissible.least_growth.value() == doctest::Approx(-0.2));
  CHECK(plan.admissible.most_price_change.value() == 4.0);
  CHECK(plan.random_search);
  REQUIRE(plan.parameters.size() == 1);
}

TEST_CASE("mistakes in a study are told") {
  CHECK(refused_with(head, "'parameters' is missing"));
  CHECK(refused_with(head + "parameters: []\n", "an empty list"));
  CHECK(refused_with(head + "wave: 3\n" + one_parameter, "unknown key"));
  CHECK(refused_with(head + "parameters:\n  - {path: assumptions.labour.migratoin, from: 0, to: 1}\n",
                     "did you mean"));
  CHECK(
      refused_with(head + "parameters:\n  - {path: horizon.to, from: 0, to: 1}\n", "there is no parameter"));
  CHECK(refused_with(
      head + "parameters:\n  - {path: assumptions.labour.migration, from: 0 /year, to: 2 /year}\n",
      "out of range"));
  CHECK(refused_with(head + "parameters:\n  - {path: assumptions.labour.migration, from: 0 km, to: 1 km}\n",
                     "migration"));
  CHECK(refused_with(
      head + "parameters:\n  - {path: assumptions.labour.migration, from: 0.3 /year, to: 0.1 /year}\n",
      "migration"));
  CHECK(refused_with(
      head + one_parameter + "  - {path: assumptions.labour.migration, from: 3 %/year, to: 30 %/year}\n",
      "again"));
  CHECK(refused_with(head + "calibrate_on: listed\n" + one_parameter, "goes with"));
  CHECK(refused_with(head + "search: {waves: 0}\n" + one_parameter, "out of range"));
}

TEST_CASE("economies are dealt by their place in the order of iso3, from 1") {
  const std::vector<ObservedTarget> targets{target("IND"), target("BGD"), target("ETH"), target("BGD"),
                                            target("CHN")};
  CalibrationPlan plan;
  CHECK(halves(plan, targets).calibrated == std::vector<std::string>{"BGD", "ETH"});
  CHECK(halves(plan, targets).held == std::vector<std::string>{"CHN", "IND"});
  CHECK(halves(plan, targets).targets.size() == 3);
  plan.calibrate_on = "even";
  CHECK(halves(plan, targets).calibrated == std::vector<std::string>{"CHN", "IND"});
  plan.calibrate_on = "all";
  CHECK(halves(plan, targets).held.empty());
  plan.calibrate_on = "listed";
  plan.economies = {"CHN"};
  CHECK(halves(plan, targets).calibrated == std::vector<std::string>{"CHN"});
  plan.economies = {"VNM"};
  CHECK_THROWS_AS((void)halves(plan, targets), sim::Error);
  plan.calibrate_on = "even";
  plan.economies = {};
  CHECK_THROWS_AS((void)halves(plan, std::vector{target("ETH")}), sim::Error);
}

TEST_CASE("a point is a set of values in the base unit, with six digits") {
  const CalibrationPlan plan = plan_of(head + one_parameter);
  const models::ParameterSet set = set_at(plan.parameters, std::vector{1.0 / 3.0}, "a");
  REQUIRE(set.values.size() == 1);
  CHECK(set.values[0].first == "assumptions.labour.migration");
  CHECK(set.values[0].second == doctest::Approx(0.12));
  CHECK(set_at(plan.parameters, std::vector{0.123456789}, "a").values[0].second == 0.0633333);
}
