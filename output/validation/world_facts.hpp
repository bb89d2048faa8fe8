/// Runs one world and measures the stylised facts on it.
#pragma once
#include <cstdint>
#include <functional>

#include "models/world/world.hpp"
#include "output/validation/adoption_facts.hpp"
#include "output/validation/firm_statistics.hpp"
#include "output/validation/macro_facts.hpp"
#include "output/validation/material_facts.hpp"
#include "output/validation/product_facts.hpp"
#include "sim/parallel.hpp"

namespace ladder::output {

/// All that is measured on one world.
struct WorldFacts {
  FirmFacts firms;  ///< late years
  MacroFacts macro;
  AdoptionFacts adoption;
  ProductFacts products;  ///< first ten years
  MaterialFacts materials;
};

/// Runs a world that has not begun to the end of its horizon, which begins in the year after the base year.
/// @param coordinates  of the world's scenario alone
/// @param on_month     called after each month with its number since the start; may throw to stop the run
[[nodiscard]] WorldFacts measure_world(models::World& world, const Coordinates& coordinates,
                                       sim::Executor& executor,
                                       const std::function<void(std::uint32_t)>& on_month);

}  // namespace ladder::output
