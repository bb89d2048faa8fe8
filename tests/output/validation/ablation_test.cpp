#include "output/validation/ablation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/fields.hpp"
#include "models/parameters.hpp"

using namespace ladder::output;
using doctest::Approx;

namespace {

/// Two worlds that agree, in which only the shape of growth is other than 0.
Scorecard card(double growth_shape) {
  std::vector<WorldFacts> worlds(2);
  for (WorldFacts& w : worlds) w.firms.growth_shape = growth_shape;
  return scored(worlds);
}

std::string_view verdict(const Scorecard& c, std::string_view row) {
  const auto at = std::ranges::find_if(c.facts, [&](const FactScore& s) { return s.fact->row == row; });
  REQUIRE(at != c.facts.end());
  return fact_verdict_name(at->verdict);
}

}  // namespace

TEST_CASE("a fact that passes only with a mechanism is lost without it, and one that passes only without it is gained") {
  const Scorecard good = card(1.0), bad = card(1.9);
  REQUIRE(verdict(good, "1") == "pass");
  REQUIRE(verdict(bad, "1") == "fail");
  const ShareKept lost = share_kept(good, bad);
  CHECK(lost.passed == good.passed);
  CHECK(lost.kept() == good.passed - 1);
  CHECK(lost.lost == std::vector<std::string_view>{"1"});
  CHECK(lost.gained.empty());
  CHECK(lost.share() == Approx(1.0 - 1.0 / static_cast<double>(good.passed)));
  const ShareKept gained = share_kept(bad, good);
  CHECK(gained.gained == std::vector<std::string_view>{"1"});
  CHECK(gained.kept() == bad.passed);
}

TEST_CASE("nothing is lost against itself, and of nothing there is no share") {
  const Scorecard good = card(1.0);
  CHECK(share_kept(good, good).share() == 1.0);
  CHECK(std::isnan(ShareKept{.passed = 0, .lost = {}, .gained = {}}.share()));
}

TEST_CASE("each submodel of technology stands once among what can be switched off, by settings of declared parameters") {
  ladder::models::Parameters parameters;
  const auto rows = ladder::models::field_rows(parameters, "assumptions");
  const std::vector<Mechanism> all = switchable_mechanisms();
  CHECK(technology_submodels().size() == 9);
  for (const Mechanism& submodel : technology_submodels()) {
    CAPTURE(submodel.name);
    CHECK(std::ranges::count(all, submodel.settings, &Mechanism::settings) == 1);
    CHECK(is_technology(submodel));
    for (const std::string_view setting : submodel.settings) {
      const std::string path{setting.substr(0, setting.find('='))};
      CHECK(std::ranges::count(rows, path, &ladder::models::FieldRow::path) == 1);
    }
  }
  CHECK_FALSE(is_technology({"double entry", {}}));
}

TEST_CASE("the table names what is kept, technology first") {
  const std::vector<Mechanism> all = switchable_mechanisms();
  const auto other = std::ranges::find_if(all, [](const Mechanism& m) { return !is_technology(m); });
  REQUIRE(other != all.end());
  const std::vector<AblationScore> ablations{{*other, card(1.0)}, {technology_submodels().front(), card(1.9)}};
  const std::string text = ablation_text(card(1.0), ablations);
  CHECK(text.find("innovation") < text.find(other->name));
  CHECK(text.find("lost 1\n") != std::string::npos);
  CHECK(ablation_text(card(1.0), {}) == "");
}
