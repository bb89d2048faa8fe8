#include "output/flow_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "output/dates.hpp"
#include "output/layout.hpp"
#include "output/output_error.hpp"

namespace ladder::output {
namespace {

/// A variable along `flow`.
struct Column {
  const char* path;
  const char* units;
  const char* long_name;
};
constexpr std::array<Column, 10> columns = {{
    {"flows/flow_scenario", "1", "place of the scenario along the dimension scenario, from 0"},
    {"flows/flow_replicate", "1", "place of the replicate along the dimension replicate, from 0"},
    {"flows/flow_time", layout::time_units, "first day of the month"},
    {"flows/flow_donor", "1", "place of the donor's economy along the dimension economy, from 0"},
    {"flows/flow_recipient", "1", "place of the recipient's economy along the dimension economy, from 0"},
    {"flows/flow_sector", "1", "place of the sector along the dimension sector, from 0"},
    {"flows/flow_channel", "1", "place of the channel along the dimension channel, from 0"},
    {"flows/count_completed", "1", "transfer projects completed, simulated firms"},
    {"flows/count_failed", "1", "transfer projects failed, simulated firms"},
    {"flows/fee", "USD", "fees paid to donors for projects agreed"},
}};
enum Place : std::size_t { scenario, replicate, time, donor, recipient, sector, channel, completed, failed, fee };
constexpr std::size_t coordinates_before = completed;  ///< the first columns say where a row lies
using Table = std::array<std::vector<double>, columns.size()>;

std::int64_t day_of(const Coordinates& c, std::uint32_t month) {
  return days_since_1960(c.first_year, c.first_month + static_cast<std::int64_t>(month));
}

Table table_of(const RunRecord& record) {
  Table t;
  for (std::size_t s = 0; s < record.scenarios.size(); ++s)
    for (std::size_t r = 0; r < record.scenarios[s].replicates.size(); ++r)
      for (const FlowRow& row : record.scenarios[s].replicates[r].flows) {
        t[scenario].push_back(static_cast<double>(s));
        t[replicate].push_back(static_cast<double>(r));
        t[time].push_back(static_cast<double>(day_of(record.coordinates, row.month)));
        t[donor].push_back(row.donor);
        t[recipient].push_back(row.recipient);
        t[sector].push_back(row.sector);
        t[channel].push_back(row.channel);
        t[completed].push_back(row.completed);
        t[failed].push_back(row.failed);
        t[fee].push_back(row.fee);
      }
  return t;
}

[[noreturn]] void refuse(std::string_view path, std::string_view what) {
  throw OutputError(ExitClass::unacceptable,
                    fmt::format("the file does not follow Ladder's layout: {} {}", path, what));
}

/// A whole number below `count`.
std::size_t place_of(double value, std::size_t count, std::size_t column) {
  if (!(value >= 0.0 && value < static_cast<double>(count)) || value != static_cast<double>(static_cast<std::size_t>(value)))
    refuse(columns[column].path, "points outside of its dimension");
  return static_cast<std::size_t>(value);
}

std::uint32_t month_at(double day, const Coordinates& c) {
  if (!(day >= static_cast<double>(day_of(c, 0)) && day < static_cast<double>(day_of(c, c.months))))
    refuse(columns[time].path, "lies outside of the months of the file");
  const auto date = calendar_month(static_cast<std::int64_t>(day));
  return static_cast<std::uint32_t>((date.year - c.first_year) * 12 + date.month - c.first_month);
}

}  // namespace

std::size_t flow_rows(const RunRecord& record) {
  std::size_t rows = 0;
  for (const ScenarioRecord& s : record.scenarios)
    for (const ReplicateRecord& r : s.replicates) rows += r.flows.size();
  return rows;
}

bool is_flow_variable(std::string_view path) {
  return std::ranges::any_of(columns, [&](const Column& c) { return path == c.path; });
}

void add_flows(Hdf5File& file, const RunRecord& record) {
  const std::size_t rows = flow_rows(record);
  if (rows == 0) return;
  constexpr std::size_t chunk_values = 32'768;
  const Table table = table_of(record);
  if (!file.has("flows")) file.add_group("flows");
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const std::string path = columns[k].path;
    file.add_variable(path, {flow_dimension}, {std::min(rows, chunk_values)});
    file.set_attribute(path, "units", columns[k].units);
    file.set_attribute(path, "long_name", columns[k].long_name);
    if (k == time) file.set_attribute(path, "calendar", layout::calendar);
    if (k >= coordinates_before)
      file.set_attribute(path, "coordinates",
                         "flow_scenario flow_replicate flow_time flow_donor flow_recipient flow_sector flow_channel");
    file.write_block(path, {0}, {rows}, table[k]);
  }
}

void read_flows(const Hdf5File& file, RunRecord& record) {
  if (!file.has(flow_dimension)) return;
  const Shape length = file.shape(flow_dimension);
  Table t;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (!file.has(columns[k].path)) refuse(columns[k].path, "is missing");
    if (file.shape(columns[k].path) != length) refuse(columns[k].path, "is not as long as its dimension");
    t[k] = file.numbers(columns[k].path);
  }
  const Coordinates& c = record.coordinates;
  for (std::size_t i = 0; i < t[scenario].size(); ++i) {
    const auto at = [&](Place column, std::size_t count) { return place_of(t[column][i], count, column); };
    ScenarioRecord& into = record.scenarios[at(scenario, record.scenarios.size())];
    into.replicates[at(replicate, into.replicates.size())].flows.push_back(
        {month_at(t[time][i], c), static_cast<std::uint16_t>(at(donor, c.economies.size())),
         static_cast<std::uint16_t>(at(recipient, c.economies.size())), static_cast<std::uint16_t>(at(sector, c.sectors.size())),
         static_cast<std::uint16_t>(at(channel, c.channels.size())), t[completed][i], t[failed][i], t[fee][i]});
  }
}

bool flows_fit(const ReplicateRecord& record, const Coordinates& c) {
  return std::ranges::all_of(record.flows, [&](const FlowRow& row) {
    return row.month < c.months && row.donor < c.economies.size() && row.recipient < c.economies.size() &&
           row.sector < c.sectors.size() && row.channel < c.channels.size();
  });
}

}  // namespace ladder::output
