#include "tools/calibration/implausibility.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace ladder::tools;

TEST_CASE("implausibility is the distance over the root of the sum of four variances") {
  const Target target{.name = "t", .value = 10.0, .observation_error = 2.0, .discrepancy = 1.0};
  // 4 + 1 + 9 + 2 = 16
  CHECK(implausibility(target, {.mean = 2.0, .variance = 9.0}, 2.0) == 2.0);
  CHECK(implausibility(target, {.mean = 18.0, .variance = 9.0}, 2.0) == 2.0);
}

TEST_CASE("the largest decides, or the second largest where one target is forgiven") {
  const std::array values{1.0, 5.0, 3.5};
  CHECK(deciding_implausibility(values, {.cutoff = 3.0, .targets = 1}) == 5.0);
  CHECK(deciding_implausibility(values, {.cutoff = 3.0, .targets = 2}) == 3.5);
  CHECK(deciding_implausibility(values, {.cutoff = 3.0, .targets = 4}) == 0.0);
}

TEST_CASE("the loss is the weighted mean of squared errors over their expected squares") {
  const std::array targets{
      Target{.name = "a", .value = 1.0, .observation_error = 3.0, .discrepancy = 4.0, .weight = 3.0},
      Target{.name = "b", .value = 0.0, .observation_error = 1.0, .discrepancy = 0.0, .weight = 1.0}};
  // Errors 10 and 2: (3 x 100 / 25 + 1 x 4 / 1) / 4
  CHECK(loss(targets, std::array{11.0, 2.0}) == 4.0);
}
