/// Complexity of economies and products by the method of reflections, taken to its limit (ODD 7.21). Pure.
#pragma once
#include <cstddef>
#include <vector>

#include "models/products/advantage.hpp"

namespace ladder::models {

/// Indices of economies (ECI) and products (PCI), each of mean 0 and standard deviation 1 over those that have one; NaN of
/// an economy that makes nothing and of a product that nobody makes. All NaN where the products do not tell the economies
/// apart.
struct Complexity {
  std::vector<double> economies{}, products{};
  double eigenvalue = 0.0;     ///< the second largest of the matrix below, 0 to 1
  std::size_t iterations = 0;  ///< until the vector moved by no more than complexity_tolerance
};

/// Largest change of a component of the unit vector at which the iteration ends.
inline constexpr double complexity_tolerance = 1e-12;

/// ECI is the eigenvector of the second largest eigenvalue of
///
///     K(c, d) = 1 / diversity(c) x sum over products of made(c, p) made(d, p) / ubiquity(p)
///
/// and PCI the mean ECI of a product's makers. Signs are such that ECI goes with diversity; where it is uncorrelated with
/// it, the first economy of the largest absolute value is positive. Found by power iteration on the symmetric matrix that
/// is similar to K, whose eigenvalues are all 0 or more, with the trivial vector (eigenvalue 1) taken out at each step; the
/// order of all sums is fixed.
/// Errors: sim::Bug if it has not converged after 100,000 steps (two eigenvalues that differ by less than 1e-4 of
/// themselves).
/// Source: Hidalgo and Hausmann (2009), PNAS 106(26), 10570-10575; the limit after Hausmann, Hidalgo et al. (2014), Atlas of
/// Economic Complexity, ch. 2.
[[nodiscard]] Complexity complexity(const SpecialisationMatrix& made);

}  // namespace ladder::models
