#include "output/bootstrap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "known_answers.hpp"
#include "output/precision.hpp"

using namespace ladder::output;

namespace {

Band band_of(const std::vector<double>& values) {
  Resampling resampling;
  return bootstrap_t(values, 0.90, resampling);
}

std::vector<double> mapped(std::vector<double> values, double factor, double shift) {
  for (double& v : values) v = factor * v + shift;
  return values;
}

const std::vector<double> skewed{0.1, 0.2, 0.2, 0.3, 0.5, 0.9, 1.4, 4.0};

}  // namespace

TEST_CASE(
    "places of resamples are keyed by n: equal when made again, and each place is drawn about as often") {
  Resampling one, other;
  (void)other.places(5);  // what was asked for before changes nothing
  const auto a = one.places(32), b = other.places(32);
  CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end()));
  REQUIRE(a.size() == resamples * 32);
  std::array<int, 32> count{};
  for (const auto place : a) ++count.at(place);
  // 999 expected each, standard deviation 31.
  for (const int c : count) CHECK(std::abs(c - 999) < 155);
}

TEST_CASE("the interval moves with the values and grows with their scale, and mirrors with their sign") {
  const Band band = band_of(skewed);
  const Band moved = band_of(mapped(skewed, 3.0, 7.0));
  CHECK(moved.low == doctest::Approx(3.0 * band.low + 7.0));
  CHECK(moved.high == doctest::Approx(3.0 * band.high + 7.0));
  const Band mirrored = band_of(mapped(skewed, -1.0, 0.0));
  CHECK(mirrored.low == doctest::Approx(-band.high));
  CHECK(mirrored.high == doctest::Approx(-band.low));
}

TEST_CASE("it is longer on the side of the long tail, where Student's is symmetric") {
  const Band band = band_of(skewed);
  const double centre = mean(skewed);
  CHECK(band.high - centre > 1.5 * (centre - band.low));
  CHECK(band.low < centre);
}

TEST_CASE("of many normal values it is that of Student's t within a tenth of its length") {
  const auto values = known::sample(known::models()[0], 1, 200);
  const Band band = band_of(values), t = confidence_of_mean(values, 0.90);
  CHECK(std::abs(band.low - t.low) < 0.1 * (t.high - t.low));
  CHECK(std::abs(band.high - t.high) < 0.1 * (t.high - t.low));
}

TEST_CASE("it is not defined where resamples have no spread, and exact where nothing varies") {
  CHECK(std::isnan(band_of({1.0}).low));
  CHECK(std::isnan(band_of({1.0, std::numeric_limits<double>::quiet_NaN(), 2.0}).high));
  // (7/8)^8 = 34 % of resamples hold the seven equal values alone.
  CHECK(std::isnan(band_of({0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 5.0}).low));
  CHECK(std::isnan(band_of(std::vector<double>(most_resampled + 1, 1.0)).low));
  const Band constant = band_of({0.1, 0.1, 0.1});
  CHECK(constant.low == 0.1);
  CHECK(constant.high == 0.1);
}

TEST_CASE(
    "the bootstrap is shown from eight worlds on where it is defined, else Student's t, whatever the values "
    "say") {
  Resampling resampling;
  CHECK(precision_of_mean(skewed, 0.90, resampling).method == PrecisionMethod::bootstrap_t);
  const std::vector<double> seven(skewed.begin(), skewed.begin() + 7);
  const Precision few = precision_of_mean(seven, 0.90, resampling);
  CHECK(few.method == PrecisionMethod::student_t);
  CHECK(few.shown().low == confidence_of_mean(seven, 0.90).low);
  CHECK_FALSE(std::isnan(few.bootstrap_t.low));
  const std::vector<double> ties{0, 0, 0, 0, 0, 0, 0, 5};
  CHECK(precision_of_mean(ties, 0.90, resampling).method == PrecisionMethod::student_t);
}

TEST_CASE("the p-value is that of the two-sided t-test: 2.449 on 3 degrees gives 0.0917") {
  // Differences 2, 1, 3, 2 less 1: mean 1, s^2 = 2/3, t = 1 / sqrt(2/3/4) = 2.449 on 3 degrees: p = 0.0917.
  CHECK(p_value_of_mean(std::vector<double>{1, 0, 2, 1}) == doctest::Approx(0.09172).epsilon(1e-3));
  CHECK(p_value_of_mean(std::vector<double>{-1, 0, -2, -1}) == doctest::Approx(0.09172).epsilon(1e-3));
  CHECK(p_value_of_mean(std::vector<double>{1, 1}) == 0.0);
  CHECK(p_value_of_mean(std::vector<double>{0, 0}) == 1.0);
  CHECK(std::isnan(p_value_of_mean(std::vector<double>{1})));
}
