#include "tools/calibration/region.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tools/sweep/latin_hypercube.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

/// Runs of a function of two parameters without noise, and those beyond 0.9 on the first axis inadmissible.
EmulatedModel emulated(double wanted, double error, sim::Executor& executor, bool with_reasons = false) {
  const UnitPoints points = latin_points(40, 2, 1, true);
  std::vector<RunRequest> requests;
  std::vector<RunOutcome> outcomes;
  for (std::size_t i = 0; i < points.rows; ++i) {
    const double x = points.at(i, 0), y = points.at(i, 1);
    requests.push_back({{x, y}, 0});
    outcomes.push_back({{10.0 * (x + y)}, with_reasons && x > 0.7 ? "broke" : ""});
  }
  const std::vector<Target> targets{{.name = "sum", .value = wanted, .observation_error = error}};
  return {requests, outcomes, targets, std::vector{0.0}, {}, executor};
}

}  // namespace

TEST_CASE("a region of a third of the space is found, and its share") {
  const auto serial = sim::serial_executor();
  // |10 - 10 (x + y)| <= 3: the band |x + y - 1| <= 0.3, 1 - 0.7^2 = 0.51 of the square.
  const EmulatedModel model = emulated(10.0, 1.0, *serial);
  const Region region = sampled_region(model, 2, 1024, 50, 1, *serial);
  CHECK_FALSE(region.empty);
  CHECK(region.share == doctest::Approx(0.51).epsilon(0.03));
  CHECK(region.points.rows > 500);
  for (std::size_t i = 0; i < region.points.rows; ++i)
    CHECK(std::abs(region.points.at(i, 0) + region.points.at(i, 1) - 1.0) < 0.31);
}

TEST_CASE("a region of a ten-thousandth of the space is found by subset simulation") {
  const auto serial = sim::serial_executor();
  // A corner: 20 - 10 (x + y) <= 3 x 0.06, so x + y >= 1.982: a triangle of 0.018^2 / 2 = 0.00016 of the
  // square.
  const EmulatedModel model = emulated(20.0, 0.06, *serial);
  const Region region = sampled_region(model, 2, 1024, 100, 1, *serial);
  REQUIRE_FALSE(region.empty);
  CHECK(region.points.rows >= 50);
  CHECK(region.share > 0.00016 / 3.0);
  CHECK(region.share < 0.00016 * 3.0);
  for (std::size_t i = 0; i < region.points.rows; ++i)
    CHECK(region.points.at(i, 0) + region.points.at(i, 1) > 1.97);
}

TEST_CASE("where nothing is left the region is empty, and what is returned is nearest to it") {
  const auto serial = sim::serial_executor();
  const EmulatedModel model = emulated(40.0, 0.5, *serial);
  const Region region = sampled_region(model, 2, 512, 40, 1, *serial);
  CHECK(region.empty);
  CHECK(region.share == 0.0);
  REQUIRE(region.points.rows == 40);
  for (std::size_t i = 0; i < region.points.rows; ++i)
    CHECK(region.points.at(i, 0) + region.points.at(i, 1) > 1.8);
}

TEST_CASE("where runs are inadmissible no point is proposed") {
  const auto serial = sim::serial_executor();
  const EmulatedModel model = emulated(10.0, 1.0, *serial, true);
  const Region region = sampled_region(model, 2, 1024, 50, 1, *serial);
  for (std::size_t i = 0; i < region.points.rows; ++i) CHECK(region.points.at(i, 0) < 0.8);
}

TEST_CASE("threads change no bit of it") {
  const auto serial = sim::serial_executor(), many = sim::thread_executor(3);
  const EmulatedModel one = emulated(20.0, 0.06, *serial), other = emulated(20.0, 0.06, *many);
  const Region a = sampled_region(one, 2, 512, 60, 1, *serial),
               b = sampled_region(other, 2, 512, 60, 1, *many);
  CHECK(a.points.values == b.points.values);
  CHECK(a.share == b.share);
}

TEST_CASE("points are spread out: ends before the middle, far from those taken") {
  UnitPoints points(5, 1);
  points.values = {0.0, 0.25, 0.5, 0.75, 1.0};
  CHECK(spread_out(points, 3, {}, 0) == std::vector<std::size_t>{0, 4, 2});
  CHECK(spread_out(points, 2, {{0.0}}) == std::vector<std::size_t>{4, 2});
  CHECK(spread_out(points, 9, {}).size() == 5);
}
