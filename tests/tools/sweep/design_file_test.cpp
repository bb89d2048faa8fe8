#include "tools/sweep/design_file.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "output/sha256.hpp"
#include "refusal.hpp"
#include "test_functions.hpp"
#include "tools/sweep/grid.hpp"
#include "tools/sweep/morris.hpp"
#include "tools/sweep/saltelli.hpp"
#include "tools/sweep/sampling.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;

namespace {

std::string refused(const std::string& text) {
  return refusal_of([&] { return read_design("my.csv", text).rows(); });
}

/// Values with units, commas, quotes, signs and 17 digits.
std::vector<Factor> awkward_factors() {
  return {test::uniform_factor("assumptions.frontier_growth", "-1.5 %/year", "2.5 %/year"),
          Factor{{.path = "world.economies",
                  .distribution = "choice",
                  .values = {"[ETH, BGD]", "[\"IND\"]", "=1+1"}}},
          Factor{{.path = "k", .distribution = "log-uniform", .from = "1e-9", .to = "1e9"}}};
}

Design example(const std::string& method, std::uint64_t seed) {
  const auto factors = awkward_factors();
  const std::vector<std::size_t> levels{3, 3, 3};
  if (method == "random") return random_design(factors, 20, seed);
  if (method == "latin") return latin_design(factors, 20, seed);
  if (method == "sobol") return sobol_design(factors, 20, seed);
  if (method == "grid") return grid_design(factors, levels);
  if (method == "factorial") return factorial_design(factors);
  if (method == "saltelli") return saltelli_design(factors, 8, seed, {.second_order = true});
  if (method == "morris") return morris_design(factors, 5, seed);
  return one_at_a_time_design(factors, std::vector<std::string>(3), levels);
}

const std::vector<std::string> methods{"random",    "latin",    "sobol",  "grid",
                                       "factorial", "saltelli", "morris", "one-at-a-time"};

}  // namespace

TEST_CASE("every design is read back from its file without loss, and written again as the same bytes") {
  CHECK(rc::check([] {
    const Design design = example(*rc::gen::elementOf(methods), *rc::gen::arbitrary<std::uint64_t>());
    const std::string text = design_csv(design);
    const Design again = read_design("design.csv", text);
    RC_ASSERT(again == design);
    RC_ASSERT(design_csv(again) == text);
  }));
}

TEST_CASE("a design file says what each row is to its method") {
  const Design design = morris_design(test::unit_factors(2), 1, 1, 2);
  const std::string text = design_csv(design);
  CHECK(text.starts_with(
      "design.method,design.seed,design.row,design.group,design.role,design.factor,design.jump,x1,x2\r\n"
      "morris,1,0,0,base,,,"));
  CHECK(contains(text, "morris,1,1,0,step,x"));
  const Design saltelli = saltelli_design(test::unit_factors(2), 1, 1);
  CHECK(contains(design_csv(saltelli), "saltelli,1,3,0,AB,x2,,"));
}

// A figure from a run, on purpose: what must never change from version to version or machine to machine. If
// it does, designs that users have kept no longer belong to their seeds.
TEST_CASE("the same seed gives the same bytes on every machine") {
  std::string all;
  for (const std::string& method : methods) all += design_csv(example(method, 2026));
  CHECK(output::sha256(all) == "484a8c6ba97ba5cc4f9840ca90d44603d53cbc982d572ec47feff27b432f1b98");
}

TEST_CASE("a table of one's own needs no more than paths and values") {
  const Design design =
      read_design("my.csv",
                  "\xEF\xBB\xBF"
                  "assumptions.frontier_growth,policies.0.budget\n1 %/year,20 MUSD/year\n2 %/year,\"5 "
                  "MUSD/year\"\n");
  CHECK(design.method() == "own");
  REQUIRE(design.rows() == 2);
  CHECK(design.settings(1) ==
        std::vector<std::string>{"assumptions.frontier_growth=2 %/year", "policies.0.budget=5 MUSD/year"});
  CHECK(design.place(1) == RowPlace{.group = 1});
  CHECK(read_design("again.csv", design_csv(design)) == design);
}

TEST_CASE("what is wrong with a table is said with its line and column") {
  CHECK(contains(refused(""), "my.csv:1:1: the file is empty"));
  CHECK(contains(refused("a,b\n"), "no rows"));
  CHECK(contains(refused("a,b\n1,2\n3\n"), "my.csv:3:2: the row has 1 cells, expected 2"));
  CHECK(contains(refused("a,b\n1,\n"), "my.csv:2:3: column b: empty"));
  CHECK(contains(refused("a,\n1,2\n"), "my.csv:1:3: column 2 has no name"));
  CHECK(contains(refused("a,a\n1,2\n"), "my.csv:1:3: column \"a\" stands twice"));
  CHECK(contains(refused("a,b=c\n1,2\n"), "my.csv:1: column 2: 'b=c' is no path"));
  CHECK(contains(refused("a,a.b\n1,2\n"), "my.csv:1: 'a.b' lies inside 'a'"));
  CHECK(contains(refused("a,design.rwo\n1,2\n"), "did you mean 'design.row'?"));
  CHECK(contains(refused("a,design.row\n1,0\n"), "no column \"design.method\""));
  CHECK(contains(refused("a\n\x01\n"), "my.csv:2:1: byte 0x01 is a control character"));
  CHECK(contains(refused("a\n\x7F\n"), "my.csv:2:1: column a: has a control character"));
}

TEST_CASE("a design that was cut, sorted or edited is refused") {
  const std::string head =
      "design.method,design.seed,design.row,design.group,design.role,design.factor,design.jump,a\n";
  CHECK(read_design("my.csv", head + "saltelli,1,0,0,A,,,5\n").rows() == 1);
  CHECK(contains(refused(head), "no rows"));
  CHECK(contains(refused(head + "saltelli,1,1,0,A,,,5\n"),
                 "my.csv:2:12: column design.row: found '1', expected 0"));
  CHECK(contains(refused(head + "saltelli,1,0,0,C,,,5\n"), "'C' is no role"));
  CHECK(contains(refused(head + "saltelli,1,0,0,AB,b,,5\n"), "'b' is none of the columns"));
  CHECK(contains(refused(head + "saltelli,1,0,-1,A,,,5\n"), "expected a whole number"));
  CHECK(contains(refused(head + "saltelli,1,0,0,A,,x,5\n"), "column design.jump"));
  CHECK(contains(refused(head + "saltelli,1,0,0,A,,,5\nmorris,1,1,0,A,,,5\n"),
                 "my.csv:3:1: column design.method"));
  CHECK(contains(refused(head + "saltelli,1,0,0,A,,,5\nsaltelli,2,1,0,A,,,5\n"),
                 "my.csv:3:10: column design.seed"));
}
