/// Whether the scenario takes what a design would set, before anything is run.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "tools/sweep/design.hpp"

namespace ladder::tools {

/// The rows that show what each column can do: row 0; of numbers, those with the least and the greatest
/// value; of other values, the first row with each. In ascending order, each once.
[[nodiscard]] std::vector<std::size_t> telling_rows(const Design& design);

/// Tries each telling row. Rows in between can still fail when they are run: by what their values do
/// together.
/// @param check  throws sim::Error where a run cannot have these settings ("path=value")
/// Errors: sim::Error naming the row, with what `check` says of it; also for a replicate that is none, in any
/// row.
void check_rows(const Design& design, const std::function<void(const std::vector<std::string>&)>& check);

}  // namespace ladder::tools
