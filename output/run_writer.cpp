#include "output/run_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "output/dates.hpp"
#include "output/flow_table.hpp"
#include "output/hdf5_file.hpp"
#include "output/layout.hpp"
#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "output/seal.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

using sim::expects;

bool is_identifier(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::ranges::all_of(text, letter);
}

bool is_dimension_name(std::string_view text) {
  static constexpr std::string_view others[] = {"scenario", "replicate", "time", "year", "bounds", flow_dimension};
  return axis_named(text) || std::ranges::count(others, text) > 0;
}

void check_series(const std::vector<Series>& all) {
  std::set<std::string> seen;
  for (const Series& s : all) {
    expects(is_identifier(s.group) && is_identifier(s.name), "groups and series are named in snake_case");
    expects(!is_dimension_name(s.name) && !is_dimension_name(s.group), "no series is named like a dimension");
    expects(seen.insert(layout::path(s)).second, "no series is declared twice");
    expects(std::set(s.axes.begin(), s.axes.end()).size() == s.axes.size(), "no series has an axis twice");
    expects(!is_flow_variable(layout::path(s)), "no series is named like a variable of flows kept as rows");
  }
}

void check_record(const RunRecord& record) {
  const Coordinates& c = record.coordinates;
  expects(c.months > 0 && c.months % 12 == 0, "a record covers whole years");
  expects(c.economy_names.size() == c.economies.size(), "every economy has a name");
  expects(!record.scenarios.empty() && !record.scenarios.front().replicates.empty(),
          "a record has a replicate");
  check_series(record.series);
  expects(record.parameter_sets.empty() ||
              record.parameter_sets.size() == record.scenarios.front().replicates.size(),
          "each replicate has a parameter set, or none has");
  for (const ScenarioRecord& scenario : record.scenarios) {
    expects(scenario.replicates.size() == record.scenarios.front().replicates.size(),
            "all scenarios of a file have the same replicates, so that they can be paired");
    for (const ReplicateRecord& replicate : scenario.replicates) {
      expects(replicate.values.size() == record.series.size(), "a replicate has values for each series");
      expects(flows_fit(replicate, c), "flows of a replicate lie within the axes of its record");
      for (std::size_t i = 0; i < record.series.size(); ++i)
        if (replicate.values[i].size() != periods(record.series[i], c) * cells(record.series[i], c))
          throw sim::Bug(fmt::format("the series {} has {} values where its dates and axes ask for {}",
                                     layout::path(record.series[i]), replicate.values[i].size(),
                                     periods(record.series[i], c) * cells(record.series[i], c)));
    }
  }
}

std::size_t replicates_of(const RunRecord& record) {
  return record.scenarios.front().replicates.size();
}

std::size_t value_bytes(const RunRecord& record) {
  std::size_t values = 0;
  for (const Series& s : record.series)
    values += periods(s, record.coordinates) * cells(s, record.coordinates);
  constexpr std::size_t columns_of_flows = 10;
  return (values * record.scenarios.size() * replicates_of(record) + columns_of_flows * flow_rows(record)) * sizeof(double);
}

bool uses(const std::vector<Series>& all, Axis axis) {
  return std::ranges::any_of(all, [&](const Series& s) { return std::ranges::count(s.axes, axis) > 0; });
}

/// First days of the periods, `step` months long, and where each ends.
std::vector<double> starts(const Coordinates& c, std::size_t count, int step) {
  std::vector<double> days;
  for (std::size_t i = 0; i < count; ++i)
    days.push_back(static_cast<double>(
        days_since_1960(c.first_year, c.first_month + static_cast<std::int64_t>(i) * step)));
  return days;
}

std::vector<double> bounds(const Coordinates& c, std::size_t count, int step) {
  const auto edges = starts(c, count + 1, step);
  std::vector<double> pairs;
  for (std::size_t i = 0; i < count; ++i) pairs.insert(pairs.end(), {edges[i], edges[i + 1]});
  return pairs;
}

