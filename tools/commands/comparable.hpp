/// What `compare` and `factorial` ask of their scenarios.
#pragma once
#include <string>
#include <vector>

#include "tools/run_replicates.hpp"

namespace ladder::tools {

/// Only worlds that differ in policies, tariffs and shocks alone can be paired: else a difference would mix policy with
/// assumptions. Errors: sim::Error, naming what differs from the first.
void require_comparable(const std::vector<NamedScenario>& scenarios);

/// A sentence for the user where other shocks strike in some scenario than in the first; empty where none do. Shocks are
/// the world's and not policy, but what a shock does is a question, too: they may differ.
[[nodiscard]] std::string note_on_shocks(const std::vector<NamedScenario>& scenarios);

/// Economies that some scenario does something in; empty: none.
[[nodiscard]] std::vector<std::string> touched_economies(const std::vector<NamedScenario>& scenarios);

}  // namespace ladder::tools
