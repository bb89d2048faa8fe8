/// Screening by elementary effects.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tools/sweep/design.hpp"
#include "tools/sweep/factor.hpp"
#include "tools/sweep/sensitivity.hpp"

namespace ladder::tools {

/// Trajectories of k + 1 rows through a grid of `levels` equally likely values of each factor: a random
/// start, then each factor moved once, in random order, up or down by p / (2 (p - 1)) of its distribution, p
/// the levels. Morris (1991), Technometrics 33(2), 161-174. Trajectory t does not depend on how many there
/// are.
///
/// Takes no constraints: a step that had to be left out would leave a trajectory without its effects, and
/// those kept would be a biased sample of them. Noise of the simulation is best kept out by running every row
/// under the same replicates.
/// @param levels  even, at least 2; 4 is usual
/// @throws sim::Error: what check_factors() refuses, no trajectories, an odd number of levels, a factor
/// without bounds, too many runs
[[nodiscard]] Design morris_design(std::span<const Factor> factors, std::size_t trajectories,
                                   std::uint64_t seed, std::size_t levels = 4);

/// Elementary effects of a factor: change of the outcome over the step as a share of the factor's
/// distribution, so in the unit of the outcome.
struct MorrisEffect {
  std::string path;
  SensitivityEstimate mu;       ///< their mean: direction and size
  SensitivityEstimate mu_star;  ///< mean of their absolute values: importance, also where signs change
  SensitivityEstimate sigma;    ///< standard deviation (divisor n - 1): interactions and curvature
  std::size_t effects = 0;      ///< how many there were
};

struct MorrisResult {
  std::vector<MorrisEffect> factors;  ///< in the order of the design
  std::size_t trajectories = 0;
  std::size_t failed_runs = 0;   ///< outcomes that are NaN or infinite
  std::size_t lost_effects = 0;  ///< for want of one of their two outcomes
};

/// mu, mu* (Campolongo, Cariboni and Saltelli 2007, Environ. Model. Softw. 22(10), 1509-1518) and sigma, with
/// bootstrap intervals over whole trajectories. An effect counts if both its runs have an outcome; nothing
/// takes the place of one that is lost. Where failures depend on the factors, the figures are those of the
/// region in which runs succeed.
/// @param outcomes  one a row of the design; NaN: failed
/// @throws sim::Error for a design of another method, or whose trajectories are cut
[[nodiscard]] MorrisResult morris_effects(const Design& design, std::span<const double> outcomes,
                                          const BootstrapOptions& options = {});

}  // namespace ladder::tools
