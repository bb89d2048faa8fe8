/// Biproportional fitting: the least change of a table that gives it new row and column sums.
#pragma once
#include <vector>

namespace ladder::models {

using Matrix = std::vector<std::vector<double>>;

struct Fit {
  int iterations = 0;
  double residual = 0.0;  ///< largest |row sum / target - 1| at the end, over rows with a positive target
  bool converged = false;
};

/// Scales rows and columns in turn (RAS, also called iterative proportional fitting) until the rows meet
/// their sums. Columns are scaled last, so they meet theirs to rounding. A zero stays zero, no cell changes
/// sign.
/// @param table     prior, no negative cell; changed in place
/// @param rows, columns  targets, none negative, with equal sums
/// @param tolerance on the residual
/// Pure: sums run in index order. Source: Bacharach (1970), Biproportional Matrices; Deming and Stephan
/// (1940).
Fit fit_margins(Matrix& table, const std::vector<double>& rows, const std::vector<double>& columns,
                double tolerance = 1e-13, int max_iterations = 20000);

}  // namespace ladder::models
