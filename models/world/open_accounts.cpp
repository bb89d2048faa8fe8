#include "models/world/open_accounts.hpp"

#include <algorithm>
#include <numeric>

#include "models/world/world.hpp"

namespace ladder::models {
namespace {

double sum(const BySector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// What the month before has left: deposits in cents, and the incomes of the first month.
struct Opening {
  Money firms = 0;     ///< working balances of all firms
  Money farm = 0;      ///< mixed income of own-account farming, paid out in the first month
  Money services = 0;  ///< likewise
  Money bank = 0;      ///< equity
  double earned = 0.0; ///< wages, dividends and mixed income of the first month
  double royalties = 0.0;  ///< of the government from mining in the first month

  [[nodiscard]] Money deposits() const { return firms + farm + services + bank; }
};

/// What the government takes of a mining firm's surplus, which is not left for dividends. Cents a month.
double take_royalty(World& w, std::uint32_t row) {
  const double royalty =
      w.parameters.demand.resource_take.value() * std::max(0.0, w.firms.smooth_surplus[row]);
  w.firms.smooth_surplus[row] -= royalty;
  w.firms.surplus[row] = round_to_whole(w.firms.smooth_surplus[row]);
  return royalty;
}

void endow_firms(World& w, std::size_t ei, Opening& opening) {
  const Economy& e = w.economies[ei];
  double wages = 0.0, dividends = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s)
    for (const std::uint32_t row : w.living[ei * sector_count + s]) {
      const auto revenue = static_cast<double>(w.firms.revenue[row]);
      const Money deposit = round_to_whole(w.parameters.operations.liquidity.value() * 12.0 * revenue);
      w.ledger.open_with(w.ledger.firm(row), deposit);
      opening.firms += deposit;
      if (s == index(Sector::mining)) opening.royalties += take_royalty(w, row);
      dividends += std::max(0.0, w.firms.smooth_surplus[row]);
      for (std::size_t k = 0; k < skill_count; ++k)
        wages += w.firms.workers[row][k] * e.premium[k] * w.firms.wage[row];
    }
  opening.earned += wages + dividends;
}

Money open_own_account(const World& w, std::size_t ei, OwnAccount& a, double investment) {
  const double income = a.expected_demand * w.industry(ei, a.sector).value_added - investment;
  a.income = a.count() > 0 ? income / static_cast<double>(a.count()) : 0.0;
  return round_to_whole(income);
}

/// Wealth of households, in cents, such that the consumption rule reproduces the table: between a fifth and seven
/// tenths of a year's GDP. What that leaves open is a constant share of GDP. When households order, the month's
/// incomes are in: the rule sees them as wealth, too. The tax rate pays, beside revenue from mining, for public consumption, and for interest on a
/// debt that equals all deposits: the two are found together.
Money balance_households(const World& w, Economy& e, const OpeningEconomy& o, const Opening& opening) {
  const DemandParameters& p = w.parameters.demand;
  const double gdp = cents_a_month(o.gdp), consumption = cents_a_month(sum(o.households));
  const double spending = e.public_share * gdp, transfer = -e.structural_balance * gdp;
  double wealth = 0.5 * 12.0 * gdp, received = 0.0, income = 0.0;
  for (int round = 0; round < 50; ++round) {
    const double debt = static_cast<double>(opening.deposits()) + wealth;
    e.tax_rate = std::clamp(
        (spending + debt * p.interest.value() / 12.0 - p.start_deficit.value() * gdp - opening.royalties) /
            opening.earned,
        0.0, 0.7);
    received = opening.earned * (1.0 - e.tax_rate) + transfer;
    income = received + (wealth + received) * p.interest.value() / 12.0;
    wealth = std::clamp(
        (consumption - p.income_share.value() * income) * 12.0 / p.wealth_share.value() - received, 2.4 * gdp,
        8.4 * gdp);
  }
  e.permanent_income = income;
  e.consumption_constant =
      (consumption - p.income_share.value() * income - p.wealth_share.value() * (wealth + received) / 12.0) /
      gdp;
  return round_to_whole(wealth);
}

}  // namespace

double cents_a_month(double million_a_year) {
  constexpr double cents_per_million = 1e8;
  return million_a_year * cents_per_million / 12.0;
}

void open_accounts(World& w, std::size_t ei, const OpeningEconomy& o) {
  Economy& e = w.economies[ei];
  const double gdp = cents_a_month(o.gdp);
  e.smooth_gdp = gdp;
  e.start_gdp = gdp;
  e.gdp = round_to_whole(gdp);
  e.structural_balance = (sum(o.exports) - sum(o.imports)) / o.gdp;
  e.trade_balance = e.structural_balance;
  e.aid = o.aid;
  // The base year's imports are paid for: its imbalance is financed by transfers, whatever else lenders would add.
  e.import_demand = e.foreign_exchange = cents_a_month(sum(o.imports));

  Opening opening;
  endow_firms(w, ei, opening);
  opening.farm = open_own_account(w, ei, e.farm, e.farm.investment_ratio * e.farm.expected_demand);
  opening.services = open_own_account(w, ei, e.services, 0.0);
  opening.earned += static_cast<double>(opening.farm + opening.services);
  opening.bank = round_to_whole(w.parameters.demand.bank_equity.value() * 12.0 * gdp);
  const Money households = balance_households(w, e, o, opening);

  const Money debt = opening.deposits() + households;
  w.ledger.open_with(w.ledger.households(ei), households);
  w.ledger.open_with(w.ledger.bank(ei), opening.bank);
  w.ledger.open_with(w.ledger.farm(ei), opening.farm);
  w.ledger.open_with(w.ledger.own_account(ei), opening.services);
  w.ledger.open_with(w.ledger.government(ei), -debt);
  e.start_debt_ratio = static_cast<double>(debt) / (12.0 * gdp);

  e.lewis_ratio = e.services.income > 0.0 ? 1.0 / e.services.income : 0.0;
  e.start_migration_gap =
      e.farm.income > 0.0 && e.services.income > 0.0 ? e.services.income / e.farm.income : 1.0;
}

}  // namespace ladder::models
