#include "output/stopping.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "output/statistics.hpp"
#include "sim/error.hpp"

using namespace ladder::output;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// n values that are `centre` -+ 1 in turn: variance n / (n - 1).
std::vector<double> in_turn(std::size_t n, double centre = 0.0) {
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(centre + (i % 2 == 0 ? 1.0 : -1.0));
  return values;
}

/// Half-width of in_turn(n), by the formula.
double half_of(std::size_t n) {
  const auto size = static_cast<double>(n);
  return student_t(0.95, size - 1.0) * std::sqrt(size / (size - 1.0) / size);
}

/// Replicates at which a rule ends that looks at in_turn().
std::size_t ends_at(const StoppingRule& plain, double target, double centre = 0.0) {
  SequentialStopping rule(plain);
  std::size_t done = rule.first();
  for (;;) {
    const Look look = rule.look(std::vector<WatchedOutcome>{{"x", in_turn(done, centre), target}});
    if (look.next == done) return done;
    done = look.next;
  }
}

}  // namespace

TEST_CASE("batches grow by half until the half-width is reached, and one more is run") {
  const StoppingRule rule{.fewest = 8, .most = 1000, .growth = 1.5};
  // Looks at 8, 12, 18, 27, 41: the first whose half-width is at most that of 20 is 27; 41 ends it.
  CHECK(ends_at(rule, half_of(20)) == 41);
  CHECK(ends_at(rule, half_of(8)) == 12);   // met at the first look
  CHECK(ends_at(rule, half_of(27)) == 41);  // met exactly
}

TEST_CASE("the rule looks at precision alone: neither size nor sign of the effect moves it") {
  const StoppingRule rule{.fewest = 8, .most = 1000, .growth = 1.5};
  for (const double centre : {-1024.0, -0.5, 0.5, 1024.0}) CHECK(ends_at(rule, half_of(20), centre) == 41);
}

TEST_CASE("never more than the most, and then it says whether it is precise") {
  CHECK(ends_at({.fewest = 8, .most = 20, .growth = 1.5}, 1e-9) == 20);
  SequentialStopping rule({.fewest = 8, .most = 8, .growth = 1.5});
  const Look look = rule.look(std::vector<WatchedOutcome>{{"x", in_turn(8), 1e-9}});
  CHECK(look.next == 8);
  CHECK_FALSE(look.precise);
}

TEST_CASE("the widest over its target decides; what does not vary or has no value never does") {
  SequentialStopping rule({.fewest = 8, .most = 100, .growth = 1.5});
  const std::vector<double> none(8, missing), same(8, 3.0);
  const Look look = rule.look(std::vector<WatchedOutcome>{
      {"same", same, 0.0}, {"near", in_turn(8), 10.0}, {"far", in_turn(8), 0.1}, {"none", none, 0.001}});
  REQUIRE(look.widest.has_value());
  CHECK(*look.widest == 2);
  CHECK(look.half_width == doctest::Approx(half_of(8)));
  CHECK_FALSE(look.precise);
  SequentialStopping idle({.fewest = 8, .most = 100, .growth = 1.5});
  const Look nothing = idle.look(std::vector<WatchedOutcome>{{"none", none, 1.0}});
  CHECK_FALSE(nothing.widest.has_value());
  CHECK(nothing.precise);
}

TEST_CASE("worlds without a value are left out of the half-width") {
  std::vector<double> values = in_turn(8);
  values.push_back(missing);
  CHECK(half_width(values, 0.90) == doctest::Approx(half_of(8)));
  CHECK(std::isnan(half_width(std::vector<double>{1.0, missing}, 0.90)));
}

TEST_CASE("a rule that cannot be followed is our fault") {
  CHECK_THROWS_AS(SequentialStopping({.fewest = 1}), ladder::sim::Bug);
  CHECK_THROWS_AS(SequentialStopping({.fewest = 8, .most = 7}), ladder::sim::Bug);
  CHECK_THROWS_AS(SequentialStopping({.growth = 1.0}), ladder::sim::Bug);
  SequentialStopping rule({});
  CHECK_THROWS_AS((void)rule.look({}), ladder::sim::Bug);
}
