#include "tools/commands/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "models/world/balance.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "output/run_writer.hpp"
#include "tools/data_loader.hpp"
#include "tools/interrupt.hpp"
#include "tools/library.hpp"
#include "tools/programme_loader.hpp"
#include "tools/progress.hpp"
#include "tools/scenario_loader.hpp"
#include "tools/settings.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

constexpr unsigned long long most_threads = 1024;

unsigned threads_wished(const Arguments& arguments) {
  const auto given = arguments.value("threads");
  if (given) return static_cast<unsigned>(whole_number("threads", *given, 1, most_threads));
  return std::max(1U, std::thread::hardware_concurrency());
}

/// Refuses a place where nothing can be written, by making a file there and taking it away again.
fs::path output_wished(const Arguments& arguments, const std::string& default_output) {
  const fs::path output = arguments.value("output").value_or(default_output);
  const output::PartFile probe(output, arguments.has("force"));
  return output;
}

std::vector<NamedScenario> load_all(const Arguments& arguments) {
  const std::vector<std::string> names = short_names(arguments.operands);
  const auto own_settings = settings(arguments, names);
  std::vector<NamedScenario> scenarios;
  for (std::size_t i = 0; i < names.size(); ++i) {
    scenarios.push_back({names[i], load_with_library(arguments.operands[i], own_settings[i])});
  }
  return scenarios;
}

ProgressStyle progress_style(const Arguments& arguments, const Console& console) {
  if (console.quiet() || arguments.has("no-progress")) return ProgressStyle::none;
  return console.error_terminal() ? ProgressStyle::bar : ProgressStyle::lines;
}

std::string progress_label(std::span<const NamedScenario> scenarios) {
  const int replicates = scenarios.front().scenario.replicates;
  return scenarios.size() == 1 ? fmt::format("{} replicates", replicates)
                               : fmt::format("{} scenarios x {} replicates", scenarios.size(), replicates);
}

output::RunRecord run_with_progress(const Simulation& simulation, const Arguments& arguments,
                                    const Console& console) {
  Progress progress(progress_label(simulation.scenarios), months_to_run(simulation.scenarios),
                    standard_display(progress_style(arguments, console)));
  return run_replicates(simulation.scenarios, simulation.table, simulation.threads, [&] {
    stop_if_asked();
    progress.advance();
  });
}

/// What a result says of its origin: all that decides its bytes, beside version and commit, which the writer
/// adds.
std::vector<std::pair<std::string, std::string>> origin(std::span<const NamedScenario> scenarios,
                                                        const models::CountryData& data) {
  std::string files;
  for (const models::DataFile& file : data.files) files += fmt::format("{} {}\n", file.sha256, file.name);
  const models::Scenario& base = scenarios.front().scenario;
  return {{"title", base.title}, {"seed", std::to_string(base.seed)}, {"data_sha256", files}};
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

models::Scenario load_with_library(const fs::path& file, const std::vector<std::string>& overrides) {
  std::vector<fs::path> folders = programme_folders(fs::absolute(file).parent_path());
  folders.push_back(library_folder() / "programmes");
  return load_scenario(file, {.overrides = overrides, .programme_folders = folders});
}

models::OpeningTable opening_table(const models::CountryData& data, const models::Scenario& scenario) {
  return models::balance(data, scenario.world.economies, scenario.world.base_year);
}

Simulation prepare(const Arguments& arguments, const std::string& default_output,
                   const std::function<void(const std::vector<NamedScenario>&)>& accept) {
  Simulation simulation;
  simulation.threads = threads_wished(arguments);
  simulation.scenarios = load_all(arguments);
  accept(simulation.scenarios);
  simulation.output = output_wished(arguments, default_output);
  const models::CountryData data = load_country_data(data_folder(arguments.value("data")));
  simulation.table = opening_table(data, simulation.scenarios.front().scenario);
  simulation.attributes = origin(simulation.scenarios, data);
  return simulation;
}

output::RunRecord simulate(const Simulation& simulation, const Arguments& arguments, Console& console) {
  watch_interrupts();
  const double started = seconds_now();
  output::RunRecord record = run_with_progress(simulation, arguments, console);
  stop_if_asked();
  record.attributes = simulation.attributes;
  const double seconds = seconds_now() - started;
  output::write_run(simulation.output, record, arguments.has("force"));
  output::write_circumstances(simulation.output,
                              {.command_line = arguments.words,
                               .threads = simulation.threads,
                               .wall_seconds = seconds,
                               .inputs = {arguments.operands.begin(), arguments.operands.end()}});
  console.note(fmt::format("Wrote {} and {} in {}.", simulation.output.string(),
                           output::circumstances_path(simulation.output).string(), spoken_time(seconds)));
  return record;
}

}  // namespace ladder::tools
