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

std::string note_on_shocks(const std::vector<NamedScenario>& scenarios) {
  const NamedScenario& base = scenarios.front();
  std::vector<std::string> others;
  for (const NamedScenario& other : scenarios)
    if (!models::same_shocks(base.scenario, other.scenario)) others.push_back(other.name);
  if (others.empty()) return {};
  return fmt::format("Other shocks than in '{}' strike in {}: the differences are of shocks and policies together. To see "
                     "what policies do in a shocked world, give all files the same shocks.",
                     base.name, fmt::join(others, ", "));
}

std::vector<std::string> touched_economies(const std::vector<NamedScenario>& scenarios) {
  std::vector<std::string> touched;
  const auto add = [&](const std::vector<std::string>& economies) {
    for (const std::string& economy : economies)
      if (std::ranges::count(touched, economy) == 0) touched.push_back(economy);
  };
  for (const auto& [name, scenario] : scenarios) {
    for (const models::PolicyUse& policy : scenario.policies) {
      add(policy.economies);
    }
    for (const models::TariffChange& tariff : scenario.tariffs) add(tariff.economies);
    for (const models::ShockUse& shock : scenario.shocks) add(shock.economies);
  }
  return touched;
}

}  // namespace ladder::tools
