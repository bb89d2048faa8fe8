#include "output/svg_chart.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "example_record.hpp"
#include "output/output_error.hpp"
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
