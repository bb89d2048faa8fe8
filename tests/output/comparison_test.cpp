#include "output/comparison.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "example_record.hpp"
#include "output/comparison_text.hpp"
#include "output/output_error.hpp"
#include "sim/error.hpp"

using namespace ladder::output;
using ladder::output::example::record;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// GDP per head of ETH over 2044 and 2045, one value per world and year; the baseline and one scenario.
RunRecord two_years(const std::vector<std::array<double, 2>>& baseline,
                    const std::vector<std::array<double, 2>>& scenario,
                    Aggregate aggregate = Aggregate::mean) {
  RunRecord r;
  r.coordinates.economies = {"ETH"};
  r.coordinates.economy_names = {"Ethiopia"};
  r.coordinates.first_year = 2044;
  r.coordinates.months = 24;
  r.series = {{"national",
               "gdp_per_head",
               "USD",
               "GDP per head",
               "GDP over population",
               {Axis::economy},
               Interval::year,
               aggregate}};
  r.scenarios = {{"baseline", "", {}}, {"industry40", "", {}}};
  for (const auto& world : baseline) r.scenarios[0].replicates.push_back({{{world[0], world[1]}}});
  for (const auto& world : scenario) r.scenarios[1].replicates.push_back({{{world[0], world[1]}}});
  return r;
}

