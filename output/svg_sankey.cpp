#include "output/svg_sankey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "output/human.hpp"
#include "output/svg_parts.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double width = 1180, left = 24, right = 1010, top = 96, field = 470, node_width = 14, node_gap = 34;
constexpr double least_height = 220;  // of all nodes of a column, where gaps leave less of the field
constexpr double return_room = 34;    // between the lowest node and a flow that returns

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Where a node stands, and how much of its two sides is taken by flows already drawn.
struct Box {
  double x = 0.0, y = 0.0, height = 0.0;
  double in = 0.0, out = 0.0;  ///< flows, in the unit
  double in_taken = 0.0, out_taken = 0.0;
};

struct Layout {
  std::vector<Box> boxes;
  double scale = 1.0, bottom = top;
};

void check(const Sankey& s) {
  for (const SankeyLink& link : s.links) {
    sim::expects(link.from < s.nodes.size() && link.to < s.nodes.size(), "a flow of a Sankey diagram joins two of its nodes");
    sim::expects(link.values.size() == s.bands.size(), "a flow of a Sankey diagram has a value for each band");
    for (const double v : link.values) sim::expects(std::isfinite(v) && v >= 0.0, "a flow of a Sankey diagram is not negative");
  }
}

Layout layout_of(const Sankey& s) {
  Layout l;
  l.boxes.resize(s.nodes.size());
  for (const SankeyLink& link : s.links) {
    l.boxes[link.from].out += sum(link.values);
    l.boxes[link.to].in += sum(link.values);
  }
  std::size_t columns = 1;
  for (const SankeyNode& node : s.nodes) columns = std::max(columns, node.column + 1);
  double tallest = 0.0, gaps = 0.0;
  for (std::size_t c = 0; c < columns; ++c) {
    double height = 0.0, gap = -node_gap;
    for (std::size_t i = 0; i < s.nodes.size(); ++i) {
      const double flow = std::max(l.boxes[i].in, l.boxes[i].out);
      if (s.nodes[i].column != c || flow <= 0.0) continue;
      height += flow;
      gap += node_gap;
    }
    tallest = std::max(tallest, height);
    gaps = std::max(gaps, gap);
  }
  l.scale = tallest > 0.0 ? std::max(field - gaps, least_height) / tallest : 1.0;
  const double step = columns > 1 ? (right - left) / static_cast<double>(columns - 1) : 0.0;
  std::vector<double> y(columns, top);
  for (std::size_t i = 0; i < s.nodes.size(); ++i) {
    Box& box = l.boxes[i];
    box.height = l.scale * std::max(box.in, box.out);
    if (box.height <= 0.0) continue;
    box.x = left + step * static_cast<double>(s.nodes[i].column);
    box.y = y[s.nodes[i].column];
    y[s.nodes[i].column] += box.height + node_gap;
    l.bottom = std::max(l.bottom, box.y + box.height);
  }
  return l;
}

/// A band of a flow from left to right.
std::string forward(double x1, double y1, double x2, double y2, double h, std::string_view color, std::string_view tip) {
  const double middle = (x1 + x2) / 2.0;
  return fmt::format(
      "<path d=\"M{0:.1f} {1:.2f}C{2:.1f} {1:.2f} {2:.1f} {3:.2f} {4:.1f} {3:.2f}L{4:.1f} {5:.2f}C{2:.1f} {5:.2f} {2:.1f} "
      "{6:.2f} {0:.1f} {6:.2f}Z\" fill=\"{7}\"><title>{8}</title></path>\n",
      x1, y1, middle, y2, x2, y2 + h, y1 + h, color, escaped(tip));
}

/// A band that leaves to the right and comes back below everything, as a thick line.
std::string back(double x1, double y1, double x2, double y2, double h, double level, std::string_view color, std::string_view tip) {
  constexpr double bulge = 44;
  return fmt::format(
      "<path d=\"M{0:.1f} {1:.2f}C{2:.1f} {1:.2f} {2:.1f} {3:.2f} {0:.1f} {3:.2f}L{4:.1f} {3:.2f}C{5:.1f} {3:.2f} {5:.1f} {6:.2f} "
      "{4:.1f} {6:.2f}\" fill=\"none\" stroke=\"{7}\" stroke-width=\"{8:.2f}\"><title>{9}</title></path>\n",
      x1, y1 + h / 2, x1 + bulge + h, level + h / 2, x2, x2 - bulge / 2, y2 + h / 2, color, h, escaped(tip));
}

