/// Tariffs and shocks of a scenario: YAML to TariffChange and ShockUse, and that they fit their world.
///
///     tariffs:
///       - {economies: [ETH], sectors: [textiles], change: 15 %, from: 2022-01, until: 2030-12, ramp: 24 months}
///     shocks:
///       - {shock: commodity-slump, from: 2028-06, depth: 30 %, duration: 18 months}
#pragma once
#include <vector>

#include "models/scenario.hpp"
#include "tools/diagnostics.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {

/// Reads the list below `tariffs:`. One that the run never sees is only warned of.
/// @param scenario  with its world and horizon; the tariffs are added to it
void read_tariffs(const YamlNode& list, models::Scenario& scenario, Problems& problems,
                  std::vector<Diagnostic>& warnings);

/// Reads the list below `shocks:`. Which settings a shock takes depends on its kind.
void read_shocks(const YamlNode& list, models::Scenario& scenario, Problems& problems,
                 std::vector<Diagnostic>& warnings);

}  // namespace ladder::tools
