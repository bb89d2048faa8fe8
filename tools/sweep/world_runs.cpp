#include "tools/sweep/world_runs.hpp"

#include "models/world/balance.hpp"
#include "output/catalogue.hpp"

namespace ladder::tools {
namespace {

constexpr std::size_t most_tables = 16;  // a sweep over economies must not keep a table for each row

}  // namespace

WorldRuns::WorldRuns(const ScenarioTree& scenario, const models::CountryData& data,
                     std::span<const SweepOutcome> outcomes)
    : scenario_{scenario}, data_{data}, outcomes_{outcomes} {}

std::shared_ptr<const models::OpeningTable> WorldRuns::table_of(const models::Scenario& scenario) const {
  const TableKey key{scenario.world.economies, scenario.world.base_year};
  const std::lock_guard guard(mutex_);
  if (const auto known = tables_.find(key); known != tables_.end()) return known->second;
  auto table = std::make_shared<const models::OpeningTable>(models::balance(data_, key.first, key.second));
  if (tables_.size() == most_tables) tables_.clear();
  tables_.emplace(key, table);
  return table;
}

void WorldRuns::check(std::span<const std::string> settings) const {
  const models::Scenario scenario = scenario_.with(settings);
  check_outcomes(outcomes_, output::coordinates({&scenario, 1}, *table_of(scenario)));
}

std::vector<double> WorldRuns::evaluate(const SweepRun& run, sim::Executor& outer,
                                        const RunHooks& hooks) const {
  const models::Scenario scenario = scenario_.with(run.settings);
  const auto table = table_of(scenario);
  const output::Coordinates coordinates = output::coordinates({&scenario, 1}, *table);
  const auto inner = outer.inner();
  const output::ReplicateRecord record =
      run_replicate(scenario, *table, run.replicate, coordinates, *inner, hooks);
  return measured_outcomes(outcomes_, record, coordinates);
}

}  // namespace ladder::tools
