#include "tools/run_replicates.hpp"

#include <memory>

#include "models/world/build.hpp"
#include "models/world/calendar.hpp"
#include "output/catalogue.hpp"
#include "output/recorder.hpp"
#include "sim/parallel.hpp"

namespace ladder::tools {
namespace {

output::ReplicateRecord run_one(const models::Scenario& scenario, const models::OpeningTable& table,
                                std::uint32_t replicate, const output::Coordinates& coordinates,
                                sim::Executor& executor, const OnMonth& on_month) {
  const auto world = models::build_world(scenario, table, replicate);
  return output::run_world(*world, coordinates, executor, [&](std::uint32_t) { on_month(); });
}

/// A record without replicates but with room for all.
output::RunRecord empty_record(std::span<const NamedScenario> scenarios, const models::OpeningTable& table) {
  output::RunRecord record;
  std::vector<models::Scenario> plain;
  for (const NamedScenario& named : scenarios) plain.push_back(named.scenario);
  record.coordinates = output::coordinates(plain, table);
  record.series = output::catalogue();
  for (const NamedScenario& named : scenarios) {
    const auto replicates = static_cast<std::size_t>(named.scenario.replicates);
    record.scenarios.push_back({.name = named.name,
                                .resolved = models::resolved_text(named.scenario),
                                .replicates = std::vector<output::ReplicateRecord>(replicates)});
  }
  return record;
}

}  // namespace

output::RunRecord run_replicates(std::span<const NamedScenario> scenarios, const models::OpeningTable& table,
                                 unsigned threads, const OnMonth& on_month) {
  output::RunRecord record = empty_record(scenarios, table);
  const auto replicates = static_cast<std::size_t>(scenarios.front().scenario.replicates);
  const std::size_t worlds = scenarios.size() * replicates;
  // Each thread takes the next world when it has done with one; when there are none left, it helps with those under way.
  const auto executor = threads > 1 ? sim::tbb_executor(threads) : sim::serial_executor();
  executor->parallel_for(worlds, [&](std::size_t i) {
    const std::size_t s = i % scenarios.size();  // all scenarios of a replicate first: they advance together
    const std::size_t r = i / scenarios.size();
    const auto inner = executor->inner();
    record.scenarios[s].replicates[r] =
        run_one(scenarios[s].scenario, table, static_cast<std::uint32_t>(r), record.coordinates, *inner, on_month);
  });
  return record;
}

std::uint64_t months_to_run(std::span<const NamedScenario> scenarios) {
  std::uint64_t months = 0;
  for (const auto& [name, scenario] : scenarios) {
    const std::uint64_t last = models::month_number(scenario.world, scenario.horizon.to);  // from 0
    months += (last + 1) * static_cast<std::uint64_t>(scenario.replicates);
  }
  return months;
}

}  // namespace ladder::tools
