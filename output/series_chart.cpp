#include "output/series_chart.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "output/human.hpp"
#include "output/output_error.hpp"
#include "output/provenance.hpp"
#include "output/statistics.hpp"
#include "output/svg_parts.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

std::string axes_in_words(const Series& series) {
  std::string text;
  for (std::size_t i = 0; i < series.axes.size(); ++i)
    text += fmt::format("{}{}",
                        i == 0                        ? ""
                        : i + 1 == series.axes.size() ? " and "
                                                      : ", ",
                        axis_name(series.axes[i]));
  return text;
}

/// For each axis of a series the labels it has in this file, a line each.
std::string labels_in_words(const Series& series, const Coordinates& c) {
  constexpr std::size_t most = 40;
  std::string text;
  for (const Axis axis : series.axes) {
    const auto& labels = c.labels(axis);
    const auto end = labels.begin() + static_cast<std::ptrdiff_t>(std::min(most, labels.size()));
    text += fmt::format("\n  {}: {}{}", axis_name(axis), fmt::join(labels.begin(), end, ", "),
                        labels.size() > most ? fmt::format(", ... ({} of them)", labels.size()) : "");
  }
  return text;
}

/// What is wrong with a place, and which places there are.
std::string place_problem(const Series& series, const Coordinates& c,
                          const std::vector<std::string>& labels) {
  const std::string name = series.group + "/" + series.name;
  if (cells(series, c) == 0)
    return fmt::format("the series '{}' is by {}, of which this file has none", name, axes_in_words(series));
  if (series.axes.empty())
    return fmt::format("the series '{}' has no axes; expected no place, found '{}'", name,
                       fmt::join(labels, ","));
  const std::string example = fmt::format("{}", fmt::join(cell_labels(series, c, 0), ","));
  if (labels.size() != series.axes.size())
    return fmt::format("the series '{}' is by {}; expected a place of {} such as '{}', found {}{}", name,
                       axes_in_words(series),
                       series.axes.size() == 1 ? "one label" : fmt::format("{} labels", series.axes.size()),
                       example, labels.empty() ? "none" : fmt::format("'{}'", fmt::join(labels, ",")),
                       labels_in_words(series, c));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto& there = c.labels(series.axes[i]);
    const std::string near = nearest_name(labels[i], there);
    if (std::ranges::count(there, labels[i]) == 0)
      return fmt::format("the series '{}' has no {} '{}'{}{}", name, axis_name(series.axes[i]), labels[i],
                         near.empty() ? "" : fmt::format("; the nearest is '{}'", near),
                         labels_in_words(series, c));
  }
  throw sim::Bug("a place of known labels that no cell has");
}

/// The cell of a series whose labels are those wanted.
std::size_t cell_at(const Series& series, const Coordinates& c, const std::vector<std::string>& labels) {
  for (std::size_t cell = 0; cell < cells(series, c); ++cell)
    if (cell_labels(series, c, cell) == labels) return cell;
  throw OutputError(ExitClass::unacceptable, place_problem(series, c, labels));
}

/// One value per world of a cell at a date.
using Worlds = std::function<std::vector<double>(const ScenarioRecord&, std::size_t at)>;

ChartLine line_of(const ScenarioRecord& scenario, std::size_t dates, std::size_t cells, std::size_t cell,
                  const Worlds& worlds) {
  ChartLine line{scenario.name, {}, {}, {}};
  for (std::size_t t = 0; t < dates; ++t) {
    const auto values = worlds(scenario, t * cells + cell);
    line.mean.push_back(mean(values));
    if (values.size() < 2) continue;
    const Band range = central_range(values);
    line.low.push_back(range.low);
    line.high.push_back(range.high);
  }
  return line;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 32);
  return text;
}

/// Economies by their names, everything else by its key.
std::string full_name(const Coordinates& c, Axis axis, const std::string& label) {
  if (axis != Axis::economy && axis != Axis::partner) return label;
  const auto at = std::ranges::find(c.economies, label) - c.economies.begin();
  return c.economy_names.at(static_cast<std::size_t>(at));
}

