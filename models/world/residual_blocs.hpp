/// The two blocs that complete the world: North, a sum of economies, and the rest of the world, a residual.
#pragma once
#include "models/world/world_trade.hpp"

namespace ladder::models {

/// The sum of the high-income economies that are not named: accounts by WDI and UN, structure by the sum of
/// their WIOD tables, exports and imports without trade among them.
[[nodiscard]] Draft north(Evidence& evidence, const Blocs& blocs, const WiodFlows& wiod);

/// World totals less the drafts given (the economies named and North); structure by WIOD's rest of the world.
/// Its trade is left to close_world_trade, and with it its sectors.
[[nodiscard]] Draft rest_of_world(Evidence& evidence, const Blocs& blocs, const std::vector<Draft>& others);

}  // namespace ladder::models