void describe_dates(Hdf5File& file, const char* dimension, const char* long_name) {
  file.set_attribute(dimension, "units", layout::time_units);
  file.set_attribute(dimension, "calendar", layout::calendar);
  file.set_attribute(dimension, "standard_name", "time");
  file.set_attribute(dimension, "long_name", long_name);
  file.set_attribute(dimension, "axis", "T");
  file.set_attribute(dimension, "bounds", fmt::format("{}_bounds", dimension));
}

void add_time(Hdf5File& file, const Coordinates& c) {
  file.add_dimension("time", starts(c, c.months, 1));
  file.add_dimension("year", starts(c, c.years(), 12));
  describe_dates(file, "time", "first day of the month");
  describe_dates(file, "year", "first day of the year");
}

std::string_view meaning(Axis axis) {
  switch (axis) {
    case Axis::economy:
      return "economy, ISO 3166 alpha-3 or aggregate";
    case Axis::partner:
      return "partner economy";
    case Axis::sector:
      return "sector of activity";
    case Axis::skill:
      return "skill of workers";
    case Axis::generation:
      return "generation of technique";
    case Axis::programme:
      return "policy programme, NAME@ECONOMY#n";
    case Axis::entry:
      return "entry of the accounts: MATRIX/ROW/HOLDER";
    case Axis::channel:
      return "channel of technology transfer";
    case Axis::material:
      return "material of economy-wide material flow accounts";
  }
  throw sim::Bug("an axis without a meaning");
}

void add_dimensions(Hdf5File& file, const RunRecord& record) {
  const Coordinates& c = record.coordinates;
  std::vector<std::string> names;
  for (const ScenarioRecord& s : record.scenarios) names.push_back(s.name);
  file.add_dimension("scenario", names);
  file.set_attribute("scenario", "long_name", "scenario; the first is the baseline of a comparison");
  std::vector<std::int64_t> replicates(replicates_of(record));
  std::iota(replicates.begin(), replicates.end(), std::int64_t{0});
  file.add_dimension("replicate", replicates);
  file.set_attribute("replicate", "long_name",
                     "replicate: same scenario, other seed; paired across scenarios");
  file.set_attribute("replicate", "units", "1");
  add_time(file, c);
  for (const Axis axis : all_axes) {
    if (c.length(axis) == 0 || (axis == Axis::partner && !uses(record.series, axis))) continue;
    const std::string dimension{axis_name(axis)};
    file.add_dimension(dimension, c.labels(axis));
    file.set_attribute(dimension, "long_name", std::string{meaning(axis)});
  }
  file.add_bare_dimension("bounds", 2);
  if (const std::size_t rows = flow_rows(record); rows > 0) file.add_bare_dimension(flow_dimension, rows);
}

void add_companions(Hdf5File& file, const RunRecord& record) {
  const Coordinates& c = record.coordinates;
  file.add_numbers("time_bounds", {"time", "bounds"}, bounds(c, c.months, 1));
  file.add_numbers("year_bounds", {"year", "bounds"}, bounds(c, c.years(), 12));
  std::vector<std::string> texts;
  for (const ScenarioRecord& s : record.scenarios) texts.push_back(s.resolved);
  file.add_strings("scenario_text", {"scenario"}, texts);
  file.set_attribute("scenario_text", "long_name",
                     "resolved scenario as YAML, defaults and programmes written out");
  if (!record.parameter_sets.empty()) {
    file.add_strings(layout::parameter_set_variable, {"replicate"}, record.parameter_sets);
    file.set_attribute(layout::parameter_set_variable, "long_name",
                       "parameter set of the replicate, the same in all scenarios");
  }
  if (c.economies.empty()) return;
  file.add_strings("economy_name", {"economy"}, c.economy_names);
  file.set_attribute("economy_name", "long_name", "name of the economy");
}

void add_attributes(Hdf5File& file, const RunRecord& record) {
  file.set_attribute("/", layout::conventions_attribute, layout::conventions);
  file.set_attribute("/", layout::format_attribute, layout::format_version);
  const auto given = [&](const std::string& key) {
    return std::ranges::any_of(record.attributes, [&](const auto& a) { return a.first == key; });
  };
  if (!given("title")) file.set_attribute("/", "title", "Simulation by Ladder");
  for (const auto& [key, value] : inside_attributes())
    if (!given(key)) file.set_attribute("/", key, value);
  for (const auto& [key, value] : record.attributes) {
    expects(key != layout::conventions_attribute && key != layout::format_attribute && key.front() != '_',
            "attributes of a record leave those of the file format alone");
    file.set_attribute("/", key, value);
  }
}

