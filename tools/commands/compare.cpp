#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "output/catalogue.hpp"
#include "output/comparison.hpp"
#include "output/comparison_text.hpp"
#include "sim/error.hpp"
#include "tools/commands.hpp"
#include "tools/commands/simulation.hpp"

namespace ladder::tools {
namespace {

/// Only worlds that differ in policy alone can be paired: else a difference would mix policy with
/// assumptions.
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

/// Economies that some scenario does something in; empty: none.
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

}  // namespace

ExitCode compare_command(const Arguments& arguments, Console& console) {
  const Simulation simulation = prepare(arguments, console, "compare.nc", require_comparable);
  const output::RunRecord record = simulate(simulation, arguments, console);
  const output::Comparison comparison = output::compare(record);
  if (arguments.has("json")) {
    console.print(output::comparison_json(comparison));
    return ExitCode::ok;
  }
  console.print(output::comparison_table(
      comparison, {.color = console.color(),
                   .economies = touched_economies(simulation.scenarios),
                   .series = output::headline_series()}));
  console.note(fmt::format("Other indicators and economies: ladder export {} --differences, or --json.",
                           simulation.output.string()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
