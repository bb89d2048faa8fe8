/// How near forecasts come to what was observed, beside forecasts that need no model.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tools/calibration/observed_targets.hpp"

namespace ladder::tools {

/// Over the economies that have a target of one series and measure. NaN where there is nothing to compare
/// with.
struct SeriesScore {
  std::string series;
  Measure measure = Measure::mean;
  std::size_t targets = 0;
  double error = 0.0;        ///< root mean square of forecast less observed
  double bias = 0.0;         ///< mean of it
  double correlation = 0.0;  ///< of forecast and observed over economies
  double no_change = 0.0;    ///< root mean square error of no change
  double trend = 0.0;        ///< of the trend foretold; NaN where a target has none
  double loss = 0.0;         ///< weighted mean squared error over its expected square
  double covered = 0.0;      ///< share of targets within the range of the worlds
  [[nodiscard]] double skill_over_no_change() const { return 1.0 - error / no_change; }
  [[nodiscard]] double skill_over_trend() const { return 1.0 - error / trend; }
};

struct ForecastScore {
  std::vector<SeriesScore> rows;  ///< in the order of the targets
  double loss = 0.0;              ///< over all targets
};

/// @param worlds  for each world, a value a target; the forecast is their mean, the average of several fits
[[nodiscard]] ForecastScore score_of(std::span<const ObservedTarget> targets,
                                     std::span<const std::vector<double>> worlds);

}  // namespace ladder::tools
