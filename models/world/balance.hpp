/// From country data to the balanced opening table of the world (PROTOTYPES A 2, MODEL 5; ODD 5.1).
#pragma once
#include <string>
#include <vector>

#include "models/world/country_data.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

/// The table of a world of `economies`, North and the rest of the world in `base_year`.
///
/// North is the sum of all high-income economies of the data that are not named, the rest of the world is the
/// world total less all others, so the world's GDP, people and jobs are those of `world_totals`. Exports and
/// imports of the economies named and of North are as observed; the rest of the world closes each sector.
/// Own economies of the data are in the world where they are named (world/own_economies); their output is then taken
/// out of the rest of the world.
/// Uses nothing dated after the base year but population. Pure: the same arguments give the same bits on any
/// CPU.
/// @param economies iso3 codes in the order of the scenario, each once
/// @param base_year 2000 to 2018
/// @throws sim::Error for an unknown economy (with the nearest codes) and for one whose data do not suffice
/// (naming
///         the series)
[[nodiscard]] OpeningTable balance(const CountryData& data, const std::vector<std::string>& economies,
                                   int base_year);

}  // namespace ladder::models
