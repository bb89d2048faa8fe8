#include "models/accounts/matrices.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using test::poor;

namespace {

/// Cents by label.
std::map<std::string, Money> flows_of(const World& w, std::size_t e) {
  const std::vector<Money> values = month_flows(w, e, true, true);
  std::map<std::string, Money> flows;
  for (std::size_t k = 0; k < values.size(); ++k) flows[flow_entries()[k].label()] = values[k];
  return flows;
}

}  // namespace

TEST_CASE("each entry of a matrix stands once, and payments inside the markets stand nowhere") {
  std::set<std::string> labels;
  for (const MatrixEntry& entry : flow_entries()) CHECK(labels.insert(entry.label()).second);
  CHECK(labels.count("wages/households") == 1);
  CHECK(labels.count("wages/firms") == 1);
  CHECK(labels.count("sales/farms") == 1);
  CHECK(labels.count("wages/bank") == 0);
  CHECK(labels.count("wholesale/markets") == 0);
  std::set<std::string> assets;
  for (const MatrixEntry& entry : balance_entries()) CHECK(assets.insert(entry.label()).second);
  CHECK(assets.count("capital_in_use/firms") == 1);
}

TEST_CASE("down a column the opening balance and the month's payments give the closing balance, across a row 0") {
  test::SmallWorld small;
  small.run_months(4);
  const World& w = *small.world;
  std::map<std::string, Money> world;  // by row
  for (std::size_t e = 0; e < w.economy_count(); ++e) {
    std::map<std::string, Money> left;  // by holder: opening + payments - closing
    for (const auto& [label, cents] : flows_of(w, e)) {
      const std::string row = label.substr(0, label.find('/')), holder = label.substr(label.find('/') + 1);
      left[holder] += row == "closing_balance" ? -cents : cents;
      world[row] += cents;
    }
    for (const auto& [holder, cents] : left) {
      CAPTURE(holder);
      CHECK(cents == 0);
    }
  }
  for (const auto& [row, cents] : world) {
    CAPTURE(row);
    CHECK(cents == 0);
  }
}

TEST_CASE("the matrix holds what the book holds, with its sign") {
  test::SmallWorld small;
  small.run_months(2);
  const World& w = *small.world;
  auto flows = flows_of(w, poor);
  CHECK(flows["wages/households"] == w.book.received(poor, Code::wages));
  CHECK(flows["wages/firms"] == -w.book.paid(poor, Code::wages));
  CHECK(flows["wages/firms"] < 0);
  CHECK(flows["import_payment/markets"] ==
        w.book.received(poor, Code::import_payment) - w.book.paid(poor, Code::import_payment));
  CHECK(flows["closing_balance/government"] == w.ledger.balance(w.ledger.government(poor)));
}

TEST_CASE("opening and closing balances are given where they are asked for") {
  test::SmallWorld small;
  small.run_months(2);
  const std::vector<Money> neither = month_flows(*small.world, poor, false, false);
  for (std::size_t k = 0; k < neither.size(); ++k)
    if (flow_entries()[k].row == "opening_balance" || flow_entries()[k].row == "closing_balance")
      CHECK(neither[k] == 0);
}

TEST_CASE("a balance sheet holds each balance as a deposit or a debt, and stocks at their prices") {
  test::SmallWorld small;
  small.run_months(1);
  World& w = *small.world;
  const std::vector<Money> values = balance_sheet(w, poor);
  std::map<std::string, Money> sheet;
  for (std::size_t k = 0; k < values.size(); ++k) sheet[balance_entries()[k].label()] = values[k];
  CHECK(sheet["debts/government"] == w.ledger.balance(w.ledger.government(poor)));
  CHECK(sheet["deposits/government"] == 0);
  CHECK(sheet["deposits/households"] == w.ledger.balance(w.ledger.households(poor)));
  Money firms = 0;
  for (std::size_t s = 0; s < sector_count; ++s)
    for (const std::uint32_t row : w.living[poor * sector_count + s]) firms += w.ledger.balance(w.ledger.firm(row));
  CHECK(sheet["deposits/firms"] + sheet["debts/firms"] == firms);
  CHECK(sheet["deposits/firms"] > 0);
  const OwnAccount& farm = w.economies[poor].farm;
  CHECK(sheet["finished_goods/farms"] == value_of(farm.stock, w.industry(poor, farm.sector).price));
  CHECK(sheet["capital_in_use/firms"] > 0);
}
