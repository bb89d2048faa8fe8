/// Cells and sums of the opening table by the names that adjustments use.
#pragma once
#include <string_view>

#include "models/world/opening_table.hpp"

namespace ladder::models {

/// "gdp"; or one of value_added, employment, output, exports, imports, households, government, investment:
/// alone for the total, or with a sector ("exports.textiles") or a class of sectors of the sources
/// ("value_added.other_services", "employment.other_industry") behind a dot.
/// @return NaN if there is no such value
[[nodiscard]] double table_value(const OpeningEconomy& economy, std::string_view what);

}  // namespace ladder::models
