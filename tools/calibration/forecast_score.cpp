#include "tools/calibration/forecast_score.hpp"

#include <algorithm>
#include <limits>

#include "output/skill.hpp"
#include "output/statistics.hpp"
#include "sim/error.hpp"

namespace ladder::tools {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::vector<double> over_worlds(std::span<const std::vector<double>> worlds, std::size_t target) {
  std::vector<double> values;
  for (const std::vector<double>& world : worlds) values.push_back(world[target]);
  return values;
}

SeriesScore score_rows(std::span<const ObservedTarget> targets, std::span<const std::vector<double>> worlds,
                       std::span<const std::size_t> rows) {
  const ObservedTarget& first = targets[rows.front()];
  SeriesScore score{.series = first.series, .measure = first.measure, .targets = rows.size()};
  std::vector<double> forecasts, observed, errors, no_change, trend;
  std::vector<Target> plain;
  std::size_t covered = 0;
  for (const std::size_t t : rows) {
    const std::vector<double> values = over_worlds(worlds, t);
    const ObservedTarget& target = targets[t];
    const output::Band range = output::central_range(values);
    covered += target.target.value >= range.low && target.target.value <= range.high ? 1 : 0;
    forecasts.push_back(output::mean(values));
    observed.push_back(target.target.value);
    errors.push_back(forecasts.back() - target.target.value);
    no_change.push_back(forecast_of_no_change(target).value_or(undefined) - target.target.value);
    trend.push_back(target.trend.value_or(undefined) - target.target.value);
    plain.push_back(target.target);
  }
  score.error = output::root_mean_square(errors);
  score.bias = output::mean(errors);
  score.correlation = output::correlation(forecasts, observed);
  score.no_change = output::root_mean_square(no_change);
  score.trend = output::root_mean_square(trend);
  score.loss = loss(plain, forecasts);
  score.covered = static_cast<double>(covered) / static_cast<double>(rows.size());
  return score;
}

}  // namespace

ForecastScore score_of(std::span<const ObservedTarget> targets, std::span<const std::vector<double>> worlds) {
  sim::expects(!worlds.empty(), "a score has worlds");
  ForecastScore score;
  if (targets.empty()) return score;
  std::vector<bool> done(targets.size(), false);
  std::vector<double> forecasts;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    forecasts.push_back(output::mean(over_worlds(worlds, t)));
    if (done[t]) continue;
    std::vector<std::size_t> rows;
    for (std::size_t other = t; other < targets.size(); ++other) {
      if (targets[other].series != targets[t].series || targets[other].measure != targets[t].measure)
        continue;
      rows.push_back(other);
      done[other] = true;
    }
    score.rows.push_back(score_rows(targets, worlds, rows));
  }
  score.loss = loss(plain_targets(targets), forecasts);
  return score;
}

}  // namespace ladder::tools
