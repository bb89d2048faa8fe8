#include "models/world/ras.hpp"

#include <doctest/doctest.h>

using ladder::models::Fit;
using ladder::models::fit_margins;
using ladder::models::Matrix;

TEST_CASE("A table without structure becomes the product of its margins") {
  Matrix table = {{1.0, 1.0}, {1.0, 1.0}};
  const Fit fit = fit_margins(table, {30.0, 70.0}, {40.0, 60.0});
  CHECK(fit.converged);
  CHECK(table[0][0] == doctest::Approx(12.0));
  CHECK(table[0][1] == doctest::Approx(18.0));
  CHECK(table[1][0] == doctest::Approx(28.0));
  CHECK(table[1][1] == doctest::Approx(42.0));
}

TEST_CASE("Biproportional fitting keeps the cross ratio: x^2 / (5 - x)^2 = 4 gives x = 10/3") {
  Matrix table = {{2.0, 1.0}, {1.0, 2.0}};
  CHECK(fit_margins(table, {5.0, 5.0}, {5.0, 5.0}).converged);
  CHECK(table[0][0] == doctest::Approx(10.0 / 3.0));
  CHECK(table[0][1] == doctest::Approx(5.0 / 3.0));
}

TEST_CASE("Zeros stay zero and margins are met to rounding") {
  Matrix table = {{0.0, 1.0, 2.0}, {1.0, 0.0, 1.0}, {3.0, 1.0, 0.0}};
  CHECK(fit_margins(table, {4.0, 3.0, 5.0}, {5.0, 4.0, 3.0}).converged);
  for (std::size_t i = 0; i < 3; ++i) CHECK(table[i][i] == 0.0);
  CHECK(table[0][1] + table[0][2] == doctest::Approx(4.0).epsilon(1e-12));
  CHECK(table[1][0] + table[2][0] == doctest::Approx(5.0).epsilon(1e-12));
}

TEST_CASE("A bloc a millionth of the others is fitted too, by the same table that scaling tends to") {
  // Two large traders and a small one: without a diagonal, scaling alone gains a millionth of the error a
  // round.
  const Matrix prior = {{0.0, 1.0, 2e-6}, {1.0, 0.0, 1e-6}, {1e-6, 3e-6, 0.0}};
  Matrix table = prior;
  const std::vector<double> rows = {1.0 + 0.5e-6, 1.0, 1e-6}, columns = {1.0 + 0.2e-6, 1.0 + 0.4e-6, 0.9e-6};
  const Fit fit = fit_margins(table, rows, columns);
  CHECK(fit.converged);
  CHECK(fit.newton_steps > 0);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(table[i][0] + table[i][1] + table[i][2] == doctest::Approx(rows[i]).epsilon(1e-11));
    CHECK(table[0][i] + table[1][i] + table[2][i] == doctest::Approx(columns[i]).epsilon(1e-11));
  }
  // The one ratio in which all factors of rows and columns cancel.
  const auto cycle = [](const Matrix& t) {
    return t[0][1] * t[1][2] * t[2][0] / (t[0][2] * t[2][1] * t[1][0]);
  };
  CHECK(cycle(table) == doctest::Approx(cycle(prior)).epsilon(1e-9));
}

TEST_CASE("Margins that no table can have are reported, not met") {
  Matrix table = {{0.0, 1.0}, {1.0, 0.0}};  // needs row 0 = column 1
  CHECK_FALSE(fit_margins(table, {1.0, 3.0}, {2.0, 2.0}).converged);
}
