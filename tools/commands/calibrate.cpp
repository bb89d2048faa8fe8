#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "output/catalogue.hpp"
#include "output/output_error.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "output/sha256.hpp"
#include "sim/parallel.hpp"
#include "tools/calibration/calibration_report.hpp"
#include "tools/calibration/economy_simulator.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/commands/world_batch.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"
#include "tools/parameter_sets.hpp"
#include "tools/progress.hpp"
#include "tools/settings.hpp"
#include "tools/store_place.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

/// Everything checked, nothing run yet.
struct Study {
  fs::path file;
  CalibrationPlan plan;
  models::Scenario scenario;
  std::vector<ObservedTarget> targets;  ///< of all economies
  Halves split;
  models::CountryData data;
  models::OpeningTable table;
  std::vector<output::InputFile> inputs;
  std::unique_ptr<output::Store> store;
  std::unique_ptr<sim::Executor> executor;
};

/// The content of a table, which is added to what was read.
std::string table_text(const fs::path& file, std::vector<output::InputFile>& inputs) {
  std::string bytes = file_content(file);
  inputs.push_back({file, output::sha256(bytes)});
  return bytes;
}

Study prepared(const Arguments& arguments, Console& console) {
  watch_interrupts();
  Study study;
  study.file = arguments.operands.front();
  study.plan = read_plan(study.file, study.inputs);
  const fs::path scenario = beside(study.file, study.plan.scenario);
  LoadReport report;
  const std::vector<std::string> names = short_names(std::vector{scenario.string()});
  study.scenario = load_with_library(scenario, settings(arguments, names).front(), &report);
  if (!study.scenario.parameter_sets.empty())
    throw sim::Error(fmt::format(
        "{} names parameter sets, and a calibration is to find them; take the key out", scenario.string()));
  for (const Diagnostic& warning : report.warnings) console.warn(warning.text());
  study.inputs.insert(study.inputs.end(), report.files.begin(), report.files.end());
  const fs::path targets = beside(study.file, study.plan.targets);
  study.targets = read_targets(targets.string(), table_text(targets, study.inputs));
  study.split = halves(study.plan, study.targets);
  require_in_world(study.targets, study.scenario);
  study.data = country_data(arguments);
  take_in(study.data, study.scenario.world.economies, console, study.inputs);
  study.table = opening_table(study.data, study.scenario);
  study.store = open_store(store_place(arguments.value("store"), store_environment()), console);
  const unsigned threads = threads_wished(arguments);
  study.executor = threads > 1 ? sim::tbb_executor(threads) : sim::serial_executor();
  return study;
}

Calibration calibrated(const Study& study, const Arguments& arguments, Console& console) {
  const ProgressStyle style = progress_style(arguments, console);
  std::unique_ptr<WorldBatch> batch;
  const EconomySimulator economy(study.scenario, study.table, study.plan, study.split.targets,
                                 *study.executor, [&](std::span<const NamedScenario> worlds) {
                                   batch.reset();  // the batch before has to be on disk
                                   batch = std::make_unique<WorldBatch>(
                                       study.store.get(), study.table, study.data, worlds, 1,
                                       fmt::format("{} worlds", worlds.size()), style, console);
                                   return batch->hooks();
                                 });
  const Simulator simulator = [&](std::span<const RunRequest> requests) {
    std::vector<RunOutcome> outcomes = economy(requests);
    batch.reset();
    return outcomes;
  };
  const std::vector<Target> targets = plain_targets(study.split.targets);
  const std::size_t columns = study.plan.parameters.size();
  Calibration calibration{study.plan, study.split, {}, std::nullopt};
  calibration.match = match_history(
      simulator, columns, targets, study.plan.matching, *study.executor,
      [&](const std::string& line) { console.note(line + "."); }, stop_if_asked);
  if (study.plan.random_search)
    calibration.random = search_at_random(simulator, columns, targets, study.plan.matching.rule,
                                          calibration.match.seed_variance, calibration.match.requests.size(),
                                          study.plan.matching.seed);
  return calibration;
}

/// All that decides the result beside the study's own keys.
std::vector<std::pair<std::string, std::string>> origin(const Study& study) {
  auto texts = output::inside_attributes();
  texts.push_back(inputs_attribute(study.inputs));
  texts.emplace_back("world_seed", std::to_string(study.scenario.seed));
  return texts;
}

fs::path report_beside(fs::path sets) {
  return sets.replace_extension(".json");
}

