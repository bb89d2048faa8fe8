#include "tools/sweep/sweep_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "output/output_error.hpp"
#include "output/sha256.hpp"
#include "sim/error.hpp"
#include "tools/field_reader.hpp"
#include "tools/read_text.hpp"
#include "tools/spelling.hpp"
#include "tools/sweep/design_file.hpp"
#include "tools/sweep/factor_list.hpp"
#include "tools/sweep/grid.hpp"
#include "tools/sweep/morris.hpp"
#include "tools/sweep/saltelli.hpp"
#include "tools/sweep/sampling.hpp"
#include "tools/yaml_document.hpp"

namespace ladder::tools {
namespace {

namespace fs = std::filesystem;
using Kind = YamlNode::Kind;

constexpr std::string_view place = "the sweep file";
constexpr double most_seed = 9007199254740991.0;  // as of scenarios: exact in JSON
constexpr double most_replicates = 100'000.0;
constexpr double most_levels = 1000.0;
constexpr std::size_t least_replicates = 1;
constexpr std::array<std::string_view, 4> without_effect{"replicates", "title", "headline", "extends"};
constexpr std::array<std::string_view, 3> scrambles{"owen", "shift", "none"};
constexpr std::array<Scramble, 3> scramble_values{Scramble::owen, Scramble::shift, Scramble::none};

/// What a method needs to make its design: the settings beside `method`, the factors and the constraints.
struct Recipe {
  FieldReader& settings;
  const FactorList& list;
  fs::path folder;  ///< of the sweep file
  std::vector<output::InputFile>& read;
  Problems& problems;

