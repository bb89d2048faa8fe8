#include "tools/replicates_auto.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "models/world/balance.hpp"
#include "tests/tools/all_replicates.hpp"
#include "tools/data_loader.hpp"
#include "tools/scenario_loader.hpp"

using namespace ladder;

namespace {

std::vector<tools::NamedScenario> scenarios() {
  const std::string world = R"(
title: A small world
world: {economies: [ETH], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2019-12}
replicates: 2
)";
  const std::string policy =
      "policies:\n  - {programme: industrial-skills, economies: [ETH], from: 2019-01, until: 2019-12, "
      "budget: 50 MUSD/year}\n";
  return {{"base", tools::load_scenario_text(world, "base", LADDER_SOURCE_DIR "/scenarios")},
          {"skills", tools::load_scenario_text(world + policy, "skills", LADDER_SOURCE_DIR "/scenarios")}};
}

const models::OpeningTable& table() {
  static const models::OpeningTable made =
      models::balance(tools::load_country_data(LADDER_SOURCE_DIR "/scenarios/data"), {"ETH"}, 2018);
  return made;
}

struct Result {
  output::RunRecord record;
  std::vector<std::size_t> looks;
};

Result run_with(double width, std::size_t most, unsigned threads) {
  Result result;
  const tools::PrecisionWish wish{{.fewest = 8, .most = most}, {{"manufacturing_jobs", width, true}}};
  result.record = tools::run_until_precise(
      scenarios(), table(), wish, std::vector<std::string>{"ETH"},
      [&](output::RunRecord& record, std::size_t first, std::size_t last) {
        tools::extend_replicates(record, scenarios(), table(), first, last, threads);
      },
      [&](const output::Look& look, auto) { result.looks.push_back(look.replicates); });
  return result;
}

}  // namespace

TEST_CASE("batches are appended until the wish is met and one more is run, whatever the number of threads") {
  const Result wide = run_with(10.0, 100, 1);
  CHECK(wide.looks == std::vector<std::size_t>{8, 12});
  CHECK(wide.record.scenarios[1].replicates.size() == 12);
  const Result narrow = run_with(1e-12, 20, 2);
  CHECK(narrow.looks == std::vector<std::size_t>{8, 12, 18, 20});
  const Result again = run_with(1e-12, 20, 5);
  CHECK(again.looks == narrow.looks);
}

TEST_CASE(
    "the record is that of a run with the number of replicates it came to, its scenarios' texts included") {
  const Result result = run_with(10.0, 100, 2);
  auto fixed = scenarios();
  for (auto& named : fixed) named.scenario.replicates = 12;
  const output::RunRecord expected = test::all_replicates(fixed, table(), 1);
  for (std::size_t s = 0; s < 2; ++s) {
    CHECK(result.record.scenarios[s].resolved == expected.scenarios[s].resolved);
    REQUIRE(result.record.scenarios[s].replicates.size() == 12);
    for (std::size_t r = 0; r < 12; ++r)
      CHECK(result.record.scenarios[s].replicates[r].values[0] ==
            expected.scenarios[s].replicates[r].values[0]);
  }
}
