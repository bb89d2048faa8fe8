#include "output/export_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <ostream>

#include "output/csv.hpp"
#include "output/dates.hpp"
#include "output/human.hpp"
#include "output/output_error.hpp"

namespace ladder::output {
namespace {

void check_names(const std::vector<std::string>& wanted, const std::vector<std::string>& there,
                 std::string_view what) {
  for (const auto& name : wanted)
    if (std::ranges::count(there, name) == 0)
      throw OutputError(ExitClass::unacceptable, fmt::format("there is no {} `{}` in this file; it has {}",
                                                             what, name, fmt::join(there, ", ")));
}

bool selected(const std::vector<std::string>& wanted, const std::string& name) {
  return wanted.empty() || std::ranges::count(wanted, name) > 0;
}

std::vector<std::size_t> rows_of(const RunRecord& record, const CsvSelection& selection) {
  std::vector<std::size_t> rows;
  for (const auto& name : selection.series) rows.push_back(series_row(record, name));
  if (!selection.series.empty()) return rows;
  rows.resize(record.series.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

/// The columns that tell where a value lies: economy, its name, partner, ..., entry.
std::vector<std::string> place_columns(const Series& series, const Coordinates& c, std::size_t cell) {
  std::vector<std::string> columns(std::size(all_axes) + 1);
  const auto labels = cell_labels(series, c, cell);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto axis = static_cast<std::size_t>(series.axes[i]);
    columns[axis == 0 ? 0 : axis + 1] = csv_text(labels[i]);
    if (series.axes[i] != Axis::economy) continue;
    const auto at = static_cast<std::size_t>(std::ranges::find(c.economies, labels[i]) - c.economies.begin());
    columns[1] = csv_text(c.economy_names[at]);
  }
  return columns;
}

std::string date_of(const Series& series, const Coordinates& c, std::size_t period) {
  const std::int64_t step = series.interval == Interval::month ? 1 : 12;
  return iso_date(c.first_year, c.first_month + static_cast<std::int64_t>(period) * step);
}

/// The columns that every table begins with.
std::vector<std::string> first_columns(const RunRecord& record) {
  std::vector<std::string> columns{"scenario", "replicate"};
  if (!record.parameter_sets.empty()) columns.emplace_back("parameter_set");
  return columns;
}
std::vector<std::string> first_cells(const RunRecord& record, const ScenarioRecord& scenario, std::size_t replicate) {
  std::vector<std::string> cells{csv_text(scenario.name), fmt::format("{}", replicate)};
  if (!record.parameter_sets.empty()) cells.push_back(csv_text(record.parameter_sets[replicate]));
  return cells;
}

void write_series(std::ostream& out, const RunRecord& record, std::size_t row, const ScenarioRecord& scenario,
                  const CsvSelection& selection, const std::function<void()>& between) {
  const Series& series = record.series[row];
  const Coordinates& c = record.coordinates;
  const std::size_t width = cells(series, c);
  for (std::size_t r = 0; r < scenario.replicates.size(); ++r)
    for (std::size_t period = 0; period < periods(series, c); ++period) {
      if (between) between();
      for (std::size_t cell = 0; cell < width; ++cell) {
        const auto place = place_columns(series, c, cell);
        if (!place[0].empty() && !selected(selection.economies, place[0])) continue;
        std::vector<std::string> line = first_cells(record, scenario, r);
        line.insert(line.end(), {date_of(series, c, period), series.interval == Interval::month ? "month" : "year"});
        line.insert(line.end(), place.begin(), place.end());
        const double value = scenario.replicates[r].values[row][period * width + cell];
        line.insert(line.end(), {csv_text(series.group), csv_text(series.name), csv_text(series.unit),
                                 std::isnan(value) ? "" : exact(value)});
        out << csv_row(line);
      }
    }
}

void finish(std::ostream& out) {
  out.flush();
  if (!out)
    throw OutputError(ExitClass::io, "the CSV table could not be written to its end; is the disk full?");
}

void check_scenarios_and_economies(const RunRecord& record, const CsvSelection& selection) {
  std::vector<std::string> scenarios;
  for (const auto& scenario : record.scenarios) scenarios.push_back(scenario.name);
  check_names(selection.scenarios, scenarios, "scenario");
  check_names(selection.economies, record.coordinates.economies, "economy");
}

}  // namespace

std::vector<std::size_t> selected_rows(const RunRecord& record, const CsvSelection& selection) {
  check_scenarios_and_economies(record, selection);
  return rows_of(record, selection);
}

void export_csv(std::ostream& out, const RunRecord& record, const CsvSelection& selection,
                const std::function<void()>& between) {
  const auto rows = selected_rows(record, selection);
  std::vector<std::string> header = first_columns(record);
  header.insert(header.end(), {"date", "interval", "economy", "economy_name", "partner", "sector", "skill", "generation",
                               "programme", "entry", "channel", "material", "group", "series", "unit", "value"});
  out << csv_row(header);
  for (const std::size_t row : rows)
    for (const auto& scenario : record.scenarios)
      if (selected(selection.scenarios, scenario.name))
        write_series(out, record, row, scenario, selection, between);
  finish(out);
}

void export_flows(std::ostream& out, const RunRecord& record, const CsvSelection& selection,
                  const std::function<void()>& between) {
  check_scenarios_and_economies(record, selection);
  if (!selection.series.empty())
    throw OutputError(ExitClass::unacceptable, "flows are no series: name economies and scenarios only");
  const Coordinates& c = record.coordinates;
  std::vector<std::string> header = first_columns(record);
  header.insert(header.end(), {"date", "donor", "donor_name", "recipient", "recipient_name", "sector", "channel", "completed",
                               "failed", "fee_usd"});
  out << csv_row(header);
  for (const auto& scenario : record.scenarios) {
    if (!selected(selection.scenarios, scenario.name)) continue;
    for (std::size_t r = 0; r < scenario.replicates.size(); ++r) {
      if (between) between();
      for (const FlowRow& row : scenario.replicates[r].flows) {
        const std::string &donor = c.economies[row.donor], &recipient = c.economies[row.recipient];
        if (!selected(selection.economies, donor) && !selected(selection.economies, recipient)) continue;
        std::vector<std::string> line = first_cells(record, scenario, r);
        line.insert(line.end(), {iso_date(c.first_year, c.first_month + static_cast<std::int64_t>(row.month)), csv_text(donor),
                                 csv_text(c.economy_names[row.donor]), csv_text(recipient),
                                 csv_text(c.economy_names[row.recipient]), csv_text(c.sectors[row.sector]),
                                 csv_text(c.channels[row.channel]), exact(row.completed), exact(row.failed), exact(row.fee)});
        out << csv_row(line);
      }
    }
  }
  finish(out);
}

}  // namespace ladder::output
