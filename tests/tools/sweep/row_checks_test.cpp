#include "tools/sweep/row_checks.hpp"

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "tests/support/small_run.hpp"
#include "tests/tools/loader_support.hpp"
#include "tools/sweep/sampling.hpp"

using namespace ladder;
using namespace ladder::tools;
using tools::test::contains;
using tools::test::refusal_of;

namespace {

Design table(const std::vector<std::string>& paths, const std::vector<std::vector<std::string>>& rows) {
  Design design{"own", 0, paths};
  for (const auto& row : rows) design.add_row(row, {.group = design.rows()});
  return design;
}

const ScenarioTree& scenario() {
  static const ScenarioTree tree{
      models::resolved_text(ladder::test::small_scenario("baseline.yaml")), "base", {}};
  return tree;
}

std::string refused(const Design& design) {
  return refusal_of(
      [&] { check_rows(design, [](const auto& settings) { (void)scenario().with(settings); }); });
}

}  // namespace

TEST_CASE("the telling rows are the first, those with extreme numbers, and those with a new text") {
  CHECK(telling_rows(
            table({"a", "b"}, {{"2 %", "x"}, {"3 %", "x"}, {"1 %", "x"}, {"5 %", "x"}, {"4 %", "y"}})) ==
        std::vector<std::size_t>{0, 2, 3, 4});
  CHECK(telling_rows(table({"replicate", "a"}, {{"9", "2"}, {"1", "2"}, {"12", "2"}})) ==
        std::vector<std::size_t>{0});
  CHECK(telling_rows(table({"a"}, {{"2 %"}, {"3"}})) == std::vector<std::size_t>{0, 1});  // two units: texts
}

TEST_CASE("what the scenario does not take is refused with its row, and the spelling hint that --set gives") {
  const std::string typo = refused(table({"assumptions.frontier_grwth"}, {{"1 %/year"}}));
  CHECK(contains(typo, "row 0 of the design cannot be run"));
  CHECK(contains(typo, "did you mean 'frontier_growth'?"));
  const std::string range = refused(
      table({"assumptions.frontier_growth"}, {{"1 %/year"}, {"2 %/year"}, {"60 %/year"}, {"3 %/year"}}));
  CHECK(contains(range, "row 2 of the design"));
  CHECK(contains(range, "out of range"));
  CHECK(contains(refused(table({"assumptions.frontier_growth"}, {{"1 %/yr"}})), "no unit of rate"));
  CHECK(contains(refused(table({"world.economies"}, {{"[ETH, BGD]"}, {"[ETH, bgd]"}})), "row 1"));
  CHECK(contains(refused(table({"replicate"}, {{"1"}, {"1.5"}})), "no number of a replicate"));
}

TEST_CASE("what it takes is accepted, and programmes that rows name are told") {
  const auto library = std::filesystem::path{LADDER_SOURCE_DIR} / "scenarios/programmes";
  const models::Scenario policy =
      ladder::test::with_programme("industrial-skills", "from: 2019-01, until: 2020-12, budget: 1 MUSD/year");
  const ScenarioTree tree{models::resolved_text(policy), "policy", {library}};
  LoadReport report;
  const auto check = [&](const auto& settings) { (void)tree.with(settings, &report); };
  check_rows(table({"assumptions.frontier_growth", "policies.0.budget"},
                   {{"1 %/year", "2 MUSD/year"}, {"2 %/year", "3 MUSD/year"}}),
             check);
  CHECK(report.files.empty());
  check_rows(table({"policies.0.programme"}, {{"industrial-skills"}, {"circular-package"}}), check);
  REQUIRE(report.files.size() == 2);
  CHECK(report.files[1].path.filename() == "circular-package.yaml");
}
