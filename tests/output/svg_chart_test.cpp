#include "output/svg_chart.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include "example_record.hpp"
#include "output/output_error.hpp"
#include "output/series_chart.hpp"
#include "sim/error.hpp"

using namespace ladder::output;
using ladder::output::example::record;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

Chart small() {
  return {"Title",
          "USD",
          "Source",
          {2019, 2020, 2021},
          {{"a", {1, 2, 3}, {0, 1, 2}, {2, 3, 4}}, {"b", {1, 1, 1}, {}, {}}}};
}

}  // namespace

TEST_CASE("the chart of a series has mean and range over replicates for each scenario") {
  const Chart chart = chart_of(record(), "firms", {"ETH", "food"});
  CHECK(chart.title == "Number of firms, Ethiopia, food");
  CHECK(chart.years == std::vector<double>{2019, 2020});
  REQUIRE(chart.lines.size() == 2);
  CHECK(chart.lines[1].label == "industry40");
  // Values of industry40: 10 000 000 + replicate * 1 000 000 + 30 000 + place, replicates 0 to 2.
  CHECK(chart.lines[1].mean == std::vector<double>{11'030'001, 11'030'007});
  CHECK(chart.lines[1].low == std::vector<double>{10'030'001, 10'030'007});
  CHECK(chart.lines[1].high == std::vector<double>{12'030'001, 12'030'007});
  CHECK(chart_of(record(), "employment", {"ETH"}).years.at(6) == doctest::Approx(2019.5));
  CHECK_THROWS_AS((void)chart_of(record(), "firms", {"ETH", "steel"}), OutputError);
  CHECK_THROWS_AS((void)chart_of(record(), "fims", {"ETH", "food"}), OutputError);
}

TEST_CASE("differences are taken world by world, so the baseline is 0 with a band of no width") {
  const Chart chart = chart_of_differences(record(), "firms", {"ETH", "food"});
  CHECK(chart.lines[0].mean == std::vector<double>{0, 0});
  CHECK(chart.lines[0].high == std::vector<double>{0, 0});
  // All worlds of the example are 10 000 000 apart, although their levels spread over 2 000 000.
  CHECK(chart.lines[1].mean == std::vector<double>{1e7, 1e7});
  CHECK(chart.lines[1].low == std::vector<double>{1e7, 1e7});
  CHECK(chart.lines[1].high == std::vector<double>{1e7, 1e7});
  RunRecord alone = record();
  alone.scenarios.pop_back();
  CHECK_THROWS_AS((void)chart_of_differences(alone, "firms", {"ETH", "food"}), OutputError);
}

TEST_CASE("a line without a band has none, and a missing year interrupts the line") {
  Chart chart = small();
  CHECK(count(line_chart(chart), "<polygon") == 1);
  const auto moves = [](const std::string& svg) {
    return count(svg.substr(0, svg.find("class=\"label\"")), "M");
  };
  const std::size_t before = moves(line_chart(chart));
  chart.lines[1].mean = {1, std::nan(""), 1};
  CHECK(moves(line_chart(chart)) == before + 1);
}

