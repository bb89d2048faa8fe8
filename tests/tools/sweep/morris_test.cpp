#include "tools/sweep/morris.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <set>

#include "refusal.hpp"
#include "test_functions.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::MorrisFunction;
using test::numbers;
using test::outcomes;
using test::refusal_of;
using test::unit_factors;

namespace {

bool inside(double x, const output::Band& band) {
  return band.low <= x && x <= band.high;
}

double least_star(const MorrisResult& result, std::size_t first, std::size_t last) {
  double least = result.factors[first].mu_star.value;
  for (std::size_t f = first; f <= last; ++f) least = std::min(least, result.factors[f].mu_star.value);
  return least;
}

double greatest_star(const MorrisResult& result, std::size_t first, std::size_t last) {
  double greatest = 0.0;
  for (std::size_t f = first; f <= last; ++f) greatest = std::max(greatest, result.factors[f].mu_star.value);
  return greatest;
}

/// The groups that Morris (1991), figure 1, finds: factors 1 to 10 matter, 8 to 10 of them without
/// interaction or curvature to speak of; the others do not. Numbered from 0.
void check_groups(const MorrisResult& result) {
  CHECK(least_star(result, 0, 9) > 1.5 * greatest_star(result, 10, 19));
  for (std::size_t linear : {7, 8, 9}) {
    CHECK(result.factors[linear].sigma.value < result.factors[linear].mu_star.value / 3.0);
    for (std::size_t bent = 0; bent < 7; ++bent)
      CHECK(result.factors[linear].sigma.value < result.factors[bent].sigma.value);
  }
}

}  // namespace

TEST_CASE("a trajectory moves every factor once, by p / (2 (p - 1)), on the grid") {
  CHECK(rc::check([] {
    const auto k = *rc::gen::inRange<std::size_t>(1, 10);
    const std::size_t levels = 2 * *rc::gen::inRange<std::size_t>(1, 5);
    const Design design = morris_design(unit_factors(k), 6, *rc::gen::arbitrary<std::uint64_t>(), levels);
    const double p = static_cast<double>(levels), jump = p / (2.0 * (p - 1.0));
    RC_ASSERT(design.rows() == 6 * (k + 1));
    for (std::size_t t = 0; t < 6; ++t) {
      std::set<std::size_t> moved;
      for (std::size_t s = 1; s <= k; ++s) {
        const std::size_t r = t * (k + 1) + s;
        const RowPlace& place = design.place(r);
        RC_ASSERT(place.group == t && place.role == RowRole::step);
        const auto before = numbers(design, r - 1), after = numbers(design, r);
        for (std::size_t c = 0; c < k; ++c) {
          const double level = after[c] * (p - 1.0);
          RC_ASSERT(std::fabs(level - std::round(level)) < 1e-9);
          RC_ASSERT(std::fabs(after[c] - before[c] - (c == place.factor ? place.jump : 0.0)) < 1e-12);
        }
        RC_ASSERT(std::fabs(std::fabs(place.jump) - jump) < 1e-12);
        moved.insert(place.factor);
      }
      RC_ASSERT(moved.size() == k);
    }
  }));
}

TEST_CASE("starts, directions and orders are equally likely") {
  const std::size_t trajectories = 4000;
  const Design design = morris_design(unit_factors(2), trajectories, 8);
  std::array<int, 4> starts{};
  int up = 0, first = 0;
  for (std::size_t t = 0; t < trajectories; ++t) {
    ++starts[static_cast<std::size_t>(std::lround(numbers(design, 3 * t)[0] * 3.0))];
    first += design.place(3 * t + 1).factor == 0 ? 1 : 0;
    for (const std::size_t r : {3 * t + 1, 3 * t + 2}) {
      if (design.place(r).factor == 0) up += design.place(r).jump > 0.0 ? 1 : 0;
    }
  }
  // Within four standard deviations of the binomial distribution.
  for (const int count : starts) CHECK(std::fabs(count - 1000.0) < 4.0 * std::sqrt(750.0));
  CHECK(std::fabs(up - 2000.0) < 4.0 * std::sqrt(1000.0));
  CHECK(std::fabs(first - 2000.0) < 4.0 * std::sqrt(1000.0));
}

TEST_CASE("effects of a linear function are its slopes, without spread, and those of a product have both") {
  // Of x3 * x4 on four levels: the slope in x3 is x4, with mean 1/2 and variance 5/36.
  const Design design = morris_design(unit_factors(5), 2000, 3);
  const auto y = outcomes(design, [](auto x) { return 3.0 * x[0] - 2.0 * x[1] + 4.0 * x[2] * x[3]; });
  const MorrisResult result = morris_effects(design, y);
  const auto& f = result.factors;
  CHECK(f[0].mu.value == doctest::Approx(3.0));
  CHECK(f[0].sigma.value == doctest::Approx(0.0));
  CHECK(f[1].mu.value == doctest::Approx(-2.0));
  CHECK(f[1].mu_star.value == doctest::Approx(2.0));
  for (const std::size_t i : {2, 3}) {
    CHECK(f[i].mu.value ==
          doctest::Approx(2.0).epsilon(0.07));  // four standard errors: 4 * 1.49 / sqrt(2000)
    CHECK(f[i].sigma.value == doctest::Approx(4.0 * std::sqrt(5.0 / 36.0)).epsilon(0.05));
  }
  CHECK(f[4].mu_star.value == 0.0);
  CHECK(result.trajectories == 2000);
  CHECK(result.lost_effects == 0);
}

