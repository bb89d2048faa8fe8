/// Whether the scenario takes what a design would set, before anything is run.
#pragma once
#include <string>
#include <vector>

#include "tools/scenario_loader.hpp"
#include "tools/sweep/design.hpp"

namespace ladder::tools {

/// The rows that show what each column can do: row 0; of numbers, those with the least and the greatest
/// value; of other values, the first row with each. In ascending order, each once.
[[nodiscard]] std::vector<std::size_t> telling_rows(const Design& design);

/// Loads the scenario under each telling row. Rows in between can still fail when they are run: by what their
/// values do together.
/// @param report  becomes what was read: programmes that rows name
/// Errors: sim::Error naming the row and what the scenario says to its settings, as --set would, spelling
/// hint included.
void check_rows(const Design& design, const ScenarioTree& scenario, LoadReport& report);

}  // namespace ladder::tools
