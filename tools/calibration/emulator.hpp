/// What a model would answer at points where it has not been run, and how well that can be known.
#pragma once
#include <cstddef>
#include <optional>
#include <span>

#include "tools/calibration/gaussian_process.hpp"

namespace ladder::tools {

/// How an emulator predicts each run from the others.
struct LeaveOneOut {
  double root_mean_square = 0.0;  ///< error, in units of the output
  double explained = 0.0;         ///< share of the variance of the runs; below 0: worse than their mean
  double largest = 0.0;           ///< largest error over its own standard deviation
  double inflation = 1.0;  ///< by which its variance was multiplied, because errors were larger than it said
};

/// An emulator of one output of a model.
class Emulator {
 public:
  /// Scales are those of the greatest posterior density, with wide priors on their logarithms (signal about a
  /// tenth of the variance of the values, lengths about the width of the cube). Where errors of leave-one-out
  /// are larger than their variance, all variances are multiplied by as much.
  /// @param points  at least two; each run's place in the unit cube
  /// @param values  what the runs gave
  /// @param noise   variance of each about the mean over seeds
  Emulator(const UnitPoints& points, std::span<const double> values, std::span<const double> noise);

  /// The mean over seeds at a point, in units of the output.
  [[nodiscard]] Prediction at(std::span<const double> u) const;
  [[nodiscard]] const LeaveOneOut& check() const { return check_; }

 private:
  void compare_with_runs(std::span<const double> values);

  double centre_ = 0.0, spread_ = 1.0;
  std::optional<GaussianProcess> process_;
  LeaveOneOut check_;
};

}  // namespace ladder::tools
