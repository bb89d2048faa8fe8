#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "output/hindcast_text.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "output/sha256.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/commands/world_batch.hpp"
#include "tools/failure.hpp"
#include "tools/hindcast/hindcast_economies.hpp"
#include "tools/hindcast/hindcast_targets.hpp"
#include "tools/hindcast/hindcast_worlds.hpp"
#include "tools/interrupt.hpp"
#include "tools/library.hpp"
#include "tools/parameter_sets.hpp"
#include "tools/settings.hpp"
#include "tools/store_place.hpp"
#include "tools/yaml_text.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

constexpr int first_base_year = 2000, last_base_year = 2018, last_year = 2100;
constexpr unsigned long long least_firms = 10, most_firms = 10'000;  // as WorldSpec declares them

/// What runs where no scenario is named. Its economies are replaced.
constexpr std::string_view default_scenario =
    "title: Hindcast\n"
    "world: {economies: [ETH], base_year: 2000, firms_per_industry: 10}\n"
    "horizon: {from: 2001-01, to: 2018-12}\n"
    "replicates: 8\n"
    "seed: 20261122\n";

/// Everything checked, nothing run yet.
struct Study {
  models::Scenario scenario;
  models::CountryData data;
  std::vector<output::InputFile> inputs;
  HindcastEconomies economies;
  std::vector<HindcastBlock> blocks;
  fs::path page, table;
};

/// Options as settings of the scenario, so that they are judged as its keys are.
std::vector<std::string> all_settings(const Arguments& arguments, const std::string& name) {
  std::vector<std::string> all;
  if (const auto from = arguments.value("from")) {
    const auto year = whole_number("from", *from, first_base_year, last_base_year);
    all.push_back(fmt::format("world.base_year={}", year));
    all.push_back(fmt::format("horizon.from={}-01", year + 1));
  }
  if (const auto to = arguments.value("to"))
    all.push_back(fmt::format("horizon.to={}-12", whole_number("to", *to, first_base_year + 1, last_year)));
  if (const auto firms = arguments.value("firms"))
    all.push_back(
        fmt::format("world.firms_per_industry={}", whole_number("firms", *firms, least_firms, most_firms)));
  const std::vector<std::string> names{name};
  const std::vector<std::string> others = settings(arguments, names).front();
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

models::Scenario scenario_of(const Arguments& arguments, Console& console,
                             std::vector<output::InputFile>& inputs) {
  LoadReport report;
  models::Scenario scenario;
  if (arguments.operands.empty()) {
    scenario = load_scenario_text(default_scenario, "hindcast", library_folder(),
                                  {.overrides = all_settings(arguments, "hindcast"), .report = &report});
  } else {
    const std::string name = short_names(arguments.operands).front();
    scenario = load_with_library(arguments.operands.front(), all_settings(arguments, name), &report);
  }
  for (const Diagnostic& warning : report.warnings) console.warn(warning.text());
  inputs.insert(inputs.end(), report.files.begin(), report.files.end());
  if (!scenario.policies.empty())
    throw sim::Error(
        fmt::format("{} has policies, and a hindcast is scored against what came of all policies there were; "
                    "take them out",
                    arguments.operands.front()));
  return scenario;
}

/// Puts the sets of --sets in place of the scenario's; without --replicates, a world each.
void add_sets(const Arguments& arguments, Console& console, models::Scenario& scenario,
              std::vector<output::InputFile>& inputs) {
  if (const auto file = arguments.value("sets")) {
    const std::string bytes = file_content(*file);
    inputs.push_back({*file, output::sha256(bytes)});
    scenario.parameter_sets = read_parameter_sets(*file, bytes);
    if (!arguments.has("replicates")) scenario.replicates = static_cast<int>(scenario.parameter_sets.size());
  }
  if (const std::string warning = warning_of_ruled_out(scenario.parameter_sets); !warning.empty())
    console.warn(warning);
}

std::vector<std::string> listed_codes(const std::string& text) {
  std::vector<std::string> codes;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    codes.push_back(text.substr(from, comma - from));
    if (codes.back().empty())
      throw UsageError(
          fmt::format("--economies '{}' has an empty place; it is ISO3,ISO3,... or 'all'", text));
    from = comma + 1;
  }
  return codes;
}

/// Economies that are named; nothing: all that can be scored.
std::vector<std::string> wished_economies(const Arguments& arguments, const models::Scenario& scenario) {
  const auto wish = arguments.value("economies");
  if (!wish) return arguments.operands.empty() ? std::vector<std::string>{} : scenario.world.economies;
  return *wish == "all" ? std::vector<std::string>{} : listed_codes(*wish);
}

