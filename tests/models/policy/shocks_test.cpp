#include "models/policy/shocks.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/markets/goods.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using doctest::Approx;
using test::north, test::poor, test::rest;

namespace {

ShockUse shock(std::string kind, double depth) {
  ShockUse use;
  use.shock = std::move(kind);
  use.from = {2020, 7}, use.depth = Share{depth}, use.duration = Years{1.0};
  return use;
}

World& struck(test::SmallWorld& small, std::uint32_t month = 18) {
  set_shocks(*small.world, month);  // July 2020, of a base year 2018
  return *small.world;
}

Scenario with(ShockUse use) {
  Scenario scenario = test::small_scenario();
  scenario.shocks = {std::move(use)};
  return scenario;
}

constexpr std::size_t machinery = index(Sector::machinery), textiles = index(Sector::textiles);

}  // namespace

TEST_CASE("a shock strikes in full, lasts, and fades linearly") {
  ShockUse use = shock("commodity-slump", 0.4);
  use.fade = Years{0.5};
  CHECK(depth_in(use, {2020, 6}) == 0.0);
  CHECK(depth_in(use, {2020, 7}) == 0.4);
  CHECK(depth_in(use, {2021, 6}) == 0.4);
  CHECK(depth_in(use, {2021, 7}) == Approx(0.4));
  CHECK(depth_in(use, {2021, 10}) == Approx(0.2));
  CHECK(depth_in(use, {2022, 1}) == 0.0);
  use.fade = Years{0.0};
  CHECK(depth_in(use, {2021, 7}) == 0.0);
}

TEST_CASE("a commodity slump lowers the world price by its depth, and nothing else of it") {
  test::SmallWorld small(with(shock("commodity-slump", 0.3)));
  CHECK(commodity_factor(*small.world, 17) == 1.0);
  CHECK(commodity_factor(*small.world, 18) == Approx(0.7));
  draw_commodity_price(*small.world, 18);
  CHECK(small.world->trade.commodity_price == Approx(0.7 * std::exp(small.world->trade.log_commodity)));
}

TEST_CASE("a demand slump cuts what households of the economies named spend") {
  ShockUse use = shock("demand-slump", 0.2);
  use.economies = {"NORTH"};
  test::SmallWorld small(with(use));
  CHECK(struck(small).shocks.demand == std::vector<double>{1.0, 0.8, 1.0});
  CHECK(struck(small, 0).shocks.demand.empty());
}

TEST_CASE("a closed route lets nothing through, either way, for the sectors and partners named") {
  ShockUse use = shock("trade-route-closed", 1.0);
  use.economies = {"AAA"}, use.partners = {"ROW"}, use.sectors = {"machinery"};
  test::SmallWorld small(with(use));
  const World& w = struck(small);
  const std::vector<double>& access = w.shocks.access[machinery];
  CHECK(access[w.trade.at(poor, rest)] == 0.0);
  CHECK(access[w.trade.at(rest, poor)] == 0.0);
  CHECK(access[w.trade.at(poor, north)] == 1.0);
  CHECK(access[w.trade.at(poor, poor)] == 1.0);
  CHECK(access[w.trade.at(rest, north)] == 1.0);
  CHECK(w.shocks.access[textiles].empty());
}

TEST_CASE("a supply stop holds back the stocks of the industries named") {
  ShockUse use = shock("supply-stop", 0.9);
  use.economies = {"NORTH"}, use.sectors = {"machinery"};
  test::SmallWorld small(with(use));
  const World& w = struck(small);
  CHECK(w.shocks.supply[north * sector_count + machinery] == Approx(0.1));
  CHECK(w.shocks.supply[poor * sector_count + machinery] == 1.0);
}

TEST_CASE("what does not get through is ordered elsewhere") {
  // Two economies, each buys half at home and half abroad; abroad is closed to the first.
  const std::vector<double> share = {0.5, 0.5, 0.5, 0.5}, access = {1.0, 0.0, 1.0, 1.0};
  const Clearing c = clear_market(std::vector<Volume>{10, 10}, std::vector<Volume>{20, 20}, share,
                                  std::vector<Volume>{100, 100}, 0.5, 2, access);
  CHECK(c.intermediate == std::vector<Volume>{10, 0, 5, 5});
  CHECK(c.final_use == std::vector<Volume>{20, 0, 10, 10});
}

TEST_CASE("with no other seller within reach an order lapses, and no second round or swing supplier gets around it") {
  const std::vector<double> share = {0.0, 1.0, 0.0, 1.0}, access = {1.0, 0.0, 1.0, 1.0};
  for (const std::size_t swing : {std::size_t{1}, std::size_t{2}}) {
    const Clearing c = clear_market(std::vector<Volume>{10, 10}, std::vector<Volume>{20, 20}, share,
                                    std::vector<Volume>{0, 1000}, 0.5, swing, access);
    CHECK(c.intermediate == std::vector<Volume>{0, 0, 0, 10});
    CHECK(c.final_use == std::vector<Volume>{0, 0, 0, 20});
  }
}

TEST_CASE("access of 1 everywhere is no access table") {
  const std::vector<double> share = {0.3, 0.7, 0.6, 0.4}, all(4, 1.0);
  const std::vector<Volume> inputs = {1001, 77}, use = {313, 4242}, stock = {900, 2000};
  const Clearing open = clear_market(inputs, use, share, stock, 0.5, 2), same = clear_market(inputs, use, share, stock, 0.5, 2, all);
  CHECK(open.intermediate == same.intermediate);
  CHECK(open.final_use == same.final_use);
  CHECK(open.sold == same.sold);
}
