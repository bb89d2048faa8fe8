#include "models/economy/labour_market.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/economy/government.hpp"
#include "models/economy/households.hpp"
#include "models/economy/own_account.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;
using test::count;
using test::poor;

TEST_CASE("wages are paid by contract: heads times the premium of their skill times the firm's wage") {
  test::SmallWorld small;
  World& w = *small.world;
  Money due = 0;
  for (std::size_t s = 0; s < sector_count; ++s)
    for (const std::uint32_t row : w.living[poor * sector_count + s]) {
      w.firms.workers[row] = {10, 5, 2};
      w.firms.wage[row] = 100.0;
      due += 100 * 10 + 140 * 5 + 220 * 2;
    }
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  const Money before = w.ledger.balance(w.ledger.firm(row));
  Book book(3);
  pay_wages(w, poor, book);
  CHECK(book.received(poor, Code::wages) == due);
  CHECK(book.owed(poor, Code::wages) == due);
  CHECK(before - w.ledger.balance(w.ledger.firm(row)) == 2140);
}

TEST_CASE("who is laid off looks for work, in the mix of the firm, but none who is in a course") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  w.firms.workers[row] = {60, 30, 10};
  w.firms.in_training[row] = 20;
  w.firms.wanted[row] = -8;  // of 40, 30 and 10
  const Skilled force = labour_force(w, poor);
  match_labour(w, poor);
  CHECK(w.firms.workers[row] == std::array<std::int32_t, 3>{56, 27, 9});
  CHECK(w.firms.wanted[row] == 0);
  CHECK(count(labour_force(w, poor)) == count(force));

  w.firms.wanted[row] = -1000;  // more than may go
  match_labour(w, poor);
  CHECK(w.firms.headcount(row) == 20);
  CHECK(w.firms.workers[row][0] == 20);
}

TEST_CASE("a month of matching conserves persons of each skill and fills what there are people for") {
  test::SmallWorld small;
  World& w = *small.world;
  const Skilled force = labour_force(w, poor);
  const std::uint32_t row = small.firm(poor, Sector::machinery);
  const std::int32_t before = w.firms.headcount(row);
  w.firms.wanted[row] = 1000;
  match_labour(w, poor);
  CHECK(labour_force(w, poor) == force);
  CHECK(w.firms.headcount(row) == before + 1000);

  // No month hires more than half of the unemployed and a hundredth of own-account workers or so.
  w.firms.wanted[row] = 100'000'000;
  const Economy& e = w.economies[poor];
  const double pool = 0.5 * static_cast<double>(count(e.unemployed)) +
                      0.04 * static_cast<double>(e.farm.count() + e.services.count());
  match_labour(w, poor);
  CHECK(w.firms.headcount(row) - before - 1000 <= static_cast<std::int32_t>(pool));
  CHECK(labour_force(w, poor) == force);
}

TEST_CASE("a labour force that grows by 1 % a year gains a twelfth of it a month, all looking for work") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[poor];
  e.population = {10e6, 10.12e6, 10.24e6};
  const People before = count(labour_force(w, poor));
  match_labour(w, poor);
  CHECK(std::abs(count(e.newcomers) - 5000) <= 2);  // half of 10,000 more people
  CHECK(count(labour_force(w, poor)) == before + count(e.newcomers));
}

TEST_CASE("the North's wages follow its productivity and its labour market") {
  test::SmallWorld small;
  Economy& e = small.world->economies[test::north];
  e.productivity_growth = 0.024;
  e.unemployment = e.start_unemployment;
  move_wages(*small.world, test::north);
  CHECK(e.wage == Approx(std::exp(0.024 / 12.0)));
  e.wage = 1.0;
  e.unemployment = e.start_unemployment + 0.03;  // takes off 0.4 x 0.03
  move_wages(*small.world, test::north);
  CHECK(e.wage == Approx(std::exp(0.012 / 12.0)));
}

