#include "models/industry/investment.hpp"

#include <algorithm>

#include "models/economy/crises.hpp"
#include "models/technology/absorption.hpp"
#include "models/world/own_event.hpp"
#include "models/world/world.hpp"
#include "sim/math.hpp"

namespace ladder::models {

double capital_order(double capital, double trend, double growth, double capital_output, double slack,
                     double funds, const InvestmentParameters& p) {
  const double target = capital_output * 12.0 * trend * (1.0 + p.growth_horizon.value() * growth);
  const double wanted =
      (p.replacement.value() + growth) * capital / 4.0 + p.gap_per_quarter.value() * (target - capital);
  const double managed = wanted * std::clamp(sim::math::exp(p.employment_slope.value() * slack), 0.6, 1.4);
  return std::clamp(std::min(managed, funds), 0.0, p.most_growth.value() * capital / 4.0);
}

double open_funds(const World& w, std::size_t row) {
  const Firms& f = w.firms;
  const double capital_value = static_cast<double>(f.capital[row]) * w.economy_of(row).capital_price;
  const auto deposit = static_cast<double>(w.ledger.balance(w.ledger.firm(row)));
  return std::max(0.0, deposit + w.parameters.investment.credit_limit.value() * capital_value);
}

std::uint32_t lead_time_days(const World& w, std::size_t row, sim::Time ordered) {
  const InvestmentParameters& p = w.parameters.investment;
  const double u = w.uniform(w.firms.entity[row], Purpose::lead_time, ordered.ticks());
  const double years = p.shortest_lead.value() + u * (p.longest_lead.value() - p.shortest_lead.value());
  // An order's slot is used again after four quarters: what was ordered must be installed by then.
  return std::min(static_cast<std::uint32_t>(years * ticks_per_year), ticks_per_year - 1);
}

void review_investment(World& w, std::size_t row, sim::Time now, sim::Outbox& out) {
  Firms& f = w.firms;
  const Economy& e = w.economy_of(row);
  const InvestmentParameters& p = w.parameters.investment;
  const double funds = p.spendable_per_quarter.value() * open_funds(w, row) / e.capital_price;
  const double order = credit_left(e.stress, w.parameters.crises) * capital_order(
      static_cast<double>(f.capital[row]), f.trend_demand[row], static_cast<double>(f.trend_growth[row]),
      w.industries[f.industry[row]].capital_output, e.observed_slack, funds, p);
  f.newest_order[row] = static_cast<std::uint8_t>((f.newest_order[row] + 1) % project_slots);
  f.purchase[row] += round_to_whole(order);
  f.purchase_months[row] = 3;
  post_to_self(w, row, EventKind::capital_installed, f.newest_order[row], lead_time_days(w, row, now), now, out);
}

void install_capital(World& w, std::size_t row, const sim::Event& event) {
  Firms& f = w.firms;
  Volume& arrived = f.orders[row][event.payload];
  if (arrived <= 0) return;
  const Industry& industry = w.industries[f.industry[row]];
  const double best = w.industry(w.north_economy, industry.sector).best_technique;
  f.capital[row] += arrived;
  const double renewed = static_cast<double>(arrived) / static_cast<double>(f.capital[row]);
  f.embodied[row] = embodied_after(f.embodied[row], f.technique[row], best - f.technique[row],
                                   w.economy_of(row).absorptive_capacity, renewed, w.parameters.investment);
  arrived = 0;
}

}  // namespace ladder::models
