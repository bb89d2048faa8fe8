#include "tools/calibration/emulator.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tools/sweep/latin_hypercube.hpp"

using namespace ladder::tools;

namespace {

double wavy(std::span<const double> u) {
  return 100.0 + 30.0 * u[0] * u[0] - 20.0 * u[1] + 8.0 * std::sin(5.0 * u[0] * u[1]);
}

std::span<const double> row(const UnitPoints& points, std::size_t i) {
  return std::span{points.values}.subspan(i * points.columns, points.columns);
}

}  // namespace

TEST_CASE(
    "a smooth function is known from forty runs: errors at new points are small and as large as it says") {
  const UnitPoints points = latin_points(40, 3, 1, true);
  std::vector<double> values;
  for (std::size_t i = 0; i < points.rows; ++i) values.push_back(wavy(row(points, i)));
  const Emulator emulator(points, values, std::vector<double>(points.rows, 0.0));
  CHECK(emulator.check().explained > 0.99);
  const UnitPoints fresh = random_points(200, 3, 7);
  std::size_t within = 0;
  double squares = 0.0;
  for (std::size_t i = 0; i < fresh.rows; ++i) {
    const Prediction at = emulator.at(row(fresh, i));
    squares += (at.mean - wavy(row(fresh, i))) * (at.mean - wavy(row(fresh, i)));
    within += std::abs(at.mean - wavy(row(fresh, i))) <= 3.0 * std::sqrt(at.variance) ? 1 : 0;
  }
  CHECK(std::sqrt(squares / 200.0) < 1.0);  // the function runs over 50
  CHECK(within >= 190);
}

TEST_CASE("of noisy runs it knows the mean, not the noise") {
  const UnitPoints points = latin_points(60, 2, 3, true);
  const ladder::sim::Draws draws(5, 0);
  std::vector<double> values;
  for (std::size_t i = 0; i < points.rows; ++i)
    values.push_back(wavy(row(points, i)) + 3.0 * draws.normal(i, 0xe001, 0));
  const Emulator emulator(points, values, std::vector<double>(points.rows, 9.0));
  double squares = 0.0;
  const UnitPoints fresh = random_points(100, 2, 9);
  for (std::size_t i = 0; i < fresh.rows; ++i) {
    const double error = emulator.at(row(fresh, i)).mean - wavy(row(fresh, i));
    squares += error * error;
  }
  CHECK(std::sqrt(squares / 100.0) < 1.8);  // noise of one run: 3
  CHECK(emulator.check().root_mean_square ==
        doctest::Approx(3.0).epsilon(0.35));  // leaving out meets a noisy run
}

TEST_CASE("where errors are larger than it says, it says more: variances are inflated") {
  const UnitPoints points = latin_points(40, 2, 3, true);
  const ladder::sim::Draws draws(6, 0);
  std::vector<double> values;
  // Noise of 3 that nobody told it of, on a line.
  for (std::size_t i = 0; i < points.rows; ++i)
    values.push_back(points.at(i, 0) + 3.0 * draws.normal(i, 0xe001, 0));
  const Emulator told(points, values, std::vector<double>(points.rows, 9.0));
  const Emulator untold(points, values, std::vector<double>(points.rows, 0.01));
  CHECK(told.check().inflation < 1.6);
  CHECK(untold.check().inflation >= 1.0);
  CHECK(untold.check().explained < 0.3);  // there is nothing to know, and the check says so
}

TEST_CASE("an output that never changes is known") {
  const UnitPoints points = latin_points(10, 2, 3, true);
  const Emulator emulator(points, std::vector<double>(10, 4.0), std::vector<double>(10, 0.0));
  CHECK(emulator.at(std::vector{0.5, 0.5}).mean == doctest::Approx(4.0));
  CHECK(emulator.check().explained == 1.0);
}
