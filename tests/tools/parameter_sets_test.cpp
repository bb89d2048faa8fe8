#include "tools/parameter_sets.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "output/comparison.hpp"
#include "output/export_csv.hpp"
#include "tests/output/store_support.hpp"
#include "tests/support/small_run.hpp"
#include "tests/tools/all_replicates.hpp"
#include "tests/tools/loader_support.hpp"
#include "tools/kept_worlds.hpp"

using namespace ladder;
using tools::test::says;

namespace {

const std::string two_sets =
    "set,status,implausibility,loss,assumptions.labour.migration,assumptions.trade.goods_elasticity\r\n"
    "set-01,not ruled out,1.5,0.4,20 %/year,4\r\nset-02,not ruled out,2.5,0.9,0.05 /year,6\r\n";

/// The scenario of a folder that names the table beside it.
models::Scenario load_beside(const tools::test::TemporaryFolder& folder, const std::string& table,
                             const tools::LoaderOptions& options = {}) {
  folder.write("sets.csv", table);
  const auto file = folder.write("scenario.yaml", tools::test::small_world + "parameter_sets: sets.csv\n");
  return tools::load_scenario(file, options);
}

tools::ScenarioError refusal_of(const std::string& table) {
  const tools::test::TemporaryFolder folder;
  try {
    (void)load_beside(folder, table);
  } catch (const tools::ScenarioError& error) {
    return error;
  }
  FAIL("accepted: " << table);
  return {tools::Position{}, ""};
}

models::Scenario with_sets(const std::string& file, std::vector<std::string> overrides) {
  models::Scenario scenario = test::small_scenario(file, overrides);
  scenario.parameter_sets = tools::read_parameter_sets("sets.csv", two_sets);
  return scenario;
}

}  // namespace

TEST_CASE("a scenario takes the sets of the table it names, in any unit, and says that it read it") {
  const tools::test::TemporaryFolder folder;
  tools::LoadReport report;
  const models::Scenario scenario = load_beside(folder, two_sets, {.report = &report});
  REQUIRE(scenario.parameter_sets.size() == 2);
  CHECK(scenario.parameter_sets[0].name == "set-01");
  CHECK(scenario.parameter_sets[0].values[0] ==
        std::pair<std::string, double>{"assumptions.labour.migration", 0.2});
  CHECK(scenario.parameter_sets[1].values[1].second == 6.0);
  CHECK(report.files.size() == 2);
  CHECK(report.warnings.empty());
}

TEST_CASE("a table's name stands relative to the file that says it, also in a base") {
  const tools::test::TemporaryFolder folder;
  folder.write("base/sets.csv", two_sets);
  folder.write("base/base.yaml", tools::test::small_world + "parameter_sets: sets.csv\n");
  const auto file = folder.write("mine.yaml", "extends: base/base.yaml\n");
  CHECK(tools::load_scenario(file).parameter_sets.size() == 2);
}

TEST_CASE("the resolved text has the sets written out, and gives an equal scenario without the table") {
  const tools::test::TemporaryFolder folder;
  const models::Scenario scenario = load_beside(folder, two_sets);
  const models::Scenario again = tools::test::load(models::resolved_text(scenario));
  CHECK(again.parameter_sets == scenario.parameter_sets);
  CHECK(models::resolved_text(again) == models::resolved_text(scenario));
}

TEST_CASE("what is written is read back") {
  const auto sets = tools::read_parameter_sets("sets.csv", two_sets);
  const std::string text =
      tools::parameter_set_csv(sets, std::vector<tools::SetRemark>{{1.5, 0.4}, {2.5, 0.9}});
  CHECK(tools::read_parameter_sets("again.csv", text) == sets);
}

TEST_CASE("sets that calibration has ruled out are marked, and whoever uses them is warned") {
  const tools::test::TemporaryFolder folder;
  std::string table = two_sets;
  table.replace(table.find("not ruled out,2.5"), 13, "ruled out");
  tools::LoadReport report;
  const models::Scenario scenario = load_beside(folder, table, {.report = &report});
  CHECK_FALSE(scenario.parameter_sets[0].ruled_out);
  CHECK(scenario.parameter_sets[1].ruled_out);
  REQUIRE(report.warnings.size() == 1);
  CHECK(report.warnings[0].message.find("1 of 2 parameter sets are ruled out") != std::string::npos);
}

TEST_CASE("a table that is missing, empty or has no set is refused, and says what was expected") {
  CHECK(says(tools::test::refusal(tools::test::small_world + "parameter_sets: absent.csv\n"), "no file"));
  CHECK(says(refusal_of(""), "empty"));
  CHECK(says(refusal_of("set,assumptions.labour.migration\n"), "no parameter set"));
  CHECK(says(refusal_of("assumptions.labour.migration\n0.1 /year\n"), "no column 'set'"));
  CHECK(says(tools::test::refusal(tools::test::small_world + "parameter_sets: {a: 1}\n"),
             "expected the name of a file"));
}

