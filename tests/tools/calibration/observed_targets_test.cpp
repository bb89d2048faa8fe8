#include "tools/calibration/observed_targets.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "sim/error.hpp"
#include "tests/tools/calibration/small_record.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

const std::string header =
    "series,economy,measure,from,to,value,observation_error,discrepancy,source,weight,trend\n";
const std::string growth = "gdp_per_head,AAA,growth,2001,2003,2.5,0.1,1.2,WDI,2,1.5\n";

std::string refusal(const std::string& rows) {
  try {
    (void)read_targets("targets.csv", header + rows);
  } catch (const sim::Error& error) {
    return error.what();
  }
  FAIL("accepted: " << rows);
  return "";
}

bool refused_with(const std::string& rows, std::string_view part) {
  const std::string text = refusal(rows);
  if (text.find(part) == std::string::npos) MESSAGE("it says: " << text);
  return text.find(part) != std::string::npos;
}

double value_of(const std::string& rows, const test::SmallRecord& small) {
  return measured(read_targets("targets.csv", header + rows).front(), small.series, small.coordinates,
                  small.record);
}

}  // namespace

TEST_CASE("a target is read with its errors, weight and trend, and has a name to be told by") {
  const auto targets = read_targets("targets.csv", header + growth + "gdp,BBB,mean,2002,2002,7,1,0,WDI,,\n");
  REQUIRE(targets.size() == 2);
  CHECK(targets[0].target.name == "growth of gdp_per_head in AAA, 2001 to 2003");
  CHECK(targets[0].target.value == 2.5);
  CHECK(targets[0].target.observation_error == 0.1);
  CHECK(targets[0].target.discrepancy == 1.2);
  CHECK(targets[0].target.weight == 2.0);
  CHECK(targets[0].trend == 1.5);
  CHECK(targets[1].target.name == "mean of gdp in BBB, 2002");
  CHECK(targets[1].target.weight == 1.0);
  CHECK_FALSE(targets[1].trend);
  CHECK(forecast_of_no_change(targets[0]) == 0.0);
  CHECK_FALSE(forecast_of_no_change(targets[1]));
}

TEST_CASE("mean, change and growth of the years are what they say") {
  test::SmallRecord small;
  small.set("gdp_per_head", 0, {100.0, 110.0, 100.0 * std::numbers::e, 0.0});
  small.set("manufacturing_share", 1, {10.0, 12.0, 17.0, 15.0});
  CHECK(value_of(growth, small) == doctest::Approx(50.0));  // ln e over two years
  CHECK(value_of("manufacturing_share,BBB,change,2001,2004,1,1,0,x,,\n", small) == 5.0);
  CHECK(value_of("manufacturing_share,BBB,mean,2002,2004,1,1,0,x,,\n", small) == doctest::Approx(44.0 / 3.0));
  CHECK(std::isnan(value_of("gdp_per_head,AAA,growth,2001,2004,1,1,0,x,,\n", small)));
}

TEST_CASE("mistakes in a table of targets are told with line and column") {
  CHECK(refused_with("gdp_per_hed,AAA,growth,2001,2003,2.5,0.1,1,x,,\n", "did you mean 'gdp_per_head'"));
  CHECK(refused_with("gdp_monthly,AAA,growth,2001,2003,2.5,0.1,1,x,,\n", "no yearly national series"));
  CHECK(refused_with("gdp,AAA,rise,2001,2003,2.5,0.1,1,x,,\n", "expected mean, change or growth"));
  CHECK(refused_with("gdp,AAA,growth,2003,2003,2.5,0.1,1,x,,\n", "expected a year after 2003"));
  CHECK(refused_with("gdp,AAA,mean,2003,2002,2.5,0.1,1,x,,\n", "expected a year not before 2003"));
  CHECK(refused_with("gdp,AAA,mean,2003,2003,2.5,-0.1,1,x,,\n", "negative standard deviation"));
  CHECK(refused_with("gdp,AAA,mean,2003,2003,2.5,0,0,x,,\n", "no run can be right"));
  CHECK(refused_with("gdp,AAA,mean,2003,2003,,1,0,x,,\n", "targets.csv:2"));
  CHECK(refused_with(growth + growth, "again"));
  CHECK(refused_with("", "no target"));
}

TEST_CASE("a target that the world does not have is refused before anything is run") {
  models::Scenario scenario;
  scenario.world.economies = {"AAA"};
  scenario.horizon = {{2001, 1}, {2003, 12}};
  const auto targets = read_targets("targets.csv", header + growth);
  CHECK_NOTHROW(require_in_world(targets, scenario));
  scenario.horizon.to = {2002, 12};
  CHECK_THROWS_WITH_AS(require_in_world(targets, scenario), doctest::Contains("lies outside"), sim::Error);
  scenario.world.economies = {"BBB"};
  CHECK_THROWS_WITH_AS(require_in_world(targets, scenario), doctest::Contains("AAA is not in"), sim::Error);
}