/// How a variable is cut into chunks and written: whole replicates where they are small, else stretches of
/// time.
struct Cut {
  std::size_t replicates, periods;
};

Cut cut_of(std::size_t cells, std::size_t periods, std::size_t replicates) {
  constexpr std::size_t chunk_values = 32'768;  // 256 KiB: a quarter of HDF5's chunk cache
  const std::size_t stretch = std::clamp(chunk_values / cells, std::size_t{1}, periods);
  if (stretch < periods) return {1, stretch};
  return {std::clamp(chunk_values / (cells * periods), std::size_t{1}, replicates), periods};
}

/// Values of replicates [from, from + count) one after the other. One bit pattern for NaN, or equal records
/// would differ in bytes by the CPU that made them.
std::vector<double> gather(const ScenarioRecord& scenario, std::size_t row, std::size_t from,
                           std::size_t count) {
  std::vector<double> block;
  for (std::size_t r = from; r < from + count; ++r) {
    const Values& values = scenario.replicates[r].values[row];
    block.insert(block.end(), values.begin(), values.end());
  }
  for (double& value : block)
    if (std::isnan(value)) value = std::numeric_limits<double>::quiet_NaN();
  return block;
}

void describe(Hdf5File& file, const Series& s, std::int32_t order) {
  const std::string path = layout::path(s);
  file.set_attribute(path, "units", s.unit);
  file.set_attribute(path, "long_name", s.long_name);
  file.set_attribute(path, "source", s.source);
  file.set_attribute(path, "cell_methods", layout::cell_methods(s.interval, s.aggregate));
  if (std::ranges::count(s.axes, Axis::economy) > 0) file.set_attribute(path, "coordinates", "economy_name");
  file.set_attribute(path, layout::order_attribute, order);
}

void add_series(Hdf5File& file, const RunRecord& record, std::size_t row, std::int32_t order) {
  const Series& s = record.series[row];
  const std::string path = layout::path(s);
  const std::size_t replicates = replicates_of(record), dates = periods(s, record.coordinates);
  const Cut cut = cut_of(cells(s, record.coordinates), dates, replicates);
  if (!file.has(s.group)) file.add_group(s.group);
  Shape extent{1, cut.replicates, cut.periods};
  for (const Axis axis : s.axes) extent.push_back(record.coordinates.length(axis));
  file.add_variable(path, layout::dimensions(s), extent);
  describe(file, s, order);
  Shape start(extent.size(), 0);
  extent[2] = dates;
  for (std::size_t i = 0; i < record.scenarios.size(); ++i)
    for (std::size_t r = 0; r < replicates; r += cut.replicates) {
      start[0] = i, start[1] = r;
      extent[1] = std::min(cut.replicates, replicates - r);
      file.write_block(path, start, extent, gather(record.scenarios[i], row, r, extent[1]));
    }
}

void fill(Hdf5File& file, const RunRecord& record) {
  add_attributes(file, record);
  add_dimensions(file, record);
  add_companions(file, record);
  std::int32_t order = 0;
  for (std::size_t row = 0; row < record.series.size(); ++row)
    if (cells(record.series[row], record.coordinates) > 0) add_series(file, record, row, order++);
  add_flows(file, record);
}

void write_image(PartFile& part, const RunRecord& record) {
  auto file = Hdf5File::create_in_memory();
  fill(file, record);
  part.append(file.image());
}

void write_stream(const PartFile& part, const RunRecord& record) {
  auto file = Hdf5File::create_on_disk(part.path());
  fill(file, record);
  file.flush();  // says what close alone keeps to itself on a full disk
  file.close();
}

}  // namespace

void write_run(const std::filesystem::path& path, const RunRecord& record, bool overwrite,
               std::size_t image_limit) {
  check_record(record);
  PartFile part{path, overwrite};
  if (value_bytes(record) <= image_limit)
    write_image(part, record);
  else
    write_stream(part, record);
  seal(part);
  part.publish();
}

}  // namespace ladder::output
