#include "models/world/ras.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "sim/math.hpp"

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

/// Solves the symmetric, positive definite `h` x = `b` by Cholesky, scaled to a unit diagonal first.
std::vector<double> solution(Matrix h, std::vector<double> b) {
  const std::size_t n = b.size();
  std::vector<double> scale(n);
  for (std::size_t i = 0; i < n; ++i) scale[i] = 1.0 / std::sqrt(h[i][i]);
  for (std::size_t i = 0; i < n; ++i) {
    b[i] *= scale[i];
    for (std::size_t j = 0; j < n; ++j) h[i][j] *= scale[i] * scale[j];
  }
  constexpr double least_pivot =
      1e-15;  // rounding may take a pivot to 0 where the table all but splits in two
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < j; ++k) h[j][j] -= h[j][k] * h[j][k];
    h[j][j] = std::sqrt(std::max(least_pivot, h[j][j]));
    for (std::size_t i = j + 1; i < n; ++i) {
      for (std::size_t k = 0; k < j; ++k) h[i][j] -= h[i][k] * h[j][k];
      h[i][j] /= h[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= h[i][k] * b[k];
    b[i] /= h[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= h[k][i] * b[k];
    b[i] /= h[i][i];
  }
  for (std::size_t i = 0; i < n; ++i) b[i] *= scale[i];
  return b;
}

std::vector<std::size_t> positive(const std::vector<double>& targets) {
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (targets[i] > 0.0) which.push_back(i);
  return which;
}

/// One Newton step for ln r and ln c. The last column's factor stays 1, since r and c are known up to a
/// constant.
void newton_step(Matrix& table, const std::vector<double>& rows, const std::vector<double>& columns) {
  const std::vector<std::size_t> r = positive(rows);
  std::vector<std::size_t> c = positive(columns);
  c.pop_back();
  const std::size_t n = r.size() + c.size();
  Matrix hessian(n, std::vector<double>(n, 0.0));
  std::vector<double> missing(n);
  for (std::size_t i = 0; i < r.size(); ++i) {
    hessian[i][i] = row_sum(table, r[i]);
    missing[i] = rows[r[i]] - hessian[i][i];
  }
  for (std::size_t j = 0; j < c.size(); ++j) {
    const std::size_t v = r.size() + j;
    hessian[v][v] = column_sum(table, c[j]);
    missing[v] = columns[c[j]] - hessian[v][v];
    for (std::size_t i = 0; i < r.size(); ++i) hessian[v][i] = hessian[i][v] = table[r[i]][c[j]];
  }
  const std::vector<double> step = solution(std::move(hessian), std::move(missing));
  double longest = 0.0;
  for (const double d : step) longest = std::max(longest, std::abs(d));
  constexpr double most = 1.0;  // of a log factor: farther out the quadratic model is no guide
  const double damping = longest > most ? most / longest : 1.0;
  for (std::size_t i = 0; i < r.size(); ++i)
    for (double& cell : table[r[i]]) cell *= sim::math::exp(damping * step[i]);
  for (std::size_t j = 0; j < c.size(); ++j)
    for (auto& row : table) row[c[j]] *= sim::math::exp(damping * step[r.size() + j]);
}

}  // namespace

Fit fit_margins(Matrix& table, const std::vector<double>& rows, const std::vector<double>& columns,
                double tolerance, int rounds) {
  constexpr int most_newton_steps = 100;
  Fit fit;
  for (bool done = false; !done && fit.newton_steps < most_newton_steps;) {
    if (fit.iterations < rounds) {
      scale_rows(table, rows);
      ++fit.iterations;
    } else {
      newton_step(table, rows, columns);
      ++fit.newton_steps;
    }
    scale_columns(table, columns);
    fit.residual = worst_row(table, rows);
    done = fit.residual <= tolerance;
  }
  fit.converged = fit.residual <= tolerance;
  return fit;
}

}  // namespace ladder::models
