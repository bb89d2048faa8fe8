#include "tools/calibration/calibration_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "models/parameter_set.hpp"
#include "sim/error.hpp"
#include "tools/field_reader.hpp"
#include "tools/literals.hpp"
#include "tools/spelling.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {
namespace {

using models::FieldRow;
using models::FieldVisitor;

constexpr std::array<std::string_view, 4> rules = {"odd", "even", "all", "listed"};
constexpr std::array<std::string_view, 4> distributions = {"uniform", "log-uniform", "normal", "triangular"};
constexpr int significant_digits = 6;

/// A count kept in std::size_t.
void count(FieldVisitor& v, std::string_view name, std::size_t& value, double least, double most,
           std::string_view text) {
  auto wide = static_cast<std::int64_t>(value);
  v.whole(name, wide, {.min = least, .max = most, .text = text});
  value = static_cast<std::size_t>(wide);
}

/// The settings of the search as a study writes them.
struct MatchingFields {
  HistoryMatchingSettings& settings;
  void fields(FieldVisitor& v) {
    count(v, "waves", settings.waves, 1, 20, "waves of runs");
    count(v, "runs_a_wave", settings.runs_a_wave, 4, 2000, "runs of each wave");
    count(v, "noise_points", settings.noise_points, 1, 1000, "points of the first wave that are run again");
    count(v, "noise_replicates", settings.noise_replicates, 2, 1000, "runs of each of them");
    count(v, "last_runs", settings.last_runs, 1, 5000, "runs of points left in the end");
    count(v, "sets", settings.sets, 1, 1000, "parameter sets wanted");
    count(v, "candidates", settings.candidates, 64, 1e6, "points at which emulators are asked");
    models::Number cutoff{settings.rule.cutoff};
    v.field("cutoff", cutoff,
            {.min = 0.5, .max = 100.0, .text = "implausibility above which a target rules out"});
    settings.rule.cutoff = cutoff.value();
    count(v, "targets_to_rule_out", settings.rule.targets, 1, 1000, "targets that must be above it together");
    auto seed = static_cast<std::int64_t>(settings.seed);
    v.whole("seed", seed,
            {.min = 0, .max = 9007199254740991.0, .text = "of the draws of the search, not of the worlds"});
    settings.seed = static_cast<std::uint64_t>(seed);
  }
};

/// A free parameter as a study writes it.
struct ParameterFields {
  FactorDescription description{.path = {}, .distribution = "uniform"};
  void fields(FieldVisitor& v) {
    v.text("path", description.path, {.text = "an assumption", .required = true});
    v.choice("distribution", description.distribution, distributions,
             {.text = "how it is spread over its range"});
    v.text("from", description.from, {.text = "least value", .required = true});
    v.text("to", description.to, {.text = "greatest value", .required = true});
    v.text("mean", description.mean, {.text = "of a normal"});
    v.text("sd", description.sd, {.text = "of a normal"});
    v.text("mode", description.mode, {.text = "of a triangular distribution"});
  }
};

const FieldRow* row_of(const std::vector<FieldRow>& known, const std::string& path) {
  const auto found = std::ranges::find(known, path, &FieldRow::path);
  return found == known.end() ? nullptr : &*found;
}

std::string value_text(const Factor& factor, double u) {
  const std::string exact = factor.value(u);
  const auto literal = number_with_unit(exact);
  sim::expects(literal.problem.empty(), "a factor with bounds gives numbers");
  const std::string number = fmt::format("{:.{}g}", literal.value.number, significant_digits);
  return literal.value.unit.empty() ? number : number + " " + literal.value.unit;
}

/// Both ends of the range must be values that the scenario may have.
void check_range(const Factor& factor, const FieldRow& row, const Position& position, Problems& problems) {
  for (const double end : {0.0, 1.0}) {
    const std::string text = value_text(factor, end);
    const auto literal = quantity_literal(text, *row.dimension);
    if (!literal.problem.empty())
      return problems.add(position, fmt::format("'{}': {}", row.path, literal.problem));
    if (literal.value < row.info.min || literal.value > row.info.max)
      return problems.add(
          position,
          fmt::format("'{}': {} is out of range; expected {} ({})", row.path, shown(text),
                      models::range_text(row.info, row.dimension->units.front().name), row.info.text));
  }
}

std::vector<Factor> parameters_of(const YamlNode& list, Problems& problems) {
  std::vector<Factor> factors;
  if (!expect_kind(list, YamlNode::Kind::list, "parameters", problems)) return factors;
  const std::vector<FieldRow> known = models::settable_parameters();
  std::vector<std::string_view> paths;
  for (const FieldRow& row : known) paths.push_back(row.path);
  std::set<std::string> taken;
  for (const YamlNode& item : list.items) {
    if (!expect_kind(item, YamlNode::Kind::map, "parameters", problems)) continue;
    const std::size_t before = problems.count();
    ParameterFields fields;
    FieldReader reader(item, "parameters", problems);
    fields.fields(reader);
    reader.finish();
    if (problems.count() > before) continue;
    const std::string& path = fields.description.path;
    const FieldRow* row = row_of(known, path);
    if (row == nullptr) {
      problems.add(item.position,
                   fmt::format("there is no parameter {}; expected a number of the assumptions{}",
                               shown(path), did_you_mean(path, paths)));
    } else if (!taken.insert(path).second) {
      problems.add(item.position, fmt::format("the parameter '{}' again; expected each once", path));
    } else {
      try {
        const Factor& factor = factors.emplace_back(fields.description);
        check_range(factor, *row, item.position, problems);
      } catch (const sim::Error& refused) {
        problems.add(item.position, refused.what());
      }
    }
  }
  if (list.items.empty()) problems.add(list.position, "'parameters': an empty list; expected at least one");
  return factors;
}

}  // namespace

