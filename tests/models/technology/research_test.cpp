#include "models/technology/research.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/technology/search.hpp"
#include "tests/support/settings.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::poor;

namespace {

Scenario with_research(double usd_per_year, double dose) {
  PolicyUse use;
  use.programme.name = "research";
  use.programme.levers = {{"research", test::lever("research", {{"dose", dose}})}};
  use.economies = {"AAA"};
  use.sectors = {"textiles"};
  use.from = {2019, 1};
  use.until = {2025, 12};
  use.budget = UsdPerYear{usd_per_year};
  Scenario scenario = test::nobody_leaves_or_enters();
  scenario.policies = {use};
  return scenario;
}

}  // namespace

TEST_CASE("effort is intensity times size, and doubles where support is as much as the firm's own research") {
  CHECK(research_effort(0.25, 2.0, 0.0) == 0.5);
  CHECK(research_effort(0.25, 2.0, 1.0) == 1.0);
  // Rates of search go with its fourth root.
  const SearchRates own = search_rates(0.5, 0.5, {}), doubled = search_rates(1.0, 0.5, {});
  CHECK(doubled.innovation / own.innovation == Approx(std::pow(2.0, 0.25)));
}

TEST_CASE("a firm's own research costs 2 % of sales in a high-income economy, and 15 % of that in a poor one") {
  test::SmallWorld small;
  World& w = *small.world;
  for (const auto& [economy, part] : {std::pair{test::north, 1.0}, std::pair{poor, 0.15}}) {
    const std::uint32_t row = small.firm(economy, Sector::textiles);
    w.firms.expected_demand[row] = 1e6;
    w.firms.price[row] = 1.5;
    CHECK(own_research(w, row) == round_to_whole(0.02 * part * 12.0 * 1.5e6));
  }
}

TEST_CASE("supported research lasts a year, costs what it is worth, and takes nobody's time") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  const Money own = own_research(w, row);
  REQUIRE(own > 0);
  const double before = research_effort(w, row);
  w.firms.course[row] = 0;
  sim::Outbox out;
  out.open_settlement(sim::Time{30});
  start_research(w, row, 2 * own, 7, sim::Time{30}, out);
  CHECK(research_effort(w, row) == Approx(3.0 * before));
  CHECK(w.firms.redeem[row] == 2 * own);
  CHECK(w.firms.project[row] == Project::none);
  const double price = w.economies[poor].user_price[index(Sector::government)];
  CHECK(w.firms.course[row] == round_to_whole(static_cast<double>(2 * own) / price));
  sim::Event over;
  over.due = sim::Time{390};
  over.payload = 7;
  complete_research(w, row, over);
  CHECK(research_effort(w, row) == before);
  CHECK(w.firms.outcome[row] == Outcome::completed);
  CHECK(w.firms.outcome_of[row] == 7);
}

TEST_CASE("a programme supports the research of firms that ask, year after year, and never beyond its budget") {
  test::SmallWorld small(with_research(10e6, 1.0));
  small.run_months(30);
  const World& w = *small.world;
  const ProgrammeState& p = w.programmes.at(0);
  CHECK(p.reached > 12);  // twelve firms, some a second time
  CHECK(p.completed > 0);
  CHECK(p.spent <= p.funded - p.refunded);
  for (const std::uint32_t row : test::textile_firms(w)) {
    const double supported = static_cast<double>(w.firms.upgrading[row].research);
    CHECK(supported >= 0.0);
    CHECK(supported < 2.0);  // the dose is 1, and sales move between asking and spending
  }
}

TEST_CASE("research that is offered without money or dose supports nobody") {
  for (const auto& scenario : {with_research(0.0, 1.0), with_research(10e6, 0.0)}) {
    test::SmallWorld small(scenario);
    small.run_months(12);
    CHECK(small.world->programmes.at(0).funded == 0);
    for (const std::uint32_t row : test::textile_firms(*small.world)) CHECK(small.world->firms.upgrading[row].research == 0.0F);
  }
}
