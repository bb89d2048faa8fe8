#include "output/adoption_chart.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "output/output_error.hpp"

using namespace ladder::output;

namespace {

/// Two poor economies, a rich one and one that changes its group; three generations; two years.
RunRecord spreading() {
  RunRecord record;
  Coordinates& c = record.coordinates;
  c.economies = {"AAA", "BBB", "CCC", "DDD"};
  c.economy_names = c.economies;
  c.generations = {"analogue", "rigid", "lean"};
  c.first_year = 2019;
  c.months = 24;
  record.series = {{"technology", "firms_at_generation", "%", "", "", {Axis::economy, Axis::generation}},
                   {"national", "income_group", "1", "", "", {Axis::economy}}};
  const Values firms = {90, 10, 0, 70, 20, 10, 20, 30, 50, 60, 40, 0,   // 2019
                        80, 15, 5, 50, 30, 20, 10, 20, 70, 40, 50, 10};  // 2020
  const Values groups = {1, 1, 4, 2, 1, 1, 4, 3};
  record.scenarios = {{"baseline", "", {{{firms, groups}}}}, {"push", "", {{{firms, groups}}, {{firms, groups}}}}};
  return record;
}

}  // namespace

TEST_CASE("adoption is the mean over the economies that began in a group, at a generation or above") {
  const PanelChart chart = adoption_chart(spreading(), "");
  CHECK(chart.labels == std::vector<std::string>{"high income", "lower middle", "low income"});
  REQUIRE(chart.panels.size() == 2);
  CHECK(chart.panels[0].title == "rigid or above");
  CHECK(chart.panels[1].title == "lean");
  CHECK(chart.panels[0].lines[0].mean == std::vector<double>{80, 90});
  CHECK(chart.panels[0].lines[1].mean == std::vector<double>{40, 60});  // DDD, although it is upper middle in 2020
  CHECK(chart.panels[0].lines[2].mean == std::vector<double>{20, 35});  // (10 + 30) / 2, (20 + 50) / 2
  CHECK(chart.panels[1].lines[2].mean == std::vector<double>{5, 12.5});
}

TEST_CASE("the scenario is chosen by name, and one that is not there is refused with those that are") {
  CHECK(adoption_chart(spreading(), "push").subtitle.ends_with("push"));
  CHECK_THROWS_WITH_AS((void)adoption_chart(spreading(), "pull"),
                       "there is no scenario 'pull' in this file; it has baseline, push", OutputError);
}

TEST_CASE("a panel draws each line once, and equal charts give equal text") {
  const PanelChart chart = adoption_chart(spreading(), "");
  const std::string svg = panel_chart(chart);
  CHECK(svg == panel_chart(chart));
  std::size_t lines = 0;
  for (auto at = svg.find("stroke-linejoin"); at != std::string::npos; at = svg.find("stroke-linejoin", at + 1)) ++lines;
  CHECK(lines == 6);
  PanelChart wrong = chart;
  wrong.panels[1].lines.pop_back();
  CHECK_THROWS((void)panel_chart(wrong));
}
