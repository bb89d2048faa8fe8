/// History matching: ruling out, wave by wave, what cannot have made the history observed.
///
/// Craig, Goldstein, Seheult and Smith (1997), in Gatsonis et al. (eds.), Case Studies in Bayesian Statistics
/// III, 37-93; Vernon, Goldstein and Bower (2010), Bayesian Anal. 5(4), 619-670. Nothing is fitted:
/// parameters that are not ruled out are what the data leave open.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/parallel.hpp"
#include "tools/calibration/region.hpp"
#include "tools/calibration/simulator.hpp"

namespace ladder::tools {

struct HistoryMatchingSettings {
  std::size_t waves = 2;             ///< at least 1
  std::size_t runs_a_wave = 60;      ///< the first is a Latin hypercube, the others lie in the region left
  std::size_t noise_points = 4;      ///< admissible points of the first wave that are run again
  std::size_t noise_replicates = 5;  ///< runs of each of them, the first included; at least 2
  std::size_t last_runs = 40;  ///< points of the region left in the end, run to judge them by their own runs
  std::size_t sets = 32;       ///< wanted
  std::size_t candidates = 4096;  ///< points at which emulators are asked
  std::uint64_t seed = 1;
  RuleOut rule;
};

/// Runs of the whole procedure.
[[nodiscard]] std::size_t most_runs(const HistoryMatchingSettings& settings);

/// What a wave came to: how well its emulators predict, and what they leave.
struct Wave {
  std::size_t runs = 0;             ///< of this wave
  std::size_t inadmissible = 0;     ///< of them
  std::vector<LeaveOneOut> checks;  ///< one a target, of emulators of all runs so far
  double region_share = 0.0;        ///< of the parameter space that the emulators do not rule out
  bool empty = false;               ///< they rule out all that was found
};

struct HistoryMatch {
  std::vector<RunRequest> requests;  ///< all runs in order
  std::vector<RunOutcome> outcomes;
  std::vector<double> seed_variance;  ///< one a target
  std::vector<Wave> waves;
  std::vector<JudgedPoint> points;  ///< all points that were run
  std::vector<std::size_t> chosen;  ///< of `points`: the parameter sets, spread out
  std::size_t not_ruled_out = 0;    ///< of `points`, those that may be chosen
  bool all_ruled_out = false;       ///< none; `chosen` are then the least implausible admissible points
};

/// What is told on the way: "wave 1 of 2: 60 runs ..."
using MatchReport = std::function<void(const std::string& line)>;

/// Matches. A point may be chosen where neither its own runs nor the emulators of all runs rule it out. The
/// first set is the one of least loss, the others follow by spread_out(), so that the first few of them are
/// spread out as well.
/// @param columns  free parameters
/// @param often    called often, from any thread; may throw to stop
/// @throws sim::Error where fewer than two runs are admissible, naming the reasons
[[nodiscard]] HistoryMatch match_history(const Simulator& simulator, std::size_t columns,
                                         std::span<const Target> targets,
                                         const HistoryMatchingSettings& settings, sim::Executor& executor,
                                         const MatchReport& report = {},
                                         const std::function<void()>& often = {});

/// The baseline: as many runs at random points, judged by the same rule and seed variance.
struct RandomSearch {
  std::vector<JudgedPoint> points;
  std::size_t runs = 0;
};
[[nodiscard]] RandomSearch search_at_random(const Simulator& simulator, std::size_t columns,
                                            std::span<const Target> targets, const RuleOut& rule,
                                            std::span<const double> seed_variance, std::size_t runs,
                                            std::uint64_t seed);

/// What a search found, for comparing two of equal cost.
struct SearchResult {
  std::size_t points = 0, inadmissible = 0, not_ruled_out = 0;
  double least_implausibility = 0.0;  ///< deciding, of admissible points; infinite where there are none
  double least_loss = 0.0;            ///< of admissible points; infinite where there are none
};
[[nodiscard]] SearchResult result_of(std::span<const JudgedPoint> points);

}  // namespace ladder::tools
