/// The results of a sweep as one plain table, for R, pandas and the like.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "tools/sweep/run_logs.hpp"
#include "tools/sweep/sweep_plan.hpp"

namespace ladder::tools {

/// What a table holds.
struct SweepTable {
  std::uint64_t done = 0, failed = 0, missing = 0;
};

/// Writes the table: a header, then a row a run in the order of the design, whatever the order in which they
/// were done.
///
/// Columns: `row` of the design and `replicate` of each run; `status`, done, failed or missing, and `reason`
/// of a failed one; a column each factor, named by its path, and each outcome. Numbers stand without their
/// unit, which columns_csv() tells; a cell without a value is empty.
/// @param write  takes the text piece by piece
/// Errors: OutputError of a file that cannot be read; sim::Bug where two processes have found different
/// results for one run.
SweepTable write_sweep_table(const std::filesystem::path& folder, const SweepPlan& plan,
                             const std::function<void(std::string_view)>& write);

/// What the columns of the table are: `column, kind, unit, series, measure, place, long_name`, kind being
/// index, state, factor or outcome.
[[nodiscard]] std::string columns_csv(const SweepPlan& plan);

}  // namespace ladder::tools
