#include "output/svg_scatter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/human.hpp"
#include "output/svg_parts.hpp"
#include "sim/error.hpp"

namespace ladder::output {
namespace {

constexpr double width = 860, left = 62, right = 846, top = 14, below = 48;
constexpr double least_height = 300, most_height = 760;  // of the field
constexpr double letter_width = 6.8, letter_height = 10.5, point_size = 4.2;
constexpr double nearest_ring = 12.0;        // a label farther off has a line
constexpr std::string_view ink = "#0072B2";  // Okabe and Ito

struct Span {
  double low, high;
  [[nodiscard]] double length() const { return high - low; }
  void take(double v) { low = std::min(low, v), high = std::max(high, v); }
};

/// One scale on both axes: units of data are equally long.
struct Field {
  Span x, y;
  double bottom;
  [[nodiscard]] double px(double v) const { return left + (right - left) * (v - x.low) / x.length(); }
  [[nodiscard]] double py(double v) const { return bottom - (bottom - top) * (v - y.low) / y.length(); }
};

void widen(Span& span, double length) {
  const double room = (length - span.length()) / 2.0;
  span.low -= room;
  span.high += room;
}

Field field_of(const Scatter& scatter) {
  sim::expects(!scatter.points.empty(), "a scatter has points");
  Span x{0.0, 0.0}, y{0.0, 0.0};  // no change belongs in the picture
  for (const ScatterPoint& p : scatter.points) {
    for (const double v : {p.x, p.y, p.low, p.high})
      sim::expects(std::isfinite(v), "a point of a scatter is a number");
    x.take(p.x);
    for (const double v : {p.y, p.low, p.high}) y.take(v);
  }
  constexpr double margin = 1.08;
  widen(x, std::max(x.length(), 1e-9) * margin);
  widen(y, std::max(y.length(), 1e-9) * margin);
  const double wide = right - left, unit = std::max(x.length() / wide, y.length() / most_height);
  const double height = std::max(least_height, y.length() / unit);
  widen(x, unit * wide);
  widen(y, unit * height);
  return {x, y, top + height};
}

std::string line(double x1, double y1, double x2, double y2, std::string_view style) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x1, y1, x2, y2,
                     style);
}

std::string text(double x, double y, std::string_view style, std::string_view what) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, style, escaped(what));
}

std::string grid(const Field& f) {
  constexpr double wanted_ticks = 8.0;
  const double step = nice_step(f.x.length(), wanted_ticks);
  std::string svg;
  const auto style = [](double v) {
    return v == 0.0 ? std::string{"stroke=\"#999999\""} : std::string{"stroke=\"#e4e4e4\""};
  };
  const auto tick = [&](double v) { return std::abs(v) < 1e-9 * step ? 0.0 : v; };
  for (double v = std::ceil(f.x.low / step) * step; v <= f.x.high; v += step) {
    svg += line(f.px(v), top, f.px(v), f.bottom, style(tick(v)));
    svg += text(f.px(v), f.bottom + 17, "text-anchor=\"middle\" class=\"tick\"", human(tick(v)));
  }
  for (double v = std::ceil(f.y.low / step) * step; v <= f.y.high; v += step) {
    svg += line(left, f.py(v), right, f.py(v), style(tick(v)));
    svg += text(left - 7, f.py(v) + 4, "text-anchor=\"end\" class=\"tick\"", human(tick(v)));
  }
  return svg;
}

std::string diagonal(const Field& f) {
  const double low = std::max(f.x.low, f.y.low), high = std::min(f.x.high, f.y.high);
  if (low >= high) return {};
  return line(f.px(low), f.py(low), f.px(high), f.py(high),
              "stroke=\"#333333\" stroke-width=\"1.2\" stroke-dasharray=\"6 4\"");
}

struct Box {
  double x1, y1, x2, y2;
  [[nodiscard]] bool meets(const Box& o) const { return x1 < o.x2 && o.x1 < x2 && y1 < o.y2 && o.y1 < y2; }
};

Box box_around(double x, double y, double half) {
  return {x - half, y - half, x + half, y + half};
}

