/// The materials of an economy in a year as a Sankey diagram, from the series of a result file.
#pragma once
#include <string_view>

#include "output/series.hpp"
#include "output/svg_sankey.hpp"

namespace ladder::output {

/// Mean over the worlds of a scenario.
/// @param economy   iso3
/// @param year      calendar year
/// @param scenario  its row in the record
/// Errors: OutputError (65) where the record lacks economy, year or series of materials.
[[nodiscard]] Sankey material_sankey(const RunRecord& record, std::string_view economy, int year, std::size_t scenario = 0);

}  // namespace ladder::output
