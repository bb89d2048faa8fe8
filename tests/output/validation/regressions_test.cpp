#include "output/validation/regressions.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "output/skill.hpp"
#include "output/validation/size_variance.hpp"

using namespace ladder::output;
using doctest::Approx;

TEST_CASE("in one group, the slope is that of the fitted line") {
  const std::vector<std::size_t> one(3, 0);
  const std::vector<double> x{1.0, 2.0, 4.0}, y{5.0, 3.0, -1.0};
  CHECK(slope_within(x, y, one) == Approx(-2.0));
  CHECK(fitted_line(x, y).b == Approx(-2.0));
  CHECK(std::isnan(slope_within(std::vector{1.0, 2.0}, std::vector{1.0, 2.0}, std::vector<std::size_t>{0, 0})));
  CHECK(std::isnan(slope_within(std::vector{1.0, 1.0, 1.0}, y, one)));
}

TEST_CASE("within groups, a difference between groups is no slope") {
  // Two falling lines, the second far above and to the right: over all points y rises with x.
  const std::vector<double> x{0.0, 1.0, 10.0, 11.0}, y{1.0, 0.0, 21.0, 20.0};
  CHECK(fitted_line(x, y).b > 1.0);
  CHECK(slope_within(x, y, std::vector<std::size_t>{0, 0, 1, 1}) == Approx(-1.0));
  CHECK(std::isnan(slope_within(x, y, std::vector<std::size_t>{0, 1, 2, 3})));
}

TEST_CASE("beta is the share of a log gap that closes in a year, with each sector's own growth taken off") {
  std::vector<LevelChange> changes;
  for (std::size_t sector = 0; sector < 2; ++sector)
    for (const double level : {0.0, 1.0, 3.0}) {
      const double growth = 0.01 + 0.05 * static_cast<double>(sector) - 0.02 * level;  // a year
      changes.push_back({std::exp(level), std::exp(level + 10.0 * growth), sector});
    }
  CHECK(beta_convergence(changes, 10.0) == Approx(0.02));
}

TEST_CASE("an alternating series of four has autocorrelation -3/4") {
  CHECK(autocorrelation(std::vector{1.0, -1.0, 1.0, -1.0}) == Approx(-0.75));
  CHECK(std::isnan(autocorrelation(std::vector{2.0, 2.0, 2.0, 2.0})));
  CHECK(std::isnan(autocorrelation(std::vector{1.0, 2.0, 3.0})));
}

TEST_CASE("a logit on two groups has the difference of their log odds as slope") {
  // 2 of 10 leave at x = 0, 5 of 10 at x = 1: ln(5/5) - ln(2/8) = ln 4.
  std::vector<double> x(20, 0.0);
  std::vector<std::uint8_t> left(20, 0);
  for (std::size_t i = 10; i < 20; ++i) x[i] = 1.0;
  for (const std::size_t i : {0, 1, 10, 11, 12, 13, 14}) left[i] = 1;
  CHECK(logit_slope(x, left) == Approx(std::log(4.0)));
  // Its variance is the sum of 1 / count over the four cells.
  const LogitSlope fit = logit_fit(x, left);
  CHECK(fit.slope == logit_slope(x, left));
  CHECK(fit.standard_error == Approx(std::sqrt(1.0 / 2 + 1.0 / 8 + 1.0 / 5 + 1.0 / 5)));
  CHECK(fit.t() == Approx(std::log(4.0) / std::sqrt(1.025)));
}

TEST_CASE("a logit has no slope where all stay, or where x says for sure who leaves") {
  const std::vector<double> x{0.0, 1.0, 2.0, 3.0};
  CHECK(std::isnan(logit_slope(x, std::vector<std::uint8_t>{0, 0, 0, 0})));
  CHECK(std::isnan(logit_slope(x, std::vector<std::uint8_t>{0, 0, 1, 1})));
  CHECK(std::isnan(logit_slope({}, {})));
}

TEST_CASE("where the spread of growth falls by a fifth of the log of size, the slope is -0.2") {
  SizeVariance spread;
  for (int bin = 0; bin < 5; ++bin) {
    const double size = 0.25 + 0.5 * bin, sd = std::exp(-0.2 * size);
    for (int i = 0; i < 100; ++i) spread.add(size, 0.1 + (i % 2 == 0 ? sd : -sd));
  }
  spread.add(9.0, 100.0);  // a bin with one firm says nothing
  CHECK(spread.slope() == Approx(-0.2));
}

TEST_CASE("two sizes are too few for the slope of the spread") {
  SizeVariance spread;
  for (int i = 0; i < 100; ++i) spread.add(i % 2, i);
  CHECK(std::isnan(spread.slope()));
}
