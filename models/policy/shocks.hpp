/// Disturbances from outside: what they are, and what they come to in a month (MODEL 2, 6; ODD 7.20).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields.hpp"
#include "models/industry/sector.hpp"
#include "models/month.hpp"
#include "models/units.hpp"

namespace ladder::models {

class World;

/// A kind of shock, and which settings it takes.
struct ShockKind {
  std::string_view name;
  std::string_view text;  ///< one line: what it does
  bool economies = false, partners = false, sectors = false;
  double most_depth = 1.0;
};

/// The table of shocks: commodity-slump, demand-slump, trade-route-closed, supply-stop.
[[nodiscard]] std::span<const ShockKind> shock_kinds();
/// nullptr where there is no such kind.
[[nodiscard]] const ShockKind* shock_kind(std::string_view name);

/// A shock that strikes: the world's, not anybody's policy.
struct ShockUse {
  std::string shock;                   ///< name of its kind
  std::vector<std::string> economies;  ///< struck, iso3 or NORTH, ROW
  std::vector<std::string> partners;   ///< for trade-route-closed; empty: all
  std::vector<std::string> sectors;    ///< keys; empty: all
  Month from;                          ///< first month
  Share depth{0.0};                    ///< 0: nothing happens
  Years duration{1.0};                 ///< at full depth
  Years fade{0.0};                     ///< afterwards, linearly back to nothing
  /// Those that its kind takes; all but the kind itself.
  void fields(FieldVisitor& v);
};

/// Depth in a month of the calendar: in full for the duration, then fading.
[[nodiscard]] double depth_in(const ShockUse& shock, Month month);

/// What all shocks come to in a month. Empty vectors: nothing of the kind.
struct ShockState {
  std::vector<double> demand;            ///< of each economy's households, factor on what they spend
  BySector<std::vector<double>> access;  ///< [destination * economies + origin], share of an order that gets through
  std::vector<double> supply;            ///< [economy * sectors + sector], share of stocks that can be delivered
};

/// Fills World::shocks for the month to be settled.
void set_shocks(World& world, std::uint32_t month);

/// Factor on the world price of commodities in a month; 1 without a shock.
[[nodiscard]] double commodity_factor(const World& world, std::uint32_t month);

}  // namespace ladder::models
