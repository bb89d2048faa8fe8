/// Functions whose sensitivity is known by formula, evaluated on designs.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <numbers>
#include <span>
#include <string>
#include <vector>

#include "sim/random.hpp"
#include "tools/literals.hpp"
#include "tools/sweep/design.hpp"
#include "tools/sweep/factor.hpp"

namespace ladder::tools::test {

using Function = std::function<double(std::span<const double>)>;

/// Purposes of the draws below; none is the design's own.
enum class Luck : std::uint16_t { noise = 1, failure, coefficient, replicate_noise };

/// First-order and total indices as shares of `variance`.
struct KnownIndices {
  std::vector<double> first, total;
  double variance = 0.0;
};

inline Factor uniform_factor(const std::string& path, const std::string& from = "0",
                             const std::string& to = "1") {
  return Factor{{.path = path, .distribution = "uniform", .from = from, .to = to}};
}

/// x1, x2, ... each uniform on the unit interval.
inline std::vector<Factor> unit_factors(std::size_t count) {
  std::vector<Factor> factors;
  for (std::size_t i = 1; i <= count; ++i) factors.push_back(uniform_factor("x" + std::to_string(i)));
  return factors;
}

inline std::vector<double> numbers(const Design& design, std::size_t row) {
  std::vector<double> x;
  for (std::size_t c = 0; c < design.paths().size(); ++c)
    x.push_back(number_with_unit(design.value(row, c)).value.number);
  return x;
}

inline std::vector<double> outcomes(const Design& design, const Function& f) {
  std::vector<double> y;
  for (std::size_t r = 0; r < design.rows(); ++r) y.push_back(f(numbers(design, r)));
  return y;
}

/// Noise of its own for each run.
inline std::vector<double> with_noise(std::vector<double> y, double sd, std::uint64_t seed) {
  const sim::Draws draws{seed, 0};
  for (std::size_t r = 0; r < y.size(); ++r)
    y[r] += sd * draws.normal(0, static_cast<std::uint16_t>(Luck::noise), r);
  return y;
}

/// A share of the runs failed at random.
inline std::vector<double> with_failures(std::vector<double> y, double share, std::uint64_t seed) {
  const sim::Draws draws{seed, 0};
  for (std::size_t r = 0; r < y.size(); ++r) {
    if (draws.uniform(0, static_cast<std::uint16_t>(Luck::failure), r) < share)
      y[r] = std::numeric_limits<double>::quiet_NaN();
  }
  return y;
}

// Ishigami and Homma (1990), Proc. ISUMA '90, 398-403: sin x1 + a sin^2 x2 + b x3^4 sin x1, x uniform on -pi
// to pi.
constexpr double ishigami_a = 7.0, ishigami_b = 0.1;

inline std::vector<Factor> ishigami_factors() {
  const std::string pi = "3.141592653589793";
  return {uniform_factor("x1", "-" + pi, pi), uniform_factor("x2", "-" + pi, pi),
          uniform_factor("x3", "-" + pi, pi)};
}

inline double ishigami(std::span<const double> x) {
  const double s1 = std::sin(x[0]), s2 = std::sin(x[1]), x3 = x[2] * x[2];
  return s1 + ishigami_a * s2 * s2 + ishigami_b * x3 * x3 * s1;
}

inline KnownIndices ishigami_indices() {
  const double pi4 = std::pow(std::numbers::pi, 4), a = ishigami_a, b = ishigami_b;
  const double v1 = 0.5 * (1.0 + b * pi4 / 5.0) * (1.0 + b * pi4 / 5.0), v2 = a * a / 8.0;
  const double v13 = b * b * pi4 * pi4 * (1.0 / 18.0 - 1.0 / 50.0), v = v1 + v2 + v13;
  return {{v1 / v, v2 / v, 0.0}, {(v1 + v13) / v, v2 / v, v13 / v}, v};
}

// Sobol's g function (Saltelli and Sobol' 1995, Reliab. Eng. Syst. Saf. 50(3), 225-239).
constexpr std::array<double, 8> g_coefficients{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};

inline double g_function(std::span<const double> x) {
  double product = 1.0;
  for (std::size_t i = 0; i < g_coefficients.size(); ++i)
    product *= (std::fabs(4.0 * x[i] - 2.0) + g_coefficients[i]) / (1.0 + g_coefficients[i]);
  return product;
}

inline KnownIndices g_indices() {
  std::vector<double> own;
  double product = 1.0;
  for (const double a : g_coefficients) {
    own.push_back(1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    product *= 1.0 + own.back();
  }
  KnownIndices known{{}, {}, product - 1.0};
  for (const double v : own) {
    known.first.push_back(v / known.variance);
    known.total.push_back(v * product / (1.0 + v) / known.variance);
  }
  return known;
}

/// What noise of its own in each run, of `share` times the variance, makes of indices: it belongs to no
/// factor, but no two runs share it, so it is in every total.
inline KnownIndices with_noise(KnownIndices known, double share) {
  for (double& s : known.first) s /= 1.0 + share;
  for (double& t : known.total) t = (t + share) / (1.0 + share);
  known.variance *= 1.0 + share;
  return known;
}

/// Morris' function of 20 factors (Morris 1991, Technometrics 33(2), 161-174, section 5). The coefficients
/// that are standard normal draws there are keyed draws here.
class MorrisFunction {
 public:
  static constexpr std::size_t factors = 20;

  MorrisFunction() {
    const sim::Draws draws{1991, 0};
    constexpr auto purpose = static_cast<std::uint16_t>(Luck::coefficient);
    for (std::size_t i = 0; i < factors; ++i) {
      first_[i] = i < 10 ? 20.0 : draws.normal(i, purpose, factors);
      for (std::size_t j = 0; j < i; ++j)
        second_[i][j] = second_[j][i] = i < 6 ? -15.0 : draws.normal(i, purpose, j);
    }
  }

  [[nodiscard]] static double w(std::size_t i, double x) {
    const bool bent = i == 2 || i == 4 || i == 6;
    return 2.0 * ((bent ? 1.1 * x / (x + 0.1) : x) - 0.5);
  }

  [[nodiscard]] double operator()(std::span<const double> x) const {
    std::array<double, factors> v{};
    for (std::size_t i = 0; i < factors; ++i) v[i] = w(i, x[i]);
    return polynomial(v);
  }

  /// Mean elementary effect of a factor on the grid of four levels. The polynomial is linear in every w and
  /// levels are independent, so its slope in w_i at the mean of the others is the mean slope.
  [[nodiscard]] double mu(std::size_t i) const {
    std::array<double, factors> above{};
    for (std::size_t j = 0; j < factors; ++j) {
      for (const double x : {0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0}) above[j] += w(j, x) / 4.0;
    }
    std::array<double, factors> below = above;
    above[i] = 1.0;
    below[i] = 0.0;
    const double slope = polynomial(above) - polynomial(below), jump = 2.0 / 3.0;
    const double rise = (w(i, 2.0 / 3.0) - w(i, 0.0) + w(i, 1.0) - w(i, 1.0 / 3.0)) / 2.0;
    return slope * rise / jump;
  }

 private:
  [[nodiscard]] double polynomial(const std::array<double, factors>& v) const {
    double y = 0.0;
    for (std::size_t i = 0; i < factors; ++i) {
      y += first_[i] * v[i];
      for (std::size_t j = 0; j < i; ++j) y += second_[i][j] * v[i] * v[j];
    }
    return y - 10.0 * products(v, 5, 3) + 5.0 * products(v, 4, 4);
  }

  /// Sum of the products of all subsets of `size` of the first `count` (elementary symmetric polynomial).
  static double products(const std::array<double, factors>& v, std::size_t count, std::size_t size) {
    std::array<double, 5> sums{1.0, 0.0, 0.0, 0.0, 0.0};
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t s = size; s > 0; --s) sums[s] += sums[s - 1] * v[i];
    }
    return sums[size];
  }

  std::array<double, factors> first_{};
  std::array<std::array<double, factors>, factors> second_{};
};

}  // namespace ladder::tools::test
