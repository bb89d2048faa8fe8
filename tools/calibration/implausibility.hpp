/// How far a model is from what was observed, in standard deviations of all that may part them.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tools/calibration/gaussian_process.hpp"

namespace ladder::tools {

/// What an output of a run should be. Errors are standard deviations in units of the output.
struct Target {
  std::string name;
  double value = 0.0;
  double observation_error = 0.0;  ///< of the data
  double discrepancy = 0.0;        ///< of the best run of a model that is not the world
  double weight = 1.0;             ///< in the loss; implausibility knows none
};

/// When a point is ruled out.
struct RuleOut {
  /// By Pukelsheim (1994, Am. Stat. 48(2), 88-91) an error of any unimodal law lies within 3 standard
  /// deviations with at least 95 %.
  double cutoff = 3.0;
  std::size_t targets = 1;  ///< that must be beyond it together: 2 forgives one target
};

/// |z - E| / sqrt(V_emulator + V_seed + V_observation + V_discrepancy)
/// @param expected       mean of the output over seeds and the variance with which that is known; of a mean
/// over r runs
///                       that variance is V_seed / r
/// @param seed_variance  of one world about that mean: history is one world, too
[[nodiscard]] double implausibility(const Target& target, const Prediction& expected, double seed_variance);

/// The implausibility that decides: the largest, or the k-th largest where k targets must agree. None: 0.
[[nodiscard]] double deciding_implausibility(std::span<const double> implausibilities, const RuleOut& rule);

/// Weighted mean over targets of (z - f)^2 / (V_observation + V_discrepancy): 1 where errors are as expected.
[[nodiscard]] double loss(std::span<const Target> targets, std::span<const double> outputs);

}  // namespace ladder::tools
