#include "tools/run_replicates.hpp"

#include <memory>
#include <utility>

#include "models/world/build.hpp"
#include "models/world/calendar.hpp"
#include "output/catalogue.hpp"
#include "output/recorder.hpp"
#include "output/spread.hpp"
#include "sim/error.hpp"

namespace ladder::tools {
namespace {

/// Calls a hook before each piece of work that another executor does.
class WatchedExecutor final : public sim::Executor {
 public:
  WatchedExecutor(sim::Executor& worker, const std::function<void()>& before) : worker_(worker), before_(before) {}
  [[nodiscard]] unsigned threads() const override { return worker_.threads(); }

 protected:
  void run(std::size_t count, const std::function<void(std::size_t, unsigned)>& body) override {
    worker_.parallel_for_workers(count, [&](std::size_t i, unsigned worker) {
      if (before_) before_();
      body(i, worker);
    });
  }

 private:
  sim::Executor& worker_;
  const std::function<void()>& before_;
};

}  // namespace

output::ReplicateRecord run_replicate(const models::Scenario& scenario, const models::OpeningTable& table,
                                      std::uint32_t replicate, const output::Coordinates& coordinates,
                                      sim::Executor& executor, const RunHooks& hooks) {
  if (hooks.often) hooks.often();
  const auto world = models::build_world(scenario, table, replicate);
  WatchedExecutor watched(executor, hooks.often);
  return output::run_world(*world, coordinates, watched, [&](std::uint32_t) {
    if (hooks.often) hooks.often();
    if (hooks.after_month) hooks.after_month();
  });
}

output::ReplicateRecord finished_world(std::size_t s, std::uint32_t r, const models::Scenario& scenario,
                                       const models::OpeningTable& table, const output::Coordinates& own,
                                       sim::Executor& executor, const RunHooks& hooks) {
  if (hooks.often) hooks.often();
  if (hooks.fetch)
    if (auto known = hooks.fetch(s, r)) return std::move(*known);
  output::ReplicateRecord record = run_replicate(scenario, table, r, own, executor, hooks);
  if (hooks.keep) hooks.keep(s, r, record);
  return record;
}

output::RunRecord start_record(std::span<const NamedScenario> scenarios, const models::OpeningTable& table) {
  output::RunRecord record;
  std::vector<models::Scenario> plain;
  for (const NamedScenario& named : scenarios) plain.push_back(named.scenario);
  record.coordinates = output::coordinates(plain, table);
  record.series = output::catalogue();
  for (const NamedScenario& named : scenarios)
    record.scenarios.push_back(
        {.name = named.name, .resolved = models::resolved_text(named.scenario), .replicates = {}});
  return record;
}

void extend_replicates(output::RunRecord& record, std::span<const NamedScenario> scenarios,
                       const models::OpeningTable& table, std::size_t first, std::size_t last, unsigned threads,
                       const RunHooks& hooks) {
  sim::expects(record.scenarios.size() == scenarios.size() && first <= last, "a batch extends its own record");
  for (output::ScenarioRecord& scenario : record.scenarios) {
    sim::expects(scenario.replicates.size() == first, "a batch begins where the record ends");
    scenario.replicates.resize(last);
  }
  record.parameter_sets = sets_used(scenarios.front().scenario, last);
  const std::size_t worlds = scenarios.size() * (last - first);
  std::vector<output::Coordinates> own;
  for (const NamedScenario& named : scenarios)
    own.push_back(output::coordinates({&named.scenario, 1}, table));
  // Each thread has a share of the worlds, then takes from the others' shares; when none are left, it helps with those
  // under way.
  const auto executor = threads > 1 ? sim::tbb_executor(threads) : sim::serial_executor();
  executor->parallel_for(worlds, [&](std::size_t i) {
    const std::size_t s = i % scenarios.size();  // the scenarios of a replicate lie side by side
    const auto r = static_cast<std::uint32_t>(first + i / scenarios.size());
    const auto inner = executor->inner();
    record.scenarios[s].replicates[r] =
        output::spread(finished_world(s, r, scenarios[s].scenario, table, own[s], *inner, hooks),
                       record.series, own[s], record.coordinates);
  });
}

std::vector<std::string> sets_used(const models::Scenario& scenario, std::size_t replicates) {
  std::vector<std::string> names;
  for (std::uint32_t r = 0; r < replicates; ++r)
    if (const models::ParameterSet* set = models::set_of_replicate(scenario, r)) names.push_back(set->name);
  return names;
}

std::uint64_t months_of_world(const models::Scenario& scenario) {
  return models::month_number(scenario.world, scenario.horizon.to) + 1;  // from 0
}

std::uint64_t months_of_a_replicate(std::span<const NamedScenario> scenarios) {
  std::uint64_t months = 0;
  for (const auto& [name, scenario] : scenarios) months += months_of_world(scenario);
  return months;
}

}  // namespace ladder::tools
