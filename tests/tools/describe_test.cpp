#include "tools/describe.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace ladder;
using namespace ladder::tools;
using nlohmann::json;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

models::Programme example() {
  models::Programme programme;
  programme.name = "example";
  programme.title = "An example";
  programme.sources = {"assumed"};
  for (const models::LeverEntry& entry : models::levers()) {
    programme.levers.push_back({std::string{entry.name}, entry.make()});
  }
  return programme;
}

}  // namespace

TEST_CASE("parameters are listed with default, range and meaning") {
  const std::string text = describe_parameters(DescribeFormat::text);
  CHECK(contains(text, "world.firms_per_industry = 100   (10 to 10000)\n    resolution"));
  CHECK(contains(text, "policies.N.budget = (required)   (0 to 10000000000000 USD/year)\n"));
  CHECK(contains(text, "horizon.to = 2045-12\n"));
}

TEST_CASE("assumptions show the values of the scenario given, in text and JSON alike") {
  const models::Scenario scenario;
  models::Parameters assumptions = scenario.assumptions;
  const auto rows = models::field_rows(assumptions, "assumptions");
  const std::string text = describe_assumptions(scenario, DescribeFormat::text);
  const json listed = json::parse(describe_assumptions(scenario, DescribeFormat::json));
  REQUIRE(listed.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(contains(text, rows[i].path + " = " + rows[i].value));
    CHECK(listed[i].at("path") == rows[i].path);
    CHECK(listed[i].at("value") == rows[i].value);
    if (rows[i].dimension != nullptr) CHECK(listed[i].at("unit") == rows[i].dimension->units.front().name);
  }
}

TEST_CASE("levers are listed with what they change and their settings") {
  const std::string text = describe_levers(DescribeFormat::text);
  const json listed = json::parse(describe_levers(DescribeFormat::json));
  REQUIRE(listed.size() == models::levers().size());
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const models::LeverEntry& entry = models::levers()[i];
    CHECK(contains(text, std::string{entry.name} + ": " + std::string{entry.text}));
    const auto lever = entry.make();
    CHECK(listed[i].at("settings").size() == models::field_rows(*lever).size());
  }
}

TEST_CASE("programmes are listed with their levers") {
  const std::vector<models::Programme> programmes{example()};
  CHECK(contains(describe_programmes(programmes, DescribeFormat::text),
                 "example: An example\n    source: assumed\n"));
  const json listed = json::parse(describe_programmes(programmes, DescribeFormat::json));
  CHECK(listed.at(0).at("levers").size() == models::levers().size());
}