  std::size_t whole(std::string_view name, double least, double most, std::string_view text,
                    std::int64_t usual = 0) {
    std::int64_t value = usual;
    settings.whole(name, value, {.min = least, .max = most, .text = text, .required = usual == 0});
    return static_cast<std::size_t>(value);
  }
  std::size_t rows() { return whole("rows", 1, static_cast<double>(most_design_rows), "runs of the design"); }
  std::uint64_t seed() {
    std::int64_t value = 1;
    settings.whole("seed", value, {.min = 0, .max = most_seed, .text = "of the draws of the design"});
    return static_cast<std::uint64_t>(value);
  }
  bool flag(std::string_view name, bool usual) {
    settings.flag(name, usual, {});
    return usual;
  }
  /// All settings are read: whatever is left over or lacking is an error.
  void done() {
    settings.finish();
    problems.raise();
  }
  std::vector<std::size_t> levels() {
    constexpr std::int64_t usual_levels = 3;
    const std::size_t usual = whole("levels", 1, most_levels, "values of each factor", usual_levels);
    std::vector<std::size_t> counts;
    for (const std::size_t own : list.levels) counts.push_back(own == 0 ? usual : own);
    return counts;
  }
};

Design random_recipe(Recipe& r) {
  const std::size_t rows = r.rows();
  const std::uint64_t seed = r.seed();
  r.done();
  return random_design(r.list.factors, rows, seed, r.list.constraints);
}

Design latin_recipe(Recipe& r) {
  const std::size_t rows = r.rows();
  const std::uint64_t seed = r.seed();
  const bool maximin = r.flag("maximin", true);
  r.done();
  return latin_design(r.list.factors, rows, seed, maximin, r.list.constraints);
}

Design sobol_recipe(Recipe& r) {
  const std::size_t rows = r.rows();
  const std::uint64_t seed = r.seed();
  std::string scramble{scrambles.front()};
  r.settings.choice("scramble", scramble, scrambles, {});
  r.done();
  const auto at = std::ranges::find(scrambles, scramble) - scrambles.begin();
  return sobol_design(r.list.factors, rows, seed, scramble_values[static_cast<std::size_t>(at)],
                      r.list.constraints);
}

Design saltelli_recipe(Recipe& r) {
  const std::size_t groups = r.whole("groups", 1, static_cast<double>(most_design_rows), "a power of two");
  const std::uint64_t seed = r.seed();
  const bool second_order = r.flag("second_order", false);
  r.done();
  return saltelli_design(r.list.factors, groups, seed, {.second_order = second_order});
}

Design morris_recipe(Recipe& r) {
  constexpr std::int64_t usual_levels = 4;
  const std::size_t trajectories = r.whole("trajectories", 1, static_cast<double>(most_design_rows),
                                           "each of a run more than there are factors");
  const std::size_t levels =
      r.whole("levels", 2, most_levels, "values of each factor, an even number", usual_levels);
  const std::uint64_t seed = r.seed();
  r.done();
  return morris_design(r.list.factors, trajectories, seed, levels);
}

Design grid_recipe(Recipe& r) {
  const std::vector<std::size_t> levels = r.levels();
  r.done();
  return grid_design(r.list.factors, levels, r.list.constraints);
}

Design one_at_a_time_recipe(Recipe& r) {
  const std::vector<std::size_t> levels = r.levels();
  r.done();
  return one_at_a_time_design(r.list.factors, r.list.base, levels, r.list.constraints);
}

Design factorial_recipe(Recipe& r) {
  r.done();
  return factorial_design(r.list.factors);
}

Design own_recipe(Recipe& r) {
  std::string name;
  r.settings.text("file", name, {.text = "a CSV with a column a path", .required = true});
  r.done();
  const fs::path file = r.folder / name;
  const std::string text = read_text(file);
  r.read.push_back({file, output::sha256(text)});
  return read_design(file.string(), text);
}

/// @param factors      whether the method wants them; else the design holds their values
/// @param constraints  whether it takes them
/// @param levels       whether factors may have `levels` of their own
/// @param base         whether factors may have a `base`
struct Method {
  std::string_view name;
  Design (*make)(Recipe&);
  bool factors = true, constraints = false, levels = false, base = false;
};

constexpr std::array<Method, 9> methods{{{"morris", morris_recipe},
                                         {"saltelli", saltelli_recipe},
                                         {"sobol", sobol_recipe, true, true},
                                         {"latin", latin_recipe, true, true},
                                         {"random", random_recipe, true, true},
                                         {"grid", grid_recipe, true, true, true},
                                         {"factorial", factorial_recipe},
                                         {"one-at-a-time", one_at_a_time_recipe, true, true, true, true},
                                         {"own", own_recipe, false}}};

std::vector<std::string_view> method_names() {
  std::vector<std::string_view> names;
  for (const Method& method : methods) names.push_back(method.name);
  return names;
}

/// The method that `design` names; throws what is wrong so far where it names none.
const Method& method_of(FieldReader& settings, Problems& problems) {
  const std::vector<std::string_view> names = method_names();
  std::string name;
  settings.choice("method", name, names, {.text = "how rows are chosen", .required = true});
  const auto found = std::ranges::find(methods, name, &Method::name);
  if (found == methods.end()) {
    // Its settings depend on it, so what stands beside it cannot be judged.
    if (problems.count() == 0) settings.finish();
    problems.raise();
  }
  return *found;
}

OutcomeWish read_wish(const YamlNode& node, std::size_t number, Problems& problems) {
  OutcomeWish wish{.series = node.text, .position = node.position};
  if (node.kind == Kind::scalar) return wish;
  const std::string path = fmt::format("outcomes.{}", number);
  if (!expect_kind(node, Kind::map, path, problems)) return wish;
  FieldReader reader{node, path, problems};
  reader.text("series", wish.series, {.text = "NAME or GROUP/NAME", .required = true});
  std::string measure{sweep_measures().front()};
  reader.choice("measure", measure, sweep_measures(), {});
  wish.measure =
      static_cast<SweepMeasure>(std::ranges::find(sweep_measures(), measure) - sweep_measures().begin());
  for (const output::Axis axis : output::all_axes) {
    std::vector<std::string> labels;
    const std::string_view name = output::axis_name(axis);
    reader.words(name, labels, {}, {});
    if (!labels.empty()) wish.only.emplace_back(axis, std::move(labels));
  }
  reader.finish();
  return wish;
}

std::vector<OutcomeWish> read_wishes(const YamlNode* list, Problems& problems) {
  std::vector<OutcomeWish> wishes;
  if (list == nullptr || !expect_kind(*list, Kind::list, "outcomes", problems)) return wishes;
  for (std::size_t i = 0; i < list->items.size(); ++i)
    wishes.push_back(read_wish(list->items[i], i, problems));
  return wishes;
}

/// The constraints that stand under `constraints`, read under the factors. @param node  nullptr: none
void add_constraints(FactorList& list, const YamlNode* node, const Method& method, Problems& problems) {
  if (node == nullptr || !expect_kind(*node, Kind::list, "constraints", problems)) return;
  if (!method.constraints) {
    problems.add(node->position,
                 fmt::format("a design that is {} takes no constraints: its rows must all be there; use "
                             "sobol, latin, random or grid",
                             method.name));
    return;
  }
  for (const YamlNode& item : node->items) {
    try {
      list.constraints.emplace_back(item.text, list.factors);
    } catch (const sim::Error& wrong) {
      problems.add(item.position, wrong.what());
    }
  }
}

/// That each path can make another world; see models::world_text().
void check_effect(const Design& design, const Position& position) {
  for (const std::string& path : design.paths()) {
    if (std::ranges::find(without_effect, path) == without_effect.end()) continue;
    throw ScenarioError{position, fmt::format("'{}' changes nothing in a run, so it cannot be varied{}", path,
                                              path == "replicates" ? "; write it beside 'design'" : "")};
  }
}

/// That each row has one run where the design itself picks the luck of each.
void check_replicates(const SweepFile& sweep, const Position& position) {
  const bool own_luck = sweep.design.column(replicate_path) < sweep.design.paths().size();
  if (own_luck && sweep.replicates > least_replicates) {
    throw ScenarioError{
        position, fmt::format("replicates: {} of each row, but the column 'replicate' of the design picks "
                              "that of each row itself; leave one of the two out",
                              sweep.replicates)};
  }
}

/// What stands at the top level.
struct SweepHead {
  std::string title, scenario;
  std::int64_t replicates = 1;
  const YamlNode *design = nullptr, *outcomes = nullptr, *factors = nullptr, *constraints = nullptr;
};

SweepHead read_head(const YamlNode& tree, Problems& problems) {
  if (!expect_kind(tree, Kind::map, place, problems)) problems.raise();
  SweepHead head;
  FieldReader reader{tree, std::string{place}, problems};
  reader.text("title", head.title, {});
  reader.text("scenario", head.scenario, {.text = "a file, from this one's folder", .required = true});
  reader.whole("replicates", head.replicates, {.min = 1, .max = most_replicates, .text = "runs of each row"});
  head.design = reader.take("design", true);
  head.outcomes = reader.take("outcomes");
  head.factors = reader.take("factors");
  head.constraints = reader.take("constraints");
  reader.finish();
  return head;
}

/// Factors and constraints, as the method wants them.
FactorList read_list(const SweepHead& head, const Method& method, const YamlNode& tree, Problems& problems) {
  if (!method.factors) {
    if (head.factors != nullptr)
      problems.add(head.factors->position,
                   "the columns of an own design are its factors; leave 'factors' out");
    return {};
  }
  if (head.factors == nullptr) {
    problems.add(tree.position, "'factors' is missing in the sweep file; expected a list of what is varied");
    return {};
  }
  FactorList list = read_factors(*head.factors, {.levels = method.levels, .base = method.base}, problems);
  if (problems.count() == 0) add_constraints(list, head.constraints, method, problems);
  return list;
}

/// What else is wrong with a design is told at its place in the file.
Design made(const Method& method, Recipe& recipe, const Position& position) {
  try {
    return method.make(recipe);
  } catch (const ScenarioError&) {
    throw;
  } catch (const output::OutputError&) {
    throw;
  } catch (const sim::Error& wrong) {
    throw ScenarioError{position, wrong.what()};
  }
}

}  // namespace

SweepFile load_sweep_file(const fs::path& file) {
  std::vector<output::InputFile> read;
  const YamlNode tree = read_yaml(file, &read);
  Problems problems;
  const SweepHead head = read_head(tree, problems);
  const std::vector<OutcomeWish> wishes = read_wishes(head.outcomes, problems);
  if (head.design == nullptr || !expect_kind(*head.design, Kind::map, "design", problems)) problems.raise();
  FieldReader settings{*head.design, "design", problems};
  const Method& method = method_of(settings, problems);
  const FactorList list = read_list(head, method, tree, problems);
  Recipe recipe{settings, list, file.parent_path(), read, problems};
  Design design = made(method, recipe, head.design->position);
  check_effect(design, head.factors == nullptr ? head.design->position : head.factors->position);
  const YamlNode* replicates = tree.find("replicates");
  SweepFile sweep{.title = head.title,
                  .scenario = file.parent_path() / head.scenario,
                  .design = std::move(design),
                  .replicates = static_cast<std::uint32_t>(head.replicates),
                  .outcomes = wishes,
                  .read = std::move(read)};
  check_replicates(sweep, replicates == nullptr ? tree.position : replicates->position);
  return sweep;
}

}  // namespace ladder::tools
