#include "models/competitiveness.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "models/indicators.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using doctest::Approx;

namespace {

/// Three economies: the first is best in all, the last worst in all.
std::vector<CipIndicators> three() {
  return {{10000, 5000, 0.5, 0.3, 0.6, 0.8, 0.6, 0.5},
          {2000, 1000, 0.3, 0.2, 0.4, 0.6, 0.3, 0.3},
          {1000, 200, 0.1, 0.1, 0.2, 0.4, 0.1, 0.2}};
}

}  // namespace

TEST_CASE("the CIP index of an example worked out by hand") {
  // In the middle: value added (2000 - 1000)/9000 = 1/9; exports 800/4800 = 1/6; intensity 0.25 in 0.1..0.4 = 1/2;
  // quality 0.5 in 0.3..0.7 = 1/2; shares 0.2/0.5 = 2/5 and 0.1/0.3 = 1/3. Their product is 1/1620.
  const std::vector<double> index = cip_index(three());
  CHECK(index[0] == Approx(1.0));
  CHECK(index[1] == Approx(std::pow(1.0 / 1620.0, 1.0 / 6.0)));
  CHECK(index[1] == Approx(0.2918).epsilon(0.001));
  CHECK(index[2] == 0.0);
}

TEST_CASE("the CIP index does not depend on units, and is not defined where nothing tells economies apart") {
  std::vector<CipIndicators> other = three();
  for (CipIndicators& i : other) i.value_added_per_head *= 0.83, i.exports_per_head *= 7.0;
  CHECK(cip_index(other)[1] == Approx(cip_index(three())[1]));
  for (CipIndicators& i : other) i.share_of_world_exports = 1.0 / 3.0;
  CHECK(std::isnan(cip_index(other)[0]));
  other = three();
  other[1].technology_in_exports = NAN;
  CHECK(std::isnan(cip_index(other)[0]));
}

TEST_CASE("the eight indicators are read from the accounts by hand") {
  test::SmallWorld small;
  World& w = *small.world;
  w.month = 1;
  for (NationalAccounts& a : w.accounts) a = {};
  NationalAccounts& a = w.accounts[test::poor];
  for (double& people : w.economies[test::poor].population) people = 1000.0;
  a.gdp_production = 1'000'00;
  a.value_added[index(Sector::textiles)] = 150'00;
  a.value_added[index(Sector::machinery)] = 50'00;
  a.exports_value[index(Sector::textiles)] = 30'00;
  a.exports_value[index(Sector::electronics)] = 10'00;
  a.exports_value[index(Sector::agriculture)] = 40'00;
  a.exports_value[index(Sector::business)] = 99'00;  // no good
  w.accounts[test::north].value_added[index(Sector::machinery)] = 600'00;
  w.accounts[test::north].exports_value[index(Sector::machinery)] = 120'00;
  const CipIndicators i = cip_indicators(w, test::poor);
  CHECK(i.value_added_per_head == Approx(200.0 * 12.0 / 1000.0));
  CHECK(i.exports_per_head == Approx(40.0 * 12.0 / 1000.0));
  CHECK(i.technology_in_value_added == Approx(0.25));
  CHECK(i.manufacturing_in_gdp == Approx(0.2));
  CHECK(i.technology_in_exports == Approx(0.25));
  CHECK(i.manufactures_in_exports == Approx(0.5));
  CHECK(i.share_of_world_value_added == Approx(0.25));
  CHECK(i.share_of_world_exports == Approx(0.25));
}
