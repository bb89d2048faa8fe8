/// What the data say of an economy's materials, emissions and energy (ODD 5.1).
#pragma once
#include <string>
#include <vector>

#include "models/world/evidence.hpp"
#include "models/world/opening_table.hpp"

namespace ladder::models {

/// Fills OpeningEconomy::materials from the latest years not after the base year: means a head over the members that have
/// the series, times the people of the economy. What no member has stays 0 and is recorded as such.
/// @param members  iso3; of an economy named: itself
void fill_materials(Evidence& evidence, OpeningEconomy& e, const std::vector<std::string>& members);

}  // namespace ladder::models
