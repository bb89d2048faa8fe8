/// Exports and imports by sector, the closure of world trade by the rest of the world, and who trades with
/// whom.
#pragma once
#include <vector>

#include "models/world/blocs.hpp"
#include "models/world/sector_accounts.hpp"

namespace ladder::models {

[[nodiscard]] TradeGroup trade_group(std::size_t sector);

/// Trade between blocs in WIOD's latest year up to the base year, million USD of that year. WIOD's own rest
/// of the world is shared between North and the rest by the trade of the high-income economies outside WIOD.
struct WiodFlows {
  std::array<Matrix, trade_group_count>
      flow;                   ///< [group][exporter][importer], trade inside a bloc on the diagonal
  std::vector<bool> covered;  ///< blocs that WIOD knows
  /// Of the exports (imports) of developing economies, the share that goes to (comes from) North, by group.
  GroupFlows exports_to_north{}, imports_from_north{};
};
[[nodiscard]] WiodFlows wiod_flows(const Evidence& evidence, const Blocs& blocs);
/// Share of the exports (imports) of a bloc's members that stays inside the bloc.
[[nodiscard]] double internal_exports(const WiodFlows& wiod, std::size_t bloc, TradeGroup group);
[[nodiscard]] double internal_imports(const WiodFlows& wiod, std::size_t bloc, TradeGroup group);

/// Gives the rest of the world, the last draft, the exports and imports by sector that close the world: what
/// the others do not trade among themselves. Trade among them is estimated from WIOD's shares.
void close_world_trade(const WiodFlows& wiod, std::vector<Draft>& drafts);
/// With no trade inside a bloc, x + m <= world trade is necessary in each sector, or no bilateral table
/// exists (PROTOTYPES A 2.2 step 14). The excess is netted out of both sides of the bloc, and recorded.
void net_out_excess(Evidence& evidence, std::vector<Draft>& drafts);

struct BilateralTrade {
  std::array<Matrix, sector_count> trade;
  int most_iterations = 0;
};
/// Gravity, WIOD's pairs where it has them, 0.3 for pairs of developing economies; then fitted to exports and
/// imports.
/// @throws sim::Error if a sector does not converge
[[nodiscard]] BilateralTrade fit_trade(const WiodFlows& wiod, const Geography& geography,
                                       const std::vector<Draft>& drafts);

}  // namespace ladder::models
