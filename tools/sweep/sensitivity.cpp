#include "tools/sweep/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/error.hpp"
#include "tools/sweep/factor.hpp"
#include "tools/sweep/unit_points.hpp"

namespace ladder::tools {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t draws_of_block = 8;  // a keyed block has 8 words of 32 bits
constexpr double resamples_that_must_do = 0.9;

/// Share of resamples below the interval: that of the normal distribution below the quantile of Student's t,
/// widened by sqrt(n / (n - 1)) because a resample's variance has the divisor n.
double tail(std::size_t groups, double confidence) {
  const double n = static_cast<double>(groups);
  return normal_probability(output::student_t((1.0 - confidence) / 2.0, n - 1.0) * std::sqrt(n / (n - 1.0)));
}

/// Percentile interval of the values that exist.
output::Band percentile_interval(std::vector<double> values, double tail) {
  const double all = static_cast<double>(values.size());
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty() || static_cast<double>(values.size()) < resamples_that_must_do * all)
    return {undefined, undefined};
  std::ranges::sort(values);
  return {output::quantile_of_sorted(values, tail), output::quantile_of_sorted(values, 1.0 - tail)};
}

}  // namespace

std::vector<std::uint32_t> resample_weights(std::size_t groups, std::uint64_t seed, std::uint64_t resample) {
  const sim::Draws draws = design_draws(seed);
  std::vector<std::uint32_t> weights(groups, 0);
  for (std::size_t first = 0; first < groups; first += draws_of_block) {
    const auto words =
        draws.block(resample, static_cast<std::uint16_t>(SweepPurpose::resample), first / draws_of_block);
    for (std::size_t i = 0; i < std::min(draws_of_block, groups - first); ++i) {
      const std::uint64_t half = (words[i / 2] >> (32 * (i % 2))) & 0xffffffff;
      ++weights[(half * groups) >> 32];
    }
  }
  return weights;
}

std::vector<SensitivityEstimate> bootstrap(std::size_t groups, const WeightedStatistics& statistics,
                                           const BootstrapOptions& options) {
  sim::expects(groups < std::size_t{1} << 32, "A resample has fewer than 2^32 groups.");
  sim::expects(options.confidence > 0.0 && options.confidence < 1.0, "A confidence lies between 0 and 1.");
  const std::vector<double> values = statistics(std::vector<std::uint32_t>(groups, 1));
  std::vector<std::vector<double>> resampled(values.size());
  // One group can only be drawn again: it says nothing about how others would differ.
  const std::size_t resamples = groups < 2 ? 0 : options.resamples;
  for (std::size_t r = 0; r < resamples; ++r) {
    const std::vector<double> again = statistics(resample_weights(groups, options.seed, r));
    for (std::size_t s = 0; s < again.size(); ++s) resampled[s].push_back(again[s]);
  }
  const double below = resamples == 0 ? 0.0 : tail(groups, options.confidence);
  std::vector<SensitivityEstimate> estimates;
  for (std::size_t s = 0; s < values.size(); ++s) {
    const output::Band interval = std::isnan(values[s]) ? output::Band{undefined, undefined}
                                                        : percentile_interval(std::move(resampled[s]), below);
    estimates.push_back({values[s], interval});
  }
  return estimates;
}

}  // namespace ladder::tools
