#include "tools/sweep/sampling.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "refusal.hpp"
#include "test_functions.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::numbers;
using test::refusal_of;
using test::unit_factors;

namespace {

using Constraints = std::vector<Constraint>;

Design design_of(const std::string& method, std::span<const Factor> factors, std::size_t rows,
                 std::uint64_t seed, std::span<const Constraint> constraints = {}) {
  if (method == "random") return random_design(factors, rows, seed, constraints);
  if (method == "latin") return latin_design(factors, rows, seed, true, constraints);
  if (method == "sobol") return sobol_design(factors, rows, seed, Scramble::owen, constraints);
  return sobol_design(factors, rows, seed, Scramble::none, constraints);
}

const std::vector<std::string> methods{"random", "latin", "sobol", "plain sobol"};

}  // namespace

TEST_CASE("each row has a value of every factor, and the means are those of the distributions") {
  const std::vector<Factor> factors{
      test::uniform_factor("a", "10 %", "30 %"),
      Factor{{.path = "b", .distribution = "normal", .mean = "5", .sd = "1"}},
      Factor{{.path = "c", .distribution = "discrete", .values = {"0", "1"}, .weights = {1.0, 3.0}}}};
  for (const std::string& method : methods) {
    CAPTURE(method);
    const Design design = design_of(method, factors, 1024, 3);
    REQUIRE(design.rows() == 1024);
    std::vector<double> sums(3, 0.0);
    for (std::size_t r = 0; r < design.rows(); ++r) {
      const auto x = numbers(design, r);
      for (std::size_t c = 0; c < 3; ++c) sums[c] += x[c];
      CHECK(design.place(r) == RowPlace{.group = r});
    }
    // Four standard errors of independent draws; the others are nearer.
    CHECK(sums[0] / 1024.0 == doctest::Approx(20.0).epsilon(4.0 * 5.77 / 32.0 / 20.0));
    CHECK(sums[1] / 1024.0 == doctest::Approx(5.0).epsilon(4.0 / 32.0 / 5.0));
    CHECK(sums[2] / 1024.0 == doctest::Approx(0.75).epsilon(4.0 * 0.433 / 32.0 / 0.75));
  }
}

TEST_CASE("the same seed gives the same design, another seed another, but for a sequence without luck") {
  const auto factors = unit_factors(4);
  for (const std::string& method : methods) {
    CAPTURE(method);
    CHECK(design_of(method, factors, 40, 1) == design_of(method, factors, 40, 1));
    if (method != "plain sobol")
      CHECK_FALSE(design_of(method, factors, 40, 1) == design_of(method, factors, 40, 2));
  }
}

TEST_CASE("a longer random or Sobol design begins with the shorter one, constraints or not") {
  const auto factors = unit_factors(3);
  const Constraints sum{{"x1 + x2 <= 1", factors}};
  for (const std::string method : {"random", "sobol"}) {
    for (const Constraints& constraints : {Constraints{}, sum}) {
      const Design longer = design_of(method, factors, 64, 9, constraints);
      const Design shorter = design_of(method, factors, 16, 9, constraints);
      for (std::size_t r = 0; r < 16; ++r) CHECK(numbers(longer, r) == numbers(shorter, r));
    }
  }
}

TEST_CASE("constraints hold in every row, of which there are as many as asked for") {
  const auto factors = unit_factors(3);
  CHECK(rc::check([&factors] {
    const double bound = *rc::gen::inRange(5, 250) / 100.0;
    const Constraints constraints{{"x1 + x2 + x3 <= " + std::to_string(bound), factors},
                                  {"x1 <= x2", factors}};
    const std::size_t rows = *rc::gen::inRange<std::size_t>(1, 20);
    const std::string method = *rc::gen::elementOf(methods);
    // Below 0.2 less than a thousandth of the cube is left, which may be refused.
    RC_PRE(bound > 0.3);
    const Design design = design_of(method, factors, rows, 1, constraints);
    RC_ASSERT(design.rows() == rows);
    for (std::size_t r = 0; r < rows; ++r) {
      const auto x = numbers(design, r);
      RC_ASSERT(x[0] + x[1] + x[2] <= bound + 1e-9);
      RC_ASSERT(x[0] <= x[1] + 1e-9);
    }
  }));
}

TEST_CASE("what is kept is spread as the constraint leaves it: a triangle has its mean at a third") {
  const auto factors = unit_factors(2);
  const Constraints constraints{{"x1 + x2 <= 1", factors}};
  for (const std::string& method : methods) {
    CAPTURE(method);
    const Design design = design_of(method, factors, 2000, 4, constraints);
    double sum = 0.0;
    for (std::size_t r = 0; r < design.rows(); ++r) sum += numbers(design, r)[0];
    CHECK(sum / 2000.0 == doctest::Approx(1.0 / 3.0).epsilon(0.05));  // four standard errors, sd 1 / sqrt(18)
  }
}

TEST_CASE("constraints that next to nothing meets are given up, with how many candidates did") {
  const auto factors = unit_factors(2);
  const Constraints impossible{{"x1 >= 2", factors}};
  for (const std::string& method : methods) {
    const std::string said = refusal_of([&] { return design_of(method, factors, 8, 1, impossible).rows(); });
    CHECK(contains(said, "only 0 of 8000 candidates"));
    CHECK(contains(said, "x1 >= 2"));
  }
}

TEST_CASE("designs of no rows, or of more than any machine runs, are refused") {
  const auto factors = unit_factors(1);
  CHECK(contains(refusal_of([&] { return random_design(factors, 0, 1).rows(); }), "no rows"));
  CHECK(
      contains(refusal_of([&] { return sobol_design(factors, most_design_rows + 1, 1).rows(); }), "at most"));
  CHECK(contains(refusal_of([] { return random_design({}, 1, 1).rows(); }), "without factors"));
}
