#include "tools/outside_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "tools/field_reader.hpp"
#include "tools/spelling.hpp"

namespace ladder::tools {
namespace {

using models::month_text;
using Kind = YamlNode::Kind;

/// Everybody who trades: the economies of the scenario and the two that are always there.
std::vector<std::string> traders(const models::Scenario& scenario) {
  std::vector<std::string> codes = scenario.world.economies;
  codes.emplace_back("NORTH");
  codes.emplace_back("ROW");
  return codes;
}

Position place_of(const YamlNode& node, std::string_view key) {
  const YamlNode* value = node.find(key);
  return value == nullptr ? node.position : value->position;
}

void check_traders(const std::vector<std::string>& given, std::string_view key, const models::Scenario& scenario,
                   const YamlNode& node, Problems& problems) {
  const YamlNode* list = node.find(key);
  if (list == nullptr) return;
  // Left out means all of them, so an empty list would say the opposite of what it does.
  if (given.empty())
    problems.add(list->position, fmt::format("'{}': an empty list; expected at least one economy", key));
  const std::vector<std::string> codes = traders(scenario);
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (std::ranges::count(codes, given[i]) > 0) continue;
    problems.add(list->items.size() == given.size() ? list->items[i].position : list->position,
                 fmt::format("'{}': {} is not in this world; expected one of {}{}", key, shown(given[i]),
                             listed(views(codes)), did_you_mean(given[i], views(codes))));
  }
}

/// What lies outside of the world's months does nothing; it is allowed, for null cases want it.
void warn_of_dates(std::string_view what, models::Month first, models::Month last, const models::Scenario& scenario,
                   const YamlNode& node, std::vector<Diagnostic>& warnings) {
  const models::Month begin{scenario.world.base_year + 1, 1};
  if (last < begin) {
    warnings.push_back({node.position, fmt::format("{} does nothing: it is over in {}, and the world begins in {}", what,
                                                   month_text(last), month_text(begin))});
  } else if (scenario.horizon.to < first) {
    warnings.push_back({node.position, fmt::format("{} does nothing: it begins in {}, and the horizon ends with {}",
                                                   what, month_text(first), month_text(scenario.horizon.to))});
  }
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const models::ShockKind& kind : models::shock_kinds()) names.push_back(kind.name);
  return names;
}

void read_tariff(const YamlNode& node, const std::string& path, models::Scenario& scenario, Problems& problems,
                 std::vector<Diagnostic>& warnings) {
  if (!expect_kind(node, Kind::map, path, problems)) return;
  const std::size_t before = problems.count();
  models::TariffChange tariff;
  FieldReader reader{node, path, problems};
  tariff.fields(reader);
  reader.finish();
  if (problems.count() > before) return;
  check_traders(tariff.economies, "economies", scenario, node, problems);
  check_traders(tariff.partners, "partners", scenario, node, problems);
  if (tariff.until < tariff.from)
    problems.add(place_of(node, "until"), fmt::format("'until': {} is before 'from'; expected {} or later",
                                                      month_text(tariff.until), month_text(tariff.from)));
  warn_of_dates("this tariff", tariff.from, tariff.until, scenario, node, warnings);
  scenario.tariffs.push_back(std::move(tariff));
}

void read_shock(const YamlNode& node, const std::string& path, models::Scenario& scenario, Problems& problems,
                std::vector<Diagnostic>& warnings) {
  if (!expect_kind(node, Kind::map, path, problems)) return;
  const std::size_t before = problems.count();
  FieldReader reader{node, path, problems};
  const YamlNode* name = reader.take("shock", true);
  if (name == nullptr) {
    problems.add(node.position, fmt::format("'shock' is missing in '{}'; expected 'shock: ...' with one of {}", path,
                                            listed(kind_names())));
    return;
  }
  models::ShockUse shock;
  shock.shock = name->text;
  if (models::shock_kind(shock.shock) == nullptr) {
    problems.add(name->position, fmt::format("unknown shock {}; expected {}{}", shown(name->text), listed(kind_names()),
                                             did_you_mean(name->text, kind_names())));
    return;
  }
  shock.fields(reader);
  reader.finish();
  if (problems.count() > before) return;
  check_traders(shock.economies, "economies", scenario, node, problems);
  check_traders(shock.partners, "partners", scenario, node, problems);
  const double years = shock.duration.value() + shock.fade.value();
  const int last = shock.from.index() + static_cast<int>(12.0 * years);
  warn_of_dates("this shock", shock.from, {last / 12, last % 12 + 1}, scenario, node, warnings);
  scenario.shocks.push_back(std::move(shock));
}

}  // namespace

void read_tariffs(const YamlNode& list, models::Scenario& scenario, Problems& problems,
                  std::vector<Diagnostic>& warnings) {
  if (!expect_kind(list, Kind::list, "tariffs", problems)) return;
  for (std::size_t i = 0; i < list.items.size(); ++i)
    read_tariff(list.items[i], fmt::format("tariffs.{}", i), scenario, problems, warnings);
}

void read_shocks(const YamlNode& list, models::Scenario& scenario, Problems& problems,
                 std::vector<Diagnostic>& warnings) {
  if (!expect_kind(list, Kind::list, "shocks", problems)) return;
  for (std::size_t i = 0; i < list.items.size(); ++i)
    read_shock(list.items[i], fmt::format("shocks.{}", i), scenario, problems, warnings);
}

}  // namespace ladder::tools
