/// The end of a month's settlement: what firms read through the next month (ODD 3).
#pragma once
#include <cstddef>

#include "models/money.hpp"

namespace ladder::models {

class World;

/// Published for the next month: prices, wages, capability, technique, users of each generation,
/// expectations.
/// @param position  net foreign position of the economy, cents
void publish(World& world, std::size_t e, Money position);

/// Costs of the inputs of a unit of output, of each industry of an economy, at what users pay; part of publish().
void publish_input_costs(World& world, std::size_t e);

}  // namespace ladder::models
