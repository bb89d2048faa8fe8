#include "output/svg_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

#include "output/human.hpp"
#include "output/output_error.hpp"
#include "output/provenance.hpp"
#include "output/statistics.hpp"
#include "output/svg_parts.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double left = 78, right = 646, top = 92;  // of the field of lines
constexpr double label_gap = 17;                    // least distance of two end labels
constexpr double letter_width = 9.4;                // of a label, in a wide font
constexpr std::size_t longest_label = 34;           // letters; more are shortened

/// What grows with the number and the names of the lines.
struct Page {
  double width = 800, height = 450, bottom = 386;
};

struct Look {
  std::string_view color;
  std::string dash;
};

/// Black is the first line's alone. The others have six colours in turn, and a dash pattern each: from the
/// seventh on a pattern has more dots, so that no two lines look alike.
Look look_of(std::size_t line) {
  struct Pair {
    std::string_view color, dash;
  };
  constexpr std::array<Pair, 6> pairs{{{"#0072B2", "9 3"},
                                       {"#D55E00", "3 3"},
                                       {"#009E73", "11 3 3 3"},
                                       {"#CC79A7", "6 5"},
                                       {"#E69F00", "1 3"},
                                       {"#56B4E9", "14 4"}}};
  if (line == 0) return {"#000000", ""};
  const Pair& pair = pairs[(line - 1) % pairs.size()];
  std::string dash{pair.dash};
  for (std::size_t round = 0; round < (line - 1) / pairs.size(); ++round) dash += " 1 6";
  return {pair.color, dash};
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A long name without its middle: names of scenarios differ at their ends.
std::string shortened(const std::string& name) {
  const std::size_t count = letters_in(name);
  if (count <= longest_label) return name;
  std::string result;
  std::size_t letter = 0;
  for (const char c : name) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++letter;
    if (letter <= longest_label / 2) result += c;
    if (letter == longest_label / 2 + 1 && !result.ends_with("\u2026")) result += "\u2026";
    if (letter > count - longest_label / 2 + 1) result += c;
  }
  return result;
}

Page page_of(const Chart& chart) {
  Page page;
  std::size_t longest = 0;
  for (const ChartLine& line : chart.lines) longest = std::max(longest, letters_in(shortened(line.label)));
  page.width = std::max(page.width, right + 13 + letter_width * static_cast<double>(longest) + 12);
  page.bottom = std::max(page.bottom, top + label_gap * static_cast<double>(chart.lines.size()));
  page.height = page.bottom + 64;
  return page;
}

struct Scales {
  double first, last, low, high, step, bottom;
  /// A single date stands in the middle.
  [[nodiscard]] double x(double year) const {
    return first == last ? (left + right) / 2 : left + (right - left) * (year - first) / (last - first);
  }
  [[nodiscard]] double y(double value) const {
    return bottom - (bottom - top) * (value - low) / (high - low);
  }
};

Scales scales_of(const Chart& chart, const Page& page) {
  double low = INFINITY, high = -INFINITY;
  for (const ChartLine& line : chart.lines)
    for (const auto* values : {&line.mean, &line.low, &line.high})
      for (const double v : *values)
        if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
  sim::expects(low <= high, "a chart has something to draw");
  if (low == high) {
    const double room = low == 0.0 ? 1.0 : std::abs(low) * 0.1;
    low -= room, high += room;
  }
  // Zero belongs in the picture where it is near: a cut axis makes small things look large.
  if (low > 0.0 && low < 0.4 * high) low = 0.0;
  if (high < 0.0 && high > 0.4 * low) high = 0.0;
  const double step = nice_step(high - low, 6.0);
  return {chart.years.front(),
          chart.years.back(),
          std::floor(low / step + 1e-9) * step,
          std::ceil(high / step - 1e-9) * step,
          step,
          page.bottom};
}

std::string text_at(double x, double y, std::string_view style, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, style, escaped(text));
}

/// "1,500" where all ticks are below 100,000, else "1.5 M".
std::string tick_text(const Scales& s, double value) {
  if (std::max(std::abs(s.low), std::abs(s.high)) >= 1e5 || std::abs(value) < 1e3 || s.step < 1.0)
    return human(value);
  const auto whole = std::lround(std::abs(value));
  return fmt::format("{}{},{:03}", value < 0.0 ? "-" : "", whole / 1000, whole % 1000);
}

