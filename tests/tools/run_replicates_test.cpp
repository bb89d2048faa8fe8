#include "tools/run_replicates.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "models/world/balance.hpp"
#include "sim/error.hpp"
#include "tests/tools/all_replicates.hpp"
#include "tools/data_loader.hpp"
#include "tools/scenario_loader.hpp"

using namespace ladder;

namespace {

const char* const small_world = R"(
title: A small world
world: {economies: [ETH, BGD], base_year: 2018, firms_per_industry: 10}
horizon: {from: 2019-01, to: 2020-12}
replicates: 3
)";

tools::NamedScenario scenario(const std::string& name) {
  return {name, tools::load_scenario_text(small_world, name, ".")};
}

const models::OpeningTable& table() {
  static const models::OpeningTable made =
      models::balance(tools::load_country_data(LADDER_SOURCE_DIR "/scenarios/data"), {"ETH", "BGD"}, 2018);
  return made;
}

/// Equal to the last bit; NaN is equal to itself.
bool same_bits(const output::RunRecord& a, const output::RunRecord& b) {
  for (std::size_t s = 0; s < a.scenarios.size(); ++s) {
    for (std::size_t r = 0; r < a.scenarios[s].replicates.size(); ++r) {
      const auto& x = a.scenarios[s].replicates[r].values;
      const auto& y = b.scenarios[s].replicates[r].values;
      if (x.size() != y.size()) return false;
      for (std::size_t k = 0; k < x.size(); ++k) {
        if (x[k].size() != y[k].size()) return false;
        if (!x[k].empty() && std::memcmp(x[k].data(), y[k].data(), x[k].size() * sizeof(double)) != 0)
          return false;
      }
    }
  }
  return true;
}


}  // namespace

TEST_CASE("any number of threads gives the same bits of every replicate") {
  const std::vector scenarios = {scenario("one"), scenario("two")};
  const auto alone = test::all_replicates(scenarios, table(), 1);
  CHECK(same_bits(alone, test::all_replicates(scenarios, table(), 2)));
  CHECK(same_bits(alone, test::all_replicates(scenarios, table(), 6)));
  CHECK(same_bits(alone, test::all_replicates(scenarios, table(), 13)));  // more threads than worlds
}

TEST_CASE("equal scenarios have equal luck, and replicates do not") {
  const auto record = test::all_replicates(std::vector{scenario("one"), scenario("two")}, table(), 2);
  CHECK(record.scenarios[0].name == "one");
  CHECK(record.scenarios[0].replicates.size() == 3);
  CHECK(record.scenarios[0].replicates[1].values[0] == record.scenarios[1].replicates[1].values[0]);
  CHECK(record.scenarios[0].replicates[0].values[0] != record.scenarios[0].replicates[1].values[0]);
}

TEST_CASE("a record extended batch by batch is that of one run, and a batch begins where the record ends") {
  const std::vector scenarios = {scenario("one"), scenario("two")};
  output::RunRecord record = tools::start_record(scenarios, table());
  tools::extend_replicates(record, scenarios, table(), 0, 1, 2);
  tools::extend_replicates(record, scenarios, table(), 1, 3, 1);
  REQUIRE(record.scenarios[1].replicates.size() == 3);
  CHECK(same_bits(record, test::all_replicates(scenarios, table(), 1)));
  CHECK_THROWS_AS(tools::extend_replicates(record, scenarios, table(), 2, 4, 1), sim::Bug);
}

TEST_CASE("each month of each world is reported, as many as were announced") {
  const std::vector scenarios = {scenario("one"), scenario("two")};
  std::atomic<std::uint64_t> months = 0;
  test::all_replicates(scenarios, table(), 2, {.after_month = [&] { ++months; }});
  CHECK(months.load() == test::months_of_all(scenarios));
  CHECK(months.load() == 2 * 3 * 24);  // scenarios, replicates, months from January 2019 to December 2020
}

TEST_CASE("an exception out of the report stops all threads and comes out") {
  std::atomic<int> months = 0;
  const auto stop_early = [&] {
    if (++months >= 5) throw std::runtime_error("stop");
  };
  CHECK_THROWS_WITH(
      test::all_replicates(std::vector{scenario("one")}, table(), 2, {.after_month = stop_early}), "stop");
  CHECK(months.load() < 20);
}

TEST_CASE("who asks to stop is heard within a month, too") {
  // Of a world with threads of its own every loop asks; of one without, every month.
  std::atomic<int> asked = 0, months = 0;
  const tools::RunHooks hooks{.after_month = [&] { ++months; }, .often = [&] { ++asked; }};
  test::all_replicates(std::vector{scenario("one")}, table(), 1, hooks);
  CHECK(asked.load() > 5 * months.load());
  CHECK_THROWS_WITH(test::all_replicates(std::vector{scenario("one")}, table(), 2,
                                          {.often = [] { throw std::runtime_error("stop"); }}),
                    "stop");
}
