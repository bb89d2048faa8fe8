#include "models/accounts/inventories.hpp"

#include <doctest/doctest.h>

#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using test::poor;

namespace {

constexpr std::size_t textiles = index(Sector::textiles), machinery = index(Sector::machinery);

/// Stocks of nothing.
AuditSnapshot empty(const World& w) {
  return {std::vector<ByParty>(w.economy_count()), std::vector<IndustryStocks>(w.industries.size()),
          std::vector<Skilled>(w.economy_count()), std::vector<Skilled>(w.economy_count())};
}

/// A world in which nothing was made or sold, with final sales of 1,000 cents in AAA.
void stand_still(World& w) {
  for (Industry& i : w.industries) i.sold = i.swing_output = 0;
  for (Economy& e : w.economies)
    for (OwnAccount* o : {&e.farm, &e.services}) o->output = 0, o->used = {};
  for (NationalAccounts& a : w.accounts) a = {};
  w.accounts[poor].final_sales = 1000;
  w.accounts[poor].gdp_expenditure = 1000;
}

}  // namespace

TEST_CASE("what is made and not sold, and bought and not used, is in GDP at the month's prices") {
  test::SmallWorld small;
  World& w = *small.world;
  stand_still(w);
  w.industry(poor, textiles).price = 2.0;
  w.industry(poor, textiles).sold = 60;
  w.economies[poor].user_price[machinery] = 1.5;
  AuditSnapshot before = empty(w), opening = empty(w), closing = empty(w);
  IndustryStocks& then = before.industries[poor * sector_count + textiles];
  IndustryStocks& meanwhile = opening.industries[poor * sector_count + textiles];
  IndustryStocks& now = closing.industries[poor * sector_count + textiles];
  then.finished = 10, meanwhile.made = 100, now.finished = 50;  // 10 + 100 - 60
  then.inputs[machinery] = 30, meanwhile.used = 10, now.inputs[machinery] = 28;
  w.accounts[poor].inputs_bought[textiles][machinery] = 8;  // 30 + 8 - 10
  then.capital = 500, meanwhile.worn = 4, now.capital = 516;
  w.accounts[poor].capital_delivered = 25;
  w.economies[poor].farm.invested = 5;  // of these 25 go to farms: 500 + 20 - 4

  add_inventories(w, before, opening, closing);

  const NationalAccounts& a = w.accounts[poor];
  CHECK(a.changes_in_inventories == 2 * 40 - 3);  // 40 pieces at 2; 2 pieces less at 1.5
  CHECK(a.gdp_production == 1077);
  CHECK(a.gdp_expenditure == 1077);
  CHECK(a.value_added[textiles] == 77);
  CHECK(a.final_sales == 1000);  // what drives the model is not touched
  const auto adds_up = [](const VolumeAccount& v) { return v.opening + v.in - v.out == v.closing; };
  CHECK(adds_up(a.finished_goods));
  CHECK(adds_up(a.input_stores));
  CHECK(adds_up(a.capital));
  CHECK(a.capital.in == 20);
  CHECK(w.accounts[test::north].gdp_production == 0);
}

TEST_CASE("a price that moves while stocks stay makes no production: holding gains are not in GDP") {
  test::SmallWorld small;
  World& w = *small.world;
  stand_still(w);
  AuditSnapshot stocks = empty(w);
  stocks.industries[poor * sector_count + textiles].finished = 1'000'000;
  stocks.industries[poor * sector_count + textiles].inputs[machinery] = 1'000'000;
  w.industry(poor, textiles).price = 7.0;
  w.economies[poor].user_price[machinery] = 9.0;
  add_inventories(w, stocks, stocks, stocks);
  CHECK(w.accounts[poor].changes_in_inventories == 0);
  CHECK(w.accounts[poor].gdp_production == 1000);
}

TEST_CASE("by production and by expenditure agree only where the volumes do") {
  test::SmallWorld small;
  World& w = *small.world;
  stand_still(w);
  w.industry(poor, textiles).price = 1.0;
  AuditSnapshot before = empty(w), opening = empty(w), closing = empty(w);
  opening.industries[poor * sector_count + textiles].made = 100;   // made, not sold
  closing.industries[poor * sector_count + textiles].finished = 99;  // and one is lost
  add_inventories(w, before, opening, closing);
  CHECK(w.accounts[poor].gdp_production == w.accounts[poor].gdp_expenditure + 1);
}
