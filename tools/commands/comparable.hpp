/// What `compare` and `factorial` ask of their scenarios.
#pragma once
#include <string>
#include <vector>

#include "tools/run_replicates.hpp"

namespace ladder::tools {

/// Only worlds that differ in policy alone can be paired: else a difference would mix policy with
/// assumptions. Errors: sim::Error, naming what differs from the first.
void require_comparable(const std::vector<NamedScenario>& scenarios);

/// Economies that some scenario does something in; empty: none.
[[nodiscard]] std::vector<std::string> touched_economies(const std::vector<NamedScenario>& scenarios);

}  // namespace ladder::tools
