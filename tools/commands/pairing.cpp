#include "output/pairing.hpp"

#include "models/scenario.hpp"
#include "output/run_reader.hpp"
#include "tools/commands.hpp"
#include "tools/interrupt.hpp"

namespace ladder::tools {

ExitCode pairing_command(const Arguments& arguments, Console& console) {
  watch_interrupts();
  const output::RunRecord record = output::read_run(arguments.operands.front(), stop_if_asked);
  std::vector<std::string> series = arguments.all("series");
  if (series.empty()) series = output::headline_outcomes(record);
  if (series.empty()) series = models::Scenario{}.headline;  // of a file from before they were recorded
  const auto gains = output::pairing_gains(record, series, arguments.all("economy"));
  console.print(arguments.has("json") ? output::pairing_json(record, gains)
                                      : output::pairing_table(record, gains));
  return ExitCode::ok;
}

}  // namespace ladder::tools
