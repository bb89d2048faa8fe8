/// Runs of a sweep as worlds: a scenario under the settings of a row, run once, measured.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/world/country_data.hpp"
#include "models/world/opening_table.hpp"
#include "tools/run_replicates.hpp"
#include "tools/scenario_loader.hpp"
#include "tools/sweep/sweep_outcome.hpp"
#include "tools/sweep/sweep_work.hpp"

namespace ladder::tools {

class WorldRuns {
 public:
  /// Borrows all.
  WorldRuns(const ScenarioTree& scenario, const models::CountryData& data,
            std::span<const SweepOutcome> outcomes);

  /// That a run can have these settings: the scenario takes them, there are data for its economies, and all
  /// outcomes have their place in it. Throws sim::Error.
  void check(std::span<const std::string> settings) const;

  /// The outcomes of one run; from any thread. They depend on the settings and the replicate alone.
  /// @param hooks  after_month and often are called
  /// Throws sim::Error or sim::Bug where the row cannot be run or the model breaks down, and what the hooks
  /// throw.
  [[nodiscard]] std::vector<double> evaluate(const SweepRun& run, sim::Executor& outer,
                                             const RunHooks& hooks) const;

 private:
  [[nodiscard]] std::shared_ptr<const models::OpeningTable> table_of(const models::Scenario& scenario) const;

  const ScenarioTree& scenario_;
  const models::CountryData& data_;
  const std::span<const SweepOutcome> outcomes_;
  using TableKey =
      std::pair<std::vector<std::string>, int>;  ///< economies and base year, all that decides it
  mutable std::mutex mutex_;
  mutable std::map<TableKey, std::shared_ptr<const models::OpeningTable>> tables_;  ///< guarded by mutex_
};

}  // namespace ladder::tools
