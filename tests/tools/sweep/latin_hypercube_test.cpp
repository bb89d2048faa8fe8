#include "tools/sweep/latin_hypercube.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <set>

using namespace ladder::tools;

namespace {

bool every_stratum_once(const UnitPoints& points) {
  for (std::size_t c = 0; c < points.columns; ++c) {
    std::set<std::size_t> hit;
    for (std::size_t r = 0; r < points.rows; ++r) {
      const double x = points.at(r, c);
      if (!(x > 0.0 && x < 1.0)) return false;
      hit.insert(static_cast<std::size_t>(x * static_cast<double>(points.rows)));
    }
    if (hit.size() != points.rows) return false;
  }
  return true;
}

}  // namespace

TEST_CASE(
    "every stratum of every axis holds one point, spread out or not, and spreading never brings two closer") {
  CHECK(rc::check([] {
    const auto rows = *rc::gen::inRange<std::size_t>(1, 60);
    const auto columns = *rc::gen::inRange<std::size_t>(1, 8);
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const UnitPoints plain = latin_points(rows, columns, seed, false);
    const UnitPoints spread = latin_points(rows, columns, seed, true);
    RC_ASSERT(every_stratum_once(plain));
    RC_ASSERT(every_stratum_once(spread));
    RC_ASSERT(least_squared_distance(spread) >= least_squared_distance(plain));
  }));
}

TEST_CASE("large hypercubes keep their strata, too") {
  CHECK(every_stratum_once(latin_points(100'000, 2, 1, true)));
}

TEST_CASE("spreading at least doubles the mean least distance of 50 points on 4 axes") {
  double plain = 0.0, spread = 0.0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    plain += std::sqrt(least_squared_distance(latin_points(50, 4, seed, false)));
    spread += std::sqrt(least_squared_distance(latin_points(50, 4, seed, true)));
  }
  MESSAGE("mean least distance: plain " << plain / 10.0 << ", spread " << spread / 10.0);
  CHECK(spread > 2.0 * plain);
}

TEST_CASE("two points on opposite corners cannot be parted further") {
  // Two rows: each axis has one point in either half. Nothing to swap, nothing lost.
  const UnitPoints two = latin_points(2, 3, 1, true);
  CHECK(every_stratum_once(two));
  CHECK(latin_points(1, 3, 1, true).rows == 1);
}

TEST_CASE("the same seed gives the same hypercube, another seed another") {
  const UnitPoints one = latin_points(40, 3, 5, true);
  CHECK(one.values == latin_points(40, 3, 5, true).values);
  CHECK(one.values != latin_points(40, 3, 6, true).values);
}
