/// Digital generations: cost, gain and completion of a step (MODEL 3.7; ODD 7.7).
#pragma once
#include "models/parameters.hpp"

namespace ladder::models {

/// Cost of the step to `generation` (1 to 4) as a share of a year's value added, after `years` of falling prices.
[[nodiscard]] double step_cost_share(int generation, double years, const DigitalParameters& p);

/// What a step saves its firm in a year, cents: labour for the same output falls by step_gain, but wages rise with efficiency (ODD 7.1), so
/// the wage bill falls by
///
///     1 - exp(-(1 - wage_elasticity) step_gain)
///
/// and goods inputs by `scrap_saving`.
[[nodiscard]] double step_yearly_gain(double yearly_wages, double yearly_goods, const DigitalParameters& p, Number wage_elasticity,
                                      Share scrap_saving);

/// Chance that a step is completed and not stalled: logistic in skilled share minus requirement.
[[nodiscard]] double completion_chance(double skilled_share, double requirement, const DigitalParameters& p);

/// Chance that a firm hears of the next generation between two half-yearly reviews.
/// @param home_users, foreign_users  shares of firms of the sector that use it, home and abroad
[[nodiscard]] double awareness_chance(double home_users, double foreign_users, const DigitalParameters& p);

}  // namespace ladder::models
