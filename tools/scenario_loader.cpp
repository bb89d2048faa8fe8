#include "tools/scenario_loader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/field_reader.hpp"
#include "tools/outside_loader.hpp"
#include "tools/overrides.hpp"
#include "tools/parameter_sets.hpp"
#include "tools/programme_loader.hpp"
#include "tools/scenario_checks.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using std::filesystem::path;
using Kind = YamlNode::Kind;

constexpr std::size_t longest_chain = 16;

/// "; did you mean 'baseline.yaml'?" from the YAML files beside the one that is missing.
/// @param asked  as the user wrote it: what is offered can be written in its place
std::string similar_file(const path& missing, const path& asked) {
  const path folder = missing.has_parent_path() ? missing.parent_path() : path{"."};
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
    if (entry.path().extension() == ".yaml" && entry.is_regular_file(error))
      names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  const std::string found = nearest(missing.filename().string(), views(names));
  if (found.empty()) return {};
  const path shown_as = asked.has_parent_path() ? asked.parent_path() / found : path{found};
  return fmt::format("; did you mean '{}'?", shown_as.string());
}

void expect_mapping(const YamlNode& node) {
  if (node.kind == Kind::map) return;
  throw ScenarioError{node.position,
                      fmt::format("{} given; expected keys such as 'title:' and 'world:'", node.kind_text())};
}

/// Refuses a chain of `extends:` that closes in a circle or does not end.
void check_chain(const std::vector<path>& chain, const path& base, const Position& asked) {
  const auto again = std::ranges::find(chain, base);
  if (again == chain.end() && chain.size() <= longest_chain) return;
  std::string names;
  for (const path& file : chain) names += fmt::format("{} -> ", file.filename().string());
  names += base.filename().string();
  if (again != chain.end()) {
    throw ScenarioError{asked,
                        fmt::format("'extends' runs in a circle, {}; expected a chain that ends", names)};
  }
  throw ScenarioError{asked, fmt::format("'extends' more than {} deep, {}", longest_chain, names)};
}

/// Lays the scenario over what it extends, which is laid over what that extends, and so on.
/// @param chain  the files on the way here, absolute
YamlNode with_bases(YamlNode node, const path& folder, std::vector<path> chain, LoadReport& report) {
  expect_mapping(node);
  const auto extends = std::ranges::find(node.entries, "extends", &YamlEntry::key);
  if (extends == node.entries.end()) return node;
  const YamlNode name = extends->value;
  node.entries.erase(extends);
  if (name.kind != Kind::scalar || name.text.empty()) {
    throw ScenarioError{
        name.position,
        fmt::format("'extends': {} given; expected the name of a scenario file",
                    name.text.empty() && name.kind == Kind::scalar ? "an empty text" : name.kind_text())};
  }
  const path file = (folder / name.text).lexically_normal();
  std::error_code error;
  const path absolute = std::filesystem::weakly_canonical(file, error);
  check_chain(chain, absolute, name.position);
  if (!std::filesystem::is_regular_file(file, error)) {
    throw ScenarioMissing{name.position,
                          fmt::format("'extends': no file '{}'; expected a scenario file, relative to "
                                      "this one{}",
                                      file.string(), similar_file(file, name.text))};
  }
  chain.push_back(absolute);
  return merged(with_bases(read_yaml(file, &report.files), file.parent_path(), std::move(chain), report),
                node);
}

void read_policies(const YamlNode& list, ProgrammeLibrary& library, models::Scenario& scenario,
                   Problems& problems, LoadReport& report) {
  if (!expect_kind(list, Kind::list, "policies", problems)) return;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::size_t before = problems.count();
    models::PolicyUse policy = read_policy(list.items[i], fmt::format("policies.{}", i), library, problems);
    // Cross-checks on values that were refused would only repeat it.
    if (problems.count() == before) check_policy(policy, scenario, list.items[i], problems, report.warnings);
    scenario.policies.push_back(std::move(policy));
  }
}

void read_sets(const YamlNode& node, const path& folder, models::Scenario& scenario, LoadReport& report) {
  scenario.parameter_sets = parameter_sets_of(node, folder, report.files);
  if (const std::string warning = warning_of_ruled_out(scenario.parameter_sets); !warning.empty())
    report.warnings.push_back({node.position, "'parameter_sets': " + warning});
}

