#include "output/validation/distributions.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "sim/random.hpp"

using namespace ladder;
using namespace ladder::output;
using doctest::Approx;

namespace {

/// The quantiles of a distribution at the middle of n equal parts: a sample without luck.
template <class Quantile>
std::vector<double> sample(std::size_t n, Quantile quantile) {
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i)
    values.push_back(quantile((static_cast<double>(i) + 0.5) / static_cast<double>(n)));
  return values;
}

double laplace(double u) {
  return u < 0.5 ? std::log(2.0 * u) : -std::log(2.0 * (1.0 - u));
}

}  // namespace

TEST_CASE("a coin has excess kurtosis -2, and one value in four far out has what its moments say") {
  CHECK(excess_kurtosis(std::vector{-1.0, 1.0, -1.0, 1.0}) == Approx(-2.0));
  // m2 = 8/8, m4 = 32/8
  CHECK(excess_kurtosis(std::vector{-2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0}) == Approx(1.0));
  CHECK(std::isnan(excess_kurtosis(std::vector{1.0, 1.0, 1.0, 1.0})));
  CHECK(std::isnan(excess_kurtosis(std::vector{1.0, 2.0, 3.0})));
}

TEST_CASE(
    "the Subbotin shape of a Laplace sample is 1 and of a normal one 2, whatever the scale and the place") {
  CHECK(subbotin_shape(sample(4001, laplace)) == Approx(1.0).epsilon(0.02));
  CHECK(subbotin_shape(sample(4001, [](double u) { return 3.0 + 0.05 * laplace(u); })) ==
        Approx(1.0).epsilon(0.02));
  CHECK(subbotin_shape(sample(4001, sim::normal_quantile)) == Approx(2.0).epsilon(0.02));
}

TEST_CASE("a uniform sample is as flat as the interval of shapes allows, and a constant one has no shape") {
  CHECK(subbotin_shape(sample(1001, [](double u) { return u; })) > 9.0);
  CHECK(std::isnan(subbotin_shape(std::vector<double>(100, 1.0))));
  CHECK(std::isnan(subbotin_shape(sample(fewest_for_shape - 1, laplace))));
}

TEST_CASE("Hill's exponent is that of a Pareto tail, and does not depend on the unit") {
  const auto pareto = [](double u) { return std::pow(1.0 - u, -1.0 / 1.3); };
  const std::vector<double> values = sample(20000, pareto);
  CHECK(hill_exponent(values, 0.05) == Approx(1.3).epsilon(0.01));
  std::vector<double> cents = values;
  for (double& v : cents) v *= 100.0;
  CHECK(hill_exponent(cents, 0.05) == Approx(hill_exponent(values, 0.05)));
}

TEST_CASE("Hill's exponent by hand: the two largest of forty, 4 and 8, over the third, 2") {
  std::vector<double> values(37, 1.0);
  values.insert(values.end(), {8.0, 2.0, 4.0});
  CHECK(hill_exponent(values, 0.05) == Approx(2.0 / (3.0 * std::log(2.0))));
  CHECK(std::isnan(hill_exponent(values, 0.02)));                        // no two values
  CHECK(std::isnan(hill_exponent(std::vector<double>(40, 1.0), 0.05)));  // nothing above the threshold
}

TEST_CASE("the 90/10 ratio of 1 to 11 is 10 over 2") {
  std::vector<double> values(11);
  std::iota(values.begin(), values.end(), 1.0);
  CHECK(percentile_ratio(values) == Approx(5.0));
  CHECK(std::isnan(percentile_ratio(std::vector<double>(9, 1.0))));
}

TEST_CASE("weights move the percentiles to where the weight is") {
  std::vector<double> values(10), weights(10, 1.0);
  std::iota(values.rbegin(), values.rend(), 1.0);  // 10 to 1: the order given does not matter
  CHECK(percentile_ratio(values, weights) == Approx(9.0));
  weights.front() = 90.0;  // of the value 10
  CHECK(percentile_ratio(values, weights) == Approx(1.0));
}

TEST_CASE("Herfindahl: shares of a quarter, a quarter and a half") {
  CHECK(herfindahl(std::vector{1.0, 1.0, 2.0}) == Approx(0.375));
  CHECK(herfindahl(std::vector<double>(50, 7.0)) == Approx(0.02));
  CHECK(std::isnan(herfindahl(std::vector{0.0, 0.0})));
}
