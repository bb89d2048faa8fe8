/// The firms of an industry at the start: drawn by entity, and in sum what the opening table says (ODD 5.2).
#pragma once
#include <cstddef>

#include "models/world/opening_table.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Fills the rows of one industry. Output, employment and wages add up to the table; the mean price is 1.
/// @param labour_share  of value added paid as wages
void start_firms(World& world, std::size_t e, std::size_t s, const OpeningTable& table, double labour_share);

/// Installations of capital that was ordered before the start.
void post_orders_under_way(World& world, std::size_t row, sim::Outbox& out);

}  // namespace ladder::models
