#include "models/shares.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using ladder::models::scale_to_one;

TEST_CASE("shares of the firms named sum to 1 again, in proportion, and others' stay") {
  std::vector<double> share{0.5, 0.25, 0.125, 0.125};
  CHECK(scale_to_one(share, std::vector<std::uint32_t>{1, 2, 3}));
  CHECK(share == std::vector<double>{0.5, 0.5, 0.25, 0.25});
}

TEST_CASE("where nobody has a share, none is made up") {
  std::vector<double> share{0.0, 0.0, 1.0};
  CHECK_FALSE(scale_to_one(share, std::vector<std::uint32_t>{0, 1}));
  CHECK_FALSE(scale_to_one(share, {}));
  CHECK(share == std::vector<double>{0.0, 0.0, 1.0});
}
