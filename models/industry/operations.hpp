/// A firm's operations: what it expects, makes, charges and plans (MODEL 3.1; ODD 7.1, 7.5).
#pragma once
#include <span>

#include "models/industry/sector.hpp"
#include "models/money.hpp"
#include "models/parameters.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Expected demand after a month's surprise.
[[nodiscard]] double expected_demand_after(double expected, double sales, double unfilled,
                                           const OperationsParameters& p);

/// Output wanted this month: expected demand with its growth, and a part of the gap in stocks.
/// @param growth  expected, a year
[[nodiscard]] double planned_output(double expected, double growth, double stock,
                                    const OperationsParameters& p);

/// Price after a review: own cost plus markup and last month's market price, weighted in logs, with scarcity
/// terms; own cost weighs more the longer reviews lie apart.
/// @param unit_cost  of wages and inputs, per unit of output
/// @param fill       smoothed share of orders delivered, 0 to 1
/// @param stock_gap  (target - stock) / target, clipped to -1..1
[[nodiscard]] double price_after(double unit_cost, double markup, double log_market_price, double fill,
                                 double stock_gap, const OperationsParameters& p);

/// Inputs a firm orders at the coming barrier, volume by product: goods for next month's plan, and towards one
/// month of goods in reserve; services as this month's output used them.
void order_inputs(const World& world, std::size_t row, std::span<Volume, sector_count> orders);

/// What the inputs of a unit of output cost a firm at the prices published last, before what its measures save, cents.
struct InputCosts {
  double goods = 0.0, services = 0.0;
};
[[nodiscard]] InputCosts input_costs(const World& world, std::size_t row);

/// Cost of wages and inputs per unit of normal output, at the prices and wages published last.
[[nodiscard]] double unit_cost(const World& world, std::size_t row);

/// Output per worker-year, cents at base-year prices: exp of min(ln A, ln B) + management + generations in
/// use + shock.
[[nodiscard]] double log_efficiency(const World& world, std::size_t row);

/// Stationary standard deviation of the firm's efficiency shock, log points: larger where infrastructure is poor, smaller
/// in a firm of many product lines, whose shocks average out.
[[nodiscard]] double shock_spread(const World& world, std::size_t row);

/// Share of the firm's workers with middle or high skill, 0 to 1.
[[nodiscard]] double skilled_share(const World& world, std::size_t row);

/// The event, each month: the firm learns, takes its sales into what it expects, produces, wears its plant and posts its
/// search. Every operations.review_months it sets plan, people, wage and price anew; shares that are closed a month are
/// then closed over that time (share_closed()). Reads the firm and what was published at the last barrier, writes the
/// firm.
void review_operations(World& world, std::size_t row, sim::Time now, sim::Outbox& out);

}  // namespace ladder::models
