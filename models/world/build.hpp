/// From a scenario, the opening table and a replicate to a world in which the first month reproduces the
/// data.
#pragma once
#include <cstdint>
#include <memory>

#include "models/scenario.hpp"
#include "models/world/opening_table.hpp"
#include "models/world/world.hpp"
#include "sim/engine.hpp"

namespace ladder::models {

/// Builds all state. Firms are drawn from (seed, replicate) by entity, so that scenarios share them.
/// Throws sim::Error where the table and the scenario do not fit.
[[nodiscard]] std::unique_ptr<World> build_world(const Scenario& scenario, const OpeningTable& table,
                                                 std::uint32_t replicate);

/// Posts the first events of the calendar: every firm's reviews, and the capital on order.
void post_calendar(World& world, sim::Outbox& out);

/// Growth of best practice in the North, % a year, relative to manufacturing's 2 %: what "opportunity" 1 is
/// scaled by. Source: PROTOTYPES macro 3.11 (assumption).
[[nodiscard]] const BySector<double>& frontier_growth_by_sector();

}  // namespace ladder::models
