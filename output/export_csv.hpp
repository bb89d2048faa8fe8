/// A result as one long, tidy CSV table.
#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "output/series.hpp"

namespace ladder::output {

/// What to export; an empty list means all.
struct CsvSelection {
  std::vector<std::string> series{};     ///< "name" or "group/name"
  std::vector<std::string> economies{};  ///< iso3; series without an economy are kept
  std::vector<std::string> scenarios{};
};

/// Writes one row per value, each self-describing: scenario, replicate, date (first day of the period),
/// interval, economy, economy_name, partner, sector, skill, generation, programme, entry, channel, material,
/// group, series, unit, value; parameter_set behind replicate where there are such sets. A cell is empty where the series lacks the axis, or where a value is not defined. Numbers read back
/// as the same double. Errors: OutputError, 65 naming a series, economy or scenario that is not there; 74
/// where `out` fails.
/// @param between  called every so often; may throw to stop
void export_csv(std::ostream& out, const RunRecord& record, const CsvSelection& selection = {},
                const std::function<void()>& between = {});

/// Writes the rows of flows (FORMAT.md, "Flows as rows"), one a line: scenario, replicate, date (first day of the month), donor,
/// donor_name, recipient, recipient_name, sector, channel, completed, failed (simulated firms), fee_usd. Of selected economies
/// those to and from them. Errors: OutputError, 65 where a series is selected or a name is not there; 74 where `out` fails.
/// @param between  called every so often; may throw to stop
void export_flows(std::ostream& out, const RunRecord& record, const CsvSelection& selection = {},
                  const std::function<void()>& between = {});

/// The rows of `record.series` that are selected. Errors: OutputError, 65 as above.
[[nodiscard]] std::vector<std::size_t> selected_rows(const RunRecord& record, const CsvSelection& selection);

}  // namespace ladder::output
