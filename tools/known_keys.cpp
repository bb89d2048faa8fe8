#include "tools/known_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "models/scenario.hpp"

namespace ladder::tools {
namespace {

/// Adds the places at which `key` is a part of a row's path: a field, or a group above one.
void add_places(std::vector<std::string>& places, const std::vector<models::FieldRow>& rows,
                std::string_view key) {
  for (const models::FieldRow& row : rows) {
    const std::string path = fmt::format(".{}.", row.path);
    const auto at = path.find(fmt::format(".{}.", key));
    if (at == std::string::npos) continue;
    const std::string place = at == 0 ? "the top level" : fmt::format("'{}'", path.substr(1, at - 1));
    if (std::ranges::find(places, place) == places.end()) places.push_back(place);
  }
}

}  // namespace

std::vector<std::string> places_of_key(std::string_view key) {
  std::vector<std::string> places;
  models::Scenario scenario;
  models::PolicyUse policy;
  models::Programme programme;
  add_places(places, models::field_rows(scenario), key);
  add_places(places, models::field_rows(policy, "policies"), key);
  add_places(places, models::field_rows(programme, "a programme"), key);
  for (const models::LeverEntry& entry : models::levers()) {
    const auto lever = entry.make();
    add_places(places, models::field_rows(*lever, fmt::format("lever {}", entry.name)), key);
  }
  models::TariffChange tariff;
  add_places(places, models::field_rows(tariff, "tariffs"), key);
  for (const models::ShockKind& kind : models::shock_kinds()) {
    models::ShockUse shock;
    shock.shock = kind.name;
    add_places(places, models::field_rows(shock, "shocks"), key);
  }
  // Keys that hold more than fields.
  using Place = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Place, 8> others{
      Place{"extends", "the top level"}, Place{"parameter_sets", "the top level"}, Place{"policies", "the top level"}, Place{"programme", "'policies'"},
      Place{"levers", "'policies'"},
      Place{"tariffs", "the top level"}, Place{"shocks", "the top level"}, Place{"shock", "'shocks'"}};
  for (const auto& [name, place] : others) {
    if (key == name) places.emplace_back(place);
  }
  return places;
}

}  // namespace ladder::tools
