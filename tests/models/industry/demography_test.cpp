#include "models/industry/demography.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/economy/labour_market.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using test::poor;

const std::vector<std::uint32_t>& textile_firms(const World& w) {
  return w.living[poor * sector_count + index(Sector::textiles)];
}

/// What an industry has, whoever owns it.
struct Assets {
  Volume machines = 0, stock = 0, cotton = 0;
  bool operator==(const Assets&) const = default;
};
Assets assets(const World& w) {
  Assets all;
  for (const std::uint32_t row : textile_firms(w)) {
    all.machines += w.firms.capital[row];
    for (const Volume order : w.firms.orders[row]) all.machines += order;
    all.stock += w.firms.stock[row];
    all.cotton += w.firms.inputs[row][0];
  }
  return all;
}

double sum_of_shares(const World& w) {
  double sum = 0.0;
  for (const std::uint32_t row : textile_firms(w)) sum += w.firms.share[row];
  return sum;
}

}  // namespace

TEST_CASE("a firm that owes more than its credit for three months leaves, and nothing real is lost") {
  test::SmallWorld small(test::nobody_leaves_or_enters());
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles, 4);
  const Money debt = w.firms.capital[row];  // credit ends at 0.6 of it
  w.ledger.open_with(w.ledger.firm(row), -debt);
  const Assets before = assets(w);
  const Skilled force = labour_force(w, poor);
  const Money bank = w.ledger.balance(w.ledger.bank(poor));
  Book book(3);
  remove_leavers(w, poor, book);
  remove_leavers(w, poor, book);
  CHECK(w.firms.alive[row] == 1);
  remove_leavers(w, poor, book);
  CHECK(w.firms.alive[row] == 0);
  CHECK(textile_firms(w).size() == 11);
  CHECK(w.ledger.balance(w.ledger.firm(row)) == 0);
  CHECK(w.ledger.balance(w.ledger.bank(poor)) == bank - debt);
  CHECK(assets(w) == before);
  CHECK(labour_force(w, poor) == force);
  CHECK(sum_of_shares(w) == doctest::Approx(1.0));
}

TEST_CASE("a firm whose debts come back within its credit starts its three months anew") {
  test::SmallWorld small(test::nobody_leaves_or_enters());
  World& w = *small.world;
  const std::uint32_t row = small.firm(poor, Sector::textiles);
  const AccountId account = w.ledger.firm(row);
  Book book(3);
  for (const double part : {0.7, 0.7, 0.5, 0.7, 0.7}) {
    w.ledger.open_with(account, -round_to_whole(part * static_cast<double>(w.firms.capital[row])));
    remove_leavers(w, poor, book);
  }
  CHECK(w.firms.alive[row] == 1);
  remove_leavers(w, poor, book);
  CHECK(w.firms.alive[row] == 0);
}

