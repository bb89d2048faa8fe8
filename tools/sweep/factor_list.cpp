#include "tools/sweep/factor_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/error.hpp"
#include "tools/field_reader.hpp"
#include "tools/literals.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using Kind = YamlNode::Kind;

constexpr double most_levels = 1000.0;

/// Values and weights are YAML of their own, so they are not read as words.
std::vector<std::string> texts(const YamlNode* node, std::string_view name, Problems& problems) {
  std::vector<std::string> read;
  if (node == nullptr || !expect_kind(*node, Kind::list, name, problems)) return read;
  for (const YamlNode& item : node->items) {
    if (item.kind == Kind::scalar) {
      read.push_back(item.text);
    } else {
      problems.add(item.position,
                   fmt::format("'{}': {} in the list; expected a text, a list in quotes: \"[ETH, BGD]\"",
                               name, item.kind_text()));
    }
  }
  return read;
}

std::vector<double> weights(const YamlNode* node, Problems& problems) {
  std::vector<double> read;
  for (const std::string& text : texts(node, "weights", problems)) {
    const Literal<NumberWithUnit> literal = number_with_unit(text);
    if (!literal.problem.empty() || !literal.value.unit.empty())
      problems.add(node->position, fmt::format("'weights': found {}, expected a number", shown(text)));
    read.push_back(literal.value.number);
  }
  return read;
}

/// Reads one factor into the list, where all is well with it.
void read_factor(const YamlNode& node, const std::string& place, const FactorKeys& keys, FactorList& list,
                 Problems& problems) {
  if (!expect_kind(node, Kind::map, place, problems)) return;
  const std::size_t before = problems.count();
  FactorDescription d;
  FieldReader reader{node, place, problems};
  std::int64_t levels = 0;
  std::string base;
  reader.text("path", d.path, {.text = "as --set takes it", .required = true});
  reader.text("name", d.name, {});
  const bool luck = d.path == replicate_path && node.find("distribution") == nullptr;
  reader.text("distribution", d.distribution, {.required = !luck});
  for (const auto& [name, text] :
       {std::pair{"from", &d.from}, {"to", &d.to}, {"mean", &d.mean}, {"sd", &d.sd}, {"mode", &d.mode}})
    reader.text(name, *text, {});
  d.values = texts(reader.take("values"), "values", problems);
  d.weights = weights(reader.take("weights"), problems);
  reader.flag("whole", d.whole, {});
  if (keys.levels) reader.whole("levels", levels, {.min = 1, .max = most_levels});
  if (keys.base) reader.text("base", base, {});
  reader.finish();
  if (problems.count() > before) return;
  try {
    list.factors.push_back(luck ? replicate_factor() : Factor{std::move(d)});
    list.levels.push_back(static_cast<std::size_t>(levels));
    list.base.push_back(std::move(base));
  } catch (const sim::Error& wrong) {
    problems.add(node.position, wrong.what());
  }
}

}  // namespace

FactorList read_factors(const YamlNode& node, const FactorKeys& keys, Problems& problems) {
  FactorList list;
  if (!expect_kind(node, Kind::list, "factors", problems)) return list;
  for (std::size_t i = 0; i < node.items.size(); ++i)
    read_factor(node.items[i], fmt::format("factors.{}", i), keys, list, problems);
  if (problems.count() > 0) return list;
  try {
    check_factors(list.factors);
  } catch (const sim::Error& wrong) {
    problems.add(node.position, wrong.what());
  }
  return list;
}

}  // namespace ladder::tools
