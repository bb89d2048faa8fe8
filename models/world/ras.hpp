/// Biproportional fitting: the least change of a table that gives it new row and column sums.
#pragma once
#include <vector>

namespace ladder::models {

using Matrix = std::vector<std::vector<double>>;

struct Fit {
  int iterations = 0;     ///< of scaling
  int newton_steps = 0;   ///< taken after them, where scaling alone was too slow
  double residual = 0.0;  ///< largest |row sum / target - 1| at the end, over rows with a positive target
  bool converged = false;
};

/// The biproportional table a_ij r_i c_j with the given row and column sums.
///
/// Scales rows and columns in turn (RAS, also called iterative proportional fitting). Where one economy is a
/// millionth of another that gains a millionth of the error a round; after `rounds` of them Newton's method
/// on the logarithms of the factors, whose solution is the same table, takes over. Columns are scaled last,
/// so they meet their sums to rounding. A zero stays zero, no cell changes sign.
/// @param table     prior, no negative cell; changed in place
/// @param rows, columns  targets, none negative, with equal sums
/// @param tolerance on the residual
/// Pure: sums run in index order. Source: Bacharach (1970), Biproportional Matrices; Deming and Stephan
/// (1940).
Fit fit_margins(Matrix& table, const std::vector<double>& rows, const std::vector<double>& columns,
                double tolerance = 1e-12, int rounds = 400);

}  // namespace ladder::models