TEST_CASE("names go into the picture as text, never as markup") {
  Chart chart = small();
  chart.title = "<script>alert(1)</script> & \"more\"";
  chart.lines[0].label = "</text><b>";
  const std::string svg = line_chart(chart);
  CHECK(count(svg, "<script") == 0);
  CHECK(count(svg, "<b>") == 0);
  CHECK(count(svg, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;") ==
        2);  // title and heading
}

TEST_CASE("equal charts give equal text, flat and single values can be drawn, nothing at all cannot") {
  CHECK(line_chart(small()) == line_chart(small()));
  CHECK(count(line_chart({"t", "s", "x", {2019}, {{"a", {0}, {}, {}}}}), "nan") == 0);
  CHECK(count(line_chart({"t", "s", "x", {2019, 2020}, {{"a", {-7, -7}, {}, {}}}}), "nan") == 0);
  CHECK_THROWS_AS((void)line_chart({"t", "s", "x", {}, {}}), ladder::sim::Bug);
  CHECK_THROWS_AS((void)line_chart({"t", "s", "x", {2019}, {{"a", {std::nan("")}, {}, {}}}}),
                  ladder::sim::Bug);
  CHECK_THROWS_AS((void)line_chart({"t", "s", "x", {2019}, {{"a", {1, 2}, {}, {}}}}), ladder::sim::Bug);
}

TEST_CASE("a place that a series does not have is answered with its axes and their labels") {
  const auto refusal = [](const std::vector<std::string>& labels, const char* series = "firms") {
    try {
      (void)chart_of(record(), series, labels);
    } catch (const OutputError& error) {
      return std::string{error.what()};
    }
    return std::string{};
  };
  CHECK(refusal({}) ==
        "the series 'industry/firms' is by economy and sector; expected a place of 2 labels such as "
        "'ETH,textiles', "
        "found none\n  economy: ETH, BGD, NTH\n  sector: textiles, food");
  CHECK(refusal({"eth", "food"}) ==
        "the series 'industry/firms' has no economy 'eth'; the nearest is 'ETH'\n  economy: ETH, BGD, NTH\n  "
        "sector: "
        "textiles, food");
  CHECK(refusal({"XYZ", "food"}).starts_with("the series 'industry/firms' has no economy 'XYZ'\n"));
  CHECK(refusal({"ETH", "food"}, "fims") ==
        "there is no series 'fims' in this file; the nearest name is 'firms'");
}

TEST_CASE("a series that two groups have is offered with its group, so that what is offered is accepted") {
  RunRecord r = record();
  r.series[3].name = "gdp";  // industry/gdp beside national/gdp
  for (const char* wanted : {"gdpp", "gdp"}) {
    try {
      (void)series_row(r, wanted);
      FAIL("accepted");
    } catch (const OutputError& error) {
      CHECK(std::string{error.what()}.find("national/gdp") != std::string::npos);
    }
  }
}

TEST_CASE("one date is drawn as points side by side with bars, and says so") {
  const Chart chart{"t", "s", "x", {2019}, {{"a", {1}, {0}, {2}}, {"b", {1}, {0}, {2}}}};
  const std::string svg = line_chart(chart);
  CHECK(count(svg, "<circle") == 2);
  CHECK(count(svg, "<polygon") == 0);
  CHECK(svg.find("cx=\"267.3\"") != svg.npos);  // a third and two thirds of 78 to 646
  CHECK(svg.find("cx=\"456.7\"") != svg.npos);
  RunRecord year = record();
  year.coordinates.months = 12;
  for (auto& scenario : year.scenarios)
    for (auto& world : scenario.replicates) world.values[3].resize(world.values[3].size() / 2);
  CHECK(chart_of(year, "firms", {"ETH", "food"}).source.starts_with("Point: mean of 3 worlds. Bar: "));
}

TEST_CASE("of sixteen lines only the first is black, no two look alike and no labels touch") {
  Chart chart{"t", "s", "x", {2019, 2020}, {}};
  for (int i = 0; i < 16; ++i) chart.lines.push_back({"s" + std::to_string(i), {1, 1}, {}, {}});
  const std::string svg = line_chart(chart);
  std::set<std::string> looks;
  std::vector<double> heights;
  std::istringstream lines{svg};
  for (std::string line; std::getline(lines, line);) {
    if (line.find("stroke-width=\"2.4\"") != line.npos) looks.insert(line.substr(line.find("stroke=")));
    if (line.find("class=\"label\"") != line.npos)
      heights.push_back(std::stod(line.substr(line.find("y=") + 3)));
  }
  CHECK(looks.size() == 16);
  CHECK(count(svg, "stroke=\"#000000\" stroke-width=\"2.4\"") == 1);
  REQUIRE(heights.size() == 16);
  std::ranges::sort(heights);
  for (std::size_t i = 1; i < heights.size(); ++i) CHECK(heights[i] - heights[i - 1] >= 16.9);
  for (int i = 16; i < 64; ++i) chart.lines.push_back({"s" + std::to_string(i), {1, 1}, {}, {}});
  CHECK(line_chart(chart).find("height=\"450\"") == std::string::npos);  // the page grows with its lines
}

TEST_CASE("a long name loses its middle in the picture and is whole beside it") {
  Chart chart = small();
  chart.lines[0].label = "a-package-of-very-many-measures-for-textiles-in-Ethiopia";
  const std::string svg = line_chart(chart);
  CHECK(svg.find(
            "<title>a-package-of-very-many-measures-for-textiles-in-Ethiopia</title>a-package-of-very\u2026"
            "iles-in-Ethiopia</text>") != svg.npos);
}

TEST_CASE("a flow says who sends to whom, and a difference of shares is in percentage points") {
  CHECK(chart_of(record(), "transfer", {"ETH", "NTH", "food"}).title ==
        "Technology transfer, Ethiopia to North, food");
  RunRecord r = record();
  r.series[2].long_name = "exports of goods to a partner";
  CHECK(chart_of(r, "transfer", {"ETH", "NTH", "food"}).title == "Exports of goods, Ethiopia to North, food");
  r.series[0].unit = "%";
  CHECK(chart_of(r, "gdp", {"ETH"}).subtitle == "%");
  CHECK(chart_of_differences(r, "gdp", {"ETH"}).subtitle ==
        "Difference from baseline in the same world, percentage points");
}
