#include <fmt/format.h>

#include "tools/commands.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/run_summary.hpp"

namespace ladder::tools {

ExitCode run_command(const Arguments& arguments, Console& console) {
  const std::filesystem::path file = arguments.operands.front();
  const std::string name = file.stem().string() + ".nc";
  const Simulation simulation = prepare(arguments, console, name, [](const std::vector<NamedScenario>&) {});
  const output::RunRecord record = simulate(simulation, arguments, console);
  console.print(arguments.has("json") ? run_json(record, simulation.output.string()) : run_table(record));
  return ExitCode::ok;
}

}  // namespace ladder::tools
