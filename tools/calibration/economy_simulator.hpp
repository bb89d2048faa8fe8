/// The economy as what is calibrated: worlds of a scenario at points of the parameter space.
#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "models/world/opening_table.hpp"
#include "output/series.hpp"
#include "sim/parallel.hpp"
#include "tools/calibration/calibration_plan.hpp"
#include "tools/calibration/simulator.hpp"
#include "tools/run_replicates.hpp"

namespace ladder::tools {

/// Does the worlds of a batch: gets them from a store or runs them. What fails with an exception is an
/// inadmissible run with its reason, but for requests to stop, which come through.
class EconomySimulator {
 public:
  /// Hooks of a batch, whose scenarios are the points in the order of the requests.
  using BatchHooks = std::function<RunHooks(std::span<const NamedScenario>)>;

  /// Borrows all.
  EconomySimulator(const models::Scenario& scenario, const models::OpeningTable& table,
                   const CalibrationPlan& plan, std::span<const ObservedTarget> targets,
                   sim::Executor& executor, BatchHooks hooks);

  /// A Simulator.
  [[nodiscard]] std::vector<RunOutcome> operator()(std::span<const RunRequest> requests) const;

 private:
  [[nodiscard]] RunOutcome outcome_of(const output::ReplicateRecord& record,
                                      const output::Coordinates& own) const;

  const models::Scenario& scenario_;
  const models::OpeningTable& table_;
  const CalibrationPlan& plan_;
  std::vector<ObservedTarget> targets_;
  std::vector<output::Series> series_;
  sim::Executor& executor_;
  BatchHooks hooks_;
};

}  // namespace ladder::tools
