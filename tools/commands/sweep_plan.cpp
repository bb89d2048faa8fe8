#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "output/build_id.hpp"
#include "output/catalogue.hpp"
#include "output/json.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "tools/commands.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/commands/sweep_folder.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"
#include "tools/kept_worlds.hpp"
#include "tools/library.hpp"
#include "tools/programme_loader.hpp"
#include "tools/read_text.hpp"
#include "tools/sweep/row_checks.hpp"
#include "tools/sweep/sweep_cost.hpp"
#include "tools/sweep/sweep_file.hpp"
#include "tools/sweep/world_runs.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double longest_trial = 5.0;  // s, by the wall clock
constexpr unsigned long long most_hours_allowed = 1'000'000'000;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Of the processor in this thread: what else the machine does is not part of the cost.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// The trial has lasted long enough to tell the rest.
class TrialEnough : public std::exception {};

/// Where programmes are looked for that a row names.
std::vector<fs::path> folders_of_programmes(const fs::path& scenario) {
  std::vector<fs::path> folders = programme_folders(fs::absolute(scenario).parent_path());
  folders.push_back(library_folder() / planned_programmes);
  return folders;
}

/// Runs row 0 on one thread, for some seconds at most.
SweepTrial tried(const WorldRuns& worlds, const Design& design, std::uint64_t months) {
  SweepTrial trial;
  SweepRun run{.settings = design.settings(0)};
  if (const std::size_t column = design.column(replicate_path); column < design.paths().size())
    run.replicate = replicate_number(design.value(0, column));
  const auto executor = sim::serial_executor();
  std::uint64_t done = 0;
  const Clock::time_point begin = Clock::now();
  double started = -1.0;  // when the world is built: the data are balanced once, not in each run
  const auto often = [&] {
    if (started < 0.0) started = processor_seconds();
    stop_if_asked();
  };
  const auto after_month = [&] {
    ++done;
    if (done < months && seconds_since(begin) > longest_trial) throw TrialEnough{};
  };
  try {
    (void)worlds.evaluate(run, *executor, {.after_month = after_month, .often = often});
  } catch (const TrialEnough&) {
  } catch (const output::OutputError&) {
    throw;
  } catch (const sim::Error& wrong) {
    trial.failure = wrong.what();
  } catch (const sim::Bug& wrong) {
    trial.failure = wrong.what();
  }
  trial.share = static_cast<double>(std::max<std::uint64_t>(1, done)) / static_cast<double>(months);
  trial.seconds = started < 0.0 ? 0.0 : (processor_seconds() - started) / trial.share;
  return trial;
}

/// The files of programmes that rows name, for the folder.
std::vector<PlanFile> programme_files(const LoadReport& report) {
  std::vector<PlanFile> files;
  std::set<std::string> seen;
  for (const output::InputFile& file : report.files) {
    const std::string name = fmt::format("{}/{}", planned_programmes, file.path.filename().string());
    if (seen.insert(name).second) files.push_back({name, read_text(file.path)});
  }
  return files;
}

std::vector<OutcomeWish> wishes_of(const SweepFile& sweep, const models::Scenario& scenario) {
  if (!sweep.outcomes.empty()) return sweep.outcomes;
  const Position position{std::make_shared<const std::string>(sweep.scenario.string() + ": headline")};
  std::vector<OutcomeWish> wishes;
  for (const std::string& name : scenario.headline) wishes.push_back({.series = name, .position = position});
  return wishes;
}

double hours_allowed(const Arguments& arguments) {
  const auto given = arguments.value("max-hours");
  return given ? static_cast<double>(whole_number("max-hours", *given, 1, most_hours_allowed))
               : usual_most_hours;
}

std::string cost_json(const SweepPlan& plan, const SweepCost& cost, const fs::path& folder) {
  const output::Json json{{"schema", "ladder-sweep-cost/1"},
                          {"folder", folder.string()},
                          {"method", plan.method},
                          {"rows", plan.rows},
                          {"replicates", plan.replicates},
                          {"runs", cost.runs},
                          {"outcomes", plan.outcomes.size()},
                          {"seconds_of_a_run", cost.seconds_of_a_run},
                          {"processor_hours", cost.hours()},
                          {"disk_bytes", cost.bytes()},
                          {"memory_bytes", cost.memory}};
  return json.document();
}

fs::path wanted_folder(const Arguments& arguments) {
  const fs::path file{arguments.operands.front()};
  const fs::path folder = folder_named(arguments.value("output").value_or(file.stem().string()));
  std::error_code unreadable;
  const bool free = !fs::exists(fs::symlink_status(folder, unreadable)) ||
                    (fs::is_directory(folder, unreadable) && fs::is_empty(folder, unreadable));
  if (!free)
    throw output::OutputError(
        output::ExitClass::cannot_create,
        fmt::format("{} exists already and is left as it is; name another folder with --output",
                    folder.string()));
  const fs::path above = folder.has_parent_path() ? folder.parent_path() : fs::path{"."};
  if (!fs::is_directory(above, unreadable))
    throw output::OutputError(
        output::ExitClass::cannot_create,
        fmt::format("cannot create {}: {} is no folder", folder.string(), above.string()));
  return folder;
}

}  // namespace

ExitCode sweep_plan_command(const Arguments& arguments, Console& console) {
  watch_interrupts();
  const fs::path folder = wanted_folder(arguments);
  const double most_hours = hours_allowed(arguments);
  const unsigned threads = threads_wished(arguments);
  const SweepFile sweep = load_sweep_file(arguments.operands.front());
  LoadReport base;
  const models::Scenario scenario = load_with_library(sweep.scenario, {}, &base);
  for (const Diagnostic& warning : base.warnings) console.warn(warning.text());
  const std::string resolved = models::resolved_text(scenario);
  const ScenarioTree tree{resolved, sweep.scenario.string(), folders_of_programmes(sweep.scenario)};
  LoadReport rows;
  check_rows(sweep.design, [&](const auto& settings) { (void)tree.with(settings, &rows); });
  stop_if_asked();

  const models::CountryData data = sweep_data(arguments, console);
  const output::Coordinates coordinates = output::coordinates({&scenario, 1}, opening_table(data, scenario));
  SweepPlan plan{.title = sweep.title,
                 .scenario = sweep.scenario.filename().string(),
                 .method = sweep.design.method(),
                 .rows = sweep.design.rows(),
                 .replicates = sweep.replicates,
                 .factors = sweep_factors(sweep.design, scenario),
                 .outcomes = sweep_outcomes(wishes_of(sweep, scenario), scenario, coordinates),
                 .data = data_text(data),
                 .ladder_version = output::ladder_version(),
                 .ladder_commit = output::ladder_commit(),
                 .build_id = output::build_id()};
  const WorldRuns worlds(tree, data, plan.outcomes);
  check_rows(sweep.design, [&](const auto& settings) { worlds.check(settings); });
  const models::Scenario first = tree.with(sweep.design.settings(0));
  const SweepTrial trial = tried(worlds, sweep.design, months_of_world(first));
  if (!trial.failure.empty())
    console.warn(fmt::format("row 0 fails when it is run, so the time is a guess: {}", trial.failure));
  plan.seconds_of_a_run = trial.seconds;
  const SweepCost cost = sweep_cost(plan, trial.seconds);
  console.print(arguments.has("json") ? cost_json(plan, cost, folder)
                                      : cost_text(plan, cost, trial, threads));
  check_cost(cost, most_hours, folder);
  write_sweep_plan(folder, plan, sweep.design, resolved, programme_files(rows));
  console.note(fmt::format("Wrote {}. Next: ladder sweep run {}", folder.string(), folder.string()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