std::string grid(const Scales& s) {
  std::string svg;
  for (int i = 0; s.low + i * s.step <= s.high + 0.5 * s.step; ++i) {
    const double value = std::abs(s.low + i * s.step) < 1e-9 * s.step ? 0.0 : s.low + i * s.step;
    const double y = s.y(value);
    svg += fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", left, right,
                       y, y, value == 0.0 ? "#777777" : "#dddddd");
    svg += text_at(left - 8, y + 4.5, "text-anchor=\"end\" class=\"tick\"", tick_text(s, value));
  }
  const double span = s.last - s.first;
  const double step = std::max(1.0, nice_step(span, 6.0));
  const double whole = step == 2.5 ? 5.0 : step;
  for (double year = std::ceil(s.first / whole) * whole; year <= s.last + 1e-9; year += whole) {
    svg += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\" stroke=\"#777777\"/>\n",
                       s.x(year), s.bottom, s.bottom + 5);
    svg += text_at(s.x(year), s.bottom + 20, "text-anchor=\"middle\" class=\"tick\"",
                   fmt::format("{:.0f}", year));
  }
  return svg;
}

/// An SVG path through the finite points, lifted where one is missing.
std::string path_through(const Scales& s, const std::vector<double>& years,
                         const std::vector<double>& values) {
  std::string path;
  bool drawing = false;
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (std::isfinite(values[i]))
      path += fmt::format("{}{:.1f} {:.1f}", drawing ? "L" : "M", s.x(years[i]), s.y(values[i]));
    drawing = std::isfinite(values[i]);
  }
  return path;
}

/// Whether a date has a value and neither neighbour has: a line through it would have no length.
bool stands_alone(const std::vector<double>& values, std::size_t i) {
  const bool before = i > 0 && std::isfinite(values[i - 1]);
  const bool after = i + 1 < values.size() && std::isfinite(values[i + 1]);
  return std::isfinite(values[i]) && !before && !after;
}

/// Where the points of a line lie that stand alone: those of a result of one date side by side, in the order
/// of the lines, as all have the same date.
double point_x(const Scales& s, double year, std::size_t line, std::size_t lines) {
  if (s.first != s.last) return s.x(year);
  return left + (right - left) * (static_cast<double>(line) + 1.0) / (static_cast<double>(lines) + 1.0);
}

std::string points(const Scales& s, const Chart& chart, std::size_t i, const Look& look) {
  const ChartLine& line = chart.lines[i];
  std::string svg;
  for (std::size_t t = 0; t < chart.years.size(); ++t) {
    if (!stands_alone(line.mean, t)) continue;
    const double x = point_x(s, chart.years[t], i, chart.lines.size());
    if (!line.low.empty() && std::isfinite(line.low[t]) && std::isfinite(line.high[t]))
      svg += fmt::format(
          "<path d=\"M{0:.1f} {1:.1f}V{2:.1f}M{3:.1f} {1:.1f}H{4:.1f}M{3:.1f} {2:.1f}H{4:.1f}\" "
          "stroke=\"{5}\" stroke-width=\"1.4\" fill=\"none\"/>\n",
          x, s.y(line.low[t]), s.y(line.high[t]), x - 5, x + 5, look.color);
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.5\" fill=\"{}\"/>\n", x, s.y(line.mean[t]),
                       look.color);
  }
  return svg;
}

/// @param opacity  of the fill: fainter where many bands lie over each other
std::string band(const Scales& s, const std::vector<double>& years, const ChartLine& line, const Look& look,
                 double opacity) {
  if (line.low.empty() || years.size() == 1) return "";
  std::string corners;
  for (std::size_t i = 0; i < years.size(); ++i)
    if (std::isfinite(line.high[i]))
      corners += fmt::format("{:.1f},{:.1f} ", s.x(years[i]), s.y(line.high[i]));
  for (std::size_t i = years.size(); i-- > 0;)
    if (std::isfinite(line.low[i])) corners += fmt::format("{:.1f},{:.1f} ", s.x(years[i]), s.y(line.low[i]));
  return fmt::format(
      "<polygon points=\"{0}\" fill=\"{1}\" fill-opacity=\"{2:.2g}\" stroke=\"{1}\" stroke-opacity=\"0.4\" "
      "stroke-width=\"0.7\"/>\n",
      corners, look.color, opacity);
}

