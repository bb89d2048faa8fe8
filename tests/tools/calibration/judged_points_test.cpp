#include "tools/calibration/judged_points.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace ladder::tools;

namespace {

const std::vector<Target> two_targets{
    {.name = "a", .value = 0.0, .observation_error = 1.0},
    {.name = "b", .value = 10.0, .observation_error = 0.0, .discrepancy = 2.0}};

}  // namespace

TEST_CASE("seed variance is pooled within points, and points run once say nothing of it") {
  const std::vector<RunRequest> requests{{{0.1}, 0}, {{0.5}, 1}, {{0.1}, 2}, {{0.5}, 3},
                                         {{0.5}, 4}, {{0.9}, 5}, {{0.1}, 6}};
  std::vector<RunOutcome> outcomes{{{1.0}, ""},  {{10.0}, ""}, {{3.0}, ""},      {{10.0}, ""},
                                   {{13.0}, ""}, {{99.0}, ""}, {{50.0}, "broke"}};
  // Within 0.1: 1 and 3, variance 2, one degree; within 0.5: 10, 10, 13, variance 3, two degrees.
  CHECK(pooled_seed_variance(requests, outcomes, 1).front() == doctest::Approx((2.0 + 2.0 * 3.0) / 3.0));
  CHECK(pooled_seed_variance(std::vector<RunRequest>{{{0.1}, 0}}, std::vector<RunOutcome>{{{1.0}, ""}}, 1)
            .front() == 0.0);
}

TEST_CASE("runs of a point are judged by their mean, which is better known than one of them") {
  const std::vector<RunRequest> requests{{{0.1}, 0}, {{0.1}, 1}, {{0.7}, 2}};
  const std::vector<RunOutcome> outcomes{{{4.0, 10.0}, ""}, {{6.0, 10.0}, ""}, {{5.0, 10.0}, ""}};
  const std::vector<double> seed{2.0, 0.0};
  const auto points = judged_points(requests, outcomes, two_targets, seed, {});
  REQUIRE(points.size() == 2);
  CHECK(points[0].runs == 2);
  CHECK(points[0].outputs[0] == 5.0);
  CHECK(points[0].implausibilities[0] == doctest::Approx(5.0 / std::sqrt(1.0 + 2.0 + 1.0)));
  CHECK(points[1].implausibilities[0] == doctest::Approx(5.0 / std::sqrt(2.0 + 2.0 + 1.0)));
  CHECK(points[0].deciding == points[0].implausibilities[0]);
  CHECK_FALSE(points[0].ruled_out);
}

TEST_CASE("a point with an inadmissible run is ruled out with the reason, whatever its outputs") {
  const std::vector<RunRequest> requests{{{0.1}, 0}, {{0.1}, 1}};
  const std::vector<RunOutcome> outcomes{{{0.0, 10.0}, ""}, {{}, "growth of -14 % in ETH in 2030"}};
  const auto points = judged_points(requests, outcomes, two_targets, std::vector{1.0, 1.0}, {});
  REQUIRE(points.size() == 1);
  CHECK(points[0].ruled_out);
  CHECK(points[0].inadmissible == "growth of -14 % in ETH in 2030");
}

TEST_CASE("targets that rule out most come first, with what they rule out alone") {
  std::vector<JudgedPoint> points(4);
  points[0].implausibilities = {4.0, 5.0};
  points[1].implausibilities = {1.0, 6.0};
  points[2].implausibilities = {1.0, 2.0};
  points[3].inadmissible = "broke";
  const auto rows = ruled_out_by(points, 2, 3.0);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].target == 1);
  CHECK(rows[0].points == 2);
  CHECK(rows[0].alone == 1);
  CHECK(rows[0].median == 5.0);
  CHECK(rows[1].target == 0);
  CHECK(rows[1].points == 1);
  CHECK(rows[1].alone == 0);
}