std::string draw_links(const Sankey& s, Layout& l) {
  std::string svg = "<g fill-opacity=\"0.72\" stroke-opacity=\"0.72\">\n";
  double level = l.bottom + return_room;
  // Band by band, so that each colour lies together at a node.
  for (std::size_t b = 0; b < s.bands.size(); ++b)
    for (const SankeyLink& link : s.links) {
      Box &from = l.boxes[link.from], &to = l.boxes[link.to];
      const double h = l.scale * link.values[b];
      if (h <= 0.0) continue;
      const std::string tip = fmt::format("{} to {}, {}: {}", s.nodes[link.from].name, s.nodes[link.to].name, s.bands[b].name,
                                          fmt::format("{} {}", significant(link.values[b]), s.unit));
      const double x1 = from.x + node_width, y1 = from.y + from.out_taken, y2 = to.y + to.in_taken;
      const bool returns = s.nodes[link.to].column <= s.nodes[link.from].column;
      if (returns) {
        svg += back(x1, y1, to.x, y2, h, level, s.bands[b].color, tip);
        level += h;
      } else {
        svg += forward(x1, y1, to.x, y2, h, s.bands[b].color, tip);
      }
      from.out_taken += h;
      to.in_taken += h;
    }
  l.bottom = std::max(l.bottom, level);
  return svg + "</g>\n";
}

std::string draw_nodes(const Sankey& s, const Layout& l) {
  std::string svg;
  for (std::size_t i = 0; i < s.nodes.size(); ++i) {
    const Box& box = l.boxes[i];
    if (box.height <= 0.0) continue;
    svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.2f}\" width=\"{}\" height=\"{:.2f}\" fill=\"#333333\"/>\n", box.x, box.y,
                       node_width, std::max(1.0, box.height));
    // A name that would run over the edge ends at its node instead of beginning there.
    constexpr double letter = 8.4;  // wide, in bold
    const bool over = box.x + letter * static_cast<double>(letters_in(s.nodes[i].name)) > width;
    const double x = over ? box.x + node_width : box.x, y = box.y - 19;
    const std::string_view anchor = over ? " text-anchor=\"end\"" : "";
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"node\"{}>{}</text>\n", x, y, anchor, escaped(s.nodes[i].name));
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"amount\"{}>{}</text>\n", x, y + 14, anchor,
                       fmt::format("{} {}", significant(std::max(box.in, box.out)), s.unit));
  }
  return svg;
}

std::string legend(const Sankey& s, double y) {
  std::string svg;
  double x = left;
  for (const SankeyBand& band : s.bands) {
    svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"14\" height=\"14\" fill=\"{}\" fill-opacity=\"0.8\"/>\n", x, y - 12,
                       band.color);
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"amount\">{}</text>\n", x + 20, y, escaped(band.name));
    x += 46 + 7.2 * static_cast<double>(letters_in(band.name));
  }
  return svg;
}

}  // namespace

std::string sankey_diagram(const Sankey& s) {
  check(s);
  Layout l = layout_of(s);
  const std::string links = draw_links(s, l), nodes = draw_nodes(s, l);
  const double height = l.bottom + 74;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1:.0f}\" width=\"{0}\" height=\"{1:.0f}\" role=\"img\">\n"
      "<title>{2}</title>\n"
      "<style>text{{font-family:sans-serif;fill:#222}}.head{{font-size:20px;font-weight:bold}}.sub{{font-size:14px;fill:#555}}"
      ".node{{font-size:13px;font-weight:bold;paint-order:stroke;stroke:#fff;stroke-width:3px}}"
      ".amount{{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:3px}}.foot{{font-size:11px;fill:#666}}</style>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
      "<text x=\"{3}\" y=\"30\" class=\"head\">{2}</text>\n<text x=\"{3}\" y=\"52\" class=\"sub\">{4}</text>\n",
      width, height, escaped(s.title), left, escaped(s.subtitle));
  svg += links + nodes + legend(s, height - 38);
  svg += fmt::format("<text x=\"{}\" y=\"{:.0f}\" class=\"foot\">{}</text>\n", left, height - 14, escaped(s.footnote));
  return svg + "</svg>\n";
}

}  // namespace ladder::output
