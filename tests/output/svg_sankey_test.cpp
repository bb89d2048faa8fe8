#include "output/svg_sankey.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <regex>
#include <string>

#include "output/catalogue.hpp"
#include "output/material_sankey.hpp"
#include "output/output_error.hpp"
#include "sim/error.hpp"

using namespace ladder;
using namespace ladder::output;

namespace {

/// 30 and 10 of two bands flow from A to B, of these 10 and 10 on to C, and 5 of the second back to A.
Sankey example() {
  Sankey s;
  s.title = "Iron & stone";
  s.unit = "Mt";
  s.bands = {{"iron", "#111111"}, {"stone", "#222222"}};
  s.nodes = {{"A", 0}, {"B", 1}, {"C", 2}, {"nobody", 1}};
  s.links = {{0, 1, {30, 10}}, {1, 2, {10, 10}}, {2, 0, {0, 5}}};
  return s;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// Heights of the bars of nodes, in their order.
std::vector<double> heights(const std::string& svg) {
  static const std::regex bar{R"re(width="14" height="([0-9.]+)" fill="#333333")re"};
  std::vector<double> found;
  for (std::sregex_iterator it(svg.begin(), svg.end(), bar), end; it != end; ++it) found.push_back(std::stod((*it)[1]));
  return found;
}

/// A file with one scenario of two economies, two years, one world; all series of materials are 0.
RunRecord empty_record() {
  RunRecord record;
  for (const Series& s : catalogue())
    if (s.group == "materials") record.series.push_back(s);
  Coordinates& c = record.coordinates;
  c.economies = {"AAA", "BBB"};
  c.economy_names = {"Land A", "Land B"};
  c.materials = {"biomass", "metals", "minerals", "fossil"};
  c.first_year = 2020;
  c.months = 24;
  ScenarioRecord scenario;
  scenario.name = "baseline";
  scenario.replicates.resize(1);
  for (const Series& s : record.series)
    scenario.replicates[0].values.emplace_back(periods(s, c) * cells(s, c), 0.0);
  record.scenarios.push_back(scenario);
  return record;
}

}  // namespace

TEST_CASE("bars of a Sankey diagram are as high as what goes through them") {
  const std::vector<double> bars = heights(sankey_diagram(example()));
  REQUIRE(bars.size() == 3);  // nobody's is not drawn
  CHECK(bars[0] / bars[1] == doctest::Approx(40.0 / 40.0).epsilon(1e-3));
  CHECK(bars[2] / bars[1] == doctest::Approx(20.0 / 40.0).epsilon(1e-3));
}

TEST_CASE("each band of a flow is a path, what is 0 is none, and what returns is a line") {
  const std::string svg = sankey_diagram(example());
  CHECK(count(svg, "<path ") == 5);
  CHECK(count(svg, "fill=\"none\"") == 1);
  CHECK(svg.find("Iron &amp; stone") != std::string::npos);
  CHECK(svg.find("A to B, iron: 30 Mt") != std::string::npos);
  CHECK(svg.find("nobody") == std::string::npos);
}

TEST_CASE("a name too long for the margin ends at its node") {
  Sankey s = example();
  CHECK(count(sankey_diagram(s), "text-anchor=\"end\"") == 0);
  s.nodes[2].name = "Saint Vincent and the Grenadines";
  CHECK(count(sankey_diagram(s), "text-anchor=\"end\"") == 2);  // name and amount
}

TEST_CASE("a flow that is negative, no number or to nowhere is refused") {
  for (const double wrong : {-1.0, std::numeric_limits<double>::quiet_NaN()}) {
    Sankey s = example();
    s.links[0].values[0] = wrong;
    CHECK_THROWS_AS((void)sankey_diagram(s), sim::Bug);
  }
  Sankey s = example();
  s.links[0].to = 9;
  CHECK_THROWS_AS((void)sankey_diagram(s), sim::Bug);
}

TEST_CASE("the picture of an economy has its own year's tonnes, in the unit that suits them") {
  RunRecord record = empty_record();
  for (std::size_t i = 0; i < record.series.size(); ++i)
    if (record.series[i].name == "extraction") record.scenarios[0].replicates[0].values[i][(1 * 2 + 1) * 4 + 2] = 7e6;
  const Sankey there = material_sankey(record, "BBB", 2021), before = material_sankey(record, "BBB", 2020);
  const auto all = [](const Sankey& s) {
    double sum = 0.0;
    for (const SankeyLink& link : s.links)
      if (link.from == 0) sum += link.values[2];
    return sum;
  };
  CHECK(all(there) == doctest::Approx(7.0));
  CHECK(there.unit == "Mt");
  CHECK(before.unit == "kt");
  CHECK(all(before) == 0.0);
  CHECK(there.title == "Materials of Land B, 2021");
  CHECK_THROWS_AS((void)material_sankey(record, "CCC", 2021), OutputError);
  CHECK_THROWS_AS((void)material_sankey(record, "BBB", 2031), OutputError);
}
