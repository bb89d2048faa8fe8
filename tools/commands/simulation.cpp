#include "tools/commands/simulation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

#include "models/world/balance.hpp"
#include "models/world/own_economies.hpp"
#include "output/pairing.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "output/run_writer.hpp"
#include "sim/error.hpp"
#include "tools/commands/comparable.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/commands/world_watch.hpp"
#include "tools/data_loader.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"
#include "tools/kept_worlds.hpp"
#include "tools/library.hpp"
#include "tools/own_economy_file.hpp"
#include "tools/programme_loader.hpp"
#include "tools/progress.hpp"
#include "tools/replicates_auto.hpp"
#include "tools/scenario_loader.hpp"
#include "tools/settings.hpp"
#include "tools/store_place.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

constexpr unsigned long long most_threads = 1024;

/// Refuses a place where nothing can be written, by making a file there and taking it away again.
fs::path output_wished(const Arguments& arguments, const std::string& default_output,
                       std::span<const output::InputFile> inputs) {
  const std::vector<fs::path> read = paths_of(inputs);
  fs::path output = output_target(arguments, default_output, read);
  output::check_circumstances(output, read);
  const output::PartFile probe(output, arguments.has("force"));
  return output;
}

void add_once(std::vector<output::InputFile>& all, const std::vector<output::InputFile>& more) {
  for (const output::InputFile& file : more)
    if (std::ranges::count(all, file.path, &output::InputFile::path) == 0) all.push_back(file);
}

/// @param inputs  what is read is added here
std::vector<NamedScenario> load_all(const Arguments& arguments, Console& console,
                                    std::vector<output::InputFile>& inputs) {
  const std::vector<std::string> names = short_names(arguments.operands);
  const auto own_settings = settings(arguments, names);
  std::vector<NamedScenario> scenarios;
  std::set<std::string> warned;  // what stands in a common base is said once
  for (std::size_t i = 0; i < names.size(); ++i) {
    LoadReport report;
    scenarios.push_back({names[i], load_with_library(arguments.operands[i], own_settings[i], &report)});
    add_once(inputs, report.files);
    for (const Diagnostic& warning : report.warnings)
      if (warned.insert(warning.text()).second) console.warn(warning.text());
  }
  return scenarios;
}

/// As many replicates as there should be.
output::RunRecord run_all(const Simulation& simulation, Console& console, WorldWatch& watch) {
  const BatchRunner run = [&](output::RunRecord& record, std::size_t first, std::size_t last) {
    watch.begin(first, last);
    extend_replicates(record, simulation.scenarios, simulation.table, first, last, simulation.threads, watch.hooks());
    watch.end();
  };
  if (!simulation.precision) {
    output::RunRecord record = start_record(simulation.scenarios, simulation.table);
    run(record, 0, static_cast<std::size_t>(simulation.scenarios.front().scenario.replicates));
    return record;
  }
  return run_until_precise(simulation.scenarios, simulation.table, *simulation.precision,
                           touched_economies(simulation.scenarios), run,
                           [&](const output::Look& look, std::span<const output::WatchedOutcome> watched) {
                             console.note(look_in_words(look, watched));
                           });
}

/// All worlds, run or from the store. Where somebody asks to stop, what is finished is put into the store first.
/// @param fetched  becomes how many were from the store
output::RunRecord run_watched(const Simulation& simulation, const Arguments& arguments, Console& console,
                              std::uint64_t& fetched) {
  WorldWatch watch(simulation, arguments, console);
  try {
    output::RunRecord record = run_all(simulation, console, watch);
    watch.finish();
    fetched = watch.fetched();
    return record;
  } catch (const Stopped&) {
    watch.finish();
    if (!watch.left_behind().empty()) console.note(watch.left_behind());
    throw;
  }
}

