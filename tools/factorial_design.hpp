/// From a baseline and k scenarios to the 2^k scenarios of a factorial.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tools/run_replicates.hpp"

namespace ladder::tools {

/// The cells of a factorial in the order of output::in_cell(): cell 0 is the baseline; a cell has the
/// baseline's policies and those that its scenarios add to them, in the order given.
/// @param given  the baseline, then two to output::most_factors scenarios
/// Errors: sim::Error where a scenario differs from the baseline in more than policies, takes one of the
/// baseline's away, adds none, adds one that another adds as well (in every value), or has a + in its name;
/// and where there are too few or too many.
[[nodiscard]] std::vector<NamedScenario> factorial_cells(const std::vector<NamedScenario>& given);

/// "8 cells x 32 replicates = 256 worlds of 336 months: about 12 min of processor time."
/// @param replicates  of each cell
[[nodiscard]] std::string factorial_cost(const std::vector<NamedScenario>& cells, std::size_t replicates);

}  // namespace ladder::tools
