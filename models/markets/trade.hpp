/// Who buys from where: quantity shares of origins in each market, and the commodity price (ODD 7.16).
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "models/industry/sector.hpp"
#include "models/money.hpp"
#include "models/parameters.hpp"

namespace ladder::models {

class World;

/// Square tables [destination * economies + origin].
struct Trade {
  std::size_t economies = 0;
  BySector<std::vector<double>> share;  ///< of the destination's orders, volume; each row adds up to 1
  BySector<std::vector<double>> start_share;
  BySector<std::vector<Volume>> delivered;  ///< in the month settled last
  /// Duty on top of that in the prices of the base year, as a share of the price; empty: none on that product.
  BySector<std::vector<double>> duty;
  std::vector<double> distance_km;  ///< 0 at home
  std::vector<double> tie;          ///< language or colonial past in common, 0 to 1; 0 at home
  std::vector<double> proximity;  ///< for search, see search_proximity(); 1 at home
  BySector<std::vector<double>> search_weight;  ///< of all origins together, for imitators of an economy
  double commodity_price = 1.0;  ///< world price over the North's price level, shocks included
  double log_commodity = 0.0;
  [[nodiscard]] std::size_t at(std::size_t destination, std::size_t origin) const {
    return destination * economies + origin;
  }
  [[nodiscard]] double duty_at(std::size_t s, std::size_t destination, std::size_t origin) const {
    return duty[s].empty() ? 0.0 : duty[s][at(destination, origin)];
  }
};

/// What draws buyers to an origin: price^-elasticity, the price with its duty, capability^capability_power and
/// fill^fill_power.
struct OriginPull {
  double price = 1.0, capability = 1.0, fill = 1.0;
};
[[nodiscard]] OriginPull origin_pull(double price, double capability, double fill, double elasticity,
                                     const TradeParameters& p);

/// Quantity share an origin is moving towards, before normalisation: the start share times all three pulls.
[[nodiscard]] double target_share(double start_share, const OriginPull& pull);

/// Moves the shares of one product in all markets by share_speed towards their targets.
void move_shares(World& world, std::size_t sector);

/// Next month's commodity price: log Ornstein-Uhlenbeck, keyed by month (the same luck for all scenarios).
void draw_commodity_price(World& world, std::uint32_t month);

}  // namespace ladder::models
