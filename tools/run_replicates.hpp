/// All replicates of some scenarios, on several threads.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "models/scenario.hpp"
#include "models/world/opening_table.hpp"
#include "output/series.hpp"
#include "sim/parallel.hpp"

namespace ladder::tools {

/// A scenario under the name that its results carry.
struct NamedScenario {
  std::string name;
  models::Scenario scenario;
};

/// What is called while worlds run, from any thread. The first two may throw to stop them all.
struct RunHooks {
  std::function<void()> after_month{};  ///< of each world
  /// Before each piece of parallel work within a month too: a month of a large world takes many seconds, and
  /// who asks it to stop should not wait for its end.
  std::function<void()> often{};
  /// A world that need not be run, by place of the scenario and replicate: its record over the coordinates of
  /// its scenario alone. Nothing is reported of its months. Empty: it must be run.
  std::function<std::optional<output::ReplicateRecord>(std::size_t scenario, std::uint32_t replicate)>
      fetch{};
  /// Takes the record of each world that was run, over the coordinates of its scenario alone.
  std::function<void(std::size_t scenario, std::uint32_t replicate, const output::ReplicateRecord& record)>
      keep{};
};

/// A record of the scenarios without replicates, to be extended.
/// @param scenarios  at least one; fit for a paired comparison where there are more
[[nodiscard]] output::RunRecord start_record(std::span<const NamedScenario> scenarios,
                                             const models::OpeningTable& table);

/// Runs replicates [first, last) of every scenario, or takes them from `hooks.fetch`, and appends what was recorded.
///
/// Worlds run beside each other; threads that have no world of their own help with those under way. The result does not
/// depend on it: a world writes only its own record.
/// @param record   of start_record() for the same scenarios, with the replicates [0, first)
/// @param threads  at least 1
void extend_replicates(output::RunRecord& record, std::span<const NamedScenario> scenarios,
                       const models::OpeningTable& table, std::size_t first, std::size_t last, unsigned threads,
                       const RunHooks& hooks = {});

/// One replicate of a scenario, run and recorded. The hooks `fetch` and `keep` are not called.
/// @param coordinates  over which it is recorded: those of the scenario
[[nodiscard]] output::ReplicateRecord run_replicate(const models::Scenario& scenario, const models::OpeningTable& table,
                                                    std::uint32_t replicate, const output::Coordinates& coordinates,
                                                    sim::Executor& executor, const RunHooks& hooks = {});
/// The same over the coordinates of its own scenario, whatever it is compared with, so that it can be kept
/// and found again: from `hooks.fetch`, else run, and given to `hooks.keep`.
/// @param s    place of the scenario, as the hooks know it. @param r  replicate
/// @param own  coordinates of that scenario alone
[[nodiscard]] output::ReplicateRecord finished_world(std::size_t s, std::uint32_t r, const models::Scenario& scenario,
                                                     const models::OpeningTable& table,
                                                     const output::Coordinates& own, sim::Executor& executor,
                                                     const RunHooks& hooks);

/// Name of the parameter set of each of the first replicates of a scenario; empty where it has no sets.
[[nodiscard]] std::vector<std::string> sets_used(const models::Scenario& scenario, std::size_t replicates);

/// Months of one world that will be reported: those before the horizon, which are run but not recorded, included.
[[nodiscard]] std::uint64_t months_of_world(const models::Scenario& scenario);
/// The same of one replicate of all scenarios.
[[nodiscard]] std::uint64_t months_of_a_replicate(std::span<const NamedScenario> scenarios);

}  // namespace ladder::tools
