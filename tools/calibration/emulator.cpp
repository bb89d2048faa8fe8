#include "tools/calibration/emulator.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "output/statistics.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"
#include "tools/calibration/minimise.hpp"

namespace ladder::tools {
namespace {

// On a logarithmic scale: bounds and priors of signal (of values of variance 1) and lengths (of a cube of
// width 1).
constexpr double least_log_signal = -9.2, most_log_signal = 1.4, usual_log_signal = -2.3,
                 log_signal_spread = 2.0;
constexpr double least_log_length = -1.6, most_log_length = 2.3, usual_log_length = 0.0,
                 log_length_spread = 1.0;
constexpr std::size_t evaluations_per_scale = 12;

double squared(double x) {
  return x * x;
}

/// The first is the logarithm of the signal, the others those of the lengths.
KernelScales scales_of(std::span<const double> logs) {
  KernelScales scales{sim::math::exp(logs[0]), {}};
  for (const double log : logs.subspan(1)) scales.lengths.push_back(sim::math::exp(log));
  return scales;
}

double minus_log_prior(std::span<const double> logs) {
  double sum = 0.5 * squared((logs[0] - usual_log_signal) / log_signal_spread);
  for (const double log : logs.subspan(1)) sum += 0.5 * squared((log - usual_log_length) / log_length_spread);
  return sum;
}

KernelScales fitted_scales(const UnitPoints& points, std::span<const double> values,
                           std::span<const double> noise) {
  std::vector<double> lower{least_log_signal}, upper{most_log_signal}, start{usual_log_signal};
  lower.resize(points.columns + 1, least_log_length);
  upper.resize(points.columns + 1, most_log_length);
  start.resize(points.columns + 1, usual_log_length);
  const auto cost = [&](std::span<const double> logs) {
    return minus_log_prior(logs) - GaussianProcess(points, values, noise, scales_of(logs)).log_likelihood();
  };
  return scales_of(minimise(cost, lower, upper, start, evaluations_per_scale * start.size()).at);
}

}  // namespace

Emulator::Emulator(const UnitPoints& points, std::span<const double> values, std::span<const double> noise) {
  sim::expects(points.rows >= 2, "an emulator has two runs or more");
  centre_ = output::mean(values);
  const double variance = output::variance(values);
  spread_ = variance > 0.0 ? std::sqrt(variance) : 1.0;
  std::vector<double> standard, standard_noise;
  for (std::size_t i = 0; i < points.rows; ++i) {
    standard.push_back((values[i] - centre_) / spread_);
    standard_noise.push_back(noise[i] / squared(spread_));
  }
  process_.emplace(points, standard, standard_noise, fitted_scales(points, standard, standard_noise));
  compare_with_runs(standard);
}

void Emulator::compare_with_runs(std::span<const double> values) {
  const std::vector<Prediction> others = process_->leave_one_out();
  double squares = 0.0, standardised = 0.0, total = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double error = values[i] - others[i].mean;
    squares += squared(error);
    standardised += squared(error) / others[i].variance;
    total += squared(values[i]);
    check_.largest = std::max(check_.largest, std::abs(error) / std::sqrt(others[i].variance));
  }
  const auto n = static_cast<double>(values.size());
  check_.root_mean_square = spread_ * std::sqrt(squares / n);
  check_.explained = total > 0.0 ? 1.0 - squares / total : 1.0;
  check_.inflation = std::max(1.0, standardised / n);
}

Prediction Emulator::at(std::span<const double> u) const {
  const Prediction standard = process_->at(u);
  return {centre_ + spread_ * standard.mean, squared(spread_) * standard.variance * check_.inflation};
}

}  // namespace ladder::tools
