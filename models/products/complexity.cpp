#include "models/products/complexity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/error.hpp"

namespace ladder::models {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_iterations = 100'000;
constexpr double nothing_left = 1e-9;  // an eigenvalue that is 0 but for rounding

using Vector = std::vector<double>;

double product(const Vector& a, const Vector& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Scales to length 1. @return the length before
double normalise(Vector& v) {
  const double length = std::sqrt(product(v, v));
  if (length > 0.0)
    for (double& x : v) x /= length;
  return length;
}

/// sum over p of made(c, p) made(d, p) / ubiquity(p), over the square roots of both diversities; of economies
/// that make something.
struct Symmetric {
  std::size_t size = 0;
  Vector cells;
  [[nodiscard]] Vector times(const Vector& v) const {
    Vector result(size, 0.0);
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t j = 0; j < size; ++j) result[i] += cells[i * size + j] * v[j];
    return result;
  }
};

Symmetric similar_matrix(const SpecialisationMatrix& made, const std::vector<std::size_t>& rows,
                         const std::vector<std::uint32_t>& diversities,
                         const std::vector<std::uint32_t>& ubiquities) {
  Symmetric matrix{rows.size(), Vector(rows.size() * rows.size(), 0.0)};
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = i; j < rows.size(); ++j) {
      double sum = 0.0;
      for (std::size_t p = 0; p < made.products; ++p)
        if (made.at(rows[i], p) && made.at(rows[j], p)) sum += 1.0 / ubiquities[p];
      sum /= std::sqrt(static_cast<double>(diversities[rows[i]]) * diversities[rows[j]]);
      matrix.cells[i * rows.size() + j] = matrix.cells[j * rows.size() + i] = sum;
    }
  return matrix;
}

/// A start that no symmetry of a small table is at right angles to: fractional parts of multiples of the
/// golden section.
Vector uneven_start(std::size_t size) {
  constexpr double golden_section = 0.6180339887498949;
  Vector v(size);
  for (std::size_t i = 0; i < size; ++i) {
    const double multiple = golden_section * static_cast<double>(i + 1);
    v[i] = multiple - std::floor(multiple) - 0.5;
  }
  return v;
}

void remove_part_along(const Vector& unit, Vector& v) {
  const double along = product(unit, v);
  for (std::size_t i = 0; i < v.size(); ++i) v[i] -= along * unit[i];
}

/// Unit eigenvector of the largest eigenvalue among those at right angles to `trivial`; empty where there is
/// none above 0.
Vector second_vector(const Symmetric& matrix, const Vector& trivial, Complexity& result) {
  Vector v = uneven_start(matrix.size);
  remove_part_along(trivial, v);
  normalise(v);
  for (; result.iterations < most_iterations; ++result.iterations) {
    Vector next = matrix.times(v);
    remove_part_along(trivial, next);
    result.eigenvalue = normalise(next);
    if (result.eigenvalue < nothing_left) return {};
    double change = 0.0;
    for (std::size_t i = 0; i < v.size(); ++i) change = std::max(change, std::abs(next[i] - v[i]));
    v = std::move(next);
    if (change <= complexity_tolerance) return v;
  }
  throw sim::Bug("the power iteration of economic complexity has not converged");
}

/// To mean 0 and standard deviation 1 (of the population) over those that are defined.
void standardise(Vector& values) {
  double sum = 0.0, squares = 0.0, count = 0.0;
  for (const double x : values)
    if (!std::isnan(x)) sum += x, count += 1.0;
  for (const double x : values)
    if (!std::isnan(x)) squares += (x - sum / count) * (x - sum / count);
  const double deviation = std::sqrt(squares / count);
  for (double& x : values) x = (x - sum / count) / deviation;
}

void point_to_diversity(Vector& eci, const std::vector<std::uint32_t>& diversities,
                        const std::vector<std::size_t>& rows) {
  double mean = 0.0, together = 0.0;
  for (const std::size_t row : rows) mean += diversities[row] / static_cast<double>(rows.size());
  for (const std::size_t row : rows) together += eci[row] * (diversities[row] - mean);
  if (together == 0.0) {
    double largest = 0.0;
    for (const std::size_t row : rows)
      if (std::abs(eci[row]) > largest * (1.0 + complexity_tolerance))
        largest = std::abs(together = eci[row]);
  }
  if (together < 0.0)
    for (double& x : eci) x = -x;
}

/// Mean of the makers' indices, by product.
Vector of_products(const SpecialisationMatrix& made, const Vector& eci,
                   const std::vector<std::uint32_t>& ubiquities) {
  Vector pci(made.products, undefined);
  for (std::size_t p = 0; p < made.products; ++p) {
    if (ubiquities[p] == 0) continue;
    pci[p] = 0.0;
    for (std::size_t e = 0; e < made.economies; ++e)
      if (made.at(e, p)) pci[p] += eci[e];
    pci[p] /= ubiquities[p];
  }
  return pci;
}

}  // namespace

Complexity complexity(const SpecialisationMatrix& made) {
  const std::vector<std::uint32_t> diversities = diversity(made), ubiquities = ubiquity(made);
  std::vector<std::size_t> rows;
  for (std::size_t e = 0; e < made.economies; ++e)
    if (diversities[e] > 0) rows.push_back(e);
  Complexity result{Vector(made.economies, undefined), Vector(made.products, undefined)};
  if (rows.size() < 2) return result;
  Vector trivial;
  for (const std::size_t row : rows) trivial.push_back(std::sqrt(static_cast<double>(diversities[row])));
  normalise(trivial);
  const Vector v = second_vector(similar_matrix(made, rows, diversities, ubiquities), trivial, result);
  if (v.empty()) return result;
  for (std::size_t i = 0; i < rows.size(); ++i)
    result.economies[rows[i]] = v[i] / std::sqrt(static_cast<double>(diversities[rows[i]]));
  point_to_diversity(result.economies, diversities, rows);
  result.products = of_products(made, result.economies, ubiquities);
  standardise(result.economies);
  standardise(result.products);
  return result;
}

}  // namespace ladder::models