TEST_CASE("effects are per share of the distribution, in the outcome's unit, whatever the factor's") {
  const std::vector<Factor> factors{
      test::uniform_factor("a", "10 %", "30 %"),
      Factor{{.path = "b", .distribution = "log-uniform", .from = "1", .to = "100"}}};
  const Design design = morris_design(factors, 10, 1);
  const auto y = outcomes(design, [](auto x) { return x[0] + std::log10(x[1]); });
  const MorrisResult result = morris_effects(design, y);
  CHECK(result.factors[0].mu.value == doctest::Approx(20.0));
  CHECK(result.factors[1].mu.value == doctest::Approx(2.0));
}

TEST_CASE("Morris' function of twenty factors falls into its three groups with ten trajectories") {
  const MorrisFunction f;
  for (const std::uint64_t seed : {1, 2, 3}) {
    const Design design = morris_design(unit_factors(20), 10, seed);
    CHECK(least_star(morris_effects(design, outcomes(design, f)), 0, 9) >
          greatest_star(morris_effects(design, outcomes(design, f)), 10, 19));
  }
  const Design design = morris_design(unit_factors(20), 100, 1);
  const auto y = outcomes(design, f);
  check_groups(morris_effects(design, y));
  // Noise of its own in each run: an effect has the noise of two, over 2/3.
  check_groups(morris_effects(design, test::with_noise(y, 3.0, 5)));
  check_groups(morris_effects(design, test::with_failures(y, 0.05, 5)));
}

TEST_CASE("intervals cover the exact mean effects of Morris' function nine times in ten, failures or not") {
  const MorrisFunction f;
  std::vector<double> exact;
  for (std::size_t i = 0; i < 20; ++i) exact.push_back(f.mu(i));
  for (const double failures : {0.0, 0.05}) {
    int covered = 0;
    const int designs = 30;
    for (std::uint64_t seed = 0; seed < designs; ++seed) {
      const Design design = morris_design(unit_factors(20), 100, 100 + seed);
      const auto y = test::with_failures(outcomes(design, f), failures, seed);
      const MorrisResult result = morris_effects(design, y, {.seed = seed, .resamples = 300});
      for (std::size_t i = 0; i < 20; ++i) covered += inside(exact[i], result.factors[i].mu.interval) ? 1 : 0;
    }
    const double share = covered / (20.0 * designs);
    MESSAGE("failures " << failures << ": covered " << share);
    CHECK(share > 0.86);
    CHECK(share < 0.94);
  }
}

TEST_CASE("a failed run costs the effects beside it and no others") {
  const Design design = morris_design(unit_factors(3), 4, 1);
  auto y = outcomes(design, [](auto x) { return x[0] + 2.0 * x[1] + 3.0 * x[2]; });
  y[1] = std::nan("");                             // the second run of the first trajectory: two effects
  y[7] = std::numeric_limits<double>::infinity();  // the last of the second: one
  const MorrisResult result = morris_effects(design, y);
  CHECK(result.failed_runs == 2);
  CHECK(result.lost_effects == 3);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(result.factors[i].mu.value == doctest::Approx(static_cast<double>(i + 1)));
  const std::vector<double> none(design.rows(), std::nan(""));
  CHECK(std::isnan(morris_effects(design, none).factors[0].mu.value));
  CHECK(morris_effects(design, none).factors[0].effects == 0);
}

TEST_CASE("what is no Morris design is refused") {
  const auto factors = unit_factors(2);
  CHECK(contains(refusal_of([&] { return morris_design(factors, 10, 1, 5).rows(); }), "even number"));
  CHECK(contains(refusal_of([&] { return morris_design(factors, 0, 1).rows(); }), "at least one"));
  const std::vector<Factor> open{Factor{{.path = "a", .distribution = "normal", .mean = "0", .sd = "1"}}};
  CHECK(contains(refusal_of([&] { return morris_design(open, 1, 1).rows(); }), "give from and to"));
  Design other{"random", 1, {"x1"}};
  other.add_row(std::vector<std::string>{"1"}, {});
  CHECK(contains(refusal_of([&] { return morris_effects(other, std::vector<double>{1.0}).trajectories; }),
                 "this one is of random"));
  Design cut{"morris", 1, {"x1"}};
  cut.add_row(std::vector<std::string>{"1"}, {.role = RowRole::step, .factor = 0, .jump = 1.0});
  CHECK(contains(refusal_of([&] { return morris_effects(cut, std::vector<double>{1.0}).trajectories; }),
                 "no step of a trajectory"));
}
