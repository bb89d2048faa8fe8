/// Every replicate that the scenarios ask for, in one batch.
#pragma once
#include <span>

#include "tools/run_replicates.hpp"

namespace ladder::test {

inline output::RunRecord all_replicates(std::span<const tools::NamedScenario> scenarios,
                                        const models::OpeningTable& table, unsigned threads,
                                        const tools::RunHooks& hooks = {}) {
  output::RunRecord record = tools::start_record(scenarios, table);
  tools::extend_replicates(record, scenarios, table, 0,
                           static_cast<std::size_t>(scenarios.front().scenario.replicates), threads, hooks);
  return record;
}

/// Months that all_replicates() reports.
inline std::uint64_t months_of_all(std::span<const tools::NamedScenario> scenarios) {
  return tools::months_of_a_replicate(scenarios) * static_cast<std::uint64_t>(scenarios.front().scenario.replicates);
}

}  // namespace ladder::test