TEST_CASE("an unknown parameter is refused with the nearest, a value with its line and column") {
  CHECK(says(refusal_of("set,assumptions.labour.migratoin\na,0.1 /year\n"),
             "did you mean 'assumptions.labour.migration'"));
  CHECK(says(refusal_of("set,seed\na,3\n"), "there is no parameter"));
  CHECK(says(refusal_of("set,assumptions.labour.migration\na,0.1 /year\nb,5 /year\n"), "sets.csv:3:2"));
  CHECK(says(refusal_of("set,assumptions.labour.migration\na,5 /year\n"),
             "out of range; expected 0 to 1 /year"));
  CHECK(says(refusal_of("set,assumptions.labour.migration\na,5 km\n"), "assumptions.labour.migration"));
  CHECK(says(refusal_of("set,assumptions.labour.migration\na,\n"), "assumptions.labour.migration"));
  CHECK(says(refusal_of("set,assumptions.frontier_growth\na,0.01 /year\na,0.02 /year\n"), "again"));
  CHECK(says(refusal_of("set,status,assumptions.frontier_growth\na,good,0.01 /year\n"), "'status'"));
}

TEST_CASE("a setting from outside for what the sets decide is refused, whoever asks for it") {
  const tools::test::TemporaryFolder folder;
  const std::vector<std::string> setting{"assumptions.labour.migration=0.1 /year"};
  const auto refusal = [](const auto& load) {
    try {
      (void)load();
    } catch (const tools::ScenarioError& error) {
      return error;
    }
    FAIL("accepted");
    return tools::ScenarioError{tools::Position{}, ""};
  };
  CHECK(says(refusal([&] { return load_beside(folder, two_sets, {.overrides = setting}); }),
             "parameter set 'set-01' has a value for 'assumptions.labour.migration', too"));
  const models::Scenario other =
      load_beside(folder, two_sets, {.overrides = {"assumptions.labour.lewis_speed=0.1 /year"}});
  const tools::ScenarioTree tree(models::resolved_text(other), "resolved", {});
  CHECK(says(refusal([&] { return tree.with(setting); }), "parameter set 'set-01'"));
}

TEST_CASE("each replicate runs with its set: as the scenario whose assumptions are those") {
  const models::Scenario sets = with_sets("baseline.yaml", {"horizon.to=2020-12", "replicates=3"});
  models::Scenario own = sets;
  own.parameter_sets.clear();
  own.assumptions.labour.migration = models::PerYear{0.05};
  own.assumptions.trade.goods_elasticity = models::Number{6.0};
  CHECK(test::same_bits(test::run(sets, {}, 1), test::run(own, {}, 1)));
  CHECK_FALSE(test::same_bits(test::run(sets, {}, 0), test::run(own, {}, 0)));
}

TEST_CASE(
    "of a comparison under sets, pairs share theirs, the result names it, and no policy differs by exactly "
    "0") {
  const std::vector<std::string> cut{"horizon.to=2020-12", "replicates=3"};
  const std::vector<tools::NamedScenario> scenarios{{"baseline", with_sets("baseline.yaml", cut)},
                                                    {"same", with_sets("baseline.yaml", cut)}};
  const output::RunRecord record = test::all_replicates(scenarios, test::table_of(scenarios[0].scenario), 2);
  CHECK(record.parameter_sets == std::vector<std::string>{"set-01", "set-02", "set-01"});
  for (std::size_t r = 0; r < 3; ++r)
    CHECK(test::same_bits(record.scenarios[0].replicates[r], record.scenarios[1].replicates[r]));
  const output::Comparison comparison = output::compare(record);
  for (const output::PairedDifference& row : comparison.rows)
    if (row.difference == row.difference) CHECK(row.difference == 0.0);  // NaN: not defined
  std::ostringstream table;
  output::export_csv(table, record, {.series = {"gdp_real"}, .economies = {"ETH"}, .scenarios = {}});
  const std::string text = table.str();
  CHECK(text.starts_with("scenario,replicate,parameter_set,date,"));
  CHECK(text.find("\nbaseline,1,set-02,") != std::string::npos);
}

TEST_CASE("the store knows the set of a replicate: a world is found by whoever needs the same values") {
  const output::example::TemporaryDirectory folder;
  output::Store store(folder.path());
  const std::vector<std::string> cut{"horizon.to=2020-12", "replicates=3"};
  const std::vector<tools::NamedScenario> sets{{"sets", with_sets("baseline.yaml", cut)}};
  const models::OpeningTable& table = test::table_of(sets[0].scenario);
  const auto run = [&](const std::vector<tools::NamedScenario>& scenarios) {
    tools::KeptWorlds kept(store, scenarios, table, test::shipped_data(), [](const std::string&) {});
    const output::RunRecord record =
        test::all_replicates(scenarios, table, 1,
                             {.fetch = [&](std::size_t s, std::uint32_t r) { return kept.fetch(s, r); },
                              .keep = [&](std::size_t s, std::uint32_t r,
                                          const output::ReplicateRecord& world) { kept.keep(s, r, world); }});
    kept.finish();
    return kept.fetched();
  };
  CHECK(run(sets) == 0);
  CHECK(run(sets) == 3);
  // The same values written as assumptions: replicate 1 is the world of set-02, the others are not.
  models::Scenario own = sets[0].scenario;
  own.assumptions = models::with_set(own.assumptions, own.parameter_sets[1]);
  own.parameter_sets.clear();
  CHECK(run({{"own", own}}) == 1);
}
