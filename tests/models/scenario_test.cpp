#include "models/scenario.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

#include "models/industry/sector.hpp"

namespace {

using namespace ladder::models;

Scenario small_scenario() {
  Scenario scenario;
  scenario.title = "Two economies";
  scenario.world.economies = {"ETH", "BGD"};
  return scenario;
}

PolicyUse small_policy() {
  PolicyUse policy;
  policy.programme.name = "test";
  policy.programme.title = "A test";
  for (const LeverEntry& entry : levers())
    policy.programme.levers.push_back({std::string{entry.name}, entry.make()});
  policy.economies = {"ETH"};
  policy.from = {2022, 1};
  policy.until = {2030, 12};
  policy.budget = UsdPerYear{4e7};
  return policy;
}

/// Changes the k-th field that it visits, a number by its last bit, and counts them.
class Nudge final : public FieldVisitor {
 public:
  explicit Nudge(int k) : k_(k) {}
  int visited = 0;
  std::string changed;  ///< its name

  void whole(std::string_view name, std::int64_t& value, const FieldInfo&) override {
    if (hit(name)) value += 1;
  }
  void flag(std::string_view name, bool& value, const FieldInfo&) override {
    if (hit(name)) value = !value;
  }
  void text(std::string_view name, std::string& value, const FieldInfo&) override {
    if (hit(name)) value += "x";
  }
  void choice(std::string_view name, std::string& value, std::span<const std::string_view>, const FieldInfo&) override {
    if (hit(name)) value += "x";
  }
  void month(std::string_view name, Month& value, const FieldInfo&) override {
    if (hit(name)) value.year += 1;
  }
  void words(std::string_view name, std::vector<std::string>& values, std::span<const std::string_view>,
             const FieldInfo&) override {
    if (hit(name)) values.emplace_back("IND");
  }

 protected:
  void number(std::string_view name, double& value, const Dimension&, const FieldInfo&) override {
    if (hit(name)) value = std::nextafter(value, std::numeric_limits<double>::infinity());
  }
  bool enter(std::string_view, const FieldInfo&) override { return true; }
  void leave() override {}

