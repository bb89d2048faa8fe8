#include "models/world/redenomination.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "models/world/build.hpp"
#include "sim/error.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;

namespace {

/// AAA with a grant and a course, whose settings are not the defaults.
Scenario with_two_levers() {
  Scenario s = test::small_scenario();
  PolicyUse use;
  use.programme.name = "two levers";
  for (const char* lever : {"grant", "training"}) use.programme.levers.push_back({lever, make_lever(lever)});
  use.economies = {"AAA"};
  use.sectors = {"textiles"};
  use.from = {2019, 1};
  use.until = {2024, 12};
  use.ramp = Years{1.5};
  use.budget = UsdPerYear{3e6};
  s.policies.push_back(use);
  return s;
}

std::vector<FieldRow> rows_of(const LeverUse& use) {
  return field_rows(const_cast<Lever&>(*use.settings));
}

}  // namespace

TEST_CASE("what a scenario declares in dollars is multiplied, and nothing else") {
  const Scenario before = with_two_levers(), after = redenominated(before, 5);
  CHECK(after.policies[0].budget.value() == 1.5e7);
  CHECK(after.policies[0].ramp == before.policies[0].ramp);
  CHECK(after.policies[0].sectors == before.policies[0].sectors);
  std::size_t amounts = 0;
  for (std::size_t l = 0; l < 2; ++l) {
    const auto was = rows_of(before.policies[0].programme.levers[l]), is = rows_of(after.policies[0].programme.levers[l]);
    REQUIRE(was.size() == is.size());
    for (std::size_t i = 0; i < was.size(); ++i) {
      CAPTURE(was[i].path);
      const bool money = was[i].dimension == &Usd::dimension();
      amounts += money ? 1 : 0;
      if (money)
        CHECK(is[i].number == 5.0 * was[i].number);
      else
        CHECK(is[i].value == was[i].value);
    }
  }
  CHECK(amounts == 2);  // the grant's ceiling and the course's cost
  CHECK(before.policies[0].budget.value() == 3e6);
  CHECK(world_differences(before, after).empty());
}

TEST_CASE("a table in other money has other flows and bounds, and the same people and shares") {
  const OpeningTable before = test::small_table(), after = redenominated(before, 2);
  const OpeningEconomy &was = before.economies[test::poor], &is = after.economies[test::poor];
  const std::size_t textiles = index(Sector::textiles);
  CHECK(is.gdp == 2.0 * was.gdp);
  CHECK(is.use[textiles][textiles] == 2.0 * was.use[textiles][textiles]);
  CHECK(is.employment == was.employment);
  CHECK(is.gdp_per_head_2015usd == was.gdp_per_head_2015usd);
  CHECK(is.gdp * is.price_2015 == was.gdp * was.price_2015);
  CHECK(after.income_bounds[2] == 2.0 * before.income_bounds[2]);
  CHECK(after.trade[textiles][test::poor][test::north] == 2.0 * before.trade[textiles][test::poor][test::north]);
}

TEST_CASE("in a world in which all costs thrice as much all have thrice as much, and what there is stays") {
  const OpeningTable table = test::small_table();
  const auto before = build_world(test::small_scenario(), table, 0);
  const auto after = build_world(test::small_scenario(), table, 0);
  redenominate(*after, 3);
  CHECK(after->ledger.sum() == 0);
  for (std::uint32_t k = 0; k < before->ledger.accounts(); ++k)
    CHECK(after->ledger.balance(static_cast<AccountId>(k)) == 3 * before->ledger.balance(static_cast<AccountId>(k)));
  CHECK(after->firms.price[0] == 3.0 * before->firms.price[0]);
  CHECK(after->firms.stock == before->firms.stock);
  CHECK(after->firms.workers == before->firms.workers);
  CHECK(after->economies[test::poor].start_gdp == before->economies[test::poor].start_gdp);  // at base-year prices
}

TEST_CASE("a world that has begun is not redenominated") {
  test::SmallWorld small;
  small.run_months(1);
  CHECK_THROWS_AS(redenominate(*small.world, 2), sim::Bug);
  CHECK_THROWS_AS(static_cast<void>(redenominated(test::small_scenario(), 0)), sim::Bug);
}
