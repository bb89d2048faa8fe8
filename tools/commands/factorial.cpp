#include "output/factorial.hpp"

#include <fmt/format.h>

#include "output/factorial_text.hpp"
#include "tools/commands.hpp"
#include "tools/commands/comparable.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/factorial_design.hpp"

namespace ladder::tools {
namespace {

std::vector<std::string> factor_names(const std::vector<NamedScenario>& given) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i < given.size(); ++i) names.push_back(given[i].name);
  return names;
}

}  // namespace

ExitCode factorial_command(const Arguments& arguments, Console& console) {
  Simulation simulation =
      prepare(arguments, console, "factorial.nc", [](const auto& given) { (void)factorial_cells(given); });
  const std::vector<std::string> factors = factor_names(simulation.scenarios);
  simulation.scenarios = factorial_cells(simulation.scenarios);
  const models::Scenario& base = simulation.scenarios.front().scenario;
  console.note(factorial_cost(simulation.scenarios, simulation.precision
                                                        ? simulation.precision->rule.fewest
                                                        : static_cast<std::size_t>(base.replicates)));
  const output::RunRecord record = simulate(simulation, arguments, console);
  const output::Factorial factorial = output::analyse_factorial(record, factors);
  if (arguments.has("json")) {
    console.print(output::factorial_json(factorial));
    return ExitCode::ok;
  }
  console.print(output::factorial_text(factorial, {.color = console.color(),
                                                   .economies = touched_economies(simulation.scenarios),
                                                   .series = base.headline}));
  console.note(
      fmt::format("Other indicators and economies: --json. Each cell against the baseline: ladder export {} "
                  "--differences.",
                  simulation.output.string()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