 private:
  bool hit(std::string_view name) {
    if (visited++ != k_) return false;
    changed = name;
    return true;
  }
  int k_;
};

TariffChange small_tariff() {
  TariffChange tariff;
  tariff.economies = {"ETH"}, tariff.change = Share{0.1}, tariff.from = {2020, 1}, tariff.until = {2024, 12};
  return tariff;
}

ShockUse small_shock(std::string_view kind) {
  ShockUse shock;
  shock.shock = kind;
  shock.economies = {"ETH"}, shock.from = {2020, 1}, shock.depth = Share{0.1};
  return shock;
}

/// Visits all that a scenario with one policy says.
void visit(Scenario& scenario, FieldVisitor& visitor) {
  scenario.fields(visitor);
  PolicyUse& policy = scenario.policies.front();
  policy.fields(visitor);
  policy.programme.fields(visitor);
  for (LeverUse& use : policy.programme.levers) {
    auto settings = std::const_pointer_cast<Lever>(use.settings);
    settings->fields(visitor);
  }
  for (TariffChange& tariff : scenario.tariffs) tariff.fields(visitor);
  for (ShockUse& shock : scenario.shocks) shock.fields(visitor);
}

bool has_line(const std::string& text, const std::string& line) {
  return text.find(line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("months are ordered by the calendar and a year apart by twelve") {
  CHECK(Month{2022, 12} < Month{2023, 1});
  CHECK(Month{2023, 1}.index() - Month{2022, 1}.index() == 12);
  CHECK(month_text({2022, 3}) == "2022-03");
}

TEST_CASE("the resolved text says every value, with its unit") {
  Scenario scenario = small_scenario();
  scenario.policies = {small_policy()};
  const std::string text = resolved_text(scenario);
  CHECK(has_line(text, "title: \"Two economies\""));
  CHECK(has_line(text, "  economies: [ETH, BGD]"));
  CHECK(has_line(text, "  from: 2019-01"));
  CHECK(has_line(text, "  - programme:"));
  CHECK(has_line(text, "    budget: 40000000 USD/year"));
  CHECK(has_line(text, "      government: 1"));
  for (const FieldRow& row : field_rows(scenario.assumptions)) {
    CAPTURE(row.path);
    const std::string name = row.path.substr(row.path.rfind('.') + 1);
    const bool is_quoted = row.kind == "choice";
    CHECK(has_line(text, " " + name + ": " + (is_quoted ? '"' + row.value + '"' : row.value)));
  }
}

TEST_CASE("scenarios are equal as long as every value is, those of levers included") {
  Scenario a = small_scenario();
  a.policies = {small_policy()};
  Scenario b = small_scenario();
  b.policies = {small_policy()};
  CHECK(a == b);
  b.policies[0].budget = UsdPerYear{4e7 + 1};
  CHECK_FALSE(a == b);
  b.policies[0] = small_policy();
  REQUIRE_FALSE(levers().empty());
  b.policies[0].programme.levers.pop_back();
  CHECK_FALSE(a == b);
}

TEST_CASE("two scenarios may be compared when they differ in nothing but title and policies") {
  const Scenario a = small_scenario();
  Scenario b = small_scenario();
  b.title = "Another";
  b.policies = {small_policy()};
  CHECK(world_differences(a, b).empty());
  b.horizon.to = {2030, 12};
  b.seed = 2;
  CHECK(world_differences(a, b) ==
        std::vector<std::string>{"horizon.to: 2045-12 against 2030-12", "seed: 1 against 2"});
}

TEST_CASE("shocks and tariffs may differ between scenarios that are compared, and it is known whether shocks do") {
  const Scenario a = small_scenario();
  Scenario b = small_scenario();
  b.tariffs = {small_tariff()};
  CHECK(same_shocks(a, b));
  CHECK_FALSE(a == b);
  b.shocks = {small_shock("commodity-slump")};
  CHECK_FALSE(same_shocks(a, b));
  CHECK(same_shocks(b, b));
  CHECK(world_differences(a, b).empty());
}

TEST_CASE("looking at the fields of a scenario does not change it") {
  Scenario scenario = small_scenario();
  const std::string before = resolved_text(scenario);
  CHECK_FALSE(field_rows(scenario).empty());
  CHECK(resolved_text(scenario) == before);
}

TEST_CASE("text is quoted so that quotes, line ends and backslashes survive") {
  CHECK(quoted_text("a \"b\" \\ c\nd") == "\"a \\\"b\\\" \\\\ c\\nd\"");
  const std::vector<std::string> words{"ETH", "null", "S000 section 11", "3", ""};
  CHECK(words_text(words) == "[ETH, \"null\", \"S000 section 11\", \"3\", \"\"]");
}

TEST_CASE("targeting offers the sectors there are, and serves first come first served") {
  Targeting targeting;
  const auto rows = field_rows(targeting);
  REQUIRE(rows.size() >= 2);
  CHECK(rows[0].path == "sectors");
  CHECK(rows[0].choices.size() == sector_count);
  CHECK(rows[1].value == "queue");
}

TEST_CASE("the text of a world changes with each field of its scenario, to the last bit, but with nothing that only reports use") {
  const std::set<std::string> for_reports = {"title", "replicates", "headline", "answers", "sources"};
  const auto scenario = [] {
    Scenario made = small_scenario();
    made.policies = {small_policy()};
    made.tariffs = {small_tariff()};
    for (const ShockKind& kind : shock_kinds()) made.shocks.push_back(small_shock(kind.name));
    return made;
  };
  const std::string before = world_text(scenario());
  int fields = 1;
  for (int k = 0; k < fields; ++k) {
    Scenario changed = scenario();
    Nudge nudge(k);
    visit(changed, nudge);
    fields = nudge.visited;
    CAPTURE(nudge.changed);
    CHECK((world_text(changed) == before) == for_reports.contains(nudge.changed));
  }
  CHECK(fields > 150);
  Scenario renamed = scenario();
  renamed.policies[0].programme.name = "another";  // a label of recorded values
  CHECK(world_text(renamed) != before);
  Scenario without = scenario();
  without.policies[0].programme.levers.pop_back();
  CHECK(world_text(without) != before);
}
