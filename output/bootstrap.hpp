/// The studentized bootstrap of a mean, with resamples that are keyed: the same for every outcome and every
/// run.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "output/statistics.hpp"

namespace ladder::output {

/// Resamples of an interval. One more is a multiple of 20, so that the 5th and the 95th percentile of them
/// are order statistics and nothing is interpolated.
inline constexpr std::size_t resamples = 999;

/// Above this many values there are no resamples (their table would pass 8 MB): skewness then moves an end of
/// the interval of a mean by less than a fiftieth of its length, unless it is above 6.
inline constexpr std::size_t most_resampled = 4096;

/// `resamples` draws with replacement of the places 0 to n - 1, for each n asked for. Made once and kept.
///
/// Keyed (sim::Draws), so they depend on n alone: all outcomes of a comparison are resampled alike, the
/// result is that of any other run, and it does not depend on threads. Not for use from several threads at
/// once.
class Resampling {
 public:
  /// [resample][place], row major: resamples * n places. 0 < n <= most_resampled.
  [[nodiscard]] std::span<const std::uint16_t> places(std::size_t n);

 private:
  std::map<std::size_t, std::vector<std::uint16_t>> tables_;
};

/// The studentized (bootstrap-t) interval of the mean of independent draws, of any distribution with a
/// variance:
///
///     [m - q(1 - a/2) * s / sqrt(n),  m - q(a/2) * s / sqrt(n)]
///
/// with q the quantiles of (m* - m) sqrt(n) / s* over resamples. Unlike that of Student's t it is longer on
/// the side of the long tail. Both ends NaN where it is not defined: below 2 values or above most_resampled,
/// a value that is no number, or so many equal values that more resamples than either tail holds have no
/// spread. Both ends the mean where all values are equal.
/// @param confidence  between 0 and 1
/// Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 12.5. Why this one:
/// DECISIONS 33.
[[nodiscard]] Band bootstrap_t(std::span<const double> values, double confidence, Resampling& resampling);

/// The percentile interval of any statistic of n independent things: its quantiles over resamples. For ratios
/// and the like, of which there is no standard error. Both ends NaN below 2 things, above most_resampled, or
/// where the statistic of more resamples than a tail holds is no number.
/// @param statistic   of the things at these places, n of them
/// @param confidence  between 0 and 1
/// Source: Efron and Tibshirani (1993), ch. 13. Short of its confidence where n is small: tests say by how
/// much.
[[nodiscard]] Band percentile_interval(
    std::size_t n, double confidence, Resampling& resampling,
    const std::function<double(std::span<const std::uint16_t> places)>& statistic);

}  // namespace ladder::output
