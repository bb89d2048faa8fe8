/// The points of the unit cube that emulators do not rule out.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/parallel.hpp"
#include "tools/calibration/emulator.hpp"
#include "tools/calibration/judged_points.hpp"
#include "tools/sweep/unit_points.hpp"

namespace ladder::tools {

/// Emulators of all targets, and of being admissible.
class EmulatedModel {
 public:
  /// Emulates each target from the admissible runs, and whether a run is admissible from all.
  /// @param outcomes  at least two of them admissible
  EmulatedModel(std::span<const RunRequest> requests, std::span<const RunOutcome> outcomes,
                std::span<const Target> targets, std::span<const double> seed_variance, const RuleOut& rule,
                sim::Executor& executor, const std::function<void()>& often = {});

  /// The deciding implausibility at a point; infinite where a run is more likely inadmissible than not. Pure,
  /// from any thread.
  [[nodiscard]] double implausibility_at(std::span<const double> u) const;
  [[nodiscard]] bool rules_out(std::span<const double> u) const {
    return implausibility_at(u) > rule_.cutoff;
  }
  [[nodiscard]] const std::vector<Emulator>& emulators() const { return emulators_; }
  [[nodiscard]] const RuleOut& rule() const { return rule_; }

 private:
  std::vector<Target> targets_;
  std::vector<double> seed_variance_;
  RuleOut rule_;
  std::vector<Emulator> emulators_;
  std::vector<Emulator> inadmissibility_;  ///< none where all runs were admissible
};

struct Region {
  UnitPoints points{0,
                    0};  ///< not ruled out; where the region is empty, the least implausible that were found
  double share = 0.0;    ///< of the unit cube, as estimated; 0 where it is empty
  bool empty = false;    ///< no point was found that the emulators do not rule out
};

/// Draws points of the region: a Sobol sequence is judged point by point; where too few of it remain, subset
/// simulation (Au and Beck 2001, Probab. Eng. Mech. 16(4), 263-277) lowers the implausibility level by level
/// with random walks. Keyed by the seed; the same for any number of threads.
/// @param wanted  points; more where the sequence gives more
[[nodiscard]] Region sampled_region(const EmulatedModel& model, std::size_t columns, std::size_t candidates,
                                    std::size_t wanted, std::uint64_t seed, sim::Executor& executor,
                                    const std::function<void()>& often = {});

/// Rows of `points` that lie far from each other and from those taken before: each is the one whose nearest
/// neighbour is farthest (Gonzalez 1985), ties to the lower row.
/// @param taken  points that are there already
/// @param first  where given, the row to begin with
[[nodiscard]] std::vector<std::size_t> spread_out(const UnitPoints& points, std::size_t count,
                                                  const std::vector<std::vector<double>>& taken,
                                                  std::size_t first = static_cast<std::size_t>(-1));

}  // namespace ladder::tools
