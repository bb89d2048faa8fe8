#include "tools/calibration/forecast_score.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace ladder::tools;

namespace {

ObservedTarget target(const std::string& series, double value, double trend) {
  ObservedTarget t;
  t.series = series;
  t.measure = Measure::change;
  t.target = {.name = series, .value = value, .observation_error = 2.0};
  t.trend = trend;
  return t;
}

}  // namespace

TEST_CASE("errors, skill, bias, coverage and loss of the mean over worlds are worked out by hand") {
  const std::vector<ObservedTarget> targets{target("a", 4.0, 1.0), target("b", 1.0, 1.0),
                                            target("a", -2.0, 1.0)};
  // Forecasts, the means: 3, 5, 0. Errors of a: -1 and 2.
  const std::vector<std::vector<double>> worlds{{2.0, 5.0, -1.0}, {4.0, 5.0, 1.0}};
  const ForecastScore score = score_of(targets, worlds);
  REQUIRE(score.rows.size() == 2);
  const SeriesScore& a = score.rows[0];
  CHECK(a.targets == 2);
  CHECK(a.error == doctest::Approx(std::sqrt(2.5)));
  CHECK(a.bias == doctest::Approx(0.5));
  CHECK(a.correlation == doctest::Approx(1.0));
  CHECK(a.no_change == doctest::Approx(std::sqrt(10.0)));
  CHECK(a.trend == doctest::Approx(3.0));
  CHECK(a.skill_over_no_change() == doctest::Approx(0.5));
  CHECK(a.skill_over_trend() == doctest::Approx(1.0 - std::sqrt(2.5) / 3.0));
  CHECK(a.covered == doctest::Approx(0.5));  // 4 in [2, 4]; -2 not in [-1, 1]
  CHECK(a.loss == doctest::Approx((1.0 / 4.0 + 4.0 / 4.0) / 2.0));
  CHECK(score.rows[1].error == 4.0);
  CHECK(score.loss == doctest::Approx((1.0 / 4.0 + 16.0 / 4.0 + 4.0 / 4.0) / 3.0));
}

TEST_CASE("without a trend there is no skill over it") {
  std::vector<ObservedTarget> targets{target("a", 4.0, 1.0)};
  targets[0].trend.reset();
  CHECK(std::isnan(score_of(targets, std::vector<std::vector<double>>{{1.0}}).rows[0].skill_over_trend()));
}
