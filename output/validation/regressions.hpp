/// Regressions by which stylised facts are stated. Pure. NaN where there is too little to estimate from.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace ladder::output {

/// Slope of y on x by ordinary least squares with a constant for each group: x and y less their group means. NaN below
/// three points, or where x varies in no group: a group of one point says nothing. With one constant for all it is
/// fitted_line() (output/skill.hpp).
/// @param group  of each point
[[nodiscard]] double slope_within(std::span<const double> x, std::span<const double> y,
                                  std::span<const std::size_t> group);

/// One economy's, or one industry's, level at the start and at the end of some years.
struct LevelChange {
  double from = 0.0, to = 0.0;  ///< both above 0
  std::size_t group = 0;        ///< what has a constant of its own: the sector, the period
};

/// Unconditional beta convergence: minus the slope of the mean yearly log growth on the log initial level,
/// with a constant for each group. 0.02 says that who starts 1 log point lower grows 2 log points a year
/// faster.
/// @param years  between the two levels, above 0
/// Source: Rodrik (2013), Q. J. Econ. 128(1), eq. 4 without further regressors.
[[nodiscard]] double beta_convergence(std::span<const LevelChange> changes, double years);

/// First-order autocorrelation: the sum of products of neighbours over the sum of squares, both of deviations
/// from the mean of all. NaN below four values or where nothing varies.
[[nodiscard]] double autocorrelation(std::span<const double> series);

/// Slope of a logit, and its standard error from the information matrix.
struct LogitSlope {
  double slope = 0.0, standard_error = 0.0;
  [[nodiscard]] double t() const { return slope / standard_error; }
};

/// As logit_slope(), with the standard error; both NaN where that is.
[[nodiscard]] LogitSlope logit_fit(std::span<const double> x, std::span<const std::uint8_t> event);

/// Slope of a logit with a constant, by Newton's method on the likelihood:
///
///     P(event) = 1 / (1 + exp(-(constant + slope x)))
///
/// NaN where all have the same outcome, x does not vary, or the likelihood has no maximum (the outcomes are
/// separated by x).
/// @param event  1 where it happened, else 0; as many as x
[[nodiscard]] double logit_slope(std::span<const double> x, std::span<const std::uint8_t> event);

}  // namespace ladder::output
