#include <fmt/format.h>

#include <algorithm>

#include "output/output_error.hpp"
#include "tools/commands.hpp"
#include "tools/commands/sweep_folder.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"
#include "tools/read_text.hpp"
#include "tools/spelling.hpp"
#include "tools/sweep/design_file.hpp"
#include "tools/sweep/sweep_analysis.hpp"

namespace ladder::tools {
namespace {

/// Places of the outcomes asked for; of all where none is.
std::vector<std::size_t> wanted_outcomes(const Arguments& arguments, const SweepPlan& plan) {
  std::vector<std::string_view> names;
  for (const SweepOutcome& outcome : plan.outcomes) names.push_back(outcome.name);
  std::vector<std::size_t> places;
  for (const std::string& name : arguments.all("outcome")) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
      throw UsageError(fmt::format("--outcome cannot be '{}'; it is {}{}", name, listed(names),
                                   did_you_mean(name, names)));
    places.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  for (std::size_t i = 0; places.size() < names.size() && !arguments.has("outcome"); ++i) places.push_back(i);
  return places;
}

void check_missing(const RowOutcomes& rows, const SweepPlan& plan, const std::filesystem::path& folder,
                   bool partial) {
  if (rows.missing == 0 || partial) return;
  throw output::OutputError(
      output::ExitClass::input_missing,
      fmt::format("{} of {} runs are missing. 'ladder sweep run {}' does them; --partial analyses what "
                  "there is",
                  rows.missing, plan.runs(), folder.string()));
}

}  // namespace

ExitCode sweep_analyse_command(const Arguments& arguments, Console& console) {
  watch_interrupts();
  const std::filesystem::path folder = folder_named(arguments.operands.front());
  const SweepPlan plan = read_sweep_plan(folder);
  check_planned_files(folder, plan);
  const std::vector<std::size_t> places = wanted_outcomes(arguments, plan);
  const Design design = read_design(design_in(folder).string(), read_text(design_in(folder)));
  const RowOutcomes rows = row_outcomes(folder, plan, places);
  check_missing(rows, plan, folder, arguments.has("partial"));
  std::vector<OutcomeSensitivity> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    stop_if_asked();
    all.push_back(sensitivity_of(plan.outcomes[places[i]], design, rows.values[i]));
    if (!arguments.has("json")) console.print(sensitivity_text(all.back()) + '\n');
  }
  if (arguments.has("json")) console.print(sensitivity_json(plan, rows, all));
  if (rows.missing + rows.failed > 0)
    console.note(fmt::format("{} runs are missing and {} have failed; rows with one of them are left out.",
                             rows.missing, rows.failed));
  return ExitCode::ok;
}

}  // namespace ladder::tools
