/// Stylised facts of materials and emissions, from the recorded series of one world.
#pragma once
#include "output/series.hpp"

namespace ladder::output {

/// Over all economies together, North and Rest of world among them. NaN where there is too little to measure.
struct MaterialFacts {
  /// Recovered material taken in by industries, over that and what was extracted, over the years 2 to 11 (all trade nets out).
  double circularity = 0.0;
  /// The same of each material: least of metals less minerals, minerals less biomass, biomass less fossil material.
  double least_step = 0.0;
  /// Growth a year of CO2 of manufacturing over manufacturing value added at 2015 prices, years 2 to 31.
  double co2_growth = 0.0;
};

/// @param record  of a world, over `coordinates`, with the series of output::catalogue()
[[nodiscard]] MaterialFacts material_facts(const ReplicateRecord& record, const Coordinates& coordinates);

}  // namespace ladder::output
