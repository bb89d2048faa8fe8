#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "models/economy/households.hpp"
#include "models/economy/labour_market.hpp"
#include "tests/support/small_world.hpp"

namespace ladder::models {
namespace {

using doctest::Approx;
using test::poor;

double volume(const BySector<Volume>& ordered) {
  return static_cast<double>(std::accumulate(ordered.begin(), ordered.end(), Volume{0}));
}

TEST_CASE("policy learns a twelfth of the gap in unemployment a month: it is late by a year") {
  Scenario scenario = test::small_scenario();
  scenario.assumptions.demand.management_lag = Years{1.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  Economy& e = w.economies[poor];
  e.observed_slack = 0.12;
  match_labour(w, poor);
  const double gap = e.unemployment - e.start_unemployment;
  CHECK(e.observed_slack == Approx(0.12 + (gap - 0.12) / 12.0));
}

TEST_CASE("without a lag policy knows the unemployment of the month") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[poor];
  e.observed_slack = 0.12;
  match_labour(w, poor);
  CHECK(e.observed_slack == Approx(e.unemployment - e.start_unemployment));
}

TEST_CASE("consumption answers to the unemployment that policy knows of, not to that of the month") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[poor];
  // With money left after subsistence only: budgets and volumes move together.
  e.subsistence = {};
  order_consumption(w, poor);
  const double usual = volume(e.consumption);
  e.unemployment = e.start_unemployment + 0.05;
  order_consumption(w, poor);
  CHECK(volume(e.consumption) == usual);
  e.observed_slack = 0.05;
  order_consumption(w, poor);
  CHECK(volume(e.consumption) / usual == Approx(std::exp(2.0 * 0.05)).epsilon(1e-6));
}

TEST_CASE("in a crisis households hold back the part of their budget that stress is") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[poor];
  e.subsistence = {};
  order_consumption(w, poor);
  const double usual = volume(e.consumption);
  e.stress = 0.06;
  order_consumption(w, poor);
  CHECK(volume(e.consumption) / usual == Approx(0.94).epsilon(1e-6));
}

}  // namespace
}  // namespace ladder::models
