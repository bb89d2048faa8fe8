#include "tools/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "models/industry/sector.hpp"
#include "models/scenario.hpp"

using namespace ladder;
using nlohmann::json;

namespace {

/// The schema of the value at a dotted path.
const json& at_path(const json& schema, const std::string& path) {
  const auto dot = path.find('.');
  const json& property = schema.at("properties").at(path.substr(0, dot));
  return dot == std::string::npos ? property : at_path(property, path.substr(dot + 1));
}

/// Every object must be closed, so that an editor marks an unknown key.
void check_closed(const json& schema) {
  if (schema.is_object() && schema.value("type", json{}) == "object")
    CHECK(schema.at("additionalProperties") == false);
  if (schema.is_structured()) {
    for (const json& part : schema) check_closed(part);
  }
}

bool matches(const json& schema, const std::string& text) {
  return std::regex_search(text, std::regex{schema.at("pattern").get<std::string>()});
}

}  // namespace

TEST_CASE(
    "the schema is JSON of draft 2020-12 and has every declared key with its text, default and limits") {
  const json schema = json::parse(tools::scenario_schema());
  CHECK(schema.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
  check_closed(schema);
  models::Scenario scenario;
  for (const models::FieldRow& row : models::field_rows(scenario)) {
    CAPTURE(row.path);
    const json& property = at_path(schema, row.path);
    if (!row.info.text.empty()) {
      CHECK(property.at("description").get<std::string>().starts_with(row.info.text));
    }
    if (!row.info.source.empty()) {
      CHECK(property.at("description").get<std::string>().ends_with(row.info.source));
    }
    if (row.kind == "whole") CHECK(property.at("minimum") == row.info.min);
    if (row.kind == "number" && row.dimension->unit_required) {
      CHECK(property.at("default") == row.value);
      CHECK(matches(property, row.value));
      CHECK_FALSE(matches(property, models::number_text(row.number)));
    }
  }
}

TEST_CASE("a policy in the schema has its own keys, the sectors, and the programmes of the library") {
  const std::vector<std::string> programmes{"one", "two"};
  const json schema = json::parse(tools::scenario_schema(programmes));
  const json& policy = schema.at("properties").at("policies").at("items");
  models::PolicyUse use;
  for (const models::FieldRow& row : models::field_rows(use)) CHECK_NOTHROW((void)at_path(policy, row.path));
  CHECK(policy.at("properties").at("programme").at("anyOf").at(0).at("enum") == programmes);
  CHECK(policy.at("properties").at("sectors").at("items").at("enum").size() == models::sector_count);
  const json& budget = policy.at("properties").at("budget");
  for (const char* text : {"40 MUSD/year", "4e7 USD/year", ".5BUSD/year"}) CHECK(matches(budget, text));
  for (const char* text : {"40", "40 MUSD", "040 MUSD/year", "0x1F USD/year", "many"})
    CHECK_FALSE(matches(budget, text));
}

TEST_CASE("a programme in the schema has every lever with its settings, under its name") {
  const json schema = json::parse(tools::programme_schema());
  check_closed(schema);
  const json& variants = schema.at("properties").at("levers").at("items").at("anyOf");
  REQUIRE(variants.size() == models::levers().size());
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const models::LeverEntry& entry = models::levers()[i];
    CHECK(variants[i].at("properties").at("lever").at("const") == entry.name);
    const auto lever = entry.make();
    for (const models::FieldRow& row : models::field_rows(*lever))
      CHECK_NOTHROW((void)at_path(variants[i], row.path));
  }
}

TEST_CASE("a scenario that extends another need not say its world again") {
  const json schema = json::parse(tools::scenario_schema());
  CHECK(schema.at("anyOf").at(0) == json{{"required", {"extends"}}});
  CHECK(schema.at("anyOf").at(1).at("required") == json{"title", "world"});
}
