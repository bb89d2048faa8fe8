#include "tools/sweep/sweep_file.hpp"

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "tests/tools/loader_support.hpp"
#include "tools/diagnostics.hpp"
#include "tools/sweep/grid.hpp"
#include "tools/sweep/morris.hpp"
#include "tools/sweep/saltelli.hpp"
#include "tools/sweep/sampling.hpp"

using namespace ladder::tools;
using test::contains;
using test::refusal_of;
using test::TemporaryFolder;

namespace {

const std::string factors = R"(factors:
  - {path: a, distribution: uniform, from: 1 %, to: 4 %}
  - {path: b, name: second, distribution: uniform, from: 0 %, to: 2 %}
)";

SweepFile loaded(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("own.csv", "a,b\n1 %,2 %\n3 %,4 %\n");
  return load_sweep_file(folder.write("sweep.yaml", text));
}

std::string with_design(const std::string& design) {
  return "scenario: base.yaml\ndesign: " + design + "\n" + factors;
}

std::string refused(const std::string& text) {
  return refusal_of([&] { return loaded(text).replicates; });
}

std::vector<Factor> both() {
  return {Factor{{.path = "a", .distribution = "uniform", .from = "1 %", .to = "4 %"}},
          Factor{{.path = "b", .name = "second", .distribution = "uniform", .from = "0 %", .to = "2 %"}}};
}

}  // namespace

TEST_CASE("each method makes the very design of its function, with the usual settings where none are given") {
  const std::vector<std::size_t> threes{3, 3};
  CHECK(loaded(with_design("{method: random, rows: 9, seed: 4}")).design == random_design(both(), 9, 4));
  CHECK(loaded(with_design("{method: latin, rows: 9}")).design == latin_design(both(), 9, 1));
  CHECK(loaded(with_design("{method: latin, rows: 9, maximin: false}")).design ==
        latin_design(both(), 9, 1, false));
  CHECK(loaded(with_design("{method: sobol, rows: 8}")).design == sobol_design(both(), 8, 1));
  CHECK(loaded(with_design("{method: sobol, rows: 8, scramble: none}")).design ==
        sobol_design(both(), 8, 1, Scramble::none));
  CHECK(loaded(with_design("{method: saltelli, groups: 4}")).design == saltelli_design(both(), 4, 1));
  CHECK(loaded(with_design("{method: saltelli, groups: 4, second_order: true}")).design ==
        saltelli_design(both(), 4, 1, {.second_order = true}));
  CHECK(loaded(with_design("{method: morris, trajectories: 3}")).design == morris_design(both(), 3, 1));
  CHECK(loaded(with_design("{method: morris, trajectories: 3, levels: 6}")).design ==
        morris_design(both(), 3, 1, 6));
  CHECK(loaded(with_design("{method: grid}")).design == grid_design(both(), threes));
  CHECK(loaded(with_design("{method: factorial}")).design == factorial_design(both()));
  CHECK(loaded(with_design("{method: one-at-a-time}")).design ==
        one_at_a_time_design(both(), std::vector<std::string>(2), threes));
}

TEST_CASE("a factor has levels and a base of its own where the method takes them") {
  const std::string text = R"(scenario: base.yaml
design: {method: one-at-a-time, levels: 2}
factors:
  - {path: a, distribution: uniform, from: 1 %, to: 4 %, base: 2 %}
  - {path: b, name: second, distribution: uniform, from: 0 %, to: 2 %, levels: 5}
)";
  const std::vector<std::size_t> levels{2, 5};
  const std::vector<std::string> base{"2 %", ""};
  CHECK(loaded(text).design == one_at_a_time_design(both(), base, levels));
  CHECK(contains(refused("scenario: b.yaml\ndesign: {method: random, rows: 3}\nfactors:\n"
                         "  - {path: a, distribution: uniform, from: 1, to: 2, levels: 3}\n"),
                 "'levels'"));
}

TEST_CASE("a table of one's own is a design") {
  const SweepFile sweep = loaded("scenario: base.yaml\ndesign: {method: own, file: own.csv}\n");
  CHECK(sweep.design.method() == "own");
  CHECK(sweep.design.rows() == 2);
  CHECK(sweep.read.size() == 2);
  CHECK(contains(refused(with_design("{method: own, file: own.csv}")), "leave 'factors' out"));
  CHECK(contains(refused("scenario: base.yaml\ndesign: {method: own, file: none.csv}\n"), "no such file"));
}

