#include "output/validation/scorecard.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "output/validation/scorecard_report.hpp"

using namespace ladder::output;
using doctest::Approx;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

FactScore fact(const Scorecard& card, std::string_view row) {
  const auto at = std::ranges::find_if(card.facts, [&](const FactScore& s) { return s.fact->row == row; });
  REQUIRE(at != card.facts.end());
  return *at;
}

/// Worlds in which only some facts are other than 0.
std::vector<WorldFacts> worlds(const std::vector<double>& shapes) {
  std::vector<WorldFacts> facts(shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) facts[i].firms.growth_shape = shapes[i];
  return facts;
}

}  // namespace

TEST_CASE(
    "a fact passes where its interval lies in the range, ends included, and fails where it lies outside") {
  CHECK(judged({0.7, 1.4}, 0.7, 1.4) == FactVerdict::pass);
  CHECK(judged({0.6, 1.0}, 0.7, 1.4) == FactVerdict::undecided);
  CHECK(judged({0.5, 0.6}, 0.7, 1.4) == FactVerdict::fail);
  CHECK(judged({1.5, 1.6}, 0.7, 1.4) == FactVerdict::fail);
  CHECK(judged({0.1, 2.0}, 0.7, 1.4) == FactVerdict::undecided);
  CHECK(judged({nothing, nothing}, 0.7, 1.4) == FactVerdict::undecided);
}

TEST_CASE("four seeds close together pass, far apart they are undecided, one alone is") {
  CHECK(fact(scored(worlds({1.0, 1.01, 0.99, 1.0})), "1").verdict == FactVerdict::pass);
  CHECK(fact(scored(worlds({0.2, 1.8, 0.3, 1.7})), "1").verdict == FactVerdict::undecided);
  CHECK(fact(scored(worlds({1.0})), "1").verdict == FactVerdict::undecided);
  CHECK(fact(scored(worlds({2.0, 2.01, 2.0, 1.99})), "1").verdict == FactVerdict::fail);
  CHECK(fact(scored(worlds({1.0, nothing, 1.0, 1.0})), "1").verdict == FactVerdict::absent);
}

TEST_CASE("a fact of the code must hold in every world, and one world is enough to see it") {
  std::vector<WorldFacts> all(1);
  CHECK(fact(scored(all), "39").verdict == FactVerdict::pass);
  all.resize(20);
  all[13].macro.audit_residual = 1.0;
  const Scorecard card = scored(all);
  CHECK(fact(card, "39").verdict != FactVerdict::pass);
  CHECK(std::ranges::count(card.missing(), "39") == 1);
}

TEST_CASE("one measure out of range fails the whole fact") {
  std::vector<WorldFacts> all(4);
  for (WorldFacts& w : all)
    for (std::size_t g = 0; g < firm_groups; ++g)
      w.firms.group[g].percentile_ratio = {2.0, g == 0 ? 2.0 : 5.0};  // physical: high income 2, others 5
  CHECK(fact(scored(all), "5").verdict == FactVerdict::pass);
  for (WorldFacts& w : all) w.firms.group[0].percentile_ratio[1] = 9.0;
  const FactScore failed = fact(scored(all), "5");
  CHECK(failed.verdict == FactVerdict::fail);
}

TEST_CASE("only facts that emerge count in the score") {
  const Scorecard card = scored(worlds({1.0, 1.0, 1.0, 1.0}));
  std::size_t emergent = 0, passed = 0;
  for (const FactScore& s : card.facts) {
    emergent += s.fact->mark == Mark::emergent ? 1 : 0;
    passed += s.fact->mark == Mark::emergent && s.verdict == FactVerdict::pass ? 1 : 0;
  }
  CHECK(card.emergent == emergent);
  CHECK(card.passed == passed);
  CHECK(card.emergent < card.facts.size());
  CHECK_FALSE(card.reaches_bar());
}

TEST_CASE("no row of the list of facts is named twice or in both tables") {
  std::set<std::string_view> rows;
  for (const Fact& f : stylised_facts()) {
    CAPTURE(f.row);
    CHECK(rows.insert(f.row).second);
    CHECK_FALSE(f.measures.empty());
    for (const FactMeasure& m : f.measures) CHECK(m.low <= m.high);
  }
  for (const UnmeasuredFact& f : unmeasured_facts()) {
    CAPTURE(f.row);
    CHECK(rows.insert(f.row).second);
  }
  for (int row = 1; row <= 40; ++row) {
    CAPTURE(row);
    CHECK(rows.contains(std::to_string(row)));
  }
}

TEST_CASE("the table and the JSON hold every measure, and what a mechanism is worth") {
  const Scorecard card = scored(worlds({1.0, 1.0}));
  const std::vector<Mechanism> mechanisms = switchable_mechanisms();
  REQUIRE_FALSE(mechanisms.empty());
  const std::vector<AblationScore> ablations{{mechanisms.front(), scored(worlds({1.9, 1.9}))}};
  std::size_t measures = 0;
  for (const FactScore& s : card.facts) measures += s.measures.size();
  const std::string csv = scorecard_csv(card, ablations);
  CHECK(static_cast<std::size_t>(std::ranges::count(csv, '\n')) == measures + 1);
  const auto json =
      nlohmann::json::parse(scorecard_json(card, ablations, {.title = "made up", .attributes = {}}));
  CHECK(json["title"] == "made up");
  CHECK(json["facts"].size() == card.facts.size());
  const auto& shape = json["facts"][0]["measures"][0];
  CHECK(shape["value"] == Approx(1.0));
  CHECK(shape["values"].size() == 2);
  CHECK(shape["without_mechanism"]["value"] == Approx(1.9));
  CHECK(json["ablations"][0]["passed"] == ablations[0].card.passed);
  CHECK(json["facts"][1]["measures"][0]["accepted"]["high"].is_null());  // open
}
