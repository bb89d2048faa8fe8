#include "output/series.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>

#include "output/output_error.hpp"

namespace ladder::output {
namespace {

constexpr std::array<std::string_view, std::size(all_axes)> axis_names{"economy", "partner",    "sector",
                                                                       "skill",   "generation", "programme", "entry",
                                                                       "channel", "material"};

/// Letters to insert, delete or change to make one word of the other (Levenshtein).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({row[j] + 1, row[j + 1] + 1, change}));
    }
  }
  return row.back();
}

std::string small_letters(std::string_view text) {
  std::string letters{text};
  for (char& c : letters)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return letters;
}

/// What a series is asked for by: its name, with its group where another group has the name too.
std::string asked_by(const RunRecord& record, const Series& series) {
  const auto same = std::ranges::count(record.series, series.name, &Series::name);
  return same == 1 ? series.name : series.group + "/" + series.name;
}

}  // namespace

std::string_view axis_name(Axis axis) {
  return axis_names[static_cast<std::size_t>(axis)];
}

std::optional<Axis> axis_named(std::string_view wanted) {
  for (const Axis axis : all_axes)
    if (axis_name(axis) == wanted) return axis;
  return std::nullopt;
}

const std::vector<std::string>& Coordinates::labels(Axis axis) const {
  switch (axis) {
    case Axis::economy:
    case Axis::partner:
      return economies;
    case Axis::sector:
      return sectors;
    case Axis::skill:
      return skills;
    case Axis::generation:
      return generations;
    case Axis::programme:
      return programmes;
    case Axis::entry:
      return entries;
    case Axis::channel:
      return channels;
    case Axis::material:
      return materials;
  }
  throw sim::Bug("an axis without labels was asked for");
}

std::size_t Coordinates::length(Axis axis) const {
  return labels(axis).size();
}

std::size_t periods(const Series& series, const Coordinates& coordinates) {
  return series.interval == Interval::month ? coordinates.months : coordinates.years();
}

std::size_t cells(const Series& series, const Coordinates& coordinates) {
  std::size_t product = 1;
  for (const Axis axis : series.axes) product *= coordinates.length(axis);
  return product;
}

std::vector<std::string> cell_labels(const Series& series, const Coordinates& coordinates, std::size_t cell) {
  std::vector<std::string> labels(series.axes.size());
  for (std::size_t i = series.axes.size(); i-- > 0;) {
    const auto& along = coordinates.labels(series.axes[i]);
    labels[i] = along.at(cell % along.size());
    cell /= along.size();
  }
  return labels;
}

std::string worlds_differ_in(const RunRecord& record) {
  const std::set<std::string> names(record.parameter_sets.begin(), record.parameter_sets.end());
  return names.size() < 2 ? "seeds only" : fmt::format("seeds and {} parameter sets", names.size());
}

std::string nearest_name(std::string_view wanted, std::span<const std::string> names) {
  const auto distance = [&](const std::string& name) {
    // Letter case costs least: "eth" is ETH before it is EST.
    return std::pair{edits(small_letters(wanted), small_letters(name)), edits(wanted, name)};
  };
  const auto best = std::ranges::min_element(names, {}, distance);
  if (best == names.end() || distance(*best).first > (std::max(best->size(), wanted.size()) + 1) / 2)
    return "";
  return *best;
}

std::size_t series_row(const RunRecord& record, std::string_view wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < record.series.size(); ++i) {
    const Series& s = record.series[i];
    if (s.name == wanted || s.group + "/" + s.name == wanted) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  std::vector<std::string> names;
  if (found.empty()) {
    const bool with_group = wanted.find('/') != std::string_view::npos;
    for (const Series& s : record.series) names.push_back(with_group ? s.group + "/" + s.name : s.name);
    const std::string near = nearest_name(wanted, names);
    const auto at = std::ranges::find(names, near) - names.begin();
    throw OutputError(
        ExitClass::unacceptable,
        fmt::format("there is no series '{}' in this file{}", wanted,
                    near.empty()
                        ? "; 'ladder describe series' lists them"
                        : fmt::format("; the nearest name is '{}'",
                                      asked_by(record, record.series[static_cast<std::size_t>(at)]))));
  }
  for (const std::size_t i : found) names.push_back(asked_by(record, record.series[i]));
  throw OutputError(
      ExitClass::unacceptable,
      fmt::format("more than one group has a series '{}'; say which: {}", wanted, fmt::join(names, " or ")));
}

std::size_t scenario_row(const RunRecord& record, std::string_view wanted) {
  if (wanted.empty()) return 0;
  std::vector<std::string> names;
  for (const ScenarioRecord& scenario : record.scenarios) {
    if (scenario.name == wanted) return names.size();
    names.push_back(scenario.name);
  }
  throw OutputError(ExitClass::unacceptable, fmt::format("there is no scenario '{}' in this file; it has {}", wanted,
                                                         fmt::join(names, ", ")));
}

std::size_t economy_row(const Coordinates& c, std::string_view iso3) {
  const auto at = std::ranges::find(c.economies, iso3);
  if (at == c.economies.end())
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("no economy '{}' in this file; it has {}", iso3, fmt::join(c.economies, ", ")));
  return static_cast<std::size_t>(at - c.economies.begin());
}

std::size_t year_row(const Coordinates& c, int year) {
  const int years = static_cast<int>(c.years());
  if (year < c.first_year || year >= c.first_year + years)
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("no year {} in this file; it has {} to {}", year, c.first_year, c.first_year + years - 1));
  return static_cast<std::size_t>(year - c.first_year);
}

std::string national_name(const std::string& name) {
  return name.find('/') == std::string::npos ? "national/" + name : name;
}

}  // namespace ladder::output