std::string stroke(const Scales& s, const std::vector<double>& years, const ChartLine& line,
                   const Look& look) {
  return fmt::format(
      "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.4\" stroke-linejoin=\"round\"{}/>\n",
      path_through(s, years, line.mean), look.color,
      look.dash.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", look.dash));
}

/// Heights of the labels at the line ends, in the order of the lines, pushed apart until none covers another.
std::vector<double> label_heights(const std::vector<double>& ends, double bottom) {
  std::vector<std::size_t> order(ends.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return ends[i]; });
  std::vector<double> heights = ends;
  for (std::size_t i = 1; i < order.size(); ++i)
    heights[order[i]] = std::max(heights[order[i]], heights[order[i - 1]] + label_gap);
  // The lowest may have left the picture: then all that touch it move up again.
  double floor = bottom;
  for (std::size_t i = order.size(); i-- > 0; floor -= label_gap)
    heights[order[i]] = std::min(heights[order[i]], floor);
  return heights;
}

std::string end_labels(const Scales& s, const Chart& chart) {
  std::vector<double> ends;
  for (const ChartLine& line : chart.lines) {
    double end = s.bottom;
    for (const double v : line.mean)
      if (std::isfinite(v)) end = s.y(v);
    ends.push_back(end);
  }
  const auto heights = label_heights(ends, s.bottom);
  std::string svg;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const Look look = look_of(i);
    svg += fmt::format(
        "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\" stroke-width=\"0.8\" fill=\"none\"/>\n",
        right + 2, ends[i], right + 10, heights[i], look.color);
    const std::string& name = chart.lines[i].label;
    const std::string tip = shortened(name) == name ? "" : fmt::format("<title>{}</title>", escaped(name));
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"label\" fill=\"{}\">{}{}</text>\n",
                       right + 13, heights[i] + 4.5, look.color, tip, escaped(shortened(name)));
  }
  return svg;
}

void check(const Chart& chart) {
  sim::expects(!chart.years.empty() && !chart.lines.empty(), "a chart has years and lines");
  for (const ChartLine& line : chart.lines) {
    sim::expects(line.mean.size() == chart.years.size(), "a line has a value for each year");
    sim::expects(line.low.size() == line.high.size(), "a band has two edges");
    sim::expects(line.low.empty() || line.low.size() == chart.years.size(),
                 "a band has a value for each year");
  }
}

/// The size of letters at which a heading fits the page: at most `wanted`.
double fitting_size(double wanted, std::string_view text, double width) {
  constexpr double letter = 0.56;  // width of a letter over its size, on average
  const double needed = letter * wanted * static_cast<double>(letters_in(text));
  return needed <= width - 40 ? wanted : wanted * (width - 40) / needed;
}

std::string head(const Chart& chart, const Page& page) {
  std::string names;
  for (const ChartLine& line : chart.lines) names += (names.empty() ? "" : ", ") + line.label;
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
             "role=\"img\" font-family=\"'Source Sans 3', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif\">\n"
             "<title>{2}</title>\n<desc>{3}. Lines: {4}. {5}</desc>\n",
             page.width, page.height, escaped(chart.title), escaped(chart.subtitle), escaped(names),
             escaped(chart.source)) +
         "<style>.tick{font-size:13px;fill:#444444}.label{font-size:13.5px;font-weight:600}"
         ".source{font-size:12px;fill:#555555}</style>\n" +
         fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", page.width, page.height);
}

}  // namespace

std::string line_chart(const Chart& chart) {
  check(chart);
  const Page page = page_of(chart);
  const Scales s = scales_of(chart, page);
  std::string svg = head(chart, page);
  svg += text_at(20, 34,
                 fmt::format("font-size=\"{:.3g}\" font-weight=\"700\" fill=\"#111111\"",
                             fitting_size(20.0, chart.title, page.width)),
                 chart.title);
  svg += text_at(
      20, 58,
      fmt::format("font-size=\"{:.3g}\" fill=\"#444444\"", fitting_size(14.5, chart.subtitle, page.width)),
      chart.subtitle);
  svg += grid(s);
  const double opacity = std::min(0.15, 0.6 / static_cast<double>(chart.lines.size()));
  for (std::size_t i = 0; i < chart.lines.size(); ++i)
    svg += band(s, chart.years, chart.lines[i], look_of(i), opacity);
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    svg += stroke(s, chart.years, chart.lines[i], look_of(i));
    svg += points(s, chart, i, look_of(i));
  }
  svg += end_labels(s, chart);
  svg += text_at(20, page.height - 16, "class=\"source\"", chart.source);
  return svg + "</svg>\n";
}

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