ExitCode calibrate(const Study& study, const Arguments& arguments, Console& console) {
  const std::vector<fs::path> read = paths_of(study.inputs);
  const fs::path sets = output_target(arguments, study.file.stem().string() + "-sets.csv", read);
  output::check_target(report_beside(sets), arguments.has("force"), read);
  console.note(fmt::format("{} worlds of {} months for history matching{}.", most_runs(study.plan.matching),
                           months_of_world(study.scenario),
                           study.plan.random_search ? ", as many at random" : ""));
  const Calibration calibration = calibrated(study, arguments, console);
  stop_if_asked();
  const ChosenSets chosen = chosen_sets(calibration);
  const std::string report = calibration_json(calibration, origin(study));
  output::publish_text(report_beside(sets), report, arguments.has("force"));
  output::publish_text(sets, parameter_set_csv(chosen.sets, chosen.remarks), arguments.has("force"));
  console.print(arguments.has("json") ? report : calibration_text(calibration));
  if (calibration.match.all_ruled_out)
    console.warn(fmt::format("all parameter sets in {} are ruled out; scenarios that name it will say so",
                             sets.string()));
  console.note(fmt::format("Wrote {} and {}. A scenario names the sets by 'parameter_sets: {}'.",
                           sets.string(), report_beside(sets).string(), sets.filename().string()));
  return ExitCode::ok;
}

/// A value for each target in each replicate.
std::vector<std::vector<double>> worlds_of(const Study& study, const models::Scenario& scenario,
                                           const Arguments& arguments, Console& console) {
  const std::vector<NamedScenario> named{{"scored", scenario}};
  const output::Coordinates own = output::coordinates(std::vector{scenario}, study.table);
  const std::vector<output::Series> series = output::catalogue();
  const auto count = static_cast<std::size_t>(scenario.replicates);
  std::vector<std::vector<double>> worlds(count);
  WorldBatch batch(study.store.get(), study.table, study.data, named, count, fmt::format("{} worlds", count),
                   progress_style(arguments, console), console);
  const RunHooks hooks = batch.hooks();
  study.executor->parallel_for(count, [&](std::size_t r) {
    const auto inner = study.executor->inner();
    const output::ReplicateRecord record =
        finished_world(0, static_cast<std::uint32_t>(r), scenario, study.table, own, *inner, hooks);
    for (const ObservedTarget& target : study.targets)
      worlds[r].push_back(measured(target, series, own, record));
  });
  return worlds;
}

/// The values of some of the targets.
std::vector<std::vector<double>> of_half(const Study& study, const std::vector<std::vector<double>>& worlds,
                                         const std::vector<std::string>& economies) {
  std::vector<std::vector<double>> part(worlds.size());
  for (std::size_t r = 0; r < worlds.size(); ++r)
    for (std::size_t t = 0; t < study.targets.size(); ++t)
      if (std::ranges::count(economies, study.targets[t].economy) > 0) part[r].push_back(worlds[r][t]);
  return part;
}

HalfScores scores(const Study& study, const models::Scenario& scenario, const std::string& name,
                  const Arguments& arguments, Console& console) {
  const auto worlds = worlds_of(study, scenario, arguments, console);
  return {name, worlds.size(), score_of(study.split.targets, of_half(study, worlds, study.split.calibrated)),
          score_of(study.split.held_targets, of_half(study, worlds, study.split.held))};
}

/// Each set once, under luck of its own, and as many worlds with the scenario's own assumptions, until the
/// last target.
ExitCode score(Study& study, const std::string& file, const Arguments& arguments, Console& console) {
  models::Scenario plain = study.scenario;
  plain.parameter_sets.clear();
  int last = plain.horizon.from.year;
  for (const ObservedTarget& target : study.targets) last = std::max(last, target.to);
  plain.horizon.to = {last, 12};
  models::Scenario with_sets = plain;
  with_sets.parameter_sets = read_parameter_sets(file, table_text(file, study.inputs));
  if (const std::string warning = warning_of_ruled_out(with_sets.parameter_sets); !warning.empty())
    console.warn(fmt::format("{}: {}", file, warning));
  const std::size_t sets = with_sets.parameter_sets.size();
  plain.replicates = with_sets.replicates = static_cast<int>(sets);
  const std::vector<HalfScores> forecasts{
      scores(study, with_sets, fmt::format("mean of {} parameter sets", sets), arguments, console),
      scores(study, plain, "the scenario's own assumptions", arguments, console)};
  console.print(arguments.has("json") ? score_json(forecasts, study.split)
                                      : score_text(forecasts, study.split));
  return ExitCode::ok;
}

}  // namespace

ExitCode calibrate_command(const Arguments& arguments, Console& console) {
  Study study = prepared(arguments, console);
  if (const auto file = arguments.value("score")) return score(study, *file, arguments, console);
  return calibrate(study, arguments, console);
}

}  // namespace ladder::tools
