#include "models/industry/month_luck.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

#include "tests/support/small_world.hpp"

namespace {

using namespace ladder;
using models::Sector;

/// Luck of the month end of all firms, drawn at the review or only when it is wanted.
std::vector<double> month_ends(models::World& w, std::uint32_t month, bool reviewed) {
  std::vector<double> luck;
  w.month = month;
  for (const auto& rows : w.living)
    for (const std::uint32_t row : rows) {
      if (reviewed) (void)draw_month(w, row, month);
      luck.push_back(take_exit_luck(w, row));
      luck.push_back(take_line_luck(w, row));
    }
  return luck;
}

}  // namespace

TEST_CASE("whether a firm's month is drawn at its review or at the month end changes nothing") {
  test::SmallWorld a, b;
  const std::vector<double> early = month_ends(*a.world, 7, true), late = month_ends(*b.world, 7, false);
  CHECK(early == late);
  CHECK(month_ends(*a.world, 8, false) != early);
}

TEST_CASE("what the month end asks for is taken once, and is the next month's own") {
  test::SmallWorld small;
  models::World& w = *small.world;
  const std::uint32_t row = small.firm(test::poor, Sector::textiles);
  (void)draw_month(w, row, 3);
  w.month = 3;
  const double third = take_exit_luck(w, row);
  w.month = 4;  // no review came: what was kept of the third month is gone
  CHECK(take_exit_luck(w, row) != third);
}

TEST_CASE("the four draws of a month differ, between firms and months too, and are uniform") {
  test::SmallWorld small;
  models::World& w = *small.world;
  std::set<double> seen;
  double sum = 0.0;
  std::size_t count = 0;
  for (std::uint32_t month = 0; month < 200; ++month)
    for (const std::uint32_t row : w.living[test::poor * models::sector_count + models::index(Sector::textiles)]) {
      w.month = month;
      const models::MonthLuck luck = draw_month(w, row, month);
      for (const double u : {luck.shocks, luck.candidates, take_exit_luck(w, row), take_line_luck(w, row)}) {
        CHECK(u > 0.0);
        CHECK(u < 1.0);
        seen.insert(u);
        sum += u;
        ++count;
      }
    }
  CHECK(seen.size() + 2 >= count);  // 32 bits: two of ten thousand may meet
  // The mean of n uniforms has the standard deviation 1 / sqrt(12 n).
  CHECK(std::fabs(sum / static_cast<double>(count) - 0.5) < 4.0 / std::sqrt(12.0 * static_cast<double>(count)));
}
