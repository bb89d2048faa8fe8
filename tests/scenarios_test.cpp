// Every YAML file that is shipped can be loaded: a scenario whole, a programme by itself, a sweep with its scenario.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "tools/calibration/calibration_plan.hpp"
#include "tools/programme_loader.hpp"
#include "tools/scenario_loader.hpp"
#include "tools/sweep/row_checks.hpp"
#include "tools/sweep/sweep_file.hpp"
#include "tools/yaml_text.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path library = fs::path{LADDER_SOURCE_DIR} / "scenarios";

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

bool is_programme(const fs::path& file) { return file.parent_path().filename() == "programmes"; }
bool is_sweep(const fs::path& file) { return file.parent_path().filename() == "sweeps"; }
bool is_study(const fs::path& file) { return file.filename() == "study.yaml"; }

}  // namespace

TEST_CASE("every scenario that is shipped loads, and says what it is") {
  std::size_t loaded = 0;
  for (const fs::path& file : yaml_files(library)) {
    if (is_programme(file) || is_sweep(file) || is_study(file)) continue;
    CAPTURE(file.string());
    const ladder::models::Scenario scenario = ladder::tools::load_scenario(file);
    CHECK_FALSE(scenario.title.empty());
    CHECK_FALSE(scenario.world.economies.empty());
    ++loaded;
  }
  CHECK(loaded >= 3);  // the flagship comparison
}

TEST_CASE("every calibration that is shipped can be run: its scenario, targets and parameters fit") {
  std::size_t loaded = 0;
  for (const fs::path& file : yaml_files(library)) {
    if (!is_study(file)) continue;
    CAPTURE(file.string());
    std::vector<ladder::output::InputFile> read;
    const ladder::tools::CalibrationPlan plan = ladder::tools::read_plan(file, read);
    const fs::path targets = ladder::tools::beside(file, plan.targets);
    const auto observed = ladder::tools::read_targets(targets.string(), ladder::tools::file_content(targets));
    CHECK_NOTHROW(ladder::tools::require_in_world(
        observed, ladder::tools::load_scenario(ladder::tools::beside(file, plan.scenario))));
    CHECK(ladder::tools::halves(plan, observed).targets.size() > 1);
    ++loaded;
  }
  CHECK(loaded >= 1);
}

TEST_CASE("every programme that is shipped loads, and says what question it answers and where its doses come from") {
  std::size_t loaded = 0;
  for (const fs::path& file : yaml_files(library)) {
    if (!is_programme(file)) continue;
    CAPTURE(file.string());
    const ladder::models::Programme programme = ladder::tools::load_programme(file);
    CHECK(programme.name == file.stem().string());
    CHECK_FALSE(programme.answers.empty());
    CHECK_FALSE(programme.sources.empty());
    CHECK_FALSE(programme.levers.empty());
    ++loaded;
  }
  CHECK(loaded >= 1);
}

TEST_CASE("every sweep that is shipped loads, and its scenario takes what it sets") {
  std::size_t loaded = 0;
  for (const fs::path& file : yaml_files(library)) {
    if (!is_sweep(file)) continue;
    CAPTURE(file.string());
    const ladder::tools::SweepFile sweep = ladder::tools::load_sweep_file(file);
    CHECK_FALSE(sweep.title.empty());
    CHECK_FALSE(sweep.outcomes.empty());
    const auto scenario = ladder::tools::load_scenario(sweep.scenario);
    const ladder::tools::ScenarioTree tree{ladder::models::resolved_text(scenario), "scenario", {}};
    CHECK_NOTHROW(
        ladder::tools::check_rows(sweep.design, [&](const auto& settings) { (void)tree.with(settings); }));
    ++loaded;
  }
  CHECK(loaded >= 1);
}

TEST_CASE("the scenarios of the flagship comparison may be compared") {
  const auto base = ladder::tools::load_scenario(library / "baseline.yaml");
  CHECK(base.policies.empty());
  for (const char* name : {"industry40.yaml", "circular.yaml"}) {
    CAPTURE(name);
    const auto other = ladder::tools::load_scenario(library / name);
    CHECK(ladder::models::world_differences(base, other).empty());
    CHECK_FALSE(other.policies.empty());
  }
}
