#include "tools/factorial_design.hpp"

#include <doctest/doctest.h>

#include <string>

#include "loader_support.hpp"
#include "sim/error.hpp"

using namespace ladder;

namespace {

constexpr const char* base_text = R"(
title: A small world
world: {economies: [ETH, BGD], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2020-12}
replicates: 3
)";

std::string policy(const std::string& programme, const std::string& economy) {
  return "  - {programme: " + programme + ", economies: [" + economy +
         "], from: 2019-01, until: 2020-12, budget: 1 MUSD/year}\n";
}

tools::NamedScenario named(const std::string& name, const std::string& policies = "",
                           const std::string& more = "") {
  const std::string text = base_text + (policies.empty() ? std::string{} : "policies:\n" + policies) + more;
  return {name, tools::load_scenario_text(text, name, LADDER_SOURCE_DIR "/scenarios")};
}

const std::string skills = policy("industrial-skills", "ETH");
const std::string circular = policy("circular-package", "ETH");
const std::string digital = policy("industry40-package", "BGD");

std::vector<std::string> programmes(const tools::NamedScenario& cell) {
  std::vector<std::string> names;
  for (const models::PolicyUse& use : cell.scenario.policies) names.push_back(use.programme.name);
  return names;
}

void check_refused(const std::vector<tools::NamedScenario>& given, const std::string& part) {
  CAPTURE(part);
  try {
    (void)tools::factorial_cells(given);
    FAIL("not refused");
  } catch (const sim::Error& error) {
    CHECK(std::string{error.what()}.find(part) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a combination has the policies of all its scenarios, in the order given") {
  const auto cells =
      tools::factorial_cells({named("base"), named("a", skills), named("b", circular + digital),
                              named("c", policy("industrial-skills", "BGD"))});
  REQUIRE(cells.size() == 8);
  CHECK(cells[0].name == "base");
  CHECK(cells[0].scenario.policies.empty());
  CHECK(cells[1].name == "a");
  CHECK(cells[3].name == "a+b");
  CHECK(programmes(cells[3]) ==
        std::vector<std::string>{"industrial-skills", "circular-package", "industry40-package"});
  CHECK(cells[7].name == "a+b+c");
  CHECK(cells[7].scenario.policies.size() == 4);
  CHECK(models::world_differences(cells[0].scenario, cells[7].scenario).empty());
}

TEST_CASE("policies of the baseline stay in every cell, once") {
  const auto cells = tools::factorial_cells(
      {named("base", skills), named("a", skills + circular), named("b", digital + skills)});
  REQUIRE(cells.size() == 4);
  CHECK(programmes(cells[0]) == std::vector<std::string>{"industrial-skills"});
  CHECK(programmes(cells[3]) ==
        std::vector<std::string>{"industrial-skills", "circular-package", "industry40-package"});
}

TEST_CASE("what has no combinations is refused with the reason") {
  const auto base = named("base"), a = named("a", skills), b = named("b", circular);
  check_refused({base, a}, "2 to 6 scenarios");
  check_refused({base, a, b, a, b, a, b, a}, "128 cells");
  check_refused({base, a, named("b", skills)}, "both have the policy 'industrial-skills'");
  check_refused({base, a, named("b")}, "'b' adds no policy");
  check_refused({named("base", digital), named("a", skills + digital), b},
                "takes away or changes the policy");
  check_refused({base, a, named("b", circular, "seed: 7\n")}, "seed");
  check_refused({base, a, named("a+b", circular)}, "has a + in its name");
}

TEST_CASE("what it costs is said in worlds and processor time") {
  const auto cells = tools::factorial_cells({named("base"), named("a", skills), named("b", circular)});
  // 4 x 50 worlds of 24 months x (2 + 2 economies) x 15 sectors x 10 firms: 2.88 million firm-months at 0.6
  // million/s.
  CHECK(tools::factorial_cost(cells, 50) ==
        "4 cells x 50 replicates = 200 worlds of 24 months: about 5 s of processor time.");
}
