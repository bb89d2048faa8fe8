#include "output/svg_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
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
  const double step = nice_step(high - low, 5.0);
  return {chart.years.front(), chart.years.back(), std::floor(low / step + 1e-9) * step,
          std::ceil(high / step - 1e-9) * step, step};
}

std::string text_at(double x, double y, std::string_view style, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, style, escaped(text));
}

std::string grid(const Scales& s) {
  std::string svg;
  for (int i = 0; s.low + i * s.step <= s.high + 0.5 * s.step; ++i) {
    const double value = std::abs(s.low + i * s.step) < 1e-9 * s.step ? 0.0 : s.low + i * s.step;
    const double y = s.y(value);
    svg += fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", left, right,
                       y, y, value == 0.0 ? "#777777" : "#dddddd");
    svg += text_at(left - 8, y + 4.5, "text-anchor=\"end\" class=\"tick\"", human(value));
  }
  const double span = s.last - s.first;
  const double step = span <= 8.0 ? 1.0 : std::max(1.0, nice_step(span, 6.0));
  const double whole = std::max(1.0, std::round(step));
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
  return fmt::format("<polygon points=\"{}\" fill=\"{}\" fill-opacity=\"0.15\"/>\n", points, look.color);
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

Chart chart_of(const RunRecord& record, std::string_view wanted, const std::vector<std::string>& labels) {
  const std::size_t row = series_row(record, wanted);
  const Series& series = record.series[row];
  const Coordinates& c = record.coordinates;
  const std::size_t all = cells(series, c);
  std::size_t cell = 0;
  while (cell < all && cell_labels(series, c, cell) != labels) ++cell;
  if (cell == all)
    throw OutputError(ExitClass::unacceptable,
                      fmt::format("the series `{}` has no place `{}`", wanted, fmt::join(labels, ", ")));
  const std::size_t replicates = record.scenarios.front().replicates.size();
  Chart chart;
  chart.title = fmt::format("{}{}", series.long_name,
                            labels.empty() ? "" : fmt::format(", {}", fmt::join(labels, ", ")));
  chart.subtitle = series.unit == "1" ? "index or share" : series.unit;
  chart.unit = series.unit;
  chart.source =
      fmt::format("Line: mean of {} worlds. Band: {} (seeds only). Source: Ladder {}.", replicates,
                  replicates < fewest_for_percentiles ? "smallest to largest" : "5th to 95th percentile",
                  ladder_version());
  const double step = series.interval == Interval::month ? 1.0 / 12.0 : 1.0;
  for (std::size_t t = 0; t < periods(series, c); ++t)
    chart.years.push_back(c.first_year + (c.first_month - 1) / 12.0 + static_cast<double>(t) * step);
  for (const ScenarioRecord& scenario : record.scenarios) {
    ChartLine line{scenario.name, {}, {}, {}};
    for (std::size_t t = 0; t < chart.years.size(); ++t) {
      std::vector<double> worlds;
      for (const auto& replicate : scenario.replicates)
        worlds.push_back(replicate.values[row][t * all + cell]);
      line.mean.push_back(mean(worlds));
      if (replicates < 2) continue;
      const Band range = central_range(worlds);
      line.low.push_back(range.low);
      line.high.push_back(range.high);
    }
    chart.lines.push_back(std::move(line));
  }
  return chart;
}

}  // namespace ladder::output
