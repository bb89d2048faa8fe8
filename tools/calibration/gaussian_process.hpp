/// A quadratic with a Gaussian process for what it leaves over, given scales. Owner of Eigen.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "tools/sweep/unit_points.hpp"

namespace ladder::tools {

/// What is thought of a value: its mean and variance.
struct Prediction {
  double mean = 0.0;
  double variance = 0.0;
};

/// Scales of the part that the quadratic leaves over.
struct KernelScales {
  double signal = 0.25;         ///< its variance, in units of the values squared
  std::vector<double> lengths;  ///< of each axis: how far along it values are alike; positive
};

/// Prior variances of the quadratic's coefficients, for values of mean 0 and variance 1 and axes from -1 to
/// 1: wide against such values, so that the runs decide.
inline constexpr double constant_variance = 4.0, slope_variance = 1.0, square_variance = 0.25;

/// Values at points of the unit cube as one Gaussian process: constant, slopes and squares (with a normal
/// prior each) plus a residual with Matern's kernel of smoothness 5/2,
///
///     k(x, y) = c + s sum x y + q sum (x^2 - 1/3)(y^2 - 1/3) + signal (1 + r + r^2 / 3) exp(-r),
///     r^2 = 5 sum ((u - v) / length)^2,   x = 2 u - 1, y = 2 v - 1
///
/// observed with independent noise of known variance. Rasmussen and Williams (2006), Gaussian Processes for
/// Machine Learning, 2.2, 2.7, 4.2, 5.4. Work: n^3 / 3 to make it, n^2 a prediction. The same bits on every
/// CPU: Eigen is kept from choosing its blocks by the size of the caches.
class GaussianProcess {
 public:
  /// @param values  one a point, about of mean 0 and variance 1
  /// @param noise   variance of each value about the process; 0: exact
  GaussianProcess(const UnitPoints& points, std::span<const double> values, std::span<const double> noise,
                  KernelScales scales);

  /// The process at a point, without the noise of a value there.
  [[nodiscard]] Prediction at(std::span<const double> u) const;
  /// ln of the density of the values.
  [[nodiscard]] double log_likelihood() const { return log_likelihood_; }
  /// Each value as the others predict it, its noise included in the variance, without refitting anything
  /// (Dubrule 1983).
  [[nodiscard]] std::vector<Prediction> leave_one_out() const;

 private:
  [[nodiscard]] double kernel(std::span<const double> u, std::span<const double> v) const;
  [[nodiscard]] std::span<const double> point(std::size_t row) const;

  UnitPoints points_;
  KernelScales scales_;
  std::vector<double> values_;
  std::vector<double> factor_;   ///< Cholesky factor of the covariance, column by column
  std::vector<double> weights_;  ///< inverse of the covariance times the values
  double log_likelihood_ = 0.0;
};

}  // namespace ladder::tools
