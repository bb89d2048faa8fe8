#include "tools/calibration/gaussian_process.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::tools {
namespace {

/// Added to the noise, so that two equal points do not make the covariance singular.
constexpr double least_noise = 1e-8;

/// Sums are blocked by the size of the caches, which is read from the CPU unless it is given.
void fix_block_sizes() {
  static const bool fixed = [] {
    Eigen::setCpuCacheSizes(32 * 1024, 256 * 1024, 2 * 1024 * 1024);
    return true;
  }();
  (void)fixed;
}

Eigen::Index index(std::size_t i) {
  return static_cast<Eigen::Index>(i);
}

using ConstFactor = Eigen::Map<const Eigen::MatrixXd>;
using ConstVector = Eigen::Map<const Eigen::VectorXd>;

ConstFactor factor_of(const std::vector<double>& factor, std::size_t n) {
  return {factor.data(), index(n), index(n)};
}

}  // namespace

std::span<const double> GaussianProcess::point(std::size_t row) const {
  return std::span{points_.values}.subspan(row * points_.columns, points_.columns);
}

double GaussianProcess::kernel(std::span<const double> u, std::span<const double> v) const {
  double slopes = 0.0, squares = 0.0, distance = 0.0;
  for (std::size_t j = 0; j < u.size(); ++j) {
    const double x = 2.0 * u[j] - 1.0, y = 2.0 * v[j] - 1.0, d = (u[j] - v[j]) / scales_.lengths[j];
    slopes += x * y;
    squares += (x * x - 1.0 / 3.0) * (y * y - 1.0 / 3.0);
    distance += d * d;
  }
  const double r = std::sqrt(5.0 * distance);
  return constant_variance + slope_variance * slopes + square_variance * squares +
         scales_.signal * (1.0 + r + r * r / 3.0) * sim::math::exp(-r);
}

GaussianProcess::GaussianProcess(const UnitPoints& points, std::span<const double> values,
                                 std::span<const double> noise, KernelScales scales)
    : points_{points}, scales_{std::move(scales)}, values_(values.begin(), values.end()) {
  fix_block_sizes();
  const std::size_t n = points_.rows;
  sim::expects(n > 0 && values.size() == n && noise.size() == n, "a process has a value and a noise a point");
  sim::expects(scales_.lengths.size() == points_.columns, "a process has a length an axis");
  Eigen::MatrixXd covariance(index(n), index(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) covariance(index(i), index(j)) = kernel(point(i), point(j));
    covariance(index(i), index(i)) = kernel(point(i), point(i)) + noise[i] + least_noise;
  }
  const Eigen::LLT<Eigen::MatrixXd, Eigen::Lower> cholesky(covariance);
  sim::expects(cholesky.info() == Eigen::Success, "a covariance with noise is positive definite");
  const Eigen::MatrixXd lower = cholesky.matrixL();
  factor_.assign(lower.data(), lower.data() + lower.size());
  const ConstVector y(values_.data(), index(n));
  const Eigen::VectorXd weights = cholesky.solve(y);
  weights_.assign(weights.data(), weights.data() + weights.size());
  double half_log_determinant = 0.0;
  for (std::size_t i = 0; i < n; ++i) half_log_determinant += sim::math::log(lower(index(i), index(i)));
  log_likelihood_ = -0.5 * y.dot(weights) - half_log_determinant -
                    0.5 * static_cast<double>(n) * sim::math::log(2.0 * std::numbers::pi);
}

Prediction GaussianProcess::at(std::span<const double> u) const {
  const std::size_t n = points_.rows;
  Eigen::VectorXd covariances(index(n));
  for (std::size_t i = 0; i < n; ++i) covariances(index(i)) = kernel(u, point(i));
  const double mean = covariances.dot(ConstVector(weights_.data(), index(n)));
  factor_of(factor_, n).triangularView<Eigen::Lower>().solveInPlace(covariances);
  return {mean, std::max(0.0, kernel(u, u) - covariances.squaredNorm())};
}

std::vector<Prediction> GaussianProcess::leave_one_out() const {
  const std::size_t n = points_.rows;
  Eigen::MatrixXd inverse_factor = Eigen::MatrixXd::Identity(index(n), index(n));
  factor_of(factor_, n).triangularView<Eigen::Lower>().solveInPlace(inverse_factor);
  std::vector<Prediction> others;
  for (std::size_t i = 0; i < n; ++i) {
    const double precision =
        inverse_factor.col(index(i)).squaredNorm();  // of the inverse covariance's diagonal
    others.push_back({values_[i] - weights_[i] / precision, 1.0 / precision});
  }
  return others;
}

}  // namespace ladder::tools
