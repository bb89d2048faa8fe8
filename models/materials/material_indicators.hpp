/// Numbers read from the materials of a settled world: circularity, footprint, emissions, energy, water (MODEL 7; ODD 7.9).
#pragma once
#include <cstddef>

#include "models/industry/firms.hpp"
#include "models/materials/material.hpp"

namespace ladder::models {

class World;

// Of the month settled last, kg unless said otherwise.

/// Raw material of domestic extraction and raw imports less raw exports.
[[nodiscard]] Mass raw_input(const World& world, std::size_t e, Material m);
/// Domestic material consumption: extraction and all imports less all exports, in products too (Eurostat EW-MFA; SDG 12.2.2).
[[nodiscard]] Mass domestic_consumption(const World& world, std::size_t e, Material m);
/// Waste of those who use products and work them up: not what is left over of raw material.
[[nodiscard]] Mass waste_generated(const World& world, std::size_t e, Material m);
/// What came onto landfills, leftovers of raw material among it.
[[nodiscard]] Mass landfilled(const World& world, std::size_t e, Material m);
/// Recovered material in all material used, 0 to 1; NaN where none is. The circular material use rate of Eurostat: U/(DMC + U).
[[nodiscard]] double circularity(const World& world, std::size_t e);
/// The same of one material.
[[nodiscard]] double circularity(const World& world, std::size_t e, Material m);
/// The same of the world.
[[nodiscard]] double world_circularity(const World& world);

/// Fossil material burnt, in production and by those who buy fuel.
[[nodiscard]] Mass fossil_burnt(const World& world, std::size_t e);
/// CO2 of it, to the kilogram, at the economy's emissions a kilogram in the base year.
[[nodiscard]] Mass co2(const World& world, std::size_t e);
/// CO2 of fuel that manufacturing burns itself; electricity is counted where it is made.
[[nodiscard]] Mass co2_of_manufacturing(const World& world, std::size_t e);
/// Energy of fossil material burnt, GJ.
[[nodiscard]] double fossil_energy(const World& world, std::size_t e);
/// Electricity delivered, GJ: with the output of utilities.
[[nodiscard]] double electricity(const World& world, std::size_t e);
/// Withdrawn by agriculture, industry and utilities, whole m3.
[[nodiscard]] std::int64_t water_withdrawn(const World& world, std::size_t e);

/// Share of manufacturing firms at a circular stage or above, 0 to 1.
[[nodiscard]] double circular_share(const World& world, std::size_t e, CircularStage stage);
/// What the measures taken by manufacturing firms would save by engineering: the sum of their savings on the goods inputs
/// of this month's output without them, at base-year prices, cents. Rebound is this less what a paired comparison shows to be saved.
[[nodiscard]] double engineering_saving(const World& world, std::size_t e);
/// Goods that firms used as inputs, at base-year prices, cents.
[[nodiscard]] double goods_inputs_used(const World& world, std::size_t e);

}  // namespace ladder::models