/// Where labels may stand about a point: near first, then farther out.
struct Offset {
  double dx, dy;
};

std::vector<Offset> offsets() {
  constexpr std::array<double, 4> rings = {9.0, 17.0, 27.0, 39.0};
  // Every 30 degrees, written out: no sine may differ from one CPU to another.
  constexpr double half = 0.5, most = 0.8660;
  constexpr std::array<Offset, 12> directions = {{{1, 0},
                                                  {most, -half},
                                                  {most, half},
                                                  {-1, 0},
                                                  {-most, -half},
                                                  {-most, half},
                                                  {half, -most},
                                                  {half, most},
                                                  {-half, -most},
                                                  {-half, most},
                                                  {0, -1},
                                                  {0, 1}}};
  std::vector<Offset> all;
  for (const double ring : rings)
    for (const Offset& d : directions) all.push_back({ring * d.dx, ring * d.dy});
  return all;
}

/// The box of a label whose nearest edge or corner is at the offset.
Box label_box(double x, double y, const Offset& o, std::size_t letters) {
  const double w = letter_width * static_cast<double>(letters), h = letter_height;
  const double x1 = x + o.dx + (o.dx > 1.0 ? 0.0 : o.dx < -1.0 ? -w : -w / 2.0);
  const double y1 = y + o.dy + (o.dy > 1.0 ? 0.0 : o.dy < -1.0 ? -h : -h / 2.0);
  return {x1, y1, x1 + w, y1 + h};
}

std::string labels(const Scatter& scatter, const Field& f) {
  std::vector<Box> taken;
  for (const ScatterPoint& p : scatter.points)
    taken.push_back(box_around(f.px(p.x), f.py(p.y), point_size + 0.5));
  const std::vector<Offset> places = offsets();
  std::string svg;
  for (const ScatterPoint& p : scatter.points) {
    const double x = f.px(p.x), y = f.py(p.y);
    for (const Offset& o : places) {
      const Box box = label_box(x, y, o, p.label.size());
      const bool inside = box.x1 >= left && box.x2 <= right && box.y1 >= top && box.y2 <= f.bottom;
      if (!inside || std::ranges::any_of(taken, [&](const Box& other) { return box.meets(other); })) continue;
      taken.push_back(box);
      if (o.dx * o.dx + o.dy * o.dy > nearest_ring * nearest_ring)
        svg += line(x, y, x + o.dx, y + o.dy, "stroke=\"#aaaaaa\" stroke-width=\"0.6\"");
      svg += text(box.x1, box.y2 - 1.5, "class=\"name\"", p.label);
      break;
    }
  }
  return svg;
}

std::string points(const Scatter& scatter, const Field& f) {
  std::string svg;
  for (const ScatterPoint& p : scatter.points)
    svg += line(f.px(p.x), f.py(p.low), f.px(p.x), f.py(p.high),
                fmt::format("stroke=\"{}\" stroke-opacity=\"0.35\" stroke-width=\"1.6\"", ink));
  for (const ScatterPoint& p : scatter.points)
    svg += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"1.6\"><title>{}</title></circle>\n",
        f.px(p.x), f.py(p.y), point_size, p.filled ? ink : std::string_view{"#ffffff"}, ink, escaped(p.tip));
  return svg;
}

}  // namespace

std::string scatter_chart(const Scatter& scatter) {
  const Field f = field_of(scatter);
  const double height = f.bottom + below, middle = (top + f.bottom) / 2;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1:.0f}\" role=\"img\" "
      "class=\"scatter\">\n"
      "<title>{2}</title>\n",
      width, height, escaped(scatter.title));
  svg += grid(f) + diagonal(f) + points(scatter, f) + labels(scatter, f);
  svg += text((left + right) / 2, f.bottom + 38, "text-anchor=\"middle\" class=\"axis\"", scatter.x_label);
  svg += fmt::format(
      "<text transform=\"translate(14 {:.1f}) rotate(-90)\" text-anchor=\"middle\" "
      "class=\"axis\">{}</text>\n",
      middle, escaped(scatter.y_label));
  return svg + "</svg>\n";
}

}  // namespace ladder::output