models::Scenario read_scenario(const YamlNode& tree, const path& folder, ProgrammeLibrary library,
                               LoadReport& report) {
  Problems problems;
  models::Scenario scenario;
  FieldReader reader{tree, "", problems};
  reader.take("extends");
  scenario.fields(reader);
  const YamlNode* sets = reader.take("parameter_sets");
  const YamlNode* policies = reader.take("policies");
  const YamlNode* tariffs = reader.take("tariffs");
  const YamlNode* shocks = reader.take("shocks");
  reader.finish();
  if (problems.count() == 0) {
    check_world(scenario, tree, problems);
    check_headline(scenario, tree, problems);
  }
  if (policies != nullptr) read_policies(*policies, library, scenario, problems, report);
  if (tariffs != nullptr) read_tariffs(*tariffs, scenario, problems, report.warnings);
  if (shocks != nullptr) read_shocks(*shocks, scenario, problems, report.warnings);
  problems.raise();
  if (sets != nullptr) read_sets(*sets, folder, scenario, report);
  return scenario;
}

/// A setting from outside that parameter sets replace in their worlds would change nothing there, and nobody would know.
void expect_not_in_sets(std::span<const std::string> settings, const models::Scenario& scenario) {
  for (const std::string& setting : settings) {
    const std::string path = setting.substr(0, setting.find('='));
    for (const models::ParameterSet& set : scenario.parameter_sets)
      if (std::ranges::find(set.values, path, &std::pair<std::string, double>::first) != set.values.end())
        throw ScenarioError{Position{std::make_shared<const std::string>("--set " + setting)},
                            fmt::format("parameter set '{}' has a value for '{}', too; expected either the setting, "
                                        "or 'parameter_sets' in the scenario",
                                        set.name, path)};
  }
}

models::Scenario resolve(YamlNode node, const path& folder, std::vector<path> chain,
                         const LoaderOptions& options, LoadReport& report) {
  YamlNode tree = with_bases(std::move(node), folder, std::move(chain), report);
  apply_overrides(tree, options.overrides);
  const bool found_by_walking = options.programme_folders.empty();
  models::Scenario scenario = read_scenario(
      tree, folder,
      ProgrammeLibrary{found_by_walking ? programme_folders(folder) : options.programme_folders,
                       &report.files},
      report);
  expect_not_in_sets(options.overrides, scenario);
  return scenario;
}

}  // namespace

models::Scenario load_scenario(const path& file, const LoaderOptions& options) {
  std::error_code error;
  if (file.empty()) {
    throw ScenarioMissing{Position{std::make_shared<const std::string>("''")},
                          "an empty name; expected the name of a scenario file"};
  }
  if (!std::filesystem::exists(file, error)) {
    throw ScenarioMissing{Position{std::make_shared<const std::string>(file.string())},
                          fmt::format("no such file; expected a scenario{}", similar_file(file, file))};
  }
  LoadReport own;
  LoadReport& report = options.report == nullptr ? own : *options.report;
  YamlNode node = read_yaml(file, &report.files);
  return resolve(std::move(node), file.parent_path(), {std::filesystem::weakly_canonical(file, error)},
                 options, report);
}

models::Scenario load_scenario_text(std::string_view text, std::string_view name, const path& folder,
                                    const LoaderOptions& options) {
  LoadReport own;
  return resolve(parse_yaml(text, name), folder, {}, options,
                 options.report == nullptr ? own : *options.report);
}

ScenarioTree::ScenarioTree(std::string_view text, std::string_view name, std::vector<path> folders)
    : tree_{parse_yaml(text, name)}, folders_{std::move(folders)} {
  expect_mapping(tree_);
}

models::Scenario ScenarioTree::with(std::span<const std::string> settings, LoadReport* report) const {
  LoadReport own;
  LoadReport& filled = report == nullptr ? own : *report;
  YamlNode tree = tree_;
  apply_overrides(tree, settings);
  // Sets stand written out in a text that extends nothing, so no folder is needed for their file.
  models::Scenario scenario = read_scenario(tree, {}, ProgrammeLibrary{folders_, &filled.files}, filled);
  expect_not_in_sets(settings, scenario);
  return scenario;
}

}  // namespace ladder::tools