/// "jobs in manufacturing, Ethiopia"; of a flow, who sends to whom: "exports of goods, Ethiopia to China".
std::string title_of(const Series& series, const Coordinates& c, const std::vector<std::string>& labels) {
  constexpr std::string_view to_a_partner = " to a partner";
  std::string title = series.long_name;
  const bool flow = std::ranges::count(series.axes, Axis::partner) > 0;
  if (flow && title.ends_with(to_a_partner)) title.resize(title.size() - to_a_partner.size());
  for (std::size_t i = 0; i < labels.size(); ++i)
    title += (series.axes[i] == Axis::partner ? " to " : ", ") + full_name(c, series.axes[i], labels[i]);
  return title;
}

/// Everything of a chart but its lines.
Chart frame_of(const RunRecord& record, const Series& series, const std::vector<std::string>& labels,
               std::string_view what) {
  const Coordinates& c = record.coordinates;
  const std::size_t worlds = record.scenarios.front().replicates.size();
  Chart chart;
  chart.title = capitalised(title_of(series, c, labels));
  const std::string_view unit = what.empty() ? series.unit : difference_unit(series.unit);
  const std::string named = unit == "1" ? "share or index" : std::string{unit};
  chart.subtitle = what.empty() ? capitalised(named) : fmt::format("{}, {}", what, named);
  chart.source = worlds == 1 ? fmt::format("One world. Source: Ladder {}.", ladder_version())
                             : fmt::format("{}: mean of {} worlds. {}: {} ({}). Source: Ladder {}.",
                                           periods(series, c) == 1 ? "Point" : "Line", worlds,
                                           periods(series, c) == 1 ? "Bar" : "Band",
                                           worlds < fewest_for_percentiles ? "smallest to largest"
                                                                           : "5th to 95th percentile",
                                           worlds_differ_in(record),
                                           ladder_version());
  const double step = series.interval == Interval::month ? 1.0 / 12.0 : 1.0;
  for (std::size_t t = 0; t < periods(series, c); ++t)
    chart.years.push_back(c.first_year + (c.first_month - 1) / 12.0 + static_cast<double>(t) * step);
  return chart;
}

}  // namespace

Chart chart_of(const RunRecord& record, std::string_view wanted, const std::vector<std::string>& labels) {
  const std::size_t row = series_row(record, wanted);
  const Series& series = record.series[row];
  const std::size_t cell = cell_at(series, record.coordinates, labels);
  Chart chart = frame_of(record, series, labels, "");
  const Worlds worlds = [row](const ScenarioRecord& scenario, std::size_t at) {
    std::vector<double> values;
    for (const auto& replicate : scenario.replicates) values.push_back(replicate.values[row][at]);
    return values;
  };
  for (const ScenarioRecord& scenario : record.scenarios)
    chart.lines.push_back(
        line_of(scenario, chart.years.size(), cells(series, record.coordinates), cell, worlds));
  return chart;
}

Chart chart_of_differences(const RunRecord& record, std::string_view wanted,
                           const std::vector<std::string>& labels) {
  if (record.scenarios.size() < 2)
    throw OutputError(ExitClass::unacceptable, "differences need a baseline and at least one other scenario");
  const std::size_t row = series_row(record, wanted);
  const Series& series = record.series[row];
  const std::size_t cell = cell_at(series, record.coordinates, labels);
  const ScenarioRecord& baseline = record.scenarios.front();
  Chart chart =
      frame_of(record, series, labels, "Difference from " + shortened(baseline.name) + " in the same world");
  const Worlds worlds = [&, row](const ScenarioRecord& scenario, std::size_t at) {
    std::vector<double> values;
    for (std::size_t r = 0; r < scenario.replicates.size(); ++r)
      values.push_back(scenario.replicates[r].values[row][at] - baseline.replicates[r].values[row][at]);
    return values;
  };
  for (const ScenarioRecord& scenario : record.scenarios)
    chart.lines.push_back(
        line_of(scenario, chart.years.size(), cells(series, record.coordinates), cell, worlds));
  return chart;
}

}  // namespace ladder::output
