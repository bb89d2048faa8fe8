/// The month's markets: orders, clearing in two rounds, deliveries and payments (MODEL 3.12, section 4;
/// ODD 7.14).
#pragma once
#include <array>
#include <span>
#include <vector>

#include "models/accounts/ledger.hpp"
#include "models/industry/sector.hpp"
#include "models/money.hpp"

namespace ladder::models {

class World;

/// Orders of one economy and what was delivered, by product.
struct MarketMonth {
  std::array<BySector<Volume>, sector_count>
      industry{};                       ///< intermediate orders of industry j by product: [j][s]
  BySector<Volume> farm{}, services{};  ///< of own-account producers
  BySector<Volume> intermediate{};      ///< all of these
  BySector<Volume> consumption{}, government{}, investment{}, equipment{}, courses{};
  BySector<Volume> final_demand{};
  BySector<Volume> intermediate_delivered{}, final_delivered{};
  BySector<double> value{};  ///< cents delivered by product at the user price
  BySector<Money> purchases{};  ///< intermediate purchases of firms and own-account producers of industry j
};

/// Where digital equipment and measures, and courses, are bought: shares by product. Assumptions: equipment
/// half electronics, three tenths machinery, a fifth business services; courses from education (government).
[[nodiscard]] const BySector<double>& equipment_mix();
[[nodiscard]] const BySector<double>& course_mix();

/// Price of a unit of a composite: sum of mix x price.
[[nodiscard]] double composite_price(const BySector<double>& mix, const BySector<double>& price);

/// What an origin sells of a product in a month, by destination; intermediate users are served first.
struct Clearing {
  std::vector<Volume> intermediate, final_use;  ///< delivered [destination * economies + origin]
  std::vector<Volume> ordered;                  ///< by origin, first round
  std::vector<Volume> ordered_abroad;           ///< of these, by other economies
  std::vector<Volume> sold;                     ///< by origin
};

/// Splits orders over origins by their shares, serves intermediate users first, then final ones; unmet demand
/// for goods is offered to origins with unsold stock in a second round, which is shared by what each destination
/// lacks. `swing` (an origin, or economies for
/// none) sells without limit.
/// @param intermediate, final_use  orders by destination
/// @param share                    [destination * economies + origin], rows add up to 1
/// @param supply                   by origin
/// @param second_round             share of unsold stock offered again; 0 for services
/// @param access                   [destination * economies + origin], share of an order that gets through, the rest
///                                 being ordered elsewhere; empty: all of it
[[nodiscard]] Clearing clear_market(std::span<const Volume> intermediate, std::span<const Volume> final_use,
                                    std::span<const double> share, std::span<const Volume> supply,
                                    double second_round, std::size_t swing, std::span<const double> access = {});

/// Cents that volumes of products cost at these prices, added up in the order of products.
[[nodiscard]] inline double cost_of(const BySector<Volume>& volumes, const BySector<double>& price) {
  double cost = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) cost += static_cast<double>(volumes[s]) * price[s];
  return cost;
}

/// Collects every order of an economy for the coming deliveries.
void collect_orders(World& world, std::size_t e, MarketMonth& market);
/// Clears one product in the world: stocks, sales, prices. Writes only that product's sellers and shares.
void clear_product(World& world, std::size_t sector, std::vector<MarketMonth>& markets);
/// Hands the deliveries of an economy to their users, who pay.
void deliver_and_pay(World& world, std::size_t e, MarketMonth& market, Book& book);
/// Passes the money of one product on to its sellers.
void pay_sellers(World& world, std::size_t sector, Book& book);

}  // namespace ladder::models
