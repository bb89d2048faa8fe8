#include "models/accounts/ledger.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "sim/error.hpp"

namespace {

using namespace ladder::models;

/// Two economies; firm 0 is of the first, firm 1 of the second.
Ledger two_economies() {
  return Ledger(2, {0, 1});
}

/// An allowed payer and payee of each code, from the table in ledger.hpp.
struct Payment {
  Code code;
  AccountId from, to;
  bool both_ways = false;
};
std::vector<Payment> one_of_each(const Ledger& l, AccountId purse) {
  return {{Code::wages, l.firm(0), l.households(0)},
          {Code::mixed_income, l.farm(0), l.households(0)},
          {Code::dividends, l.firm(0), l.households(0)},
          {Code::income_tax, l.households(0), l.government(0)},
          {Code::consumption, l.households(0), l.hub(0)},
          {Code::public_consumption, l.government(0), l.hub(0)},
          {Code::investment, l.firm(0), l.hub(0)},
          {Code::equipment, l.firm(0), l.hub(0)},
          {Code::intermediate, l.own_account(0), l.hub(0)},
          {Code::wholesale, l.hub(0), l.market(0, 3)},
          {Code::delivery, l.market(0, 3), l.pool(0, 3)},
          {Code::import_payment, l.market(0, 3), l.pool(1, 3)},
          {Code::sales, l.pool(0, 3), l.firm(0)},
          {Code::interest, l.bank(0), l.clearing(0), true},
          {Code::firm_interest, l.firm(0), l.clearing(0), true},
          {Code::lending_margin, l.firm(0), l.bank(0)},
          {Code::transfer, l.households(1), l.households(0), true},
          {Code::programme_funding, l.government(0), purse},
          {Code::voucher, purse, l.firm(0)},
          {Code::outreach, purse, l.households(0)},
          {Code::programme_refund, purse, l.government(0)},
          {Code::equity, l.households(0), l.firm(0)},
          {Code::liquidation, l.firm(0), l.households(0)},
          {Code::default_loss, l.bank(0), l.firm(0)},
          {Code::recapitalisation, l.government(0), l.bank(0)},
          {Code::customs_duty, l.market(0, 3), l.government(0)},
          {Code::customs_relief, l.government(0), l.market(0, 3)},
          {Code::resource_revenue, l.firm(0), l.government(0)},
          {Code::technology_fee, l.firm(0), l.firm(1), true},
          {Code::technology_fee_at_home, l.firm(0), l.firm(0), true}};
}

}  // namespace

TEST_CASE("a book tells what each party paid and was paid, and together they are what the code moved") {
  Ledger ledger = two_economies();
  Book book(2);
  ledger.pay(book, ledger.firm(0), ledger.hub(0), 70, Code::intermediate);
  ledger.pay(book, ledger.farm(0), ledger.hub(0), 20, Code::intermediate);
  ledger.pay(book, ledger.own_account(0), ledger.hub(0), 5, Code::intermediate);
  CHECK(book.paid(0, Party::firm, Code::intermediate) == 70);
  CHECK(book.paid(0, Party::farm, Code::intermediate) == 20);
  CHECK(book.paid(0, Party::own_account, Code::intermediate) == 5);
  CHECK(book.paid(0, Party::households, Code::intermediate) == 0);  // not allowed: nothing is ever counted
  CHECK(book.paid(0, Code::intermediate) == 95);
  CHECK(book.received(0, Party::hub, Code::intermediate) == 95);
  CHECK(book.paid(0, Code::investment) == 0);
  CHECK(book.postings() == 3);
  const std::vector<ByParty> sums = ledger.by_party();
  CHECK(sums[0][static_cast<std::size_t>(Party::farm)] == -20);
  CHECK(sums[0][static_cast<std::size_t>(Party::hub)] == 95);
  CHECK(sums[1] == ByParty{});
}

TEST_CASE("a payment takes from one what it gives to the other, and is booked in both economies") {
  Ledger ledger = two_economies();
  Book book(2);
  ledger.pay(book, ledger.households(0), ledger.households(1), 250, Code::transfer);
  ledger.pay(book, ledger.firm(1), ledger.households(1), 100, Code::wages);
  CHECK(ledger.balance(ledger.households(0)) == -250);
  CHECK(ledger.balance(ledger.households(1)) == 350);
  CHECK(ledger.balance(ledger.firm(1)) == -100);
  CHECK(book.paid(0, Code::transfer) == 250);
  CHECK(book.received(1, Code::transfer) == 250);
  CHECK(book.received(0, Code::transfer) == 0);
  CHECK(book.paid(1, Code::wages) == 100);
  CHECK(book.postings() == 2);
}

