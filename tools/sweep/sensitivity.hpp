/// What the methods of sensitivity analysis share: estimates with intervals from resampling.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "output/statistics.hpp"

namespace ladder::tools {

struct BootstrapOptions {
  std::uint64_t seed = 1;
  std::size_t resamples = 1000;
  double confidence = 0.9;
};

/// A number with its bootstrap interval, in the unit of the outcome or a share of its variance. NaN where
/// there is too little to compute it from.
struct SensitivityEstimate {
  double value = 0.0;
  output::Band interval{};
};

/// Statistics of a sample in which group g occurs weights[g] times; always as many; NaN where one does not
/// exist.
using WeightedStatistics = std::function<std::vector<double>(std::span<const std::uint32_t> weights)>;

/// Each statistic of the sample itself, every weight 1, with the percentile interval of its values over
/// resamples of whole groups (Efron 1979, Ann. Stat. 7(1), 1-26; for Sobol' indices Archer, Saltelli and
/// Sobol' 1997, J. Stat. Comput. Simul. 58(2), 99-120), expanded as Student's t is against the normal: with
/// ten groups plain percentiles would cover 83 % where 90 are said (Hesterberg 2015, Am. Stat. 69(4),
/// 371-386, section 4).
///
/// Groups must be independent: rows of a random base sample, trajectories. Rows of a Sobol sequence spread
/// more evenly than independent ones, so their intervals are rather too wide. Resamples are keyed
/// draws, the same for all statistics. An interval is NaN where the value or a tenth of the resamples is.
[[nodiscard]] std::vector<SensitivityEstimate> bootstrap(std::size_t groups,
                                                         const WeightedStatistics& statistics,
                                                         const BootstrapOptions& options);

/// How often each group occurs in a resample of as many. @param resample  its number
[[nodiscard]] std::vector<std::uint32_t> resample_weights(std::size_t groups, std::uint64_t seed,
                                                          std::uint64_t resample);

}  // namespace ladder::tools
