/// Small-sample statistics of replicates. Pure; NaN in gives NaN out unless said otherwise.
#pragma once
#include <cstddef>
#include <span>

namespace ladder::output {

struct Band {
  double low = 0.0, high = 0.0;
  /// Whether 0 lies outside, ends included inside: touching 0 does not exclude it.
  [[nodiscard]] bool excludes_zero() const { return low > 0.0 || high < 0.0; }
};

/// Arithmetic mean, summed in order; NaN of nothing. Exactly x where all values are x.
[[nodiscard]] double mean(std::span<const double> values);

/// Sample variance, divisor n - 1, in two passes; NaN below two values, exactly 0 where all are equal.
[[nodiscard]] double variance(std::span<const double> values);

/// Quantile of Student's t: the x with P(T <= x) = p. 0 < p < 1, degrees >= 1.
[[nodiscard]] double student_t(double p, double degrees);

/// P(|T| >= |t|) under Student's t, degrees >= 1.
[[nodiscard]] double student_t_two_sided(double t, double degrees);

/// The `confidence` (0.9) interval of the mean of independent draws: mean -+ t(n - 1) * s / sqrt(n).
/// Both ends NaN below two values: one world says nothing about precision.
[[nodiscard]] Band confidence_of_mean(std::span<const double> values, double confidence);

/// Below this many worlds their 5th percentile is not between two of them, so the smallest is given instead.
inline constexpr std::size_t fewest_for_percentiles = 20;

/// Where 90 % of worlds lie: 5th and 95th percentile, each by linear interpolation between order statistics
/// (type 7 of Hyndman and Fan 1996, the default of R and NumPy). Below fewest_for_percentiles values:
/// smallest and largest.
[[nodiscard]] Band central_range(std::span<const double> values);

/// The type-7 quantile of values in ascending order. 0 <= p <= 1, not empty.
[[nodiscard]] double quantile_of_sorted(std::span<const double> sorted, double p);

/// Share of values with the sign of `reference`; a zero has no sign and never counts. NaN of nothing or where
/// reference is 0.
[[nodiscard]] double share_with_sign_of(double reference, std::span<const double> values);

}  // namespace ladder::output
