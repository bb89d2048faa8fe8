#include "tools/calibration/implausibility.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/error.hpp"

namespace ladder::tools {
namespace {

double own_variance(const Target& target) {
  return target.observation_error * target.observation_error + target.discrepancy * target.discrepancy;
}

}  // namespace

double implausibility(const Target& target, const Prediction& expected, double seed_variance) {
  return std::abs(target.value - expected.mean) /
         std::sqrt(expected.variance + seed_variance + own_variance(target));
}

double deciding_implausibility(std::span<const double> implausibilities, const RuleOut& rule) {
  sim::expects(rule.targets >= 1, "a point is ruled out by one target at least");
  if (implausibilities.size() < rule.targets) return 0.0;
  std::vector<double> sorted(implausibilities.begin(), implausibilities.end());
  std::ranges::sort(sorted, std::greater<>{});
  return sorted[rule.targets - 1];
}

double loss(std::span<const Target> targets, std::span<const double> outputs) {
  double sum = 0.0, weights = 0.0;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const double error = targets[t].value - outputs[t];
    sum += targets[t].weight * error * error / own_variance(targets[t]);
    weights += targets[t].weight;
  }
  return sum / weights;
}

}  // namespace ladder::tools
