#include "tools/kept_worlds.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <string>
#include <vector>

#include "tests/output/store_support.hpp"
#include "tests/support/small_run.hpp"
#include "tests/tools/all_replicates.hpp"

using namespace ladder;
using output::example::TemporaryDirectory;

namespace {

const std::vector<std::string> two_years = {"horizon.to=2020-12", "replicates=2"};

tools::NamedScenario baseline() {
  return {"baseline", test::small_scenario("baseline.yaml", two_years)};
}

/// With programmes that others do not have, one of them twice.
tools::NamedScenario industry40() {
  return {"industry40",
          test::small_scenario("industry40.yaml", {two_years[0], two_years[1], "policies.0.from=2019-01",
                                                   "policies.1.from=2019-01"})};
}

tools::NamedScenario skills() {
  return {"skills", test::with_programme("industrial-skills",
                                         "from: 2019-01, until: 2020-12, budget: 50 MUSD/year", two_years)};
}

const models::OpeningTable& table() {
  return test::table_of(baseline().scenario);
}

bool same_bits(const output::RunRecord& a, const output::RunRecord& b) {
  if (a.scenarios.size() != b.scenarios.size() || a.coordinates != b.coordinates) return false;
  for (std::size_t s = 0; s < a.scenarios.size(); ++s) {
    const auto &x = a.scenarios[s].replicates, &y = b.scenarios[s].replicates;
    if (x.size() != y.size()) return false;
    for (std::size_t r = 0; r < x.size(); ++r)
      if (!std::equal(x[r].values.begin(), x[r].values.end(), y[r].values.begin(), y[r].values.end(),
                      output::example::same_bits))
        return false;
  }
  return true;
}

/// What running scenarios with a store came to.
struct Outcome {
  output::RunRecord record;
  std::uint64_t months = 0, fetched = 0, stored = 0;
  std::vector<std::string> warnings;
};

Outcome run(output::Store& store, const std::vector<tools::NamedScenario>& scenarios) {
  Outcome outcome;
  std::atomic<std::uint64_t> months = 0;
  tools::KeptWorlds kept(store, scenarios, table(), test::shipped_data(),
                         [&](const std::string& text) { outcome.warnings.push_back(text); });
  outcome.record = test::all_replicates(
      scenarios, table(), 2,
      {.after_month = [&] { ++months; },
       .fetch = [&](std::size_t s, std::uint32_t r) { return kept.fetch(s, r); },
       .keep = [&](std::size_t s, std::uint32_t r,
                   const output::ReplicateRecord& record) { kept.keep(s, r, record); }});
  outcome.stored = kept.finish();
  outcome.fetched = kept.fetched();
  outcome.months = months;
  return outcome;
}

output::StoreKey key(const models::Scenario& scenario, const models::CountryData& data = test::shipped_data(),
                     std::uint32_t replicate = 0) {
  return tools::world_key(scenario, data, replicate);
}

}  // namespace

TEST_CASE("a world that is kept is not run again, and has the same bits") {
  const TemporaryDirectory folder;
  output::Store store(folder.path());
  const std::vector scenarios = {baseline(), industry40()};
  const Outcome cold = run(store, scenarios), warm = run(store, scenarios);
  CHECK(cold.stored == 4);
  CHECK(cold.fetched == 0);
  CHECK(cold.months == test::months_of_all(scenarios));
  CHECK(warm.fetched == 4);
  CHECK(warm.stored == 0);
  CHECK(warm.months == 0);
  CHECK(same_bits(cold.record, test::all_replicates(scenarios, table(), 1)));
  CHECK(same_bits(cold.record, warm.record));
}

TEST_CASE(
    "a world is kept for any comparison: with other programmes beside it, in another place, under another "
    "name") {
  const TemporaryDirectory folder;
  output::Store store(folder.path());
  run(store, {baseline(), industry40()});
  std::vector scenarios = {skills(), industry40(), baseline()};
  scenarios[1].name = "renamed";
  const Outcome other = run(store, scenarios);
  CHECK(other.fetched == 4);
  CHECK(other.stored == 2);
  CHECK(same_bits(other.record, test::all_replicates(scenarios, table(), 1)));
}

TEST_CASE("more replicates of a scenario are run beside those that are kept") {
  const TemporaryDirectory folder;
  output::Store store(folder.path());
  run(store, {baseline()});
  tools::NamedScenario more = baseline();
  more.scenario.replicates = 3;
  const Outcome outcome = run(store, {more});
  CHECK(outcome.fetched == 2);
  CHECK(outcome.stored == 1);
  CHECK(same_bits(outcome.record, test::all_replicates(std::vector{more}, table(), 1)));
}

TEST_CASE("a kept world that is damaged is run and stored anew") {
  const TemporaryDirectory folder;
  output::Store store(folder.path());
  const output::StoreKey damaged = key(baseline().scenario);
  output::example::put(store, {damaged, "not a record"});
  const Outcome outcome = run(store, {baseline()});
  CHECK(outcome.stored == 2);
  CHECK(store.damaged() == 1);
  CHECK(same_bits(outcome.record, test::all_replicates(std::vector{baseline()}, table(), 1)));
  CHECK(run(store, {baseline()}).fetched == 2);
}

TEST_CASE("a store that takes no more is warned of once, and the run has all its worlds") {
  const TemporaryDirectory folder;
  output::Store store(folder.path(), {.limit = 60'000});
  const std::vector scenarios = {baseline(), industry40(), skills()};
  const Outcome outcome = run(store, scenarios);
  REQUIRE(outcome.warnings.size() == 1);
  CHECK(outcome.warnings[0].find("goes on without the store") != std::string::npos);
  CHECK(outcome.stored < 6);
  CHECK(same_bits(outcome.record, test::all_replicates(scenarios, table(), 1)));
}

TEST_CASE("a store that cannot be read is warned of once, and the run has all its worlds") {
  const TemporaryDirectory folder;
  output::Store store(folder.path(), output::example::impatient);
  output::Database(output::Store::file_in(folder.path()), output::example::impatient.patience)
      .execute("DROP TABLE payload");
  const Outcome outcome = run(store, {baseline()});
  CHECK(outcome.warnings.size() == 1);
  CHECK(same_bits(outcome.record, test::all_replicates(std::vector{baseline()}, table(), 1)));
}

TEST_CASE(
    "scenario and replicate have a part in the key (which of a scenario: tests/models/scenario_test.cpp)") {
  const models::Scenario scenario = industry40().scenario;
  models::Scenario other_seed = scenario;
  other_seed.seed += 1;
  const std::set<output::StoreKey> keys = {key(scenario), key(scenario, test::shipped_data(), 1),
                                           key(other_seed), key(baseline().scenario)};
  CHECK(keys.size() == 4);
}

TEST_CASE("the data have a part in the key, but not the order in which they were read") {
  const models::Scenario scenario = baseline().scenario;
  models::CountryData data = test::shipped_data();
  std::reverse(data.files.begin(), data.files.end());
  CHECK(key(scenario, data) == key(scenario));
  // An own economy counts where it is named, and nowhere else.
  data.own["XAA"].file = {"economies/XAA.csv", "0"};
  CHECK(key(scenario, data) == key(scenario));
  models::Scenario named = scenario;
  named.world.economies.push_back("XAA");
  const output::StoreKey before = key(named, data);
  data.own["XAA"].file.sha256 = "1";
  CHECK(key(named, data) != before);
  data.files[0].sha256[0] = data.files[0].sha256[0] == '0' ? '1' : '0';
  CHECK(key(scenario, data) != key(scenario));
}
