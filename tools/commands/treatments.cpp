#include <fmt/format.h>

#include <charconv>
#include <vector>

#include "models/world/build.hpp"
#include "models/world/own_economies.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "output/treatments_report.hpp"
#include "sim/parallel.hpp"
#include "tools/commands.hpp"
#include "tools/commands/output_target.hpp"
#include "tools/commands/simulation.hpp"
#include "tools/failure.hpp"
#include "tools/interrupt.hpp"
#include "tools/kept_worlds.hpp"
#include "tools/library.hpp"
#include "tools/progress.hpp"
#include "tools/settings.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;

constexpr double usual_share = 0.15;  // PROTOTYPES micro 3

/// Everything checked, nothing run yet.
struct Study {
  models::Scenario scenario;
  models::OpeningTable table;
  std::string data_hashes;
  fs::path csv;
  models::Share share{usual_share};
  unsigned threads = 1;
};

models::Share share_wished(const Arguments& arguments) {
  const auto given = arguments.value("share");
  if (!given) return models::Share{usual_share};
  double percent = 0.0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), percent);
  if (error != std::errc{} || end != given->data() + given->size() || !(percent > 0.0 && percent <= 100.0))
    throw UsageError(fmt::format("--share is '{}'; expected per cent of firms, above 0 to 100", *given));
  return models::Share{percent / 100.0};
}

Study prepared(const Arguments& arguments, Console& console) {
  watch_interrupts();
  Study s;
  s.threads = threads_wished(arguments);
  s.share = share_wished(arguments);
  const fs::path file = arguments.operands.empty() ? library_folder() / "studies" / "treatments" / "world.yaml"
                                                   : fs::path{arguments.operands.front()};
  LoadReport report;
  const auto own = settings(arguments, short_names(std::vector{file.string()})).front();
  s.scenario = load_with_library(file, own, &report);
  std::vector<output::InputFile> inputs = report.files;
  for (const Diagnostic& warning : report.warnings) console.warn(warning.text());
  const models::CountryData data = country_data(arguments);
  s.data_hashes = hash_lines(models::files_of(data, s.scenario.world.economies));
  take_in(data, s.scenario.world.economies, console, inputs);
  s.csv = output_target(arguments, "treatments.csv", paths_of(inputs));
  stop_if_asked();
  s.table = opening_table(data, s.scenario);
  return s;
}

/// Each world without a dose and with each, all beside each other.
std::vector<std::vector<output::Experiment>> experiments(const Study& s, const Arguments& arguments, Console& console) {
  const auto doses = models::treatments();
  const auto worlds = static_cast<std::size_t>(s.scenario.replicates), each = doses.size() + 1;
  std::vector<std::vector<output::Experiment>> all(worlds, std::vector<output::Experiment>(each));
  Progress progress(fmt::format("{} worlds x {}", worlds, each), months_of_world(s.scenario) * worlds * each,
                    standard_display(progress_style(arguments, console)));
  const auto executor = s.threads > 1 ? sim::tbb_executor(s.threads) : sim::serial_executor();
  executor->parallel_for(worlds * each, [&](std::size_t i) {
    stop_if_asked();
    const std::size_t dose = i % each;
    const auto world = models::build_world(s.scenario, s.table, static_cast<std::uint32_t>(i / each));
    const auto inner = executor->inner();
    all[i / each][dose] = output::run_experiment(*world, dose == 0 ? nullptr : &doses[dose - 1], s.share, *inner,
                                                 [&](std::uint32_t) {
                                                   stop_if_asked();
                                                   progress.advance();
                                                 });
  });
  return all;
}

}  // namespace

ExitCode treatments_command(const Arguments& arguments, Console& console) {
  const Study s = prepared(arguments, console);
  const auto worlds = experiments(s, arguments, console);
  stop_if_asked();
  const output::TreatmentStudy study = output::analyse_treatments(worlds, models::treatments());
  output::TreatmentContext context{
      .title = s.scenario.title, .share = s.share.value(), .attributes = output::inside_attributes()};
  context.attributes.emplace_back("seed", std::to_string(s.scenario.seed));
  context.attributes.emplace_back("data_sha256", s.data_hashes);
  context.attributes.emplace_back("scenario", models::resolved_text(s.scenario));
  output::publish_text(s.csv, output::treatments_csv(study), arguments.has("force"));
  console.print(arguments.has("json") ? output::treatments_json(study, context) : output::treatments_text(study, context));
  console.note(fmt::format("Wrote {}.", s.csv.string()));
  return ExitCode::ok;
}

}  // namespace ladder::tools
