#include "models/technology/search.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tests/support/small_world.hpp"

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;

TEST_CASE("the nearer the frontier, the more of its search is a firm's own") {
  // own search: 0.2 + 0.5 of the frontier's technique
  SearchParameters p;
  p.imitation_rate = PerYear{1.15};
  const SearchRates leader = search_rates(1.0, 1.0, p), follower = search_rates(0.2, 0.25, p);
  CHECK(leader.innovation == Approx(0.30 * 0.7 / 0.5));
  CHECK(leader.imitation == Approx(1.15 * 0.3 / 0.5));
  CHECK(follower.innovation == Approx(0.30 * std::pow(0.2, 0.25) * 0.325 / 0.5));
  CHECK(follower.imitation == Approx(1.15 * std::pow(0.2, 0.25) * 0.675 / 0.5));
}

TEST_CASE("no rate of search exceeds -ln 0.25 = 1.386 a year, and without research there is none") {
  const SearchRates giant = search_rates(1e6, 0.5, {}), none = search_rates(0.0, 0.5, {});
  CHECK(giant.innovation == 1.386);
  CHECK(giant.imitation == 1.386);
  CHECK(none.innovation == 0.0);
  CHECK(none.imitation == 0.0);
}

TEST_CASE("an innovation raises technique by 1.67 % in the mean, and three in five bring nothing") {
  const SearchParameters p{};
  // EVIDENCE 1.4: (hi - lo) (1 - b0)^6 / 6 with b0 = -lo / (hi - lo) = 1/6
  const double mean = 0.30 * std::pow(5.0 / 6.0, 6) / 6.0;
  CHECK(std::fabs(mean - 0.0167) < 0.0002);
  const int n = 200000;
  double sum = 0.0;
  int nothing = 0;
  for (int k = 0; k < n; ++k) {
    const double gain = innovation_gain((k + 0.5) / n, p);
    sum += std::exp(gain) - 1.0;
    nothing += gain == 0.0 ? 1 : 0;
  }
  CHECK(sum / n == Approx(mean).epsilon(1e-6));
  CHECK(nothing / static_cast<double>(n) == Approx(1.0 - std::pow(5.0 / 6.0, 5)).epsilon(1e-4));
}

TEST_CASE("the best innovation is worth ln 1.25") {
  CHECK(innovation_gain(1.0 - 1e-16, {}) == Approx(std::log(1.25)).epsilon(1e-2));
  CHECK(innovation_gain(1.0 - 1e-16, {}) < std::log(1.25));
}

TEST_CASE("imitation closes 35 % of the gap times absorptive capacity, and nobody copies what is worse") {
  CHECK(imitation_gain(0.6, 0.8, {}) == Approx(0.35 * 0.8 * 0.6));
  CHECK(imitation_gain(0.6, 2.0, {}) == Approx(0.35 * 0.6));
  CHECK(imitation_gain(-0.6, 0.8, {}) == 0.0);
}

TEST_CASE("an economy learns with the square of its skilled share and in proportion to what it invests, at most all") {
  const SearchParameters p{};
  CHECK(economy_capacity(0.0, 0.22, p) == Approx(0.05));
  CHECK(economy_capacity(0.5, 0.22, p) == Approx(0.05 + 0.95 * 0.25));
  CHECK(economy_capacity(0.5, 0.11, p) == Approx(0.5 * (0.05 + 0.95 * 0.25)));
  CHECK(economy_capacity(1.0, 0.44, p) == 1.0);
  CHECK(economy_capacity(0.5, -0.1, p) == 0.0);
}

TEST_CASE("a firm that innovates at rate R has innovated after T years with chance 1 - exp(-R T)") {
  Scenario scenario = test::small_scenario();
  scenario.world.firms_per_industry = 60;
  SearchParameters& p = scenario.assumptions.search;
  p.size_power = Number{0.0};
  p.frontier_own_search = Share{0.0};
  p.innovation_rate = PerYear{2.0};  // times 0.2 / 0.5
  p.imitation_rate = PerYear{0.0};
  p.gain_low = Number{0.0};  // every innovation shows
  const double rate = 0.8;

  test::SmallWorld small(scenario);
  const World& w = *small.world;
  const std::vector<double> before = w.firms.technique;
  const std::vector<std::uint16_t> incarnation = w.firms.incarnation;
  const std::vector<std::uint8_t> at_start = w.firms.alive;
  small.run_until_day(360);
  double firms = 0.0, innovators = 0.0;
  for (std::size_t row = 0; row < before.size(); ++row) {
    if (at_start[row] == 0 || w.firms.incarnation[row] != incarnation[row]) continue;
    firms += 1.0;
    innovators += w.firms.technique[row] > before[row] ? 1.0 : 0.0;
  }
  // The search of a firm begins the day after its first review, which is on day 0 to 29.
  const double expected = 1.0 - std::exp(-rate * (360.0 - 15.5) / 360.0);
  const double error = std::sqrt(expected * (1.0 - expected) / firms);
  CHECK(firms > 900.0);
  CHECK(std::fabs(innovators / firms - expected) < 3.5 * error);
}
