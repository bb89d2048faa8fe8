#include "tools/precision_wish.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "output/output_error.hpp"
#include "sim/error.hpp"
#include "tools/failure.hpp"

using namespace ladder;
using tools::Arguments;

namespace {

Arguments automatic(const std::vector<std::string>& precision = {}) {
  Arguments arguments;
  arguments.values["replicates"] = {"auto"};
  if (!precision.empty()) arguments.values["precision"] = precision;
  return arguments;
}

/// Jobs and spending of two economies in one year, in four worlds of two scenarios.
output::RunRecord record() {
  output::RunRecord r;
  r.coordinates.economies = {"ETH", "BGD"};
  r.coordinates.economy_names = {"Ethiopia", "Bangladesh"};
  r.coordinates.first_year = 2045;
  r.coordinates.months = 12;
  const auto series = [](const char* name, output::Interval interval) {
    return output::Series{
        "national", name, "USD", name, "", {output::Axis::economy}, interval, output::Aggregate::sum};
  };
  r.series = {series("jobs", output::Interval::year), series("spending", output::Interval::year),
              series("monthly", output::Interval::month)};
  r.scenarios = {{"baseline", "", {}}, {"skills", "", {}}};
  for (int w = 0; w < 4; ++w) {
    const double jobs = 100.0 + 10.0 * w;  // mean 115
    r.scenarios[0].replicates.push_back({{{jobs, 0.0}, {0.0, 0.0}, output::Values(24)}});
    r.scenarios[1].replicates.push_back(
        {{{jobs + w, std::numeric_limits<double>::quiet_NaN()}, {5.0, 7.0}, output::Values(24)}});
  }
  return r;
}

const std::vector<std::string> headline{"jobs", "spending"};
const std::vector<std::string> everywhere;

}  // namespace

TEST_CASE("without --replicates auto there is no wish, and its options are refused") {
  CHECK_FALSE(tools::precision_wish({}, 0.01).has_value());
  for (const char* option : {"precision", "min-replicates", "max-replicates"}) {
    Arguments arguments;
    arguments.values[option] = {"16"};
    CHECK_THROWS_AS((void)tools::precision_wish(arguments, 0.01), tools::UsageError);
  }
}

TEST_CASE("a width is a share of the baseline, of all headline outcomes or of one, or in the unit of one") {
  const auto wish = tools::precision_wish(automatic({"0.2 %", "jobs=5%", "jobs = 1500"}), 0.01);
  REQUIRE(wish->widths.size() == 3);
  CHECK(wish->widths[0].series.empty());
  CHECK(wish->widths[0].relative);
  CHECK(wish->widths[0].width == doctest::Approx(0.002));
  CHECK(wish->widths[1].series == "jobs");
  CHECK(wish->widths[1].width == doctest::Approx(0.05));
  CHECK_FALSE(wish->widths[2].relative);
  CHECK(wish->widths[2].width == 1500.0);
  CHECK(tools::precision_wish(automatic(), 0.01)->widths.at(0).width == 0.01);
  for (const char* wrong : {"", "5", "x%", "-1%", "0%", "jobs=", "jobs=inf", "jobs=5 people", "1e400%"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS((void)tools::precision_wish(automatic({wrong}), 0.01), tools::UsageError);
  }
}

TEST_CASE("the least and the most replicates bound the rule") {
  Arguments arguments = automatic();
  CHECK(tools::precision_wish(arguments, 0.01)->rule.fewest == 32);
  arguments.values["min-replicates"] = {"64"};
  arguments.values["max-replicates"] = {"48"};
  CHECK_THROWS_AS((void)tools::precision_wish(arguments, 0.01), tools::UsageError);
  arguments.values["max-replicates"] = {"640"};
  CHECK(tools::precision_wish(arguments, 0.01)->rule.fewest == 64);
  CHECK(tools::precision_wish(arguments, 0.01)->rule.most == 640);
  arguments.values["min-replicates"] = {"7"};
  CHECK_THROWS_AS((void)tools::precision_wish(arguments, 0.01), tools::UsageError);
}

TEST_CASE("watched are paired differences, each with a target; what has none is left out") {
  const std::vector<tools::WishedWidth> widths{{"", 0.1, true}, {"spending", 2.0, false}};
  const auto watched = tools::watched_outcomes(record(), widths, headline, everywhere);
  // Jobs of BGD have no value, spending has no baseline for a share of it.
  REQUIRE(watched.size() == 3);
  CHECK(watched[0].name == "jobs in ETH under skills");
  CHECK(watched[0].values == std::vector<double>{0, 1, 2, 3});
  CHECK(watched[0].target == doctest::Approx(11.5));
  CHECK(watched[1].name == "spending in ETH under skills");
  CHECK(watched[1].target == 2.0);
  CHECK(watched[2].name == "spending in BGD under skills");
  CHECK(tools::watched_outcomes(record(), widths, headline, std::vector<std::string>{"BGD"}).size() == 1);
}

TEST_CASE("of one scenario its levels are watched") {
  output::RunRecord alone = record();
  alone.scenarios.pop_back();
  const std::vector<tools::WishedWidth> widths{{"jobs", 0.1, true}};
  const auto watched = tools::watched_outcomes(alone, widths, headline, everywhere);
  REQUIRE(watched.size() == 1);  // jobs of BGD are 0
  CHECK(watched[0].values == std::vector<double>{100, 110, 120, 130});
}

TEST_CASE("a series that is not there, is monthly, or leaves nothing to watch is refused") {
  const auto watch = [](const std::string& series, bool relative) {
    const std::vector<tools::WishedWidth> widths{{series, 1.0, relative}};
    return tools::watched_outcomes(record(), widths, headline, everywhere);
  };
  CHECK_THROWS_AS((void)watch("job", true), output::OutputError);
  CHECK_THROWS_AS((void)watch("monthly", true), output::OutputError);
  CHECK_THROWS_AS((void)watch("spending", true), sim::Error);
}
