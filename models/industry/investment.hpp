/// A firm's quarterly review of its capital, and the arrival of what it ordered (MODEL 3.2; ODD 7.2).
#pragma once
#include "models/money.hpp"
#include "models/parameters.hpp"
#include "sim/event.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Capital ordered at a quarterly review, volume: replacement, a twentieth of the gap to the target, expected
/// growth; scaled by demand management, capped by growth and by money.
///
///     target = capital_output * 12 * trend * (1 + growth_horizon * growth)
///
/// A monthly accelerator on current demand explodes (PROTOTYPES macro 4): trend demand has a memory of 30
/// months.
/// @param trend     trend demand, volume a month
/// @param growth    expected, a year
/// @param slack     unemployment above its start
/// @param funds     most that can be spent, volume
[[nodiscard]] double capital_order(double capital, double trend, double growth, double capital_output,
                                   double slack, double funds, const InvestmentParameters& p);

void review_investment(World& world, std::size_t row, sim::Time now, sim::Outbox& out);
void install_capital(World& world, std::size_t row, const sim::Event& event);

/// Days from an order to its installation: keyed by the day of the order, uniform between the two bounds.
[[nodiscard]] std::uint32_t lead_time_days(const World& world, std::size_t row, sim::Time ordered);

/// Cents a firm may still spend on capital and projects: deposit and open credit.
[[nodiscard]] double open_funds(const World& world, std::size_t row);

}  // namespace ladder::models
