#include "output/svg_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "output/human.hpp"
#include "output/svg_parts.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double left = 78, right = 646, top = 92;  // of the field of lines
constexpr double label_gap = 17;                    // least distance of two end labels
constexpr double letter_width = 9.4;                // of a label, in a wide font

/// What grows with the number and the names of the lines.
struct Page {
  double width = 800, height = 450, bottom = 386;
};

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

std::string points(const Scales& s, const Chart& chart, std::size_t i, const LineLook& look) {
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
std::string band(const Scales& s, const std::vector<double>& years, const ChartLine& line, const LineLook& look,
                 double opacity) {
  if (line.low.empty() || years.size() == 1) return "";
  return fmt::format(
      "<polygon points=\"{0}\" fill=\"{1}\" fill-opacity=\"{2:.2g}\" stroke=\"{1}\" stroke-opacity=\"0.4\" "
      "stroke-width=\"0.7\"/>\n",
      corners_between(s, years, line.low, line.high), look.color, opacity);
}

std::string stroke(const Scales& s, const std::vector<double>& years, const ChartLine& line,
                   const LineLook& look) {
  return fmt::format(
      "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.4\" stroke-linejoin=\"round\"{}/>\n",
      path_through(s, years, line.mean), look.color,
      dashes(look));
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
    const LineLook look = look_of(i);
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

}  // namespace ladder::output
