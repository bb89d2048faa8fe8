#include "tools/calibration/admissibility.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "tests/tools/calibration/small_record.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

test::SmallRecord calm() {
  test::SmallRecord small;
  for (const std::size_t e : {0UL, 1UL}) {
    small.set("gdp_real", e, {100.0, 91.0, 95.0, 99.0});
    small.set("price_level", e, {1.0, 3.9, 0.26, 1.0});
    small.set("net_foreign_position", e, {0.0, 149.0, -149.0, 0.0});
  }
  return small;
}

std::string why(const test::SmallRecord& small, const AdmissibleBounds& bounds = {}) {
  return why_inadmissible(bounds, small.series, small.coordinates, small.record);
}

}  // namespace

TEST_CASE("a world within the bounds is admissible") {
  CHECK(why(calm()).empty());
}

TEST_CASE(
    "each bound is told with value, economy and year, and behind a colon what differs from run to run") {
  test::SmallRecord slump = calm(), debt = calm(), prices = calm(), undefined = calm();
  slump.set("gdp_real", 1, {100.0, 100.0, 100.0, 80.0});
  CHECK(why(slump) == "real GDP grows by less than -10 % in a year: -20 % in BBB in 2004");
  debt.set("net_foreign_position", 0, {0.0, 0.0, -151.0, 0.0});
  CHECK(why(debt) == "the net foreign position passes 150 % of GDP: -151 % in AAA in 2003");
  prices.set("price_level", 0, {1.0, 0.2, 1.0, 1.0});
  CHECK(why(prices) == "the price level leaves a factor of 4: 0.2 in AAA in 2002");
  undefined.set("gdp_real", 0, {100.0, std::numeric_limits<double>::quiet_NaN(), 100.0, 100.0});
  CHECK_FALSE(why(undefined).empty());
}

TEST_CASE("bounds can be set: what breaks the usual ones passes wider ones, and the other way") {
  test::SmallRecord slump = calm();
  slump.set("gdp_real", 1, {100.0, 100.0, 100.0, 80.0});
  CHECK(why(slump, {.least_growth = models::Share{-0.25}}).empty());
  CHECK_FALSE(why(calm(), {.most_foreign_position = models::Share{1.0}}).empty());
}
