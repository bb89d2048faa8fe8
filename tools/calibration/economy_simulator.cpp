#include "tools/calibration/economy_simulator.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "output/catalogue.hpp"
#include "sim/error.hpp"

namespace ladder::tools {

EconomySimulator::EconomySimulator(const models::Scenario& scenario, const models::OpeningTable& table,
                                   const CalibrationPlan& plan, std::span<const ObservedTarget> targets,
                                   sim::Executor& executor, BatchHooks hooks)
    : scenario_{scenario},
      table_{table},
      plan_{plan},
      targets_(targets.begin(), targets.end()),
      series_{output::catalogue()},
      executor_{executor},
      hooks_{std::move(hooks)} {}

RunOutcome EconomySimulator::outcome_of(const output::ReplicateRecord& record,
                                        const output::Coordinates& own) const {
  RunOutcome outcome;
  outcome.inadmissible = why_inadmissible(plan_.admissible, series_, own, record);
  for (const ObservedTarget& target : targets_) {
    outcome.outputs.push_back(measured(target, series_, own, record));
    if (!std::isfinite(outcome.outputs.back()) && outcome.inadmissible.empty())
      outcome.inadmissible = fmt::format("a target is not defined: {}", target.target.name);
  }
  return outcome;
}

std::vector<RunOutcome> EconomySimulator::operator()(std::span<const RunRequest> requests) const {
  std::vector<NamedScenario> points;
  for (const RunRequest& request : requests) {
    NamedScenario& point = points.emplace_back(NamedScenario{"point", scenario_});
    point.scenario.parameter_sets = {set_at(plan_.parameters, request.point, "point")};
    point.scenario = models::world_scenario(point.scenario, 0);
  }
  const RunHooks hooks = hooks_(points);
  const output::Coordinates own = output::coordinates(std::vector{scenario_}, table_);
  std::vector<RunOutcome> outcomes(requests.size());
  executor_.parallel_for(requests.size(), [&](std::size_t i) {
    const auto inner = executor_.inner();
    try {
      outcomes[i] = outcome_of(
          finished_world(i, requests[i].replicate, points[i].scenario, table_, own, *inner, hooks), own);
    } catch (const sim::Error& failed) {
      outcomes[i].inadmissible = fmt::format("the run fails: {}", failed.what());
    } catch (const sim::Bug& broken) {
      outcomes[i].inadmissible = fmt::format("the run breaks a promise of Ladder: {}", broken.what());
    }
  });
  return outcomes;
}

}  // namespace ladder::tools
