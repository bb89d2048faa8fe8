/// Points that were run, judged by their own runs.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tools/calibration/implausibility.hpp"
#include "tools/calibration/simulator.hpp"

namespace ladder::tools {

/// A point with all its runs.
struct JudgedPoint {
  std::vector<double> point;
  std::size_t runs = 0;
  std::string inadmissible;              ///< of the first run that is; empty: all its runs are admissible
  std::vector<double> outputs;           ///< means over its runs
  std::vector<double> implausibilities;  ///< one a target; none where it is inadmissible
  double deciding = 0.0;                 ///< deciding_implausibility()
  double loss = 0.0;
  bool ruled_out = false;  ///< inadmissible, or its deciding implausibility is above the cut-off
};

/// Runs of one point share its judgement: their mean is known with V_seed / r.
/// @param seed_variance  one a target
[[nodiscard]] std::vector<JudgedPoint> judged_points(std::span<const RunRequest> requests,
                                                     std::span<const RunOutcome> outcomes,
                                                     std::span<const Target> targets,
                                                     std::span<const double> seed_variance,
                                                     const RuleOut& rule);

/// Variance over seeds of each target: within points that have several admissible runs, pooled. 0 without
/// such points.
[[nodiscard]] std::vector<double> pooled_seed_variance(std::span<const RunRequest> requests,
                                                       std::span<const RunOutcome> outcomes,
                                                       std::size_t targets);

/// What a target rules out, of admissible points.
struct RuledOutBy {
  std::size_t target = 0;
  std::size_t points = 0;  ///< whose implausibility in it is above the cut-off
  std::size_t alone = 0;   ///< of these, those where no other target's is
  double median = 0.0;     ///< implausibility over the points
};

/// Those that rule out most first; targets that rule out nothing are left out.
[[nodiscard]] std::vector<RuledOutBy> ruled_out_by(std::span<const JudgedPoint> points, std::size_t targets,
                                                   double cutoff);

}  // namespace ladder::tools
