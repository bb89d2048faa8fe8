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
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double width = 800, height = 450;
constexpr double left = 78, right = 646, top = 92, bottom = 386;
constexpr double label_gap = 17;  // least distance of two end labels

struct Look {
  std::string_view color, dash;
};
constexpr std::array<Look, 7> looks{{{"#000000", ""},
                                     {"#0072B2", "9 3"},
                                     {"#D55E00", "3 3"},
                                     {"#009E73", "11 3 3 3"},
                                     {"#CC79A7", "6 5"},
                                     {"#E69F00", "1 3"},
                                     {"#56B4E9", "14 4"}}};

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        // XML 1.0 has no way to write most control characters.
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  return result;
}

/// Steps of 1, 2, 2.5 or 5 times a power of ten: about `wanted` of them in `span`.
double nice_step(double span, double wanted) {
  const double raw = span / wanted, power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0})
    if (raw <= factor * power * 1.0001) return factor * power;
  return 10.0 * power;
}

struct Scales {
  double first, last, low, high, step;
  [[nodiscard]] double x(double year) const {
    return first == last ? left : left + (right - left) * (year - first) / (last - first);
  }
  [[nodiscard]] double y(double value) const {
    return bottom - (bottom - top) * (value - low) / (high - low);
  }
};

Scales scales_of(const Chart& chart) {
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
  return {chart.years.front(), chart.years.back(), std::floor(low / step + 1e-9) * step,
          std::ceil(high / step - 1e-9) * step, step};
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
                       s.x(year), bottom, bottom + 5);
    svg +=
        text_at(s.x(year), bottom + 20, "text-anchor=\"middle\" class=\"tick\"", fmt::format("{:.0f}", year));
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

std::string band(const Scales& s, const std::vector<double>& years, const ChartLine& line, const Look& look) {
  if (line.low.empty()) return "";
  std::string points;
  for (std::size_t i = 0; i < years.size(); ++i)
    if (std::isfinite(line.high[i]))
      points += fmt::format("{:.1f},{:.1f} ", s.x(years[i]), s.y(line.high[i]));
  for (std::size_t i = years.size(); i-- > 0;)
    if (std::isfinite(line.low[i])) points += fmt::format("{:.1f},{:.1f} ", s.x(years[i]), s.y(line.low[i]));
  return fmt::format(
      "<polygon points=\"{0}\" fill=\"{1}\" fill-opacity=\"0.15\" stroke=\"{1}\" stroke-opacity=\"0.4\" "
      "stroke-width=\"0.7\"/>\n",
      points, look.color);
}

std::string stroke(const Scales& s, const std::vector<double>& years, const ChartLine& line,
                   const Look& look) {
  return fmt::format(
      "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.4\" stroke-linejoin=\"round\"{}/>\n",
      path_through(s, years, line.mean), look.color,
      look.dash.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", look.dash));
}

/// Heights of the labels at the line ends, in the order of the lines, pushed apart until none covers another.
std::vector<double> label_heights(const std::vector<double>& ends) {
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
    double end = bottom;
    for (const double v : line.mean)
      if (std::isfinite(v)) end = s.y(v);
    ends.push_back(end);
  }
  const auto heights = label_heights(ends);
  std::string svg;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const Look& look = looks[i % looks.size()];
    svg += fmt::format(
        "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\" stroke-width=\"0.8\" fill=\"none\"/>\n",
        right + 2, ends[i], right + 10, heights[i], look.color);
    svg += text_at(right + 13, heights[i] + 4.5, fmt::format("class=\"label\" fill=\"{}\"", look.color),
                   chart.lines[i].label);
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

std::string head(const Chart& chart) {
  std::string names;
  for (const ChartLine& line : chart.lines) names += (names.empty() ? "" : ", ") + line.label;
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
             "role=\"img\" font-family=\"'Source Sans 3', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif\">\n"
             "<title>{2}</title>\n<desc>{3}. Lines: {4}. {5}</desc>\n",
             width, height, escaped(chart.title), escaped(chart.subtitle), escaped(names),
             escaped(chart.source)) +
         "<style>.tick{font-size:13px;fill:#444444}.label{font-size:13.5px;font-weight:600}"
         ".source{font-size:12px;fill:#555555}</style>\n" +
         fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", width, height);
}

}  // namespace

std::string line_chart(const Chart& chart) {
  check(chart);
  const Scales s = scales_of(chart);
  std::string svg = head(chart);
  svg += text_at(20, 34, "font-size=\"20\" font-weight=\"700\" fill=\"#111111\"", chart.title);
  svg += text_at(20, 58, "font-size=\"14.5\" fill=\"#444444\"", chart.subtitle);
  svg += grid(s);
  for (std::size_t i = 0; i < chart.lines.size(); ++i)
    svg += band(s, chart.years, chart.lines[i], looks[i % looks.size()]);
  for (std::size_t i = 0; i < chart.lines.size(); ++i)
    svg += stroke(s, chart.years, chart.lines[i], looks[i % looks.size()]);
  svg += end_labels(s, chart);
  svg += text_at(20, height - 16, "class=\"source\"", chart.source);
  return svg + "</svg>\n";
}

namespace {

/// The cell of a series whose labels are those wanted.
std::size_t cell_at(const Series& series, const Coordinates& c, const std::vector<std::string>& labels) {
  for (std::size_t cell = 0; cell < cells(series, c); ++cell)
    if (cell_labels(series, c, cell) == labels) return cell;
  throw OutputError(ExitClass::unacceptable,
                    fmt::format("the series `{}` has no place `{}`", series.name, fmt::join(labels, ", ")));
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

/// Everything of a chart but its lines.
Chart frame_of(const RunRecord& record, const Series& series, const std::vector<std::string>& labels,
               std::string_view what) {
  const Coordinates& c = record.coordinates;
  const std::size_t worlds = record.scenarios.front().replicates.size();
  Chart chart;
  chart.title = series.long_name;
  for (std::size_t i = 0; i < labels.size(); ++i)
    chart.title += ", " + full_name(c, series.axes[i], labels[i]);
  chart.title = capitalised(chart.title);
  const std::string unit = series.unit == "1" ? "share or index" : series.unit;
  chart.subtitle = what.empty() ? capitalised(unit) : fmt::format("{}, {}", what, unit);
  chart.source = worlds == 1
                     ? fmt::format("One world. Source: Ladder {}.", ladder_version())
                     : fmt::format("Line: mean of {} worlds. Band: {} (seeds only). Source: Ladder {}.", worlds,
                                   worlds < fewest_for_percentiles ? "smallest to largest" : "5th to 95th percentile",
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
  Chart chart = frame_of(record, series, labels, "Difference from " + baseline.name + " in the same world");
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