RunRecord clear_record() {
  return two_years({{900, 1000}, {920, 1200}, {910, 1100}, {930, 1300}},
                   {{900, 1200}, {920, 1300}, {910, 1400}, {930, 1500}});
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE(
    "pairs 2, 1, 3, 2 apart: mean 2, precision 2 -+ 2.3534 * sqrt(2/3) / 2, four fifths of the variance "
    "gone") {
  const auto row = paired_difference({10, 12, 11, 13}, {12, 13, 14, 15});
  CHECK(row.worlds == 4);
  CHECK(row.baseline == 11.5);
  CHECK(row.value == 13.5);
  CHECK(row.difference == 2.0);
  CHECK(row.relative == doctest::Approx(2.0 / 11.5));
  const double half = 2.353363435 * std::sqrt(2.0 / 3.0) / 2.0;
  CHECK(row.precision.shown().low == doctest::Approx(2.0 - half).epsilon(1e-9));
  CHECK(row.precision.shown().high == doctest::Approx(2.0 + half).epsilon(1e-9));
  CHECK(row.range.low == 1.0);  // four worlds: smallest and largest
  CHECK(row.range.high == 3.0);
  CHECK(row.sign_share == 1.0);
  CHECK(row.variance_removed == doctest::Approx(0.8));  // 1 - (2/3) / (5/3 + 5/3)
  CHECK(row.variance_ratio == doctest::Approx(5.0));
  CHECK(row.verdict == Verdict::clear);
}

TEST_CASE("identical worlds differ by exactly 0, whatever their values") {
  const auto row = paired_difference({0.1, 1e9, -3}, {0.1, 1e9, -3});
  CHECK(row.difference == 0.0);
  CHECK(row.range.low == 0.0);
  CHECK(row.range.high == 0.0);
  CHECK(row.verdict == Verdict::identical);
  CHECK(row.variance_removed == 1.0);
  CHECK(paired_difference({5}, {5}).verdict == Verdict::identical);
}

TEST_CASE(
    "a clear difference needs both intervals: a sure mean with one world on the other side is not clear") {
  const std::vector<double> zero(10, 0.0);
  const auto row = paired_difference(zero, {5, 5, 5, 5, 5, 5, 5, 5, 5, -1});
  CHECK(row.precision.shown().excludes_zero());
  CHECK_FALSE(row.range.excludes_zero());
  CHECK(row.sign_share == doctest::Approx(0.9));
  CHECK(row.verdict == Verdict::unclear);
  CHECK(std::isnan(row.relative));  // nothing to relate to
  // And the other way: all on one side, but two worlds too far apart to trust their mean.
  const auto loose = paired_difference({0, 0}, {1, 5});
  CHECK_FALSE(loose.precision.shown().excludes_zero());
  CHECK(loose.range.excludes_zero());
  CHECK(loose.verdict == Verdict::unclear);
}

TEST_CASE("worlds without a value are left out in pairs, and counted") {
  const auto row = paired_difference({1, missing, 3, 4}, {2, 5, missing, 6});
  CHECK(row.worlds == 2);
  CHECK(row.dropped == 2);
  CHECK(row.baseline == 2.5);
  CHECK(row.difference == 1.5);
  const auto none = paired_difference({missing, 1}, {1, missing});
  CHECK(none.worlds == 0);
  CHECK(none.verdict == Verdict::undefined);
  CHECK(std::isnan(none.difference));
  CHECK_THROWS_AS(paired_difference({1, 2}, {1}), ladder::sim::Bug);
}

TEST_CASE("one world gives a difference but never a clear one") {
  const auto row = paired_difference({100}, {120});
  CHECK(row.difference == 20.0);
  CHECK(std::isnan(row.precision.shown().low));
  CHECK(row.verdict == Verdict::one_world);
}

TEST_CASE(
    "over the horizon flows are added up, means are averaged, and stocks and totals to date have their end") {
  const auto end_of = compare(two_years({{1, 2}, {3, 4}}, {{2, 4}, {4, 8}}, Aggregate::last));
  CHECK(end_of.rows[1].measure == Measure::horizon);
  CHECK(end_of.rows[1].difference == 3.0);  // 4 - 2 and 8 - 4, as in the last year
  CHECK(measure_in_words(end_of, end_of.rows[1]) == "at the end of 2045");
  const auto mean_of = compare(two_years({{1, 2}, {3, 4}}, {{2, 4}, {4, 8}}, Aggregate::mean));
  REQUIRE(mean_of.rows.size() == 2);
  CHECK(mean_of.rows[0].measure == Measure::last_year);
  CHECK(mean_of.rows[0].difference == 3.0);  // 4 - 2 and 8 - 4
  CHECK(mean_of.rows[1].measure == Measure::horizon);
  CHECK(mean_of.rows[1].difference == 2.0);  // 3 - 1.5 and 6 - 3.5
  CHECK(measure_in_words(mean_of, mean_of.rows[1]) == "on average over 2044 to 2045");
  const auto sum_of = compare(two_years({{1, 2}, {3, 4}}, {{2, 4}, {4, 8}}, Aggregate::sum));
  CHECK(sum_of.rows[1].difference == 4.0);  // 6 - 3 and 12 - 7
  CHECK(measure_in_words(sum_of, sum_of.rows[1]) == "in total over 2044 to 2045");
}

TEST_CASE("every yearly national series is compared in every economy, and monthly ones are not") {
  const auto result = compare(record());
  REQUIRE(result.series.size() == 1);
  CHECK(result.series[0].name == "gdp");
  REQUIRE(result.rows.size() == 6);  // two measures of three economies
  CHECK(result.rows[2].economy == "NTH");
  CHECK(result.rows[2].difference == 1e7);              // as example_record.hpp sets scenarios apart
  CHECK(result.rows[4].verdict == Verdict::undefined);  // BGD has no GDP in 2019, so none over the horizon
  const auto industry = compare(record(), {.groups = {"industry"}});
  REQUIRE(industry.rows.size() == 12);
  CHECK(industry.rows[1].economy == "ETH");
  REQUIRE(industry.rows[1].place.size() == 1);
  CHECK(industry.rows[1].place[0].second == "food");
}

TEST_CASE("a comparison of one scenario, or of no series, is refused") {
  RunRecord alone = record();
  alone.scenarios.pop_back();
  CHECK_THROWS_AS((void)compare(alone), OutputError);
  CHECK_THROWS_AS((void)compare(record(), {.groups = {"absent"}}), OutputError);
}

TEST_CASE("the finding comes first, then how sure it is") {
  const auto c = compare(clear_record());
  // Baseline 1150; differences 200, 100, 300, 200: mean 200 = 17.4 %; precision 200 -+ 96.1.
  CHECK(sentence(c, c.rows[0]) ==
        "industry40 raises GDP per head in ETH by 17.4 % (200 USD) in 2045 (precision 9.04 to 25.7 %; range "
        "8.7 to "
        "26.1 %, smallest to largest of 4 worlds, seeds only; the sign holds in 4 of 4 worlds).");
}

TEST_CASE("no clear difference is said in words, and so are identity and a single world") {
  const auto unclear = compare(two_years({{1, 100}, {1, 100}}, {{1, 101}, {1, 99.5}}));
  // Differences 1 and -0.5: mean 0.25 = 0.25 %; precision 0.25 -+ 6.3138 * 0.75 = -4.485 to 4.985.
  CHECK(
      sentence(unclear, unclear.rows[0]) ==
      "No clear difference between industry40 and baseline for GDP per head in ETH in 2045 (mean difference "
      "0.25 %; precision -4.49 to 4.99 %; range -0.5 to 1 %, smallest to largest of 2 worlds, seeds only; "
      "the sign "
      "holds in 1 of 2 worlds).");
  const auto same = compare(two_years({{1, 100}, {1, 90}}, {{1, 100}, {1, 90}}));
  CHECK(sentence(same, same.rows[0]) ==
        "industry40 leaves GDP per head in ETH in 2045 identical in every world (2 of 2).");
  const auto one = compare(two_years({{1, 100}}, {{1, 90}}));
  CHECK(sentence(one, one.rows[0]) ==
        "In the one world simulated, industry40 lowers GDP per head in ETH by 10 % (10 USD) in 2045; one "
        "world gives "
        "no precision, so run more replicates before relying on it.");
  const auto none = compare(two_years({{missing, missing}}, {{1, 90}}));
  CHECK(sentence(none, none.rows[0]) ==
        "GDP per head in ETH in 2045 has no value in any world under both baseline and industry40.");
}

TEST_CASE("differences of what is in % are in percentage points: in words, in the table and for programs") {
  RunRecord r = clear_record();
  r.series[0].unit = "%";
  const auto c = compare(r);
  CHECK(sentence(c, c.rows[0]) ==
        "industry40 raises GDP per head in ETH by 200 percentage points in 2045 (precision 104 to 296 "
        "percentage "
        "points; range 100 to 300 percentage points, smallest to largest of 4 worlds, seeds only; the sign "
        "holds in 4 "
        "of 4 worlds).");
  CHECK(contains(comparison_table(c), "GDP per head, % (differences in percentage points)"));
  CHECK(nlohmann::json::parse(comparison_json(c))["differences"][0]["difference_unit"] ==
        "percentage points");
  CHECK(contains(comparison_csv(c), ",%,percentage points,ETH,"));
  CHECK(nlohmann::json::parse(
            comparison_json(compare(clear_record())))["differences"][0]["difference_unit"] == "USD");
}

TEST_CASE("the table fits its width, has no colour unless asked, and names both intervals") {
  RunRecord wide = record();
  wide.series[0].long_name = std::string(90, 'x') + " " + std::string(60, 'y');
  wide.coordinates.economies[0] = "a-very-long-label-of-an-economy";
  for (auto& world : wide.scenarios[1].replicates) world.values[0][0] = -1.23456e-5;
  for (const auto& r : {clear_record(), record(), wide}) {
    const std::string text = comparison_table(compare(r));
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= table_width);
    CHECK_FALSE(contains(text, "\033"));
    CHECK(contains(text, "precision"));
    CHECK(contains(text, "seeds only"));
  }
  CHECK(contains(comparison_table(compare(clear_record()), {.color = true}), "\033[1;32mclear*\033[0m"));
  CHECK(contains(comparison_table(compare(clear_record())),
                 "- industry40 raises GDP per head in ETH by 17.4 %"));
}

