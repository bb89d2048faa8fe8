/// Technology transfer as a Sankey diagram - donors, channels, recipients - from the rows of flows of a result file.
#pragma once
#include <optional>
#include <string_view>

#include "output/series.hpp"
#include "output/svg_sankey.hpp"

namespace ladder::output {

/// Completed transfer projects a year, mean over the worlds of a scenario, coloured by the donor's income group in the first
/// recorded year; projects between firms of one economy have a colour of their own. Of many donors or recipients those with
/// most projects are drawn one by one and the others together.
/// @param recipient  iso3; empty: all economies
/// @param year       calendar year; none: the mean over all recorded years
/// @param scenario   its row in the record
/// Errors: OutputError (65) where the record lacks economy, year or the series `national/income_group`, or no project was
/// completed.
[[nodiscard]] Sankey transfer_sankey(const RunRecord& record, std::string_view recipient, std::optional<int> year,
                                     std::size_t scenario = 0);

}  // namespace ladder::output
