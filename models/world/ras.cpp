#include "models/world/ras.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ladder::models {
namespace {

double row_sum(const Matrix& table, std::size_t i) {
  double sum = 0.0;
  for (const double cell : table[i]) sum += cell;
  return sum;
}

double column_sum(const Matrix& table, std::size_t j) {
  double sum = 0.0;
  for (const auto& row : table) sum += row[j];
  return sum;
}

double factor(double target, double sum) {
  return sum > 0.0 ? target / sum : 0.0;
}

void scale_rows(Matrix& table, const std::vector<double>& targets) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double f = factor(targets[i], row_sum(table, i));
    for (double& cell : table[i]) cell *= f;
  }
}

void scale_columns(Matrix& table, const std::vector<double>& targets) {
  for (std::size_t j = 0; j < targets.size(); ++j) {
    const double f = factor(targets[j], column_sum(table, j));
    for (auto& row : table) row[j] *= f;
  }
}

double worst_row(const Matrix& table, const std::vector<double>& targets) {
  double worst = 0.0;
  for (std::size_t i = 0; i < table.size(); ++i)
    if (targets[i] > 0.0) worst = std::max(worst, std::abs(row_sum(table, i) / targets[i] - 1.0));
  return worst;
}

}  // namespace

Fit fit_margins(Matrix& table, const std::vector<double>& rows, const std::vector<double>& columns,
                double tolerance, int max_iterations) {
  Fit fit;
  while (fit.iterations < max_iterations) {
    scale_rows(table, rows);
    scale_columns(table, columns);
    ++fit.iterations;
    fit.residual = worst_row(table, rows);
    if (fit.residual <= tolerance) break;
  }
  fit.converged = fit.residual <= tolerance;
  return fit;
}

}  // namespace ladder::models