TEST_CASE("outcomes are names, or mappings that narrow them down") {
  const SweepFile sweep =
      loaded(with_design("{method: factorial}") +
             "title: A title\nreplicates: 5\noutcomes:\n  - gdp\n"
             "  - {series: industry/exports, measure: change, economy: [ETH], sector: [food]}\n");
  CHECK(sweep.title == "A title");
  CHECK(sweep.replicates == 5);
  CHECK(sweep.scenario.filename() == "base.yaml");
  REQUIRE(sweep.outcomes.size() == 2);
  CHECK(sweep.outcomes[0].series == "gdp");
  CHECK(sweep.outcomes[0].measure == SweepMeasure::final_value);
  CHECK(sweep.outcomes[0].only.empty());
  CHECK(sweep.outcomes[1].measure == SweepMeasure::change);
  CHECK(sweep.outcomes[1].only.size() == 2);
  CHECK(sweep.outcomes[1].position.line == 10);
  CHECK(loaded(with_design("{method: factorial}")).outcomes.empty());
}

TEST_CASE("constraints are of names, and only for designs that can leave rows out") {
  const SweepFile sweep = loaded(with_design("{method: grid}") + "constraints: [\"second <= a\"]\n");
  const auto written = constraints(std::vector<std::string>{"second <= a"}, both());
  CHECK(sweep.design == grid_design(both(), std::vector<std::size_t>{3, 3}, written));
  CHECK(
      contains(refused(with_design("{method: morris, trajectories: 3}") + "constraints: [\"second <= a\"]\n"),
               "takes no constraints"));
  CHECK(contains(refused(with_design("{method: grid}") + "constraints: [\"secnd <= a\"]\n"),
                 "did you mean 'second'?"));
}

TEST_CASE("the luck of a run can be a factor, and then each row has one run") {
  const std::string luck = with_design("{method: saltelli, groups: 4}") + "  - {path: replicate}\n";
  CHECK(loaded(luck).design.paths().back() == "replicate");
  CHECK(contains(refused(luck + "replicates: 2\n"), "leave one of the two out"));
}

TEST_CASE("what would change nothing in a run cannot be varied") {
  for (const std::string path : {"replicates", "title", "headline"})
    CHECK(contains(refused("scenario: b.yaml\ndesign: {method: factorial}\nfactors:\n  - {path: " + path +
                           ", distribution: choice, values: [1, 2]}\n"),
                   "changes nothing"));
}

TEST_CASE("every mistake is shown with its line and the nearest right word") {
  const std::vector<std::pair<std::string, std::string>> mistakes{
      {with_design("{method: moris, trajectories: 3}"), "sweep.yaml:2:18: 'method': unknown word 'moris'"},
      {with_design("{method: morris, trajectory: 3}"), "did you mean 'trajectories'?"},
      {with_design("{method: morris}"), "'trajectories' is missing"},
      {with_design("{method: morris, trajectories: 0}"), "out of range"},
      {with_design("{method: morris, trajectories: 3, levels: 5}"), "even"},
      {with_design("{method: saltelli, groups: 3}"), "power of two"},
      {with_design("{method: random, rows: 99999999}"), "out of range"},
      {with_design("{method: factorial}") + "outcome: [gdp]\n", "did you mean 'outcomes'?"},
      {"design: {method: factorial}\n" + factors, "'scenario' is missing in 'the sweep file'"},
      {"scenario: b.yaml\n" + factors, "'design' is missing"},
      {"scenario: b.yaml\ndesign: {method: factorial}\n", "'factors' is missing"},
      {"scenario: b.yaml\ndesign: {method: factorial}\nfactors: []\n", "without factors"},
      {"scenario: b.yaml\ndesign: {method: factorial}\nfactors: [{path: a}]\n", "'distribution' is missing"},
      {"scenario: b.yaml\ndesign: {method: factorial}\nfactors: [{path: a, distribution: unifrom, from: 1, "
       "to: 2}]\n",
       "did you mean 'uniform'?"},
      {"scenario: b.yaml\ndesign: {method: factorial}\nfactors: [{path: a, distribution: uniform, from: 1 %, "
       "to: 2 %/year}]\n",
       "another unit"},
      {"scenario: b.yaml\ndesign: {method: factorial}\n" + factors +
           "  - {path: a, distribution: choice, values: [1]}\n",
       "two factors are called 'a'"},
      {with_design("{method: factorial}") + "outcomes: [{serie: gdp}]\n", "did you mean 'series'?"},
      {with_design("{method: factorial}") + "outcomes: [{series: gdp, measure: last}]\n",
       "expected one of final, mean"},
      {with_design("{method: factorial}") + "outcomes: gdp\n", "expected a list"},
      {"- a\n", "is a list; expected a group of keys"},
  };
  for (const auto& [text, expected] : mistakes) {
    CAPTURE(text);
    CHECK(contains(refused(text), expected));
  }
}
