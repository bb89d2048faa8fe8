#include "tools/outside_loader.hpp"

#include "models/scenario.hpp"
#include "tests/tools/loader_support.hpp"
#include "tools/commands/comparable.hpp"
#include "tools/describe.hpp"

using namespace ladder;
using tools::LoadReport;
using tools::test::load;
using tools::test::refusal;
using tools::test::says;
using tools::test::small_world;

namespace {

void check_refused(const std::string& text, int line, std::string_view part) {
  const tools::ScenarioError error = refusal(text);
  CHECK(error.line() == line);
  CHECK(says(error, part));
}

const std::string tariff = "tariffs:\n  - {economies: [ETH], change: 15 %, from: 2022-01, until: 2030-12";
const std::string slump = "shocks:\n  - {shock: commodity-slump, from: 2028-06, depth: 30 %, duration: 18 months";

}  // namespace

TEST_CASE("a tariff says who taxes whose goods, by how much and when") {
  const auto scenario = load(small_world + tariff + ", partners: [BGD, NORTH], sectors: [textiles], ramp: 24 months}\n");
  REQUIRE(scenario.tariffs.size() == 1);
  const models::TariffChange& t = scenario.tariffs[0];
  CHECK(t.change.value() == 0.15);
  CHECK(t.partners == std::vector<std::string>{"BGD", "NORTH"});
  CHECK(t.ramp.value() == 2.0);
  CHECK(load(small_world).tariffs.empty());
}

TEST_CASE("a tariff that cannot be is refused at its place, with what is expected") {
  check_refused(small_world + tariff + ", sectors: [trade]}\n", 4, "unknown word 'trade'; expected");
  check_refused(small_world + tariff + ", partners: [IND]}\n", 4,
                "'partners': 'IND' is not in this world; expected one of ETH, BGD, NORTH or ROW");
  check_refused(small_world + tariff + ", partners: []}\n", 4, "an empty list; expected at least one economy");
  check_refused(small_world + tariff + ", partner: [BGD]}\n", 4, "did you mean 'partners'?");
  check_refused(small_world + "tariffs:\n  - {economies: [ETH], change: -60 %, from: 2022-01, until: 2030-12}\n", 4,
                "'-60 %' is out of range; expected -0.5 to 5");
  check_refused(small_world + "tariffs:\n  - {economies: [ETH], change: 5 USD, from: 2022-01, until: 2030-12}\n", 4, "'change'");
  check_refused(small_world + "tariffs:\n  - {economies: [ETH], from: 2022-01, until: 2030-12}\n", 4,
                "'change' is missing in 'tariffs.0'");
  check_refused(small_world + "tariffs:\n  - {economies: [ETH], change: 5 %, from: 2022-01, until: 2021-12}\n", 4,
                "'until': 2021-12 is before 'from'");
  check_refused(small_world + "tariffs: {change: 5 %}\n", 3, "expected a list");
  check_refused(small_world + "change: 5 %\n", 3, "expected it in 'tariffs'");
}

TEST_CASE("each kind of shock takes its own settings and no others") {
  const auto scenario = load(small_world + slump + ", fade: 6 months}\n  - {shock: supply-stop, economies: [NORTH], "
                             "sectors: [electronics], from: 2020-01, depth: 100 %, duration: 1 year}\n");
  REQUIRE(scenario.shocks.size() == 2);
  CHECK(scenario.shocks[0].duration.value() == 1.5);
  CHECK(scenario.shocks[0].fade.value() == 0.5);
  CHECK(scenario.shocks[1].economies == std::vector<std::string>{"NORTH"});
  check_refused(small_world + slump + ", economies: [ETH]}\n", 4, "'economies' does not belong in 'shocks.0'");
  check_refused(small_world + "shocks:\n  - {shock: comodity-slump, from: 2028-06, depth: 30 %, duration: 18 months}\n", 4,
                "unknown shock 'comodity-slump'; expected commodity-slump, demand-slump");
  check_refused(small_world + "shocks:\n  - {shock: comodity-slump, from: 2028-06, depth: 30 %, duration: 18 months}\n", 4,
                "did you mean 'commodity-slump'?");
  check_refused(small_world + "shocks:\n  - {from: 2028-06, depth: 30 %, duration: 18 months}\n", 4, "'shock' is missing");
  check_refused(small_world + "shocks:\n  - {shock: commodity-slump, from: 2028-06, depth: 100 %, duration: 1 year}\n", 4,
                "out of range; expected 0 to 0.95");
  check_refused(small_world + "shocks:\n  - {shock: commodity-slump, from: 2028-06, depth: 30 %, duration: 18}\n", 4, "'18' has no unit");
  check_refused(small_world + "shocks:\n  - {shock: demand-slump, from: 2028-06, depth: 30 %, duration: 1 year}\n", 4,
                "'economies' is missing in 'shocks.0'");
  check_refused(small_world + "shocks:\n  - {shock: demand-slump, economies: [IND], from: 2028-06, depth: 30 %, duration: 1 year}\n", 4,
                "'IND' is not in this world");
}

TEST_CASE("what the run never sees is accepted with a warning") {
  LoadReport report;
  tools::LoaderOptions options;
  options.report = &report;
  CHECK(load(small_world + "shocks:\n  - {shock: commodity-slump, from: 2060-01, depth: 30 %, duration: 1 year}\n", options).shocks.size() == 1);
  REQUIRE(report.warnings.size() == 1);
  CHECK(report.warnings[0].text().find("test.yaml:4:5: this shock does nothing: it begins in 2060-01") == 0);
  CHECK(load(small_world + "tariffs:\n  - {economies: [ETH], change: 5 %, from: 2010-01, until: 2011-12}\n", options).tariffs.size() == 1);
  CHECK(report.warnings.size() == 2);
}

TEST_CASE("the resolved text of tariffs and shocks loads to an equal scenario, and --set reaches into it") {
  const std::string text = small_world + tariff + "}\n" + slump + "}\n";
  const auto scenario = load(text);
  const auto again = load(models::resolved_text(scenario));
  CHECK(again == scenario);
  CHECK(models::resolved_text(again) == models::resolved_text(scenario));
  tools::LoaderOptions options;
  options.overrides = {"tariffs.0.change=20 %", "shocks.0.depth=0 %"};
  const auto other = load(text, options);
  CHECK(other.tariffs[0].change.value() == 0.2);
  CHECK(other.shocks[0].depth.value() == 0.0);
}

TEST_CASE("a comparison of scenarios with other shocks says so") {
  const tools::NamedScenario base{"base", load(small_world)}, shocked{"shocked", load(small_world + slump + "}\n")},
      taxed{"taxed", load(small_world + tariff + "}\n")};
  tools::require_comparable({base, shocked, taxed});
  CHECK(tools::note_on_shocks({base, taxed}).empty());
  CHECK(tools::note_on_shocks({base, shocked, taxed}).find("Other shocks than in 'base' strike in shocked:") == 0);
  CHECK(tools::touched_economies({base, taxed}) == std::vector<std::string>{"ETH"});
}

TEST_CASE("every kind of shock is described with its settings") {
  const std::string text = tools::describe_shocks(tools::DescribeFormat::text);
  for (const models::ShockKind& kind : models::shock_kinds()) {
    CAPTURE(std::string(kind.name));
    CHECK(text.find(std::string(kind.name) + ": " + std::string(kind.text)) != std::string::npos);
  }
  CHECK(text.find("duration") != std::string::npos);
}
