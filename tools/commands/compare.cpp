#include <fmt/format.h>

#include "output/comparison.hpp"
#include "output/comparison_text.hpp"
#include "output/catalogue.hpp"
#include "tools/commands.hpp"
#include "tools/commands/comparable.hpp"
#include "tools/commands/simulation.hpp"

namespace ladder::tools {

ExitCode compare_command(const Arguments& arguments, Console& console) {
  const Simulation simulation = prepare(arguments, console, "compare.nc", require_comparable);
  if (const std::string note = note_on_shocks(simulation.scenarios); !note.empty()) console.note(note);
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
