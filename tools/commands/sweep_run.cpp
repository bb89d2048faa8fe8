#include <fmt/format.h>

#include "output/provenance.hpp"
#include "tools/commands.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/commands/sweep_folder.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"
#include "tools/kept_worlds.hpp"
#include "tools/progress.hpp"
#include "tools/read_text.hpp"
#include "tools/sweep/sweep_work.hpp"
#include "tools/sweep/world_runs.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

std::string of_shard(const SweepShard& shard) {
  return shard.count == 1 ? "" : fmt::format(" of shard {}/{}", shard.number, shard.count);
}

/// A plan whose files, program and data are those of here.
struct ReadySweep {
  fs::path folder;
  SweepPlan plan;
  models::CountryData data;
  ScenarioTree scenario;
};

ReadySweep ready(const Arguments& arguments, Console& console) {
  const fs::path folder = folder_named(arguments.operands.front());
  SweepPlan plan = read_sweep_plan(folder);
  check_planned_files(folder, plan);
  models::CountryData data = sweep_data(arguments, console);
  check_planned_program(plan, data_text(data));
  const fs::path scenario = scenario_in(folder);
  return {folder, std::move(plan), std::move(data),
          ScenarioTree{read_text(scenario), scenario.string(), {folder / planned_programmes}}};
}

/// Does what is missing, with progress in months.
void work_through(const ReadySweep& sweep, MissingRuns& missing, RunLogWriter& log, FailureTally& failures,
                  const Arguments& arguments, Console& console) {
  const WorldRuns worlds(sweep.scenario, sweep.data, sweep.plan.outcomes);
  const std::uint64_t months = months_of_world(sweep.scenario.with({}));
  Progress progress(fmt::format("{} runs", missing.count()), months * missing.count(),
                    standard_display(progress_style(arguments, console)));
  const RunHooks hooks{.after_month = [&] { progress.advance(); }, .often = stop_if_asked};
  do_missing_runs(
      missing, log, failures,
      [&](const SweepRun& run, sim::Executor& outer) { return worlds.evaluate(run, outer, hooks); },
      {.threads = threads_wished(arguments), .keep_going = arguments.has("keep-going")});
}

/// What the user should know when work ends, and however it ends.
std::string left_behind(const SweepProgress& before, std::uint64_t written, std::uint64_t missing,
                        const SweepShard& shard) {
  return fmt::format("{} of {} runs{} that were missing are finished now, {} of {} of the whole sweep are",
                     written, missing, of_shard(shard), before.done + before.failed + written,
                     before.runs.size());
}

}  // namespace

ExitCode sweep_run_command(const Arguments& arguments, Console& console) {
  watch_interrupts();
  const SweepShard shard = arguments.has("shard") ? sweep_shard(*arguments.value("shard")) : SweepShard{};
  const ReadySweep sweep = ready(arguments, console);
  RunLogFile file(runs_in(sweep.folder), shard.name(), run_log_head(sweep.plan.digest));
  const SweepProgress before = sweep_progress(sweep.folder, sweep.plan);
  warn_of_damage(before, console);
  if (!arguments.has("keep-going")) check_failures(before.failures);
  MissingRuns missing(sweep.folder, sweep.plan, before, shard);
  RunLogWriter log(file, sweep.plan.digest);
  FailureTally failures = before.failures;
  try {
    work_through(sweep, missing, log, failures, arguments, console);
  } catch (const Stopped& stopped) {
    console.fail(fmt::format("{}. {}; the same command goes on from there.",
                             stopped.code() == ExitCode::interrupted ? "Interrupted" : "Asked to stop",
                             left_behind(before, log.finish(), missing.count(), shard)));
    return stopped.code();
  } catch (const RepeatedFailure&) {
    (void)log.finish();
    throw;
  }
  const std::uint64_t written = log.finish();
  const std::uint64_t finished = before.done + before.failed + written;
  console.note(fmt::format("{}.", left_behind(before, written, missing.count(), shard)));
  if (failures.total() > 0) console.note(failures_text(failures));
  if (finished >= before.runs.size())
    console.note(fmt::format("Next: ladder sweep collect {}", sweep.folder.string()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
