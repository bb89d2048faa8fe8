#include "models/economy/crises.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/small_world.hpp"

namespace ladder::models {
namespace {

using doctest::Approx;

TEST_CASE("without an onset half of a crisis is over after its half-life") {
  const CrisisParameters p{};
  double stress = 0.1;
  for (int month = 0; month < 24; ++month) stress = stress_after(stress, 0.5, 0.5, p);  // half-life of two years
  CHECK(stress == Approx(0.05));
}

TEST_CASE("a crisis strikes below a twelfth of its frequency, with an exponential depth cut off at two means") {
  const CrisisParameters p{.frequency = PerYear{0.05}};
  const double bar = p.frequency.value() / 12.0;
  CHECK(stress_after(0.0, 1.001 * bar, 0.5, p) == 0.0);
  CHECK(stress_after(0.0, 0.999 * bar, 0.5, p) == Approx(0.06 * std::log(2.0)));
  CHECK(stress_after(0.0, 0.0, 1e-9, p) == Approx(0.12));
  CHECK(stress_after(0.11, 0.0, 0.5, p) == Approx(0.12));  // a crisis in a crisis is no deeper than the deepest
}

TEST_CASE("orders of capital fall three times as much as households' spending, to nothing at most") {
  const CrisisParameters p{};
  CHECK(credit_left(0.0, p) == 1.0);
  CHECK(credit_left(0.06, p) == Approx(0.82));
  CHECK(credit_left(0.5, p) == 0.0);
}

TEST_CASE("crises come as often as stated, to named economies only, and their mean depth is that of the law cut off") {
  Scenario scenario = test::small_scenario();
  scenario.assumptions.crises.frequency = PerYear{0.6};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  constexpr std::uint32_t months = 12000;
  double struck = 0.0, sum = 0.0;
  for (std::uint32_t month = 0; month < months; ++month) {
    for (Economy& e : w.economies) e.stress = 0.0;
    move_crises(w, month);
    CHECK(w.economies[w.north_economy].stress == 0.0);
    const double stress = w.economies[test::poor].stress;
    struck += stress > 0.0 ? 1.0 : 0.0;
    sum += stress;
  }
  CHECK(std::fabs(struck / months - 0.05) < 0.008);  // 600 are expected: four standard deviations are 95
  // mean of an exponential law cut off at two: 1 - e^-2
  CHECK(std::fabs(sum / struck - 0.06 * (1.0 - std::exp(-2.0))) < 0.007);  // four standard deviations of the mean
}

TEST_CASE("by default there are no crises") {
  test::SmallWorld small;
  World& w = *small.world;
  w.economies[test::poor].stress = 0.0;
  for (std::uint32_t month = 0; month < 600; ++month) move_crises(w, month);
  CHECK(w.economies[test::poor].stress == 0.0);
}

}  // namespace
}  // namespace ladder::models
