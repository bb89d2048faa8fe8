#include "models/economy/households.hpp"

#include <algorithm>

#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

namespace math = sim::math;

BySector<double> linear_expenditure(double budget, const BySector<double>& subsistence,
                                    const BySector<double>& marginal, const BySector<double>& price,
                                    double people) {
  double committed = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) committed += subsistence[s] * price[s] * people;
  const double scale = committed > 0.95 * budget && committed > 0.0 ? 0.95 * budget / committed : 1.0;
  const double free = budget - committed * scale;
  BySector<double> volume{};
  double spent = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    volume[s] = std::max(0.0, subsistence[s] * people * scale + marginal[s] * free / price[s]);
    spent += volume[s] * price[s];
  }
  // Where a negative subsistence was cut off at nothing, the others give way so that the budget holds.
  if (spent > budget && spent > 0.0)
    for (double& v : volume) v *= budget / spent;
  return volume;
}

double supernumerary_ratio(double income_per_head, const DemandParameters& p) {
  const double slope = p.supernumerary_slope.value() * math::log(std::max(income_per_head, 1.0) / 1500.0);
  return std::clamp(p.supernumerary_base.value() + slope, 0.12, 0.95);
}

double population(const Economy& e, std::uint32_t month) {
  const std::size_t year = std::min<std::size_t>(month / 12, e.population.size() - 2);
  const double part = std::min(1.0, month / 12.0 - static_cast<double>(year));
  return e.population[year] + part * (e.population[year + 1] - e.population[year]);
}

void pay_dividends(World& w, std::size_t ei, Book& book) {
  const OperationsParameters& p = w.parameters.operations;
  const double speed = 1.0 / (12.0 * p.dividend_smoothing.value());
  FirmPayments dividends(w.ledger, book, w.ledger.households(ei), Code::dividends);
  Money due = 0;
  for (std::size_t s = 0; s < sector_count; ++s)
    for (const std::uint32_t row : w.living[ei * sector_count + s]) {
      Firms& f = w.firms;
      f.smooth_surplus[row] += speed * (static_cast<double>(f.surplus[row]) - f.smooth_surplus[row]);
      f.surplus[row] = 0;  // a new month's account begins
      const auto deposit = static_cast<double>(w.ledger.balance(w.ledger.firm(row)));
      const double kept = p.liquidity.value() * 12.0 * static_cast<double>(f.revenue[row]);
      const double payout =
          std::clamp(f.smooth_surplus[row] + (deposit - kept) / 12.0, 0.0, std::max(0.0, 0.5 * deposit));
      // A young firm keeps what it was founded with.
      const bool young = f.founded[row] > 0 && (w.month + 1) * ticks_per_month < f.founded[row] + ticks_per_year;
      const Money dividend = young ? 0 : round_to_whole(payout);
      due += dividend;
      dividends.from(row, dividend);
    }
  dividends.close();
  book.owe(ei, Code::dividends, due);
}

namespace {

/// Wages, mixed income and dividends of the month.
Money earned(const Book& book, std::size_t ei) {
  return book.received(ei, Code::wages) + book.received(ei, Code::mixed_income) +
         book.received(ei, Code::dividends);
}

}  // namespace

void pay_income_tax(World& w, std::size_t ei, Book& book) {
  const Money tax = round_to_whole(w.economies[ei].tax_rate * static_cast<double>(earned(book, ei)));
  book.owe(ei, Code::income_tax, tax);
  w.ledger.pay(book, w.ledger.households(ei), w.ledger.government(ei), tax, Code::income_tax);
}

void move_permanent_income(World& w, std::size_t ei, const Book& book) {
  Economy& e = w.economies[ei];
  const Money net_transfer = book.received(ei, Code::transfer) - book.paid(ei, Code::transfer);
  const auto income = static_cast<double>(earned(book, ei) - book.paid(ei, Code::income_tax) + net_transfer) +
                      static_cast<double>(w.ledger.balance(w.ledger.households(ei))) *
                          w.parameters.demand.interest.value() / 12.0;
  e.permanent_income += w.parameters.demand.income_smoothing.value() * (income - e.permanent_income);
}

void order_consumption(World& w, std::size_t ei) {
  Economy& e = w.economies[ei];
  const DemandParameters& p = w.parameters.demand;
  const auto wealth = static_cast<double>(w.ledger.balance(w.ledger.households(ei)));
  const double managed = std::clamp(math::exp(p.consumption_slope.value() * e.observed_slack), 0.8, 1.15);
  const double budget = (p.income_share.value() * e.permanent_income +
                         p.wealth_share.value() * wealth / 12.0 + e.consumption_constant * e.smooth_gdp) *
                        managed * (1.0 - e.stress) * (w.shocks.demand.empty() ? 1.0 : w.shocks.demand[ei]);
  const auto volume = linear_expenditure(std::max(budget, 0.3 * e.permanent_income), e.subsistence,
                                         e.marginal, e.user_price, population(e, w.month));
  for (std::size_t s = 0; s < sector_count; ++s) e.consumption[s] = round_to_whole(volume[s]);
}

}  // namespace ladder::models
