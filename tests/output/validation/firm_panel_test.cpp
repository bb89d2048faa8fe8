#include "output/validation/firm_panel.hpp"

#include <doctest/doctest.h>

#include <map>
#include <numeric>
#include <set>
#include <vector>

#include "models/world/calendar.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::output;

namespace {

/// What a firm sold and made in a year, added up from the world by its identity, by other code than the
/// panel's.
struct Flows {
  double revenue = 0.0, output = 0.0, person_months = 0.0;
  std::uint32_t months = 0;
};

std::set<std::uint64_t> living(const models::World& w) {
  std::set<std::uint64_t> who;
  for (const auto& rows : w.living)
    for (const std::uint32_t row : rows) who.insert(w.firms.entity[row]);
  return who;
}

}  // namespace

TEST_CASE("a year of a firm is the sum of its twelve months, and who comes and goes is counted once") {
  models::Scenario scenario = test::small_scenario();
  scenario.assumptions.demography.entry = models::PerYear{0.5};
  scenario.assumptions.demography.other_exit = models::PerYear{0.5};
  test::SmallWorld small{scenario};
  const models::World& w = *small.world;
  std::vector<FirmYear> now, before;
  std::size_t entered = 0, left = 0, years = 0;
  FirmPanel panel(w, [&](const FirmPanelYear& year) {
    CHECK(year.year == years++);
    now.assign(year.now.begin(), year.now.end());
    before.assign(year.before.begin(), year.before.end());
    entered = std::accumulate(year.entered.begin(), year.entered.end(), std::size_t{0});
    left = year.left.size();
  });
  for (std::uint32_t year = 0; year < 3; ++year) {
    const std::set<std::uint64_t> at_start = living(w);
    std::map<std::uint64_t, Flows> flows;
    for (std::uint32_t month = 12 * year + 1; month <= 12 * (year + 1); ++month) {
      const std::set<std::uint64_t> earlier = living(w);
      small.run_months(month);
      panel.settled(models::month_start(month));
      for (const auto& rows : w.living)
        for (const std::uint32_t row : rows) {
          if (!earlier.contains(w.firms.entity[row])) continue;  // an entrant has not sold yet
          Flows& f = flows[w.firms.entity[row]];
          f.revenue += static_cast<double>(w.firms.revenue[row]);
          f.output += static_cast<double>(w.firms.output[row]);
          f.person_months += w.firms.headcount(row);
          ++f.months;
        }
    }
    const std::set<std::uint64_t> at_end = living(w);
    REQUIRE(years == year + 1);
    CHECK(entered > 0);
    CHECK(left > 0);
    CHECK(at_start.size() + entered - left == at_end.size());
    std::size_t alive = 0, whole = 0;
    for (const FirmYear& y : now) {
      if (!y.alive) continue;
      ++alive;
      REQUIRE(at_end.contains(y.entity));
      const Flows& f = flows[y.entity];
      CHECK(y.months == f.months);
      CHECK(y.revenue == f.revenue);
      CHECK(y.output == f.output);
      CHECK(y.person_months == f.person_months);
      CHECK(y.whole() == (at_start.contains(y.entity)));
      whole += y.whole() ? 1 : 0;
    }
    CHECK(alive == at_end.size());
    CHECK(whole > 0);
    CHECK(before.size() == (year == 0 ? 0 : now.size()));
  }
}
