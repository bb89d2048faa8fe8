/// What a chart shows of a result: one series in one place, as it is or as paired differences.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "output/series.hpp"
#include "output/svg_chart.hpp"

namespace ladder::output {

/// The chart of one series in one place: for each scenario mean and central range over replicates.
/// @param labels  one label per axis of the series, in its order, as in {"ETH"} or {"ETH", "textiles"}
/// Errors: OutputError (65) where series or label are not in the record.
[[nodiscard]] Chart chart_of(const RunRecord& record, std::string_view series,
                             const std::vector<std::string>& labels);

/// The same of the paired differences from scenario 0, which is the line at 0. Levels of worlds overlap where
/// their differences do not: this is the picture of a comparison. Errors: as chart_of(), also where there is
/// only one scenario.
[[nodiscard]] Chart chart_of_differences(const RunRecord& record, std::string_view series,
                                         const std::vector<std::string>& labels);

}  // namespace ladder::output
