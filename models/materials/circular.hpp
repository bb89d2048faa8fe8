/// Circular stages of firms: recovered material, repair in place of goods, by-products (MODEL 3.8, 3.9; ODD 7.8, 7.9).
#pragma once
#include <cstddef>

#include "models/industry/sector.hpp"
#include "models/materials/material_parameters.hpp"
#include "models/money.hpp"
#include "sim/event.hpp"
#include "sim/outbox.hpp"

namespace ladder::models {

class World;

/// Measures that make a firm resource-efficient, which the later stages build on.
inline constexpr int measures_of_first_stage = 2;

/// Recovered part of the content of products.
///
///     usual + uptake max(0, most_recovered - usual)
///
/// @param usual   without circular firms, 0 to 1
/// @param uptake  of recovering firms, 0 to 1
[[nodiscard]] double recovered_share(double usual, double uptake, const CircularParameters& p);

/// Chance that a step to a stage is completed, logistic in the firm's skilled share less what the stage requires, as of
/// digital steps (7.7).
[[nodiscard]] double circular_completion(double skilled_share, int stage, const CircularParameters& p);

/// Inputs of a firm for a unit of output, before what its measures save: those of its industry; of a recovering firm with less
/// from mines and more from the recyclers (sector `light`), of one with a circular business model with less of all goods and
/// more repair (sector `trade`), of one with a partner in its park with less of all goods.
/// @param buffer  where they are worked out for a firm that differs from its industry
/// @return        the industry's, or `buffer`
[[nodiscard]] const BySector<double>& inputs_of(const World& world, std::size_t row, BySector<double>& buffer);

/// What the step to a stage would cost, and save in a year at the prices published last; cents.
struct CircularPlan {
  int stage = 0;  ///< 0: there is none
  Money cost = 0, yearly_gain = 0;
};
[[nodiscard]] CircularPlan circular_plan(const World& world, std::size_t row, double years);

/// A recovering firm gets nearer to taking all recovered material that it may. With its operations.
void advance_uptake(World& world, std::size_t row);
/// Half-yearly: the firm hears of the next stage, decides, buys the equipment.
void review_circular(World& world, std::size_t row, sim::Time now, sim::Outbox& out);
/// The step is done or has stalled.
void complete_circular(World& world, std::size_t row, const sim::Event& event);

/// Whether a manufacturing firm lies in an industrial park, and in which of its economy's. For life.
/// @return  number of the park from 1; 0: in none
[[nodiscard]] std::uint32_t park_of(const World& world, std::size_t row);

/// Means over the firms of an economy that the month's kilograms depend on.
void survey_firms(World& world, std::size_t e);
/// What recovered material there is for those who want it, and what of the mining inputs it replaces; users of each stage.
void publish_recovered(World& world, std::size_t e);
/// After each December, firms in a park are matched by what one has left over and another can use.
void match_by_products(World& world, std::size_t e);

}  // namespace ladder::models
