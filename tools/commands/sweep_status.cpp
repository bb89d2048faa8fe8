#include <fmt/format.h>

#include "output/json.hpp"
#include "tools/commands.hpp"
#include "tools/commands/sweep_folder.hpp"
#include "tools/progress.hpp"

namespace ladder::tools {
namespace {

using output::Json;

/// Of one processor, from the runs so far, or from the trial where there are none.
double seconds_of_a_run(const SweepPlan& plan, const SweepProgress& progress) {
  if (progress.lines == 0) return plan.seconds_of_a_run;
  return static_cast<double>(progress.milliseconds) / 1e3 / static_cast<double>(progress.lines);
}

std::string status_text(const std::filesystem::path& folder, const SweepPlan& plan,
                        const SweepProgress& progress) {
  const double seconds = seconds_of_a_run(plan, progress);
  std::string text =
      fmt::format("{}: {}{} design of {} rows, {} runs\n", folder.string(),
                  plan.title.empty() ? "" : plan.title + "; ", plan.method, plan.rows, plan.runs());
  text += fmt::format("  done     {:>9}\n  failed   {:>9}\n  missing  {:>9}\n", progress.done,
                      progress.failed, progress.missing());
  if (progress.missing() > 0)
    text += fmt::format("  left     {} of one processor ({:.3g} s a run, {})\n",
                        spoken_time(seconds * static_cast<double>(progress.missing())), seconds,
                        progress.lines == 0 ? "by the trial" : "as so far");
  if (progress.failed > 0) text += failures_text(progress.failures);
  return text;
}

std::string status_json(const std::filesystem::path& folder, const SweepPlan& plan,
                        const SweepProgress& progress) {
  const double seconds = seconds_of_a_run(plan, progress);
  Json failures = Json::array();
  for (const SweepFailure& f : progress.failures.sorted())
    failures.push_back({{"reason", f.reason}, {"runs", f.count}, {"first_rows", f.rows}});
  const Json json{{"schema", "ladder-sweep-status/1"},
                  {"folder", folder.string()},
                  {"title", plan.title},
                  {"method", plan.method},
                  {"rows", plan.rows},
                  {"replicates", plan.replicates},
                  {"runs", plan.runs()},
                  {"done", progress.done},
                  {"failed", progress.failed},
                  {"missing", progress.missing()},
                  {"damaged_lines", progress.damaged},
                  {"seconds_of_a_run", seconds},
                  {"processor_hours_left", seconds * static_cast<double>(progress.missing()) / 3600.0},
                  {"failures", failures}};
  return json.document();
}

}  // namespace

ExitCode sweep_status_command(const Arguments& arguments, Console& console) {
  const std::filesystem::path folder = folder_named(arguments.operands.front());
  const SweepPlan plan = read_sweep_plan(folder);
  const SweepProgress progress = sweep_progress(folder, plan);
  warn_of_damage(progress, console);
  console.print(arguments.has("json") ? status_json(folder, plan, progress)
                                      : status_text(folder, plan, progress));
  return ExitCode::ok;
}

}  // namespace ladder::tools
