/// National accounts of one economy for one month.
#pragma once
#include <array>
#include <vector>

#include "models/industry/sector.hpp"
#include "models/markets/goods.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;

/// A stock over a month, at base-year prices: opening + in - out = closing.
struct VolumeAccount {
  Volume opening = 0, in = 0, out = 0, closing = 0;
  void add(Volume at_start, Volume arrived, Volume left, Volume at_end) {
    opening += at_start, in += arrived, out += left, closing += at_end;
  }
};

/// Current prices in cents, from transaction codes; volumes at base-year prices.
struct NationalAccounts {
  Money gdp_production = 0;   ///< sales and fees less intermediate purchases, duties on imports, changes in inventories
  Money gdp_expenditure = 0;  ///< consumption + public consumption + capital formation + exports - imports, likewise
  Money gdp_income = 0;       ///< wages + mixed income + surplus + duties, the surplus from what was done with it
  /// GDP without changes in inventories: sales less intermediate purchases, plus duties. What drives the model: nobody in it acts on
  /// a stock's change before it is sold.
  Money final_sales = 0;
  Money changes_in_inventories = 0;  ///< of finished output and inputs
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
  BySector<Money> value_added{};  ///< revenue less intermediate purchases, fees for technology, changes in inventories; adds up to GDP
  VolumeAccount finished_goods;  ///< made, sold
  VolumeAccount input_stores;    ///< bought, used
  VolumeAccount capital;         ///< of firms, in use and on order: bought, worn
  /// Goods that producers of industry j were delivered for their stores, by product: [j][s].
  std::array<std::array<Volume, goods_count>, sector_count> inputs_bought{};
  std::array<Volume, goods_count> inputs_delivered{};  ///< what the market of each delivered them
  Volume capital_delivered = 0;                        ///< what the markets delivered for investment
  BySector<Volume> exports_volume{}, imports_volume{};
  BySector<Money> exports_value{}, imports_value{};
  BySector<People> employment{};
  BySector<People> women{};  ///< of those employed
};

/// Fills World::accounts from the month's book and what its markets delivered, before prices move on and before anybody
/// leaves. add_inventories() completes them when all stocks are where they will be.
void keep_accounts(World& world, std::size_t e, const MarketMonth& market);

}  // namespace ladder::models
