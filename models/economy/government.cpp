#include "models/economy/government.hpp"

#include <algorithm>
#include <cmath>

#include "models/markets/goods.hpp"
#include "models/world/world.hpp"
#include "sim/error.hpp"
#include "sim/math.hpp"

namespace ladder::models {

double spending_factor(double debt_ratio, double start_debt_ratio, double slack, const DemandParameters& p) {
  return std::clamp(
      1.0 - p.debt_slope.value() * (debt_ratio - start_debt_ratio) + p.fiscal_slope.value() * slack, 0.6,
      1.3);
}

void order_public_demand(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  const DemandParameters& p = w.parameters.demand;
  const double debt = -static_cast<double>(w.ledger.balance(w.ledger.government(ei))) / (12.0 * e.smooth_gdp);
  const double target = spending_factor(debt, e.start_debt_ratio, e.unemployment - e.start_unemployment, p);
  e.public_factor += p.spending_speed.value() * (target - e.public_factor);
  const double budget = e.public_share * e.smooth_gdp * e.public_factor;
  const double price = composite_price(e.public_mix, e.user_price);
  for (std::size_t s = 0; s < sector_count; ++s)
    e.public_demand[s] = price > 0.0 ? round_to_whole(budget / price * e.public_mix[s]) : 0;
}

namespace {

void pay_interest_on(World& w, Book& book, std::size_t ei, AccountId account, double rate) {
  const Money interest = round_to_whole(std::fabs(static_cast<double>(w.ledger.balance(account))) * rate);
  const bool earns = w.ledger.balance(account) > 0;
  const AccountId clearing = w.ledger.clearing(ei);
  book.owe(ei, Code::interest, interest);
  w.ledger.pay(book, earns ? clearing : account, earns ? account : clearing, interest, Code::interest);
}

/// Balances of the economy that bear no interest: current accounts of own-account producers and programmes.
Money idle_balances(const World& w, std::size_t ei) {
  Money idle = w.ledger.balance(w.ledger.farm(ei)) + w.ledger.balance(w.ledger.own_account(ei));
  for (const ProgrammeState& p : w.programmes)
    if (p.economy == ei) idle += w.ledger.balance(p.purse);
  return idle;
}

/// The bank keeps what it does not pay on them.
void keep_idle_interest(World& w, std::size_t ei, Book& book, double rate) {
  const Money kept = round_to_whole(static_cast<double>(idle_balances(w, ei)) * rate);
  const AccountId bank = w.ledger.bank(ei), clearing = w.ledger.clearing(ei);
  book.owe(ei, Code::interest, std::abs(kept));
  w.ledger.pay(book, kept > 0 ? clearing : bank, kept > 0 ? bank : clearing, std::abs(kept), Code::interest);
}

}  // namespace

void pay_interest(World& w, std::size_t ei, Book& book) {
  const DemandParameters& p = w.parameters.demand;
  const double rate = p.interest.value() / 12.0;
  for (const AccountId a : {w.ledger.households(ei), w.ledger.government(ei), w.ledger.bank(ei)})
    pay_interest_on(w, book, ei, a, rate);
  keep_idle_interest(w, ei, book, rate);
  FirmPayments interest(w.ledger, book, w.ledger.clearing(ei), Code::firm_interest);
  Money net = 0, gross = 0;
  for (std::size_t s = 0; s < sector_count; ++s)
    for (const std::uint32_t row : w.living[ei * sector_count + s]) {
      const AccountId account = w.ledger.firm(row);
      const Money before = w.ledger.balance(account);
      const Money due = round_to_whole(std::fabs(static_cast<double>(before)) * rate);
      before > 0 ? interest.to(row, due) : interest.from(row, due);
      gross += due;
      net += before - w.ledger.balance(account);
      if (before < 0) {
        const Money margin = round_to_whole(-static_cast<double>(before) * p.lending_margin.value() / 12.0);
        book.owe(ei, Code::lending_margin, margin);
        w.ledger.pay(book, account, w.ledger.bank(ei), margin, Code::lending_margin);
      }
      w.firms.surplus[row] += w.ledger.balance(account) - before;
    }
  interest.close();
  book.owe(ei, Code::firm_interest, gross);
  w.firm_interest[ei] = net;
}

namespace {

/// Brings `account` to 0 against `other`, whoever owes.
void square(World& w, Book& book, AccountId account, AccountId other) {
  const Money left = w.ledger.balance(account);
  const bool pays = left > 0;
  book.owe(w.ledger.economy_of(pays ? account : other), Code::interest, std::abs(left));
  w.ledger.pay(book, pays ? account : other, pays ? other : account, std::abs(left), Code::interest);
}

}  // namespace

void close_clearing(World& w, Book& book) {
  const AccountId centre = w.ledger.clearing(w.north_economy);
  for (std::size_t e = 0; e < w.economy_count(); ++e)
    if (e != w.north_economy) square(w, book, w.ledger.clearing(e), centre);
  // All balances add up to 0, so what is left is rounding: at most half a cent an account.
  sim::expects(std::abs(w.ledger.balance(centre)) <= static_cast<Money>(w.ledger.accounts()),
               "interest paid and received over the world differ by no more than rounding");
  square(w, book, centre, w.ledger.bank(w.north_economy));
}

void recapitalise(World& w, std::size_t ei, Book& book) {
  const auto floor =
      round_to_whole(0.2 * w.parameters.demand.bank_equity.value() * 12.0 * w.economies[ei].smooth_gdp);
  const Money missing = std::max<Money>(0, floor - w.ledger.balance(w.ledger.bank(ei)));
  book.owe(ei, Code::recapitalisation, missing);
  w.ledger.pay(book, w.ledger.government(ei), w.ledger.bank(ei), missing, Code::recapitalisation);
}

void pay_resource_revenue(World& w, std::size_t ei, Book& book) {
  const double take = w.parameters.demand.resource_take.value();
  for (const std::uint32_t row : w.living[ei * sector_count + index(Sector::mining)]) {
    const double earned = std::max(0.0, static_cast<double>(w.firms.surplus[row]));
    const Money due = round_to_whole(take * earned);
    book.owe(ei, Code::resource_revenue, due);
    w.ledger.pay(book, w.ledger.firm(row), w.ledger.government(ei), due, Code::resource_revenue);
    w.firms.surplus[row] -= due;
  }
}

double financed_balance(const World& w, const Economy& e) {
  const double fade = sim::math::exp(-static_cast<double>(w.month) / (12.0 * w.parameters.trade.transfer_life.value()));
  const double ended = std::min(e.aid, std::max(0.0, -e.structural_balance)) * e.status.aid_lost;
  return (e.structural_balance + ended) * fade;
}

void pay_transfers(World& w, Book& book) {
  const AccountId north = w.ledger.households(w.north_economy);
  for (std::size_t ei = 0; ei < w.economy_count(); ++ei) {
    if (ei == w.north_economy) continue;
    const Economy& e = w.economies[ei];
    const Money amount = round_to_whole(std::fabs(financed_balance(w, e)) * e.smooth_gdp);
    const bool receives = e.structural_balance < 0.0;
    const AccountId own = w.ledger.households(ei);
    book.owe(receives ? w.north_economy : ei, Code::transfer, amount);
    w.ledger.pay(book, receives ? north : own, receives ? own : north, amount, Code::transfer);
  }
}

}  // namespace ladder::models
