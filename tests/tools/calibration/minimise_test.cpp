#include "tools/calibration/minimise.hpp"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

using namespace ladder::tools;

namespace {

double bowl(std::span<const double> x) {
  return (x[0] - 0.3) * (x[0] - 0.3) + 4.0 * (x[1] + 0.2) * (x[1] + 0.2) + 1.0;
}

}  // namespace

TEST_CASE("the bottom of a bowl is found, and its bound where the bottom lies outside") {
  const std::array start{0.9, 0.9};
  const Minimum inside = minimise(bowl, std::array{-1.0, -1.0}, std::array{1.0, 1.0}, start, 500);
  CHECK(inside.at[0] == doctest::Approx(0.3).epsilon(0.02));
  CHECK(inside.at[1] == doctest::Approx(-0.2).epsilon(0.02));
  CHECK(inside.value == doctest::Approx(1.0).epsilon(1e-3));
  const Minimum bound = minimise(bowl, std::array{0.5, -1.0}, std::array{1.0, 1.0}, start, 500);
  CHECK(bound.at[0] == doctest::Approx(0.5).epsilon(1e-3));
}

TEST_CASE("it stops after the evaluations allowed, with the best of them") {
  std::size_t count = 0;
  double least = 1e9;
  const auto counted = [&](std::span<const double> x) {
    ++count;
    least = std::min(least, bowl(x));
    return bowl(x);
  };
  const Minimum found =
      minimise(counted, std::array{-1.0, -1.0}, std::array{1.0, 1.0}, std::array{0.9, 0.9}, 10);
  CHECK(count <= 10);
  CHECK(found.value == least);
}

TEST_CASE("what the function throws comes through") {
  const auto fails = [](std::span<const double>) -> double { throw std::runtime_error("stopped"); };
  CHECK_THROWS_WITH(
      (void)minimise(fails, std::array{-1.0, -1.0}, std::array{1.0, 1.0}, std::array{0.0, 0.0}, 10),
      "stopped");
}
