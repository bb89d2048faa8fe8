#include "output/statistics.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

using namespace ladder::output;

TEST_CASE("Student's t has the quantiles of the printed tables") {
  CHECK(student_t(0.95, 1) == doctest::Approx(6.313751515).epsilon(1e-9));
  CHECK(student_t(0.95, 2) == doctest::Approx(2.919985580).epsilon(1e-9));
  CHECK(student_t(0.95, 7) == doctest::Approx(1.894578605).epsilon(1e-9));
  CHECK(student_t(0.975, 10) == doctest::Approx(2.228138852).epsilon(1e-9));
  CHECK(student_t(0.95, 31) == doctest::Approx(1.695518783).epsilon(1e-9));
}

TEST_CASE("the precision of 1, 2, 3, 4, 5 is 3 -+ 2.1318 * sqrt(2.5 / 5)") {
  const std::array<double, 5> values{1, 2, 3, 4, 5};
  CHECK(mean(values) == 3.0);
  CHECK(variance(values) == 2.5);
  const Band band = confidence_of_mean(values, 0.90);
  CHECK(band.low == doctest::Approx(3.0 - 2.131846786 * std::sqrt(0.5)).epsilon(1e-9));
  CHECK(band.high == doctest::Approx(3.0 + 2.131846786 * std::sqrt(0.5)).epsilon(1e-9));
}

TEST_CASE("one world says nothing about precision") {
  const std::array<double, 1> one{5.0};
  CHECK(std::isnan(variance(one)));
  CHECK(std::isnan(confidence_of_mean(one, 0.90).low));
  CHECK_FALSE(confidence_of_mean(one, 0.90).excludes_zero());
  CHECK(std::isnan(mean({})));
}

TEST_CASE("equal values have exactly their own mean and no variance") {
  const std::array<double, 3> values{0.1, 0.1, 0.1};
  CHECK(mean(values) == 0.1);
  CHECK(variance(values) == 0.0);
  const Band band = confidence_of_mean(values, 0.90);
  CHECK(band.low == 0.1);
  CHECK(band.high == 0.1);
}

TEST_CASE("from 20 worlds on the range is the 5th to 95th percentile of type 7, below the extremes") {
  std::vector<double> worlds(21);
  std::iota(worlds.rbegin(), worlds.rend(), 0.0);  // 20, 19, ..., 0: order does not matter
  CHECK(central_range(worlds).low == doctest::Approx(1.0));
  CHECK(central_range(worlds).high == doctest::Approx(19.0));
  worlds.erase(worlds.begin());  // 19, ..., 0: the percentile lies at 0.05 * 19 = 0.95
  CHECK(central_range(worlds).low == doctest::Approx(0.95));
  worlds.erase(worlds.begin());  // 19 worlds: smallest and largest
  CHECK(central_range(worlds).low == 0.0);
  CHECK(central_range(worlds).high == 18.0);
}

TEST_CASE("a zero does not share the sign of the mean") {
  const std::array<double, 4> values{1.0, 2.0, 0.0, -1.0};
  CHECK(share_with_sign_of(0.5, values) == 0.5);
  CHECK(share_with_sign_of(-0.5, values) == 0.25);
  CHECK(std::isnan(share_with_sign_of(0.0, values)));
}

TEST_CASE("touching zero does not exclude it") {
  CHECK(Band{0.1, 0.2}.excludes_zero());
  CHECK(Band{-0.2, -0.1}.excludes_zero());
  CHECK_FALSE(Band{0.0, 0.2}.excludes_zero());
  CHECK_FALSE(Band{-0.2, 0.0}.excludes_zero());
  CHECK_FALSE(Band{-0.1, 0.2}.excludes_zero());
}

TEST_CASE("the 90 % precision of 8 paired worlds covers the true difference in 88 to 92 % of cases") {
  std::mt19937_64 bits{20191};
  // Box and Muller on the engine's own bits: the same draws with every standard library.
  const auto uniform = [&] { return (static_cast<double>(bits() >> 11) + 0.5) * 0x1p-53; };
  const auto normal = [&] {
    return std::sqrt(-2.0 * std::log(uniform())) * std::cos(6.283185307179586 * uniform());
  };
  constexpr double truth = 0.3;
  int covered = 0;
  constexpr int cases = 4000;
  for (int i = 0; i < cases; ++i) {
    std::array<double, 8> differences{};
    for (double& d : differences) {
      const double luck = normal();  // common to both members of a pair
      d = (10.0 + 3.0 * luck + truth + 0.5 * normal()) - (10.0 + 3.0 * luck + 0.5 * normal());
    }
    const Band band = confidence_of_mean(differences, 0.90);
    if (band.low <= truth && truth <= band.high) ++covered;
  }
  const double share = covered / static_cast<double>(cases);
  MESSAGE("coverage ", share);
  CHECK(share > 0.88);
  CHECK(share < 0.92);
}
