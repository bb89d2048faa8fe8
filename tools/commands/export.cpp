#include <algorithm>
#include <filesystem>
#include <fstream>

#include "output/comparison.hpp"
#include "output/comparison_text.hpp"
#include "output/export_csv.hpp"
#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "output/run_reader.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

/// Every group of the record that has a series by year, but the accounts: they hold entries to check, not outcomes.
std::vector<std::string> yearly_groups(const output::RunRecord& record) {
  std::vector<std::string> groups;
  for (const output::Series& series : record.series) {
    const bool known = std::ranges::count(groups, series.group) > 0;
    if (series.interval == output::Interval::year && !known && series.group != "audit") groups.push_back(series.group);
  }
  return groups;
}

bool wanted(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || name.empty() || std::ranges::count(names, name) > 0;
}

/// The paired differences of what is selected, as CSV.
std::string differences(const output::RunRecord& record, const output::CsvSelection& selection) {
  const std::vector<std::size_t> rows = output::selected_rows(record, selection);
  output::Comparison comparison = output::compare(record, {.groups = yearly_groups(record)});
  std::erase_if(comparison.rows, [&](const output::PairedDifference& row) {
    const output::Series& series = comparison.series[row.series];
    const bool selected =
        std::ranges::any_of(rows, [&](std::size_t r) { return record.series[r] == series; });
    return !selected || !wanted(selection.economies, row.economy) ||
           !wanted(selection.scenarios, row.scenario);
  });
  if (comparison.rows.empty())
    throw output::OutputError(
        output::ExitClass::unacceptable,
        "nothing that is selected has differences: they are of series by year, from the first "
        "scenario of the file, '" +
            comparison.baseline + "'");
  return output::comparison_csv(comparison);
}

}  // namespace

ExitCode export_command(const Arguments& arguments, Console& console) {
  watch_interrupts();
  const fs::path source = arguments.operands.front();
  const bool of_differences = arguments.has("differences"), of_flows = arguments.has("flows");
  if (of_differences && of_flows) throw UsageError("export writes either --differences or --flows");
  if (of_flows && !arguments.all("series").empty()) throw UsageError("export --flows takes no --series: flows are no series");
  const std::string default_name = source.stem().string() + (of_differences ? "-differences" : of_flows ? "-flows" : "") + ".csv";
  const fs::path target = output_target(arguments, default_name, std::vector{source});
  const output::CsvSelection selection{.series = arguments.all("series"),
                                       .economies = arguments.all("economy"),
                                       .scenarios = arguments.all("scenario")};
  const output::RunRecord record = output::read_run(source, stop_if_asked);
  if (of_differences) {
    output::publish_text(target, differences(record, selection), arguments.has("force"));
  } else {
    output::PartFile part(target, arguments.has("force"));
    std::ofstream stream(part.path(), std::ios::binary);
    (of_flows ? output::export_flows : output::export_csv)(stream, record, selection, stop_if_asked);
    stream.close();
    stop_if_asked();
    part.publish();
  }
  console.print(target.string() + '\n');
  return ExitCode::ok;
}

}  // namespace ladder::tools
