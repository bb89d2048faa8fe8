#include "models/products/proximity.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace ladder::models;
using doctest::Approx;

namespace {

/// A makes all of four products, B the first two, C the first.
const SpecialisationMatrix nested{3, 4, {1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0}};
/// A makes the first two, B the middle two, C the last two.
const SpecialisationMatrix chain{3, 4, {1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1}};

}  // namespace

TEST_CASE("proximity is who makes both over who makes the commoner of the two") {
  const ProximityTable table = co_export_proximity(nested);  // made by 3, 2, 1, 1
  CHECK(table.at(0, 1) == 667);
  CHECK(table.at(0, 2) == 333);
  CHECK(table.at(0, 3) == 333);
  CHECK(table.at(1, 2) == 500);
  CHECK(table.at(2, 3) == 1000);
  for (std::size_t a = 0; a < 4; ++a) {
    CHECK(table.at(a, a) == 0);
    for (std::size_t b = 0; b < 4; ++b) CHECK(table.at(a, b) == table.at(b, a));
  }
}

TEST_CASE("what nobody makes is near to nothing") {
  const SpecialisationMatrix made{2, 3, {1, 1, 0, 1, 0, 0}};
  const ProximityTable table = co_export_proximity(made);
  CHECK(table.at(0, 1) == 500);
  CHECK(table.at(0, 2) == 0);
  CHECK(table.at(1, 2) == 0);
}

TEST_CASE("more than 64 economies are counted like few") {
  constexpr std::size_t economies = 130;
  SpecialisationMatrix made{economies, 2, std::vector<std::uint8_t>(2 * economies, 0)};
  for (std::size_t e = 0; e < economies; ++e) {
    made.cells[2 * e] = 1;                  // everybody
    made.cells[2 * e + 1] = e % 10 == 9;    // thirteen
  }
  CHECK(co_export_proximity(made).at(0, 1) == 100);
}

TEST_CASE("density is the part of a product's proximities that is to what the economy makes") {
  const ProximityTable table = co_export_proximity(chain);  // 1/2 between neighbours, else 0
  const std::vector<std::uint8_t> basket{1, 1, 0, 0};       // of the first economy
  const auto near = proximity_to_made(table, basket);
  CHECK(near == std::vector<std::uint32_t>{500, 500, 500, 0});
  CHECK(density(near[2], 1000) == Approx(0.5));  // of its two neighbours one is made
  CHECK(density(near[3], 500) == 0.0);
  CHECK(density(0, 0) == 0.0);
}
