#include "models/products/advantage.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace ladder::models;
using doctest::Approx;

namespace {

/// Three economies, four products. Totals: economies 20, 40, 40; products 20, 20, 30, 30; world 100.
const std::vector<double> exports = {10, 0,  0,  10,   //
                                     0,  20, 20, 0,    //
                                     10, 0,  10, 20};

}  // namespace

TEST_CASE("advantage is a product's part of the economy's exports over its part of the world's") {
  CHECK(revealed_advantage(10, 20, 20, 100) == Approx(2.5));
  CHECK(revealed_advantage(10, 40, 30, 100) == Approx(0.25 / 0.3));
  CHECK(revealed_advantage(30, 100, 30, 100) == Approx(1.0));
}

TEST_CASE("who exports nothing has no advantage, nor has anybody in what the world does not trade") {
  CHECK(revealed_advantage(0, 20, 20, 100) == 0.0);
  CHECK(revealed_advantage(0, 0, 20, 100) == 0.0);
  CHECK(revealed_advantage(0, 20, 0, 100) == 0.0);
}

TEST_CASE("an economy makes what it exports more of than the world, by parts") {
  const SpecialisationMatrix made = specialisation(exports, 3);
  CHECK(made.economies == 3);
  CHECK(made.products == 4);
  // The last economy's third product is 25 % of its exports, and 30 % of the world's.
  CHECK(made.cells == std::vector<std::uint8_t>{1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1});
  CHECK(diversity(made) == std::vector<std::uint32_t>{2, 2, 2});
  CHECK(ubiquity(made) == std::vector<std::uint32_t>{2, 1, 1, 2});
}

TEST_CASE("the unit of exports does not matter") {
  std::vector<double> in_cents = exports;
  for (double& x : in_cents) x *= 100.0;
  CHECK(specialisation(in_cents, 3).cells == specialisation(exports, 3).cells);
}
