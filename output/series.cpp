#include "output/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "output/output_error.hpp"

namespace ladder::output {
namespace {

constexpr std::array<std::string_view, std::size(all_axes)> axis_names{"economy", "partner",    "sector",
                                                                       "skill",   "generation", "programme"};

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

std::string_view nearest_name(const RunRecord& record, std::string_view wanted) {
  std::string_view best;
  for (const Series& s : record.series)
    if (best.empty() || edits(s.name, wanted) < edits(best, wanted)) best = s.name;
  return best;
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

std::size_t series_row(const RunRecord& record, std::string_view wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < record.series.size(); ++i) {
    const Series& s = record.series[i];
    if (s.name == wanted || s.group + "/" + s.name == wanted) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("there is no series `{}` in this file; the nearest name is `{}`", wanted,
                                  nearest_name(record, wanted)));
  throw OutputError(ExitClass::unacceptable,
                    fmt::format("more than one group has a series `{0}`; say which, as in `{1}/{0}`", wanted,
                                record.series[found.front()].group));
}

}  // namespace ladder::output
