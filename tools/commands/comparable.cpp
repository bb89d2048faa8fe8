#include "tools/commands/comparable.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/error.hpp"

namespace ladder::tools {

void require_comparable(const std::vector<NamedScenario>& scenarios) {
  const NamedScenario& base = scenarios.front();
  for (const NamedScenario& other : scenarios) {
    const std::vector<std::string> differences = models::world_differences(base.scenario, other.scenario);
    if (differences.empty()) continue;
    throw sim::Error(
        fmt::format("'{}' cannot be compared with '{}', because they differ in more than policy:\n  {}\n"
                    "Make them equal, e.g. by 'extends: {}.yaml' in the one or --set for all.",
                    other.name, base.name, fmt::join(differences, "\n  "), base.name));
  }
}

std::vector<std::string> touched_economies(const std::vector<NamedScenario>& scenarios) {
  std::vector<std::string> touched;
  for (const auto& [name, scenario] : scenarios) {
    for (const models::PolicyUse& policy : scenario.policies) {
      for (const std::string& economy : policy.economies) {
        if (std::ranges::count(touched, economy) == 0) touched.push_back(economy);
      }
    }
  }
  return touched;
}

}  // namespace ladder::tools