TEST_CASE("findings are the clear differences, best founded first, one place of each") {
  auto c = compare(clear_record());
  c.rows[1] = c.rows[0];
  c.rows[1].precision.student_t = {199, 201};
  CHECK(findings(c, {.findings = 5}).size() == 1);  // one place per scenario and series
  c.rows[1].scenario = "circular";
  const auto found = findings(c, {.findings = 5});
  REQUIRE(found.size() == 2);
  CHECK(found[0] == &c.rows[1]);
  CHECK(findings(c, {.findings = 1}).size() == 1);
  CHECK(findings(c, {.findings = 5, .economies = {"BGD"}}).empty());
}

TEST_CASE("the JSON names its fields, and has null where nothing is defined") {
  const auto json = nlohmann::json::parse(comparison_json(compare(clear_record())));
  CHECK(json["schema"] == "ladder-comparison/1");
  const auto& row = json["differences"][0];
  CHECK(row["difference"] == 200.0);
  CHECK(row["economy"] == "ETH");
  CHECK(row["series"] == "national/gdp_per_head");
  CHECK(row["range"]["low"] == 100.0);
  CHECK(row["verdict"] == "clear");
  const auto one = nlohmann::json::parse(comparison_json(compare(two_years({{1, 100}}, {{1, 90}}))));
  CHECK(one["differences"][0]["precision"]["low"].is_null());
}

TEST_CASE("the CSV has a row per difference under its heading") {
  const std::string text = comparison_csv(compare(clear_record()));
  CHECK(std::ranges::count(text, '\n') == 3);
  CHECK(contains(
      text, "industry40,baseline,national,gdp_per_head,USD,USD,ETH,,last_year,in 2045,4,0,1150,1350,200,"));
}