TEST_CASE("elsewhere nine tenths of productivity growth reach wages, and an external gap moves them back") {
  test::SmallWorld small;
  Economy& e = small.world->economies[poor];
  e.productivity_growth = 0.05;
  e.unemployment = e.start_unemployment;
  e.trade_balance = e.structural_balance - 0.05;  // 5 % of GDP is not financed
  e.position = e.start_position - 0.2;
  e.lewis_ratio = 1.0 / e.services.income;  // own-account income pulls neither way
  move_wages(*small.world, poor);
  CHECK(e.wage == Approx(std::exp((0.9 * 0.05 - 0.4 * (0.05 + 0.1 * 0.2)) / 12.0)));
}

TEST_CASE("a transfer finances the imbalance of the base year and fades with a life of 40 years") {
  test::SmallWorld small;
  World& w = *small.world;
  // AAA imports 900 and exports 800 of a GDP of 10,000 million; ROW 100 + 4000 against 200 + 3900.
  const double monthly = 1e8 / 12.0;
  Book now(3), later(3);
  pay_transfers(w, now);
  CHECK(static_cast<double>(now.received(poor, Code::transfer)) == Approx(100.0 * monthly));
  w.month = 480;
  pay_transfers(w, later);
  CHECK(static_cast<double>(later.received(poor, Code::transfer)) == Approx(100.0 * monthly / std::exp(1.0)));
  CHECK(later.paid(test::north, Code::transfer) >= later.received(poor, Code::transfer));
}

TEST_CASE("a treasury brings its bank back to a fifth of its first equity of 5 % of GDP") {
  test::SmallWorld small;
  World& w = *small.world;
  w.economies[poor].smooth_gdp = 1000.0;  // a month
  w.ledger.open_with(w.ledger.bank(poor), 20);
  Book book(3);
  recapitalise(w, poor, book);
  CHECK(w.ledger.balance(w.ledger.bank(poor)) == 120);
  CHECK(book.paid(poor, Code::recapitalisation) == 100);
  recapitalise(w, poor, book);
  CHECK(book.paid(poor, Code::recapitalisation) == 100);  // nothing is missing any more
}

TEST_CASE("a month's interest is a twelfth of 2 % of every balance, and borrowing firms pay 2 % more") {
  test::SmallWorld small;
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  const AccountId firm = w.ledger.firm(row), people = w.ledger.households(poor),
                  treasury = w.ledger.government(poor);
  w.ledger.open_with(people, 1'200'000);
  w.ledger.open_with(treasury, -600'000);
  w.ledger.open_with(firm, -240'000);
  const Money bank = w.ledger.balance(w.ledger.bank(poor));
  Book book(3);
  pay_interest(w, poor, book);
  CHECK(w.ledger.balance(people) == 1'202'000);
  CHECK(w.ledger.balance(treasury) == -601'000);
  CHECK(w.ledger.balance(firm) == -240'000 - 400 - 400);
  CHECK(book.received(poor, Code::lending_margin) == 400);
  CHECK(w.ledger.balance(w.ledger.bank(poor)) > bank);
  CHECK(book.misdirected() == 0);
}

TEST_CASE("income tax is the economy's rate on wages, mixed income and dividends of the month") {
  test::SmallWorld small;
  World& w = *small.world;
  Book book(3);
  w.ledger.pay(book, w.ledger.firm(small.firm(poor, Sector::textiles)), w.ledger.households(poor), 600,
               Code::wages);
  w.ledger.pay(book, w.ledger.farm(poor), w.ledger.households(poor), 400, Code::mixed_income);
  w.ledger.pay(book, w.ledger.households(test::north), w.ledger.households(poor), 5000, Code::transfer);
  w.economies[poor].tax_rate = 0.25;
  pay_income_tax(w, poor, book);
  CHECK(book.received(poor, Code::income_tax) == 250);  // none on transfers
}

TEST_CASE("farms that owe money buy no machines until it is repaid") {
  test::SmallWorld small;
  World& w = *small.world;
  own_account_month(w, poor);
  CHECK(w.economies[poor].farm.investment > 0);
  w.ledger.open_with(w.ledger.farm(poor), -1);
  own_account_month(w, poor);
  CHECK(w.economies[poor].farm.investment == 0);
}
