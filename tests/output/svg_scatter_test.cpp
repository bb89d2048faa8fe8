#include "output/svg_scatter.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <regex>
#include <set>

#include "sim/error.hpp"

using namespace ladder::output;

namespace {

struct Place {
  double x, y;
};

std::vector<Place> places(const std::string& svg, const std::string& pattern) {
  std::vector<Place> found;
  const std::regex each(pattern);
  for (std::sregex_iterator it(svg.begin(), svg.end(), each), end; it != end; ++it)
    found.push_back({std::stod((*it)[1]), std::stod((*it)[2])});
  return found;
}

std::vector<Place> circles(const std::string& svg) {
  return places(svg, "<circle cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"");
}

ScatterPoint point(const std::string& label, double x, double y) {
  return {label, label + " tip", x, y, y - 0.5, y + 0.5, true};
}

}  // namespace

TEST_CASE("both axes have one scale, and up is more") {
  const std::string svg =
      scatter_chart({"t", "x", "y", {point("AAA", 0, 0), point("BBB", 4, 2), point("CCC", -3, -2)}});
  const auto at = circles(svg);
  REQUIRE(at.size() == 3);
  CHECK((at[1].x - at[0].x) / 4.0 == doctest::Approx((at[0].y - at[1].y) / 2.0).epsilon(0.005));
  CHECK(at[1].y < at[0].y);
}

TEST_CASE("labels cover no other label and no point, however close the points are") {
  Scatter scatter{"t", "x", "y", {}};
  for (int i = 0; i < 60; ++i)
    scatter.points.push_back(point("P" + std::to_string(10 + i), 0.1 * (i % 8), 0.1 * (i / 8)));
  scatter.points.push_back(point("FAR", 30.0, -8.0));
  const std::string svg = scatter_chart(scatter);
  const auto labels = places(svg, "<text x=\"([0-9.]+)\" y=\"([0-9.]+)\" class=\"name\">");
  CHECK(labels.size() >= 10);
  CHECK(labels.size() < scatter.points.size());  // not all have room, and those have none
  CHECK(svg.find(">FAR</text>") != std::string::npos);
  constexpr double width = 20.0, height = 10.0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (std::size_t j = i + 1; j < labels.size(); ++j) {
      const bool apart =
          std::abs(labels[i].x - labels[j].x) >= width || std::abs(labels[i].y - labels[j].y) >= height;
      CHECK(apart);
    }
  for (const ScatterPoint& p : scatter.points) CHECK(svg.find(p.label + " tip</title>") != std::string::npos);
}

TEST_CASE("no point and no number are faults; one point is a picture") {
  CHECK_THROWS_AS((void)scatter_chart({"t", "x", "y", {}}), ladder::sim::Bug);
  CHECK_THROWS_AS((void)scatter_chart({"t", "x", "y", {point("A", NAN, 0)}}), ladder::sim::Bug);
  CHECK(circles(scatter_chart({"t", "x", "y", {point("A", 0.0, 0.0)}})).size() == 1);
}
