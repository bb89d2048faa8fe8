/// A scenario, an opening table or a world in another money. What an economy makes and who works there must not depend on
/// the money it is counted in: a model in which it does has money illusion (ODD 7.18).
#pragma once
#include <cstdint>

#include "models/scenario.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

class World;

inline constexpr std::int64_t most_units_a_dollar = 1000;  ///< so that no balance passes 63 bits

/// The scenario with every amount of money in a money of which `factor` units are worth a dollar: whatever its policies, the
/// settings of their levers and its assumptions declare in USD or USD/year.
/// @param factor  1 to most_units_a_dollar
[[nodiscard]] Scenario redenominated(const Scenario& scenario, std::int64_t factor);

/// The table in that money: flows, incomes a head, income bounds, and the price of a unit in 2015. Prices stay 1, so volumes
/// are counted in the other money, too. Adjustments and notes, which nobody computes with, stay as they are.
[[nodiscard]] OpeningTable redenominated(OpeningTable table, std::int64_t factor);

/// Turns a world that was built and has not begun into one in which everything costs `factor` times as much and everybody has
/// `factor` times as much: prices, wages, balances, incomes of the month before and what is expected in money. Volumes,
/// persons and techniques stay. The scenario it was built of must be redenominated() by the same factor.
/// Errors: sim::Bug if the first month was settled.
void redenominate(World& world, std::int64_t factor);

}  // namespace ladder::models