TEST_CASE("payments between firms and one account, booked together, are the same as one by one") {
  const auto books = [](bool together) {
    Ledger ledger(2, {0, 0, 1});
    Book book(2);
    const auto firms = std::array{ledger.firm(0), ledger.firm(1)};
    const AccountId clearing = ledger.clearing(0);
    if (together) {
      FirmPayments interest(ledger, book, clearing, Code::firm_interest);
      interest.from(0, 30);
      interest.to(1, 12);
      interest.from(1, 0);  // nothing is paid: not counted as a posting
      interest.from(0, 5);
      interest.close();
    } else {
      ledger.pay(book, firms[0], clearing, 30, Code::firm_interest);
      ledger.pay(book, clearing, firms[1], 12, Code::firm_interest);
      ledger.pay(book, firms[0], clearing, 5, Code::firm_interest);
    }
    return std::tuple{ledger.balance(firms[0]), ledger.balance(firms[1]), ledger.balance(clearing), ledger.sum(),
                      book.paid(0, Party::firm, Code::firm_interest), book.paid(0, Party::clearing, Code::firm_interest),
                      book.received(0, Party::firm, Code::firm_interest),
                      book.received(0, Party::clearing, Code::firm_interest), book.postings(), book.misdirected()};
  };
  CHECK(books(true) == books(false));
  CHECK(books(true) == std::tuple{Money{-35}, Money{12}, Money{23}, Money{0}, Money{35}, Money{12}, Money{12}, Money{35},
                                  std::uint64_t{3}, std::uint64_t{0}});
}

TEST_CASE("payments that are booked together are refused across borders, and below nothing, and noticed where misdirected") {
  Ledger ledger(2, {0, 1});
  Book book(2);
  FirmPayments wages(ledger, book, ledger.households(0), Code::wages);
  CHECK_THROWS_AS(wages.from(1, 10), ladder::sim::Bug);
  CHECK_THROWS_AS(wages.from(0, -1), ladder::sim::Bug);
  CHECK(ledger.sum() == 0);
  wages.from(0, 10);
  CHECK(ledger.sum() == -10);  // until they are closed: the audit would stop the run
  wages.close();
  CHECK(ledger.sum() == 0);
  CHECK(book.misdirected() == 0);
  FirmPayments wrong(ledger, book, ledger.bank(0), Code::wages);
  wrong.from(0, 10);
  wrong.from(0, 20);
  wrong.close();
  CHECK(book.misdirected() == 2);
}

TEST_CASE("payments never make money: balances add up to 0, and positions to 0 over the world") {
  Ledger ledger = two_economies();
  const AccountId purse = ledger.open_purse(1);
  Book book(2);
  Money amount = 1;
  for (const Payment& p : one_of_each(ledger, purse)) ledger.pay(book, p.from, p.to, amount *= 2, p.code);
  CHECK(ledger.sum() == 0);
  const std::vector<Money> positions = ledger.net_foreign_positions();
  // Across the border went the imports (code 12, paid by 0), the transfer (code 17, paid by 1), and the purse
  // of economy 1 was filled by 0 (code 18) and spent there (19, 20 and 21); a fee for technology went from 0 to 1 (code 29).
  const Money abroad = -(1 << 12) + (1 << 17) - (1 << 18) + (1 << 19) + (1 << 20) + (1 << 21) - (1 << 29);
  CHECK(positions == std::vector<Money>{abroad, -abroad});
}

TEST_CASE("each kind of payment has its payers and payees, and a payment the other way is counted") {
  Ledger ledger = two_economies();
  const AccountId purse = ledger.open_purse(0);
  const std::vector<Payment> payments = one_of_each(ledger, purse);
  REQUIRE(payments.size() == code_count);
  for (const Payment& p : payments) {
    CAPTURE(std::string(code_name(p.code)));
    Book right(2), wrong(2);
    ledger.pay(right, p.from, p.to, 1, p.code);
    CHECK(right.misdirected() == 0);
    ledger.pay(wrong, p.to, p.from, 1, p.code);
    CHECK(wrong.misdirected() == (p.both_ways ? 0 : 1));
  }
}

TEST_CASE("nothing is paid where nothing is due, and no payment is negative") {
  Ledger ledger = two_economies();
  Book book(2);
  ledger.pay(book, ledger.firm(0), ledger.households(0), 0, Code::wages);
  CHECK(book.postings() == 0);
  CHECK_THROWS_AS(ledger.pay(book, ledger.firm(0), ledger.households(0), -1, Code::wages), ladder::sim::Bug);
}

TEST_CASE("books of parallel tasks add up to one book") {
  Ledger ledger = two_economies();
  Book first(2), second(2);
  ledger.pay(first, ledger.firm(0), ledger.households(0), 10, Code::wages);
  first.owe(0, Code::wages, 11);
  ledger.pay(second, ledger.firm(0), ledger.households(0), 5, Code::wages);
  ledger.pay(second, ledger.bank(0), ledger.hub(0), 1, Code::wages);
  first.merge(second);
  CHECK(first.paid(0, Code::wages) == 16);
  CHECK(first.received(0, Code::wages) == 16);
  CHECK(first.owed(0, Code::wages) == 11);
  CHECK(first.postings() == 3);
  CHECK(first.misdirected() == 1);
}

TEST_CASE("every account knows its holder and economy") {
  Ledger ledger = two_economies();
  const AccountId purse = ledger.open_purse(1);
  CHECK(ledger.party_of(purse) == Party::purse);
  CHECK(ledger.economy_of(purse) == 1);
  CHECK(ledger.party_of(ledger.firm(1)) == Party::firm);
  CHECK(ledger.economy_of(ledger.firm(1)) == 1);
  CHECK(ledger.party_of(ledger.market(0, sector_count - 1)) == Party::market);
  CHECK(ledger.party_of(ledger.pool(0, 0)) == Party::pool);
  CHECK(ledger.party_of(ledger.hub(1)) == Party::hub);
  CHECK(ledger.party_of(ledger.clearing(1)) == Party::clearing);
  CHECK(ledger.accounts() == 2 * (7 + 2 * sector_count) + 2 + 1);
}
