#include "models/quantile.hpp"

#include <doctest/doctest.h>

#include <vector>

using doctest::Approx;
using ladder::models::quantile_of_sorted;

TEST_CASE("a quantile lies between the two order statistics beside it, in proportion") {
  const std::vector<double> values{1.0, 2.0, 4.0, 8.0, 16.0};
  CHECK(quantile_of_sorted(values, 0.0) == 1.0);
  CHECK(quantile_of_sorted(values, 0.25) == 2.0);
  CHECK(quantile_of_sorted(values, 0.9) == Approx(8.0 + 0.6 * 8.0));  // 0.9 of 4 steps is 3.6 steps
  CHECK(quantile_of_sorted(values, 1.0) == 16.0);
  CHECK(quantile_of_sorted(std::vector<double>{3.0}, 0.7) == 3.0);
}
