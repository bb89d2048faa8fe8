/// Financial crises: rare, of different depth, over slowly (ODD 7.23).
#pragma once
#include <cstdint>

#include "models/economy/economy_parameters.hpp"

namespace ladder::models {

class World;

/// Stress of an economy a month on: what was there fades, and a crisis adds its depth to it.
///
///     stress <- stress 2^(-1/(12 half_life)) + (onset < frequency/12 ? depth min(2, -ln size) : 0),   at most 2 depth
///
/// @param stress  part of their spending that households hold back, 0 to 1
/// @param onset, size  uniform on (0, 1)
/// Pure. Errors: none.
[[nodiscard]] double stress_after(double stress, double onset, double size, const CrisisParameters& p);

/// What is left of orders of capital in a crisis, 0 to 1.
[[nodiscard]] double credit_left(double stress, const CrisisParameters& p);

/// Moves the stress of all economies by keyed draws of the economy and month, whatever else is in the world. The North and the
/// rest of the world, sums of many economies, have no crises of their own.
void move_crises(World& world, std::uint32_t month);

}  // namespace ladder::models
