/// The end of a month's settlement: national accounts, and what firms read through the next month (ODD 3).
#pragma once
#include <vector>

#include "models/markets/goods.hpp"

namespace ladder::models {

class World;

/// National accounts of every economy from the month's book and deliveries.
void keep_accounts(World& world, const std::vector<MarketMonth>& markets);

/// Published for the next month: prices, wages, capability, technique, users of each generation,
/// expectations.
/// @param position  net foreign position of the economy, cents
void publish(World& world, std::size_t e, Money position);

}  // namespace ladder::models
