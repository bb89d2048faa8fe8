/// Statistics of distributions, as stylised facts of firms and economies state them. Pure; the order of
/// values changes no result by more than rounding. NaN where a statistic is not defined.
#pragma once
#include <cstddef>
#include <span>

namespace ladder::output {

/// Excess kurtosis m4 / m2^2 - 3 of central moments with divisor n: 0 for the normal, 3 for the Laplace
/// distribution. NaN below four values or where nothing varies.
[[nodiscard]] double excess_kurtosis(std::span<const double> values);

/// Below this many values the shape of a distribution is not estimated.
inline constexpr std::size_t fewest_for_shape = 20;

/// Shape b of the exponential power (Subbotin) distribution by maximum likelihood:
///
///     f(x) = exp(-|(x - m)/a|^b / b) / (2 a b^(1/b) Gamma(1 + 1/b))
///
/// b = 2 is the normal, b = 1 the Laplace distribution; less is more peaked with fatter tails. m is the
/// median, which is its estimate at b = 1; a is concentrated out, a^b = mean |x - m|^b; b is sought on [0.2,
/// 10] to 1e-4, so a shape at an end of that interval was not found. NaN below fewest_for_shape values or
/// where more than half of them are equal.
/// Source: Subbotin (1923), Mat. Sbornik 31; Bottazzi and Secchi (2006), RAND J. Econ. 37(2).
[[nodiscard]] double subbotin_shape(std::span<const double> values);

/// Exponent of the upper tail P(X > x) ~ x^-alpha by Hill's estimator on the largest `share` of the values, k
/// of n:
///
///     alpha = k / sum over the k largest of ln(x / x_(k+1))
///
/// with k the whole part of share x n. Zipf's law is 1. NaN where k is below 2 or the threshold is not above
/// 0. Source: Hill (1975), Ann. Stat. 3(5).
[[nodiscard]] double hill_exponent(std::span<const double> values, double share);

/// Ratio of the 90th to the 10th percentile of positive values, each firm counting once: type-7 quantiles.
/// NaN below fewest_for_percentile_ratio values.
inline constexpr std::size_t fewest_for_percentile_ratio = 10;
[[nodiscard]] double percentile_ratio(std::span<const double> values);
/// The same with each value counting by its weight: the least value at or below which lies a tenth, or nine
/// tenths, of all weight. @param weights  as many as values, not negative
[[nodiscard]] double percentile_ratio(std::span<const double> values, std::span<const double> weights);

/// Herfindahl-Hirschman index: the sum of squared shares, between 1/n and 1. NaN where the sizes add up to
/// nothing.
/// @param sizes  not negative
[[nodiscard]] double herfindahl(std::span<const double> sizes);

}  // namespace ladder::output
