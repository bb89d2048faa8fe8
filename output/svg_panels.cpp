#include "output/svg_panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/svg_parts.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double width = 800, left = 58, gap = 46, panel_width = 330, panel_height = 190;
constexpr double first_top = 132, between = 56, below = 66;
constexpr double highest = 100.0;  // per cent

struct Field {
  double x0, y0, first, last;
  [[nodiscard]] double x(double year) const {
    return first == last ? x0 + panel_width / 2 : x0 + panel_width * (year - first) / (last - first);
  }
  [[nodiscard]] double y(double value) const { return y0 + panel_height * (1.0 - value / highest); }
};

Field field_of(const PanelChart& chart, std::size_t panel) {
  const double column = static_cast<double>(panel % 2), row = std::floor(static_cast<double>(panel) / 2.0);
  return {left + column * (panel_width + gap), first_top + row * (panel_height + between), chart.years.front(),
          chart.years.back()};
}

std::string grid(const Field& f) {
  std::string svg;
  for (const double value : {0.0, 25.0, 50.0, 75.0, 100.0}) {
    svg += fmt::format("<line x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"{3}\"/>\n", f.x0,
                       f.x0 + panel_width, f.y(value), value == 0.0 ? "#777777" : "#dddddd");
    svg += text_at(f.x0 - 6, f.y(value) + 4.5, "text-anchor=\"end\" class=\"tick\"", fmt::format("{:.0f}", value));
  }
  const double step = std::max(1.0, nice_step(std::max(1.0, f.last - f.first), 4.0));
  const double whole = step == 2.5 ? 5.0 : step;
  for (double year = std::ceil(f.first / whole) * whole; year <= f.last + 1e-9; year += whole) {
    svg += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#777777\"/>\n",
                       f.x(year), f.y(0.0), f.y(0.0) + 4);
    svg += text_at(f.x(year), f.y(0.0) + 18, "text-anchor=\"middle\" class=\"tick\"", fmt::format("{:.0f}", year));
  }
  return svg;
}

std::string band(const Field& f, const std::vector<double>& years, const ChartLine& line, const LineLook& look) {
  const std::string corners = corners_between(f, years, line.low, line.high);
  if (corners.empty()) return "";
  return fmt::format("<polygon points=\"{}\" fill=\"{}\" fill-opacity=\"0.13\"/>\n", corners, look.color);
}

std::string stroke(const Field& f, const std::vector<double>& years, const ChartLine& line, const LineLook& look) {
  const std::string path = path_through(f, years, line.mean);
  if (path.empty()) return "";
  return fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"{}/>\n",
                     path, look.color,
                     dashes(look));
}

std::string key(const PanelChart& chart) {
  std::string svg;
  double x = left;
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    const LineLook look = look_of(i);
    svg += fmt::format("<path d=\"M{:.1f} 88h34\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.4\"{}/>\n", x, look.color,
                       dashes(look));
    svg += fmt::format("<text x=\"{:.1f}\" y=\"92.5\" class=\"label\" fill=\"{}\">{}</text>\n", x + 41, look.color,
                       escaped(chart.labels[i]));
    x += 62.0 + 8.2 * static_cast<double>(letters_in(chart.labels[i]));
  }
  return svg;
}

void check(const PanelChart& chart) {
  sim::expects(!chart.years.empty() && !chart.panels.empty(), "a chart of panels has years and panels");
  for (const Panel& panel : chart.panels) {
    sim::expects(panel.lines.size() == chart.labels.size(), "each panel has the lines of the key");
    for (const ChartLine& line : panel.lines) {
      sim::expects(line.mean.size() == chart.years.size(), "a line of a panel has a value for each year");
      sim::expects(line.low.size() == line.high.size(), "a band of a panel has two edges");
      sim::expects(line.low.empty() || line.low.size() == chart.years.size(),
                   "a band of a panel has a value for each year");
    }
  }
}

}  // namespace

std::string panel_chart(const PanelChart& chart) {
  check(chart);
  const double rows = std::ceil(static_cast<double>(chart.panels.size()) / 2.0);
  const double height = first_top + rows * panel_height + (rows - 1.0) * between + below;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "font-family=\"'Source Sans 3', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif\">\n<title>{2}</title>\n"
      "<desc>{3}. {4}</desc>\n",
      width, height, escaped(chart.title), escaped(chart.subtitle), escaped(chart.source));
  svg += "<style>.tick{font-size:12.5px;fill:#444444}.label{font-size:13.5px;font-weight:600}"
         ".source{font-size:12px;fill:#555555}</style>\n";
  svg += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", width, height);
  svg += text_at(20, 34,
                 fmt::format("font-size=\"{:.3g}\" font-weight=\"700\" fill=\"#111111\"",
                             fitting_size(20.0, chart.title, width)),
                 chart.title);
  svg += text_at(20, 58,
                 fmt::format("font-size=\"{:.3g}\" fill=\"#444444\"", fitting_size(14.5, chart.subtitle, width)),
                 chart.subtitle);
  svg += key(chart);
  for (std::size_t p = 0; p < chart.panels.size(); ++p) {
    const Field f = field_of(chart, p);
    svg += text_at(f.x0, f.y0 - 10, "class=\"label\" fill=\"#111111\"", chart.panels[p].title);
    svg += grid(f);
    for (std::size_t i = 0; i < chart.panels[p].lines.size(); ++i)
      svg += band(f, chart.years, chart.panels[p].lines[i], look_of(i));
    for (std::size_t i = 0; i < chart.panels[p].lines.size(); ++i)
      svg += stroke(f, chart.years, chart.panels[p].lines[i], look_of(i));
  }
  svg += text_at(20, height - 16, "class=\"source\"", chart.source);
  return svg + "</svg>\n";
}

}  // namespace ladder::output
