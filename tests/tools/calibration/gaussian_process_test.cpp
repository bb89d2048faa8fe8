#include "tools/calibration/gaussian_process.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

using namespace ladder::tools;

namespace {

UnitPoints on_a_line(const std::vector<double>& places) {
  UnitPoints points(places.size(), 1);
  points.values = places;
  return points;
}

/// The kernel of the header, written out for one axis.
double kernel(double u, double v, double signal, double length) {
  const double x = 2.0 * u - 1.0, y = 2.0 * v - 1.0, r = std::sqrt(5.0) * std::abs(u - v) / length;
  return constant_variance + slope_variance * x * y +
         square_variance * (x * x - 1.0 / 3.0) * (y * y - 1.0 / 3.0) +
         signal * (1.0 + r + r * r / 3.0) * std::exp(-r);
}

constexpr double signal = 0.5, length = 0.4;

}  // namespace

TEST_CASE("two runs: mean, variance and likelihood are those of the normal distribution worked out by hand") {
  const std::array values{1.2, -0.4}, noise{0.1, 0.3};
  const GaussianProcess process(on_a_line({0.2, 0.9}), values, noise, {signal, {length}});
  const double a = kernel(0.2, 0.2, signal, length) + 0.1, b = kernel(0.2, 0.9, signal, length),
               c = kernel(0.9, 0.9, signal, length) + 0.3, determinant = a * c - b * b;
  const double k1 = kernel(0.6, 0.2, signal, length), k2 = kernel(0.6, 0.9, signal, length);
  const double w1 = (c * values[0] - b * values[1]) / determinant,
               w2 = (a * values[1] - b * values[0]) / determinant;
  const Prediction at = process.at(std::array{0.6});
  CHECK(at.mean == doctest::Approx(k1 * w1 + k2 * w2).epsilon(1e-6));
  const double explained = (k1 * k1 * c - 2.0 * k1 * k2 * b + k2 * k2 * a) / determinant;
  CHECK(at.variance == doctest::Approx(kernel(0.6, 0.6, signal, length) - explained).epsilon(1e-6));
  const double likelihood = -0.5 * (values[0] * w1 + values[1] * w2) - 0.5 * std::log(determinant) -
                            std::log(2.0 * std::numbers::pi);
  CHECK(process.log_likelihood() == doctest::Approx(likelihood).epsilon(1e-6));
}

TEST_CASE("runs without noise are met exactly, and nothing is in doubt there") {
  const std::array values{0.3, -1.0, 0.8, 0.1}, noise{0.0, 0.0, 0.0, 0.0};
  const GaussianProcess process(on_a_line({0.0, 0.35, 0.7, 1.0}), values, noise, {signal, {length}});
  const Prediction at = process.at(std::array{0.35});
  CHECK(at.mean == doctest::Approx(-1.0).epsilon(1e-5));
  CHECK(at.variance < 1e-6);
  CHECK(process.at(std::array{0.5}).variance > 1e-4);
}

TEST_CASE("leaving a run out by formula is leaving it out") {
  const std::vector<double> places{0.1, 0.4, 0.5, 0.8, 0.95}, values{0.2, 0.9, 0.7, -0.6, -1.1},
      noise{0.05, 0.02, 0.1, 0.05, 0.01};
  const GaussianProcess all(on_a_line(places), values, noise, {signal, {length}});
  const std::vector<Prediction> without = all.leave_one_out();
  for (std::size_t i = 0; i < places.size(); ++i) {
    CAPTURE(i);
    auto rest = places;
    auto rest_values = values, rest_noise = noise;
    const auto at = static_cast<std::ptrdiff_t>(i);
    rest.erase(rest.begin() + at);
    rest_values.erase(rest_values.begin() + at);
    rest_noise.erase(rest_noise.begin() + at);
    const Prediction own = GaussianProcess(on_a_line(rest), rest_values, rest_noise, {signal, {length}})
                               .at(std::array{places[i]});
    CHECK(without[i].mean == doctest::Approx(own.mean).epsilon(1e-6));
    CHECK(without[i].variance == doctest::Approx(own.variance + noise[i]).epsilon(1e-5));
  }
}

TEST_CASE("a hundred runs, where the factor is made in blocks, solve the same equations") {
  constexpr std::size_t runs = 100;
  const UnitPoints points = random_points(runs, 3, 5);
  std::vector<double> values, noise(runs, 0.01);
  for (std::size_t i = 0; i < runs; ++i) values.push_back(std::sin(6.0 * points.at(i, 0)) * points.at(i, 1));
  const GaussianProcess process(points, values, noise, {signal, {0.5, 0.5, 2.0}});
  // Prediction at a run = value - noise x weight, and leave-one-out error = weight / precision: the two
  // agree.
  const std::vector<Prediction> without = process.leave_one_out();
  for (std::size_t i = 0; i < runs; ++i) {
    const double weight = (values[i] - without[i].mean) / without[i].variance;
    const Prediction at = process.at(std::span{points.values}.subspan(3 * i, 3));
    CHECK(at.mean == doctest::Approx(values[i] - 0.01 * weight).epsilon(1e-5));
  }
}
