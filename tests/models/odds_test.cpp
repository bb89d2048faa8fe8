#include "models/odds.hpp"

#include <doctest/doctest.h>

using namespace ladder::models;
using doctest::Approx;

TEST_CASE("shares add up to the total, and odds stand to each other as given") {
  BySector<double> people{}, odds{};
  odds.fill(1.0);
  people[2] = 100.0, people[3] = 300.0;
  odds[2] = 1.0, odds[3] = 4.0;
  // x = 1/2: shares of 1/3 and 2/3.
  const BySector<double> share = shares_by_odds(100.0 / 3.0 + 200.0, people, odds);
  CHECK(share[2] == Approx(1.0 / 3.0));
  CHECK(share[3] == Approx(2.0 / 3.0));
  CHECK(share[5] == Approx(1.0 / 3.0));  // nobody is there, and the odds are 1
}

TEST_CASE("a total of nobody or of everybody leaves no choice") {
  BySector<double> people{}, odds{};
  people.fill(10.0), odds.fill(0.2);
  odds[4] = 50.0;
  for (const double share : shares_by_odds(0.0, people, odds)) CHECK(share < 1e-9);
  for (const double share : shares_by_odds(150.0, people, odds)) {
    CHECK(share > 1.0 - 1e-9);
    CHECK(share <= 1.0);
  }
}
