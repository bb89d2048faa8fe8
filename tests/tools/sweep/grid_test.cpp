#include "tools/sweep/grid.hpp"

#include <doctest/doctest.h>

#include <set>

#include "refusal.hpp"
#include "test_functions.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;
using test::uniform_factor;
using test::unit_factors;

namespace {

using Row = std::vector<std::string>;

Row row(const Design& design, std::size_t r) {
  Row values;
  for (std::size_t c = 0; c < design.paths().size(); ++c) values.emplace_back(design.value(r, c));
  return values;
}

std::vector<Row> rows(const Design& design) {
  std::vector<Row> all;
  for (std::size_t r = 0; r < design.rows(); ++r) all.push_back(row(design, r));
  return all;
}

const std::vector<Factor> three{
    uniform_factor("a", "0 %", "10 %"), uniform_factor("b"),
    Factor{{.path = "c", .distribution = "choice", .values = {"ETH", "BGD", "IND"}}}};

}  // namespace

TEST_CASE("a grid has all combinations, the last factor changing fastest") {
  const Design design = grid_design(three, std::vector<std::size_t>{2, 1, 99});
  CHECK(rows(design) == std::vector<Row>{{"0 %", "0.5", "ETH"},
                                         {"0 %", "0.5", "BGD"},
                                         {"0 %", "0.5", "IND"},
                                         {"10 %", "0.5", "ETH"},
                                         {"10 %", "0.5", "BGD"},
                                         {"10 %", "0.5", "IND"}});
  CHECK(design.settings(1) == std::vector<std::string>{"a=0 %", "b=0.5", "c=BGD"});
}

TEST_CASE("a factorial has each combination of least and greatest value once, and balanced halves") {
  const Design design = factorial_design(unit_factors(5));
  REQUIRE(design.rows() == 32);
  const auto all = rows(design);
  CHECK(std::set<Row>(all.begin(), all.end()).size() == 32);
  for (std::size_t c = 0; c < 5; ++c) {
    double sum = 0.0;
    for (std::size_t r = 0; r < 32; ++r) sum += test::numbers(design, r)[c];
    CHECK(sum == 16.0);
  }
}

TEST_CASE("combinations that break a constraint are left out of a grid") {
  const auto factors = unit_factors(2);
  const std::vector<Constraint> below{{"x1 <= x2", factors}};
  CHECK(grid_design(factors, std::vector<std::size_t>{11, 11}, below).rows() == 66);
  const std::vector<Constraint> impossible{{"x1 >= 2", factors}};
  CHECK(contains(refusal_of([&] {
                   return grid_design(factors, std::vector<std::size_t>{2, 2}, impossible).rows();
                 }),
                 "no combination"));
}

TEST_CASE("one at a time moves each factor alone off the base") {
  const Design design = one_at_a_time_design(three, std::vector<std::string>{"5 %", "", "BGD"},
                                             std::vector<std::size_t>{3, 2, 0});
  CHECK(rows(design) == std::vector<Row>{{"5 %", "0.5", "BGD"},
                                         {"0 %", "0.5", "BGD"},
                                         {"10 %", "0.5", "BGD"},
                                         {"5 %", "0", "BGD"},
                                         {"5 %", "1", "BGD"},
                                         {"5 %", "0.5", "ETH"},
                                         {"5 %", "0.5", "IND"}});
  CHECK(design.place(0) == RowPlace{.group = 0, .role = RowRole::base});
  CHECK(design.place(4) == RowPlace{.group = 4, .role = RowRole::step, .factor = 1});
}

TEST_CASE("a grid of more runs than anybody has is refused before it is made") {
  const std::vector<std::size_t> many(12, 10);
  CHECK(contains(refusal_of([&] { return grid_design(unit_factors(12), many).rows(); }), "1e+12 runs"));
  CHECK(contains(refusal_of([] { return factorial_design(unit_factors(64)).rows(); }), "Latin hypercube"));
}

TEST_CASE("a factor without bounds has no levels") {
  const std::vector<Factor> open{Factor{{.path = "a", .distribution = "normal", .mean = "0", .sd = "1"}}};
  CHECK(contains(refusal_of([&] { return factorial_design(open).rows(); }), "give from and to"));
}

TEST_CASE("a base that breaks a constraint is refused") {
  const auto factors = unit_factors(2);
  const std::vector<Constraint> below{{"x1 <= x2", factors}};
  const std::vector<std::size_t> levels{2, 2};
  CHECK(contains(
      refusal_of([&] {
        return one_at_a_time_design(factors, std::vector<std::string>{"0.6", "0.5"}, levels, below).rows();
      }),
      "the base breaks"));
  // 0.5 and 0.5 hold; x1 = 1 and x2 = 0 do not.
  CHECK(one_at_a_time_design(factors, std::vector<std::string>{"", ""}, levels, below).rows() == 3);
}
