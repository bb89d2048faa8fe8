/// What a single run came to, in its last year.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/precision.hpp"
#include "output/series.hpp"
#include "output/statistics.hpp"

namespace ladder::tools {

/// One yearly national series of one economy in the last recorded year, over all replicates.
struct LastYear {
  std::string series;
  std::string unit;
  std::string long_name;
  std::string economy;
  double mean = 0.0;
  output::Precision precision;  ///< 90 % confidence intervals of the mean
  output::Band range;           ///< of worlds, see output::central_range()
};

/// All of them, by series, then economy. @param record  of one scenario
[[nodiscard]] std::vector<LastYear> last_year(const output::RunRecord& record);

/// What run_table() shows: names of series.
[[nodiscard]] std::span<const std::string_view> headlines();

/// The headlines as a table; what the columns are is said above.
[[nodiscard]] std::string run_table(const output::RunRecord& record);

/// Schema "ladder-run/1": all of them, null where a number is not defined.
[[nodiscard]] std::string run_json(const output::RunRecord& record, const std::string& file);

}  // namespace ladder::tools
