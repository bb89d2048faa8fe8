/// The sector panel (Economic Transformation Database), where the data have it.
#pragma once
#include <optional>
#include <string>

#include "models/world/country_data.hpp"

namespace ladder::models {

/// Values of one year by Ladder's sector, with all of manufacturing under food: the panel does not divide it.
/// Empty unless every sector has a value, real estate apart: India's employment in it is not reported and
/// counts as none.
[[nodiscard]] std::optional<BySector<double>> sector_panel_values(const SeriesTable& table,
                                                                  const std::string& iso3, int year);

}  // namespace ladder::models
