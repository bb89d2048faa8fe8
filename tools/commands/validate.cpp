#include <fmt/format.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "models/world/build.hpp"
#include "models/world/own_economies.hpp"
#include "output/catalogue.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "output/validation/scorecard_report.hpp"
#include "sim/parallel.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/interrupt.hpp"
#include "tools/kept_worlds.hpp"
#include "tools/library.hpp"
#include "tools/progress.hpp"
#include "tools/settings.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t quick_years = 60, quick_worlds = 5;
constexpr unsigned long long most_years = 200, most_worlds = 1000;

/// Everything checked, nothing run yet.
struct Validation {
  models::Scenario scenario;
  std::vector<models::Scenario> ablated;  ///< one a mechanism
  std::vector<output::Mechanism> mechanisms;
  models::OpeningTable table;
  std::vector<output::InputFile> inputs;
  std::string data_hashes;
  fs::path csv, json;
  unsigned threads = 1;
};

std::string length(const Arguments& arguments, std::string_view option, std::size_t quick,
                   unsigned long long most) {
  if (const auto given = arguments.value(option))
    return std::to_string(whole_number(option, *given, 1, most));
  return arguments.has("quick") ? std::to_string(quick) : "";
}

/// The scenario under the settings of the command line and some more.
models::Scenario loaded(const fs::path& file, const Arguments& arguments,
                        const std::vector<std::string>& more, LoadReport* report) {
  std::vector<std::string> own = settings(arguments, short_names(std::vector{file.string()})).front();
  if (const std::string worlds = length(arguments, "seeds", quick_worlds, most_worlds); !worlds.empty())
    own.push_back("replicates=" + worlds);
  own.insert(own.end(), more.begin(), more.end());
  models::Scenario scenario = load_with_library(file, own, report);
  // Facts of the start are measured from the first month on.
  scenario.horizon.from = {scenario.world.base_year + 1, 1};
  if (const std::string years = length(arguments, "years", quick_years, most_years); !years.empty())
    scenario.horizon.to = {scenario.world.base_year + std::stoi(years), 12};
  return scenario;
}

Validation prepared(const Arguments& arguments, Console& console) {
  watch_interrupts();
  Validation v;
  v.threads = threads_wished(arguments);
  const fs::path file = arguments.operands.empty() ? library_folder() / "validation" / "world.yaml"
                                                   : fs::path{arguments.operands.front()};
  LoadReport report;
  v.scenario = loaded(file, arguments, {}, &report);
  v.inputs = report.files;
  for (const Diagnostic& warning : report.warnings) console.warn(warning.text());
  if (arguments.has("ablate"))
    for (const output::Mechanism& mechanism : output::switchable_mechanisms()) {
      v.mechanisms.push_back(mechanism);
      v.ablated.push_back(
          loaded(file, arguments, {mechanism.settings.begin(), mechanism.settings.end()}, nullptr));
    }
  const models::CountryData data = country_data(arguments);
  v.data_hashes = hash_lines(models::files_of(data, v.scenario.world.economies));
  take_in(data, v.scenario.world.economies, console, v.inputs);
  v.csv = output_target(arguments, "validation.csv", paths_of(v.inputs));
  v.json = v.csv;
  v.json.replace_extension(".json");
  output::check_target(v.json, arguments.has("force"), paths_of(v.inputs));
  stop_if_asked();
  v.table = opening_table(data, v.scenario);
  return v;
}

/// All worlds, those of the scenario first, then those of each ablation; worlds run beside each other.
std::vector<std::vector<output::WorldFacts>> measured(const Validation& v, const Arguments& arguments,
                                                      Console& console) {
  const auto seeds = static_cast<std::size_t>(v.scenario.replicates);
  std::vector<const models::Scenario*> scenarios{&v.scenario};
  for (const models::Scenario& scenario : v.ablated) scenarios.push_back(&scenario);
  std::vector<std::vector<output::WorldFacts>> facts(scenarios.size(),
                                                     std::vector<output::WorldFacts>(seeds));
  const std::size_t worlds = scenarios.size() * seeds;
  Progress progress(fmt::format("{} worlds", worlds), months_of_world(v.scenario) * worlds,
                    standard_display(progress_style(arguments, console)));
  const auto executor = v.threads > 1 ? sim::tbb_executor(v.threads) : sim::serial_executor();
  executor->parallel_for(worlds, [&](std::size_t i) {
    const models::Scenario& scenario = *scenarios[i / seeds];
    stop_if_asked();
    const auto world = models::build_world(scenario, v.table, static_cast<std::uint32_t>(i % seeds));
    const auto inner = executor->inner();
    facts[i / seeds][i % seeds] = output::measure_world(
        *world, output::coordinates(std::vector{scenario}, v.table), *inner, [&](std::uint32_t) {
          stop_if_asked();
          progress.advance();
        });
  });
  return facts;
}

output::ScorecardContext context_of(const Validation& v, const Arguments& arguments) {
  output::ScorecardContext context{
      .title = v.scenario.title,
      .economies = v.table.economies.size(),
      .years = static_cast<std::size_t>(v.scenario.horizon.to.year - v.scenario.horizon.from.year + 1),
      .firms_per_industry = static_cast<std::size_t>(v.scenario.world.firms_per_industry),
      .quick = arguments.has("quick"),
      .attributes = output::inside_attributes()};
  context.attributes.emplace_back("seed", std::to_string(v.scenario.seed));
  context.attributes.emplace_back("data_sha256", v.data_hashes);
  context.attributes.emplace_back("scenario", models::resolved_text(v.scenario));
  return context;
}

}  // namespace

ExitCode validate_command(const Arguments& arguments, Console& console) {
  const Validation v = prepared(arguments, console);
  const auto facts = measured(v, arguments, console);
  stop_if_asked();
  const output::Scorecard card = output::scored(facts.front());
  std::vector<output::AblationScore> ablations;
  for (std::size_t i = 0; i < v.mechanisms.size(); ++i)
    ablations.push_back({v.mechanisms[i], output::scored(facts[i + 1])});
  const output::ScorecardContext context = context_of(v, arguments);
  const std::string json = output::scorecard_json(card, ablations, context);
  output::publish_text(v.csv, output::scorecard_csv(card, ablations), arguments.has("force"));
  output::publish_text(v.json, json, arguments.has("force"));
  console.print(arguments.has("json") ? json : output::scorecard_text(card, ablations, context));
  console.note(fmt::format("Wrote {} and {}.", v.csv.string(), v.json.string()));
  return card.reaches_bar() ? ExitCode::ok : ExitCode::difference;
}

}  // namespace ladder::tools
