/// The picture of how digital generations spread: a panel each, a line for each income group.
#pragma once
#include <string_view>

#include "output/series.hpp"
#include "output/svg_panels.hpp"

namespace ladder::output {

/// Share of manufacturing firms at a generation or above, from the second generation on, a panel each; lines are means over the
/// economies of an income group, in the group that each had in the first recorded year, and over worlds.
/// @param scenario  name of a scenario of the record; empty: its first
/// Errors: OutputError (65) where the record has no such scenario, or lacks the series `technology/firms_at_generation` or
/// `national/income_group`.
[[nodiscard]] PanelChart adoption_chart(const RunRecord& record, std::string_view scenario);

}  // namespace ladder::output