void CalibrationPlan::fields(FieldVisitor& v) {
  v.text("title", title, {.text = "what is calibrated, in one line", .required = true});
  v.text("scenario", scenario, {.text = "the scenario that is run, relative to this file", .required = true});
  v.text("targets", targets, {.text = "the table of targets, relative to this file", .required = true});
  v.choice("calibrate_on", calibrate_on, rules,
           {.text = "economies by place in the order of iso3; 'listed': those of 'economies'"});
  v.words("economies", economies, {}, {.text = "with 'calibrate_on: listed'"});
  v.flag("random_search", random_search, {.text = "as many runs at random, to compare with"});
  MatchingFields settings{matching};
  v.group("search", settings, {.text = "history matching"});
  v.group("admissible", admissible, {.text = "what no world may do"});
}

std::filesystem::path beside(const std::filesystem::path& study, const std::string& name) {
  return (study.parent_path() / name).lexically_normal();
}

CalibrationPlan read_plan(const std::filesystem::path& file, std::vector<output::InputFile>& files) {
  const YamlNode tree = read_yaml(file, &files);
  if (tree.kind != YamlNode::Kind::map)
    throw ScenarioError{tree.position, fmt::format("{} given; expected keys such as 'title:' and 'targets:'",
                                                   tree.kind_text())};
  Problems problems;
  CalibrationPlan plan;
  FieldReader reader(tree, "", problems);
  plan.fields(reader);
  if (const YamlNode* list = reader.take("parameters", true))
    plan.parameters = parameters_of(*list, problems);
  reader.finish();
  if ((plan.calibrate_on == "listed") == plan.economies.empty())
    problems.add(tree.position, "'economies' goes with 'calibrate_on: listed', and with nothing else");
  problems.raise();
  return plan;
}

Halves halves(const CalibrationPlan& plan, std::span<const ObservedTarget> targets) {
  std::set<std::string> all;  // in the order of iso3
  for (const ObservedTarget& target : targets) all.insert(target.economy);
  for (const std::string& economy : plan.economies)
    if (!all.contains(economy))
      throw sim::Error(
          fmt::format("'economies': {} has no target, so nothing can be calibrated on it", shown(economy)));
  Halves found;
  std::size_t place = 0;
  for (const std::string& economy : all) {
    ++place;
    const bool taken = plan.calibrate_on == "all" || (plan.calibrate_on == "odd" && place % 2 == 1) ||
                       (plan.calibrate_on == "even" && place % 2 == 0) ||
                       std::ranges::count(plan.economies, economy) > 0;
    (taken ? found.calibrated : found.held).push_back(economy);
  }
  for (const ObservedTarget& target : targets)
    (std::ranges::count(found.calibrated, target.economy) > 0 ? found.targets : found.held_targets)
        .push_back(target);
  if (found.targets.empty())
    throw sim::Error(
        "no target is left to calibrate on: of one economy, 'calibrate_on: even' leaves none. Take 'all'.");
  return found;
}

models::ParameterSet set_at(std::span<const Factor> parameters, std::span<const double> point,
                            const std::string& name) {
  const std::vector<FieldRow> known = models::settable_parameters();
  models::ParameterSet set{.name = name, .values = {}, .ruled_out = false};
  for (std::size_t j = 0; j < parameters.size(); ++j) {
    const FieldRow* row = row_of(known, parameters[j].path());
    sim::expects(row != nullptr, "a free parameter is one of the assumptions");
    set.values.emplace_back(row->path,
                            quantity_literal(value_text(parameters[j], point[j]), *row->dimension).value);
  }
  return set;
}

}  // namespace ladder::tools
