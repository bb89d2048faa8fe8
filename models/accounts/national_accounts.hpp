/// National accounts of one economy for one month.
#pragma once
#include <array>
#include <vector>

#include "models/industry/sector.hpp"
#include "models/markets/goods.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;

/// Current prices in cents, from transaction codes; volumes at base-year prices.
struct NationalAccounts {
  Money gdp_production = 0;   ///< sales less intermediate purchases, plus duties on imports
  Money gdp_expenditure = 0;  ///< consumption + public consumption + capital formation + exports - imports
  Money gdp_income = 0;       ///< wages + mixed income + surplus + duties, the surplus from what was done with it
  Money consumption = 0, public_consumption = 0, investment = 0, exports = 0, imports = 0;
  Money wages = 0, mixed_income = 0, taxes = 0;
  Money customs = 0;           ///< duties on top of those of the base year, less those no longer levied
  Money resource_revenue = 0;  ///< of the government from mining
  double absorption_price = 1.0;  ///< of final uses at home, chained, base year 1
  double real_growth = 1.0;  ///< factor of chained real GDP over the month before
  double real_index = 1.0;   ///< chained, base year 1
  BySector<Volume> output{};
  BySector<Volume> sold{};
  BySector<Money> revenue{};
  BySector<Money> value_added{};  ///< revenue less intermediate purchases, by sector
  BySector<Volume> exports_volume{}, imports_volume{};
  BySector<Money> exports_value{}, imports_value{};
  BySector<People> employment{};
};

/// Fills World::accounts from the month's book and what its markets delivered, before prices move on.
void keep_accounts(World& world, const std::vector<MarketMonth>& markets);

}  // namespace ladder::models