/// NAME.html and NAME.csv, whichever of them was typed.
void set_targets(const Arguments& arguments, Study& study) {
  fs::path name = arguments.value("output").value_or("hindcast");
  if (name.extension() == ".html" || name.extension() == ".csv") name.replace_extension();
  study.page = name.string() + ".html";
  study.table = name.string() + ".csv";
  const std::vector<fs::path> read = paths_of(study.inputs);
  for (const fs::path& target : {study.page, study.table})
    output::check_target(target, arguments.has("force"), read);
}

Study prepared(const Arguments& arguments, Console& console) {
  watch_interrupts();
  Study study;
  study.scenario = scenario_of(arguments, console, study.inputs);
  add_sets(arguments, console, study.scenario, study.inputs);
  study.data = country_data(arguments);
  const std::vector<std::string> wished = wished_economies(arguments, study.scenario);
  take_in(study.data, wished, console, study.inputs);
  set_targets(arguments, study);
  const int from = study.scenario.world.base_year, to = study.scenario.horizon.to.year;
  study.economies = wished.empty() ? all_economies(study.data, from, to, stop_if_asked)
                                   : named_economies(study.data, wished, from, to);
  study.blocks = blocks_of(study.data, study.economies.taken, from);
  return study;
}

/// All that decides the result.
std::vector<std::pair<std::string, std::string>> origin(const Study& study) {
  auto texts = output::inside_attributes();
  texts.push_back(inputs_attribute(study.inputs));
  texts.emplace_back("seed", std::to_string(study.scenario.seed));
  return texts;
}

/// How the ranges over worlds are labelled.
std::string differ_in(const models::Scenario& scenario) {
  output::RunRecord record;
  record.parameter_sets = sets_used(scenario, static_cast<std::size_t>(scenario.replicates));
  return output::worlds_differ_in(record);
}

output::Hindcast start_of(const Study& study) {
  output::Hindcast h;
  h.from = study.scenario.world.base_year;
  h.to = study.scenario.horizon.to.year;
  h.firms_per_industry = study.scenario.world.firms_per_industry;
  h.worlds = static_cast<std::size_t>(study.scenario.replicates);
  h.worlds_differ_in = differ_in(study.scenario);
  for (const HindcastBlock& block : study.blocks) h.blocks.push_back(block.economies);
  h.targets = hindcast_targets();
  h.not_in_model = targets_not_in_model();
  h.left_out = study.economies.left_out;
  h.choices = study.economies.choices;
  h.origin = origin(study);
  add_rows(study.data, study.economies.taken, h);
  return h;
}

void run_all(const Study& study, const Arguments& arguments, Console& console, output::Hindcast& h) {
  const std::unique_ptr<output::Store> store =
      open_store(store_place(arguments.value("store"), store_environment()), console);
  const unsigned threads = threads_wished(arguments);
  const auto executor = threads > 1 ? sim::tbb_executor(threads) : sim::serial_executor();
  for (std::size_t b = 0; b < study.blocks.size(); ++b) {
    const HindcastBlock& block = study.blocks[b];
    const std::vector<NamedScenario> worlds{{"hindcast", block_scenario(study.scenario, block)}};
    WorldBatch batch(store.get(), block.table, study.data, worlds, h.worlds,
                     fmt::format("world {} of {}, {} replicates", b + 1, study.blocks.size(), h.worlds),
                     progress_style(arguments, console), console);
    run_block(worlds.front().scenario, block, *executor, batch.hooks(), h);
  }
}

}  // namespace

ExitCode hindcast_command(const Arguments& arguments, Console& console) {
  const Study study = prepared(arguments, console);
  output::Hindcast hindcast = start_of(study);
  console.note(fmt::format("{} economies in {} worlds, {} replicates of each, {} to {}.",
                           study.economies.taken.size(), study.blocks.size(), hindcast.worlds, hindcast.from,
                           hindcast.to));
  run_all(study, arguments, console, hindcast);
  stop_if_asked();
  output::score(hindcast);
  add_source_distances(study.data, hindcast);
  const bool force = arguments.has("force");
  output::publish_text(study.table, output::hindcast_csv(hindcast), force);
  output::publish_text(study.page, output::hindcast_page(hindcast), force);
  console.print(arguments.has("json") ? output::hindcast_json(hindcast) : output::hindcast_text(hindcast));
  console.note(fmt::format("Wrote {} and {}.", study.page.string(), study.table.string()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