/// What a result says of its origin: all that decides its bytes, beside version and commit, which the writer
/// adds.
std::vector<std::pair<std::string, std::string>> origin(std::span<const NamedScenario> scenarios,
                                                        const models::CountryData& data) {
  const models::Scenario& base = scenarios.front().scenario;
  std::string absent;
  for (const std::string& line : absences(data)) absent += line + '\n';
  return {{"title", base.title},
          {"seed", std::to_string(base.seed)},
          {output::headline_attribute, fmt::format("{}", fmt::join(base.headline, " "))},
          {"data_sha256", hash_lines(models::files_of(data, base.world.economies))},
          {"data_absent", absent.empty() ? "none" : absent}};
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

ProgressStyle progress_style(const Arguments& arguments, const Console& console) {
  if (console.quiet() || arguments.has("no-progress")) return ProgressStyle::none;
  return console.error_terminal() ? ProgressStyle::bar : ProgressStyle::lines;
}

unsigned threads_wished(const Arguments& arguments) {
  const auto given = arguments.value("threads");
  if (given) return static_cast<unsigned>(whole_number("threads", *given, 1, most_threads));
  return std::max(1U, std::thread::hardware_concurrency());
}

models::Scenario load_with_library(const fs::path& file, const std::vector<std::string>& overrides,
                                   LoadReport* report) {
  std::error_code
      gone;  // the working directory; then no relative name leads anywhere, and load_scenario() says so
  const fs::path absolute = file.empty() ? fs::path{} : fs::absolute(file, gone);
  std::vector<fs::path> folders;
  if (!absolute.empty() && !gone) folders = programme_folders(absolute.parent_path());
  folders.push_back(library_folder() / "programmes");
  return load_scenario(file, {.overrides = overrides, .programme_folders = folders, .report = report});
}

models::CountryData country_data(const Arguments& arguments) {
  const fs::path folder = data_folder(arguments.value("data"));
  if (!holds_only_own_economies(folder)) return load_country_data(folder);
  models::CountryData data = load_country_data(library_folder() / "data");
  read_own_economies(folder, data);
  return data;
}

std::vector<std::string> absences(const models::CountryData& data) {
  std::vector<std::string> lines;
  for (const models::AbsentFile& file : data.absent)
    lines.push_back(fmt::format("{} is not among the data: {}.", file.name, file.instead));
  return lines;
}

void take_in(const models::CountryData& data, const std::vector<std::string>& economies, Console& console,
             std::vector<output::InputFile>& inputs) {
  for (const models::DataFile& file : models::files_of(data, economies)) inputs.push_back({file.path, file.sha256});
  for (const std::string& line : absences(data)) console.note(line);
}

std::pair<std::string, std::string> inputs_attribute(std::span<const output::InputFile> inputs) {
  std::string files;
  for (const output::InputFile& file : inputs)
    files += fmt::format("{} {}\n", file.sha256, file.path.filename().string());
  return {"inputs_sha256", files};
}

models::OpeningTable opening_table(const models::CountryData& data, const models::Scenario& scenario) {
  const auto known = [&](const std::string& code) { return data.panel.contains(code) || data.own.contains(code); };
  try {
    return models::balance(data, scenario.world.economies, scenario.world.base_year);
  } catch (const sim::Error& e) {
    if (std::ranges::all_of(scenario.world.economies, known)) throw;
    throw sim::Error(fmt::format("{} One of your own is a file of the folder 'economies' in the folder that --data names.",
                                 e.what()));
  }
}

Simulation prepare(const Arguments& arguments, Console& console, const std::string& default_output,
                   const std::function<void(const std::vector<NamedScenario>&)>& accept) {
  watch_interrupts();
  Simulation simulation;
  simulation.threads = threads_wished(arguments);
  simulation.precision = precision_wish(arguments, arguments.operands.size() > 1 ? default_precision_of_differences
                                                                                 : default_precision_of_levels);
  simulation.scenarios = load_all(arguments, console, simulation.inputs);
  accept(simulation.scenarios);
  simulation.data_folder = data_folder(arguments.value("data"));
  simulation.data = country_data(arguments);
  const models::CountryData& data = simulation.data;
  take_in(data, simulation.scenarios.front().scenario.world.economies, console, simulation.inputs);
  simulation.output = output_wished(arguments, default_output, simulation.inputs);
  stop_if_asked();
  simulation.table = opening_table(data, simulation.scenarios.front().scenario);
  simulation.attributes = origin(simulation.scenarios, data);
  simulation.store = open_store(store_place(arguments.value("store"), store_environment()), console);
  return simulation;
}

output::RunRecord simulate(const Simulation& simulation, const Arguments& arguments, Console& console) {
  const double started = seconds_now();
  std::uint64_t fetched = 0;
  output::RunRecord record = run_watched(simulation, arguments, console, fetched);
  stop_if_asked();
  record.attributes = simulation.attributes;
  const double seconds = seconds_now() - started;
  output::write_run(simulation.output, record, arguments.has("force"));
  output::write_circumstances(simulation.output, {.command_line = arguments.words,
                                                  .threads = simulation.threads,
                                                  .wall_seconds = seconds,
                                                  .worlds_from_store = fetched,
                                                  .inputs = simulation.inputs,
                                                  .data_folder = simulation.data_folder});
  const std::size_t worlds = record.scenarios.size() * record.scenarios.front().replicates.size();
  console.note(
      fmt::format("Wrote {} and {} in {}{}.", simulation.output.string(),
                  output::circumstances_path(simulation.output).string(), spoken_time(seconds),
                  fetched == 0 ? "" : fmt::format("; {} of {} worlds were in the store", fetched, worlds)));
  return record;
}

}  // namespace ladder::tools