TEST_CASE("exit for other reasons falls with size, and its mean stays") {
  Scenario scenario = test::nobody_leaves_or_enters();
  scenario.assumptions.demography.other_exit = PerYear{12.0};
  scenario.assumptions.demography.exit_size_power = Number{2.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  const auto rows = textile_firms(w);
  const std::uint32_t large = rows[3];
  for (const std::uint32_t row : rows)
    w.firms.share[row] = row == large ? 0.5 : 0.5 / (static_cast<double>(rows.size()) - 1.0);
  Book book(3);
  remove_leavers(w, poor, book);
  REQUIRE(textile_firms(w).size() == 1);
  CHECK(textile_firms(w)[0] == large);
}

TEST_CASE("what a leaver has left goes to the households that own it") {
  Scenario scenario = test::nobody_leaves_or_enters();
  scenario.assumptions.demography.other_exit = PerYear{12.0};  // everybody, this month
  scenario.assumptions.demography.exit_size_power = Number{0.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  Money deposits = 0, kept = 0;
  for (const std::uint32_t row : textile_firms(w)) deposits += w.ledger.balance(w.ledger.firm(row));
  const Assets before = assets(w);
  Book book(3);
  remove_leavers(w, poor, book);
  REQUIRE(textile_firms(w).size() == 1);  // the last firm of an industry stays
  kept = w.ledger.balance(w.ledger.firm(textile_firms(w)[0]));
  CHECK(assets(w) == before);
  CHECK(book.paid(poor, Code::default_loss) == 0);
  CHECK(book.received(poor, Code::liquidation) >= deposits - kept);
  CHECK(w.firms.share[textile_firms(w)[0]] == doctest::Approx(1.0));
  // Government services are kept running by all their firms.
  CHECK(w.living[poor * sector_count + index(Sector::government)].size() == 12);
}

TEST_CASE("entrants take over plant and people of the incumbents, and nothing real appears or is lost") {
  Scenario scenario = test::nobody_leaves_or_enters();
  scenario.assumptions.demography.entry = PerYear{4.0};  // four in the mean, among twelve
  test::SmallWorld small(scenario);
  World& w = *small.world;
  const Assets before = assets(w);
  const Skilled force = labour_force(w, poor);
  const std::vector<std::uint32_t> incumbents = textile_firms(w);
  double best = -100.0;
  for (const std::uint32_t row : incumbents) best = std::max(best, w.firms.technique[row]);
  Book book(3);
  REQUIRE(!admit_entrants(w, poor, book, sim::Time{30}).empty());
  std::size_t entrants = 0;
  for (const std::uint32_t row : textile_firms(w)) {
    if (std::find(incumbents.begin(), incumbents.end(), row) != incumbents.end()) continue;
    ++entrants;
    CHECK(w.firms.technique[row] < best - 0.10 + 4.0 * 0.10);  // a tenth behind an incumbent, sd a tenth
    CHECK(w.firms.share[row] <= 0.05);
    CHECK(w.firms.capital[row] > 0);
    CHECK(w.firms.headcount(row) > 0);
  }
  REQUIRE(entrants > 0);
  CHECK(assets(w) == before);
  CHECK(labour_force(w, poor) == force);
  CHECK(sum_of_shares(w) == doctest::Approx(1.0));
  CHECK(book.misdirected() == 0);
  CHECK(w.ledger.sum() == 0);
}

namespace {

/// What entrants of a month take from AAA's textiles, where each incumbent has that many people.
struct TakenOver {
  double share = 0.0;     ///< of the market
  double exported = 0.0;  ///< part of the orders that come from abroad
  std::int32_t people = 0, all = 0;
};
TakenOver taken_over(std::int32_t people_each) {
  Scenario scenario = test::nobody_leaves_or_enters();
  scenario.assumptions.demography.entry = PerYear{4.0};
  test::SmallWorld small(scenario);
  World& w = *small.world;
  const std::vector<std::uint32_t> incumbents = textile_firms(w);
  TakenOver taken;
  for (const std::uint32_t row : incumbents) w.firms.workers[row] = {people_each, 0, 0}, taken.all += people_each;
  taken.exported = w.industry(poor, index(Sector::textiles)).exported;
  Book book(3);
  REQUIRE(!admit_entrants(w, poor, book, sim::Time{30}).empty());
  for (const std::uint32_t row : textile_firms(w)) {
    if (std::find(incumbents.begin(), incumbents.end(), row) != incumbents.end()) continue;
    taken.share += w.firms.share[row];
    taken.people += w.firms.headcount(row);
  }
  return taken;
}

}  // namespace

TEST_CASE("of firms with few people each, entrants take the same part as of large ones") {
  const TakenOver of_large = taken_over(1000000);
  const double part = of_large.share * (1.0 - of_large.exported);
  CHECK(of_large.people == doctest::Approx(part * of_large.all).epsilon(1e-5));  // whole persons, of three skills
  // So few that each incumbent's own part is half a person.
  const TakenOver of_small = taken_over(static_cast<std::int32_t>(0.5 / part));
  CHECK(of_small.people == static_cast<std::int32_t>(part * of_small.all));
  CHECK(of_small.people > 0);
}
