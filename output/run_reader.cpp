#include "output/run_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <new>

#include "output/dates.hpp"
#include "output/flow_table.hpp"
#include "output/hdf5_file.hpp"
#include "output/layout.hpp"
#include "output/output_error.hpp"
#include "output/seal.hpp"

namespace ladder::output {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw OutputError(ExitClass::unacceptable, "the file does not follow Ladder's layout: " + why);
}

void require(bool condition, const std::string& why) {
  if (!condition) refuse(why);
}

void check_version(const Hdf5File& file) {
  require(file.has_attribute("/", layout::format_attribute), "it has no format version");
  const auto version = file.number_attribute("/", layout::format_attribute);
  require(version >= 1, fmt::format("format version {}", version));
  if (version <= layout::format_version) return;
  const std::string writer = file.has_attribute("/", "ladder_version")
                                 ? file.text_attribute("/", "ladder_version")
                                 : "a later version";
  throw OutputError(
      ExitClass::unacceptable,
      fmt::format("the file has format version {}, written by Ladder {}; this program reads up to {}. "
                  "Use that version of Ladder, or a newer one",
                  version, writer, layout::format_version));
}

std::vector<std::string> labels_if_there(const Hdf5File& file, Axis axis) {
  const std::string dimension{axis_name(axis)};
  return file.has(dimension) ? file.strings(dimension) : std::vector<std::string>{};
}

Coordinates read_coordinates(const Hdf5File& file) {
  Coordinates c;
  c.economies = labels_if_there(file, Axis::economy);
  if (file.has("economy_name")) c.economy_names = file.strings("economy_name");
  require(c.economy_names.size() == c.economies.size(), "economies and their names differ in number");
  c.sectors = labels_if_there(file, Axis::sector);
  c.skills = labels_if_there(file, Axis::skill);
  c.generations = labels_if_there(file, Axis::generation);
  c.programmes = labels_if_there(file, Axis::programme);
  c.entries = labels_if_there(file, Axis::entry);
  c.channels = labels_if_there(file, Axis::channel);
  c.materials = labels_if_there(file, Axis::material);
  const auto months = file.numbers("time");
  require(!months.empty() && months.size() % 12 == 0, "time does not cover whole years");
  require(std::abs(months.front()) < 1e7, "time begins outside the calendar");
  const auto first = calendar_month(static_cast<std::int64_t>(months.front()));
  c.first_year = first.year;
  c.first_month = first.month;
  c.months = static_cast<std::uint32_t>(months.size());
  return c;
}

Series read_series(const Hdf5File& file, const std::string& group, const std::string& variable) {
  const std::string path = group + "/" + variable;
  Series s;
  s.group = group;
  s.name = variable;
  s.unit = file.text_attribute(path, "units");
  s.long_name = file.text_attribute(path, "long_name");
  s.source = file.text_attribute(path, "source");
  const auto dimensions = file.dimensions(path);
  require(dimensions.size() >= 3, path + " lacks scenario, replicate or time");
  s.interval = dimensions[2] == "time" ? Interval::month : Interval::year;
  const auto aggregate = layout::aggregate_in(file.text_attribute(path, "cell_methods"));
  require(aggregate.has_value(), path + " has unknown cell_methods");
  s.aggregate = *aggregate;
  for (std::size_t i = 3; i < dimensions.size(); ++i) {
    const auto axis = axis_named(dimensions[i]);
    require(axis.has_value(), fmt::format("{} has an unknown dimension {}", path, dimensions[i]));
    s.axes.push_back(*axis);
  }
  require(dimensions == layout::dimensions(s), path + " has its dimensions in another order");
  return s;
}

/// All series, in the order of the catalogue.
std::vector<Series> read_catalogue(const Hdf5File& file) {
  std::vector<std::pair<std::int32_t, Series>> found;
  for (const auto& group : file.groups())
    for (const auto& variable : file.datasets(group))
      if (const std::string path = group + "/" + variable; !is_flow_variable(path))
        found.emplace_back(file.number_attribute(path, layout::order_attribute), read_series(file, group, variable));
  std::ranges::sort(found, {}, [](const auto& entry) { return entry.first; });
  std::vector<Series> result;
  for (auto& [order, series] : found) result.push_back(std::move(series));
  return result;
}

void read_values(const Hdf5File& file, RunRecord& record, std::size_t row) {
  const Series& s = record.series[row];
  Shape start{0, 0, 0}, count{1, 1, periods(s, record.coordinates)};
  for (const Axis axis : s.axes) {
    start.push_back(0);
    count.push_back(record.coordinates.length(axis));
  }
  count[1] = record.scenarios.front().replicates.size();
  Shape whole = count;
  whole[0] = record.scenarios.size();
  require(file.shape(layout::path(s)) == whole, layout::path(s) + " is not as long as its dimensions");
  const std::size_t size = count[2] * cells(s, record.coordinates);
  Values block(count[1] * size);  // a scenario at a time: a chunk holds many replicates and is unpacked once
  for (; start[0] < whole[0]; ++start[0]) {
    file.read_block(layout::path(s), start, count, block);
    for (std::size_t r = 0; r < count[1]; ++r) {
      const auto from = block.begin() + static_cast<std::ptrdiff_t>(r * size);
      record.scenarios[start[0]].replicates[r].values[row].assign(from,
                                                                  from + static_cast<std::ptrdiff_t>(size));
    }
  }
}

std::vector<ScenarioRecord> empty_scenarios(const Hdf5File& file, std::size_t series) {
  const auto names = file.strings("scenario"), texts = file.strings("scenario_text");
  const auto replicates = file.shape("replicate");
  require(!names.empty() && texts.size() == names.size(), "scenarios and their texts differ in number");
  require(replicates.size() == 1 && replicates[0] > 0, "there is no replicate");
  std::vector<ScenarioRecord> result;
  for (std::size_t i = 0; i < names.size(); ++i)
    result.push_back(
        {names[i], texts[i],
         std::vector<ReplicateRecord>(replicates[0], ReplicateRecord{std::vector<Values>(series)})});
  return result;
}

RunRecord read_sealed(const std::filesystem::path& path, const std::function<void()>& between) {
  const auto file = Hdf5File::open(path);
  check_version(file);
  RunRecord record;
  for (const auto& attribute : file.text_attributes())
    if (attribute != layout::conventions_attribute)
      record.attributes.emplace_back(attribute, file.text_attribute("/", attribute));
  record.coordinates = read_coordinates(file);
  record.series = read_catalogue(file);
  record.scenarios = empty_scenarios(file, record.series.size());
  if (file.has(layout::parameter_set_variable))
    record.parameter_sets = file.strings(layout::parameter_set_variable);
  require(record.parameter_sets.empty() ||
              record.parameter_sets.size() == record.scenarios.front().replicates.size(),
          "parameter sets and replicates differ in number");
  for (std::size_t row = 0; row < record.series.size(); ++row) {
    if (between) between();
    read_values(file, record, row);
  }
  read_flows(file, record);
  return record;
}

}  // namespace

RunRecord read_run(const std::filesystem::path& path, const std::function<void()>& between) {
  check_seal(path);
  try {
    return read_sealed(path, between);
  } catch (const OutputError& error) {
    throw OutputError(error.kind(), fmt::format("{}: {}", path.string(), error.what()));
  } catch (const std::bad_alloc&) {
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("{}: its dimensions ask for more memory than there is", path.string()));
  }
}

}  // namespace ladder::output
