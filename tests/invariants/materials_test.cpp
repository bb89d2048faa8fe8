// Kilograms on the shipped data: the start has the data's consumption and emissions, and no month is out of balance.
#include <doctest/doctest.h>

#include "models/materials/material_indicators.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;
using models::Material;
using models::MaterialFlow;
using models::material_count;

namespace {

/// Runs the flagship world of Ethiopia and Bangladesh and looks at each settled month.
template <class Look>
void each_month(const models::Scenario& scenario, Look look) {
  test::How how;
  how.on_month = look;
  test::run(scenario, how);
}

}  // namespace

TEST_CASE("the first year consumes and emits what the data say, to a tenth") {
  const models::Scenario scenario = test::small_scenario("baseline.yaml");
  const models::OpeningTable& table = test::table_of(scenario);
  std::vector<double> consumed(table.economies.size(), 0.0), emitted = consumed;
  each_month(scenario, [&](const models::World& w) {
    if (w.month > 12) return;
    for (std::size_t e = 0; e < w.economy_count(); ++e) {
      for (std::size_t m = 0; m < material_count; ++m)
        consumed[e] += static_cast<double>(models::domestic_consumption(w, e, static_cast<Material>(m))) / 1000.0;
      emitted[e] += static_cast<double>(models::co2(w, e)) / 1000.0;
    }
  });
  for (std::size_t e = 0; e < table.economies.size(); ++e) {
    const models::MaterialFacts& facts = table.economies[e].materials;
    const double data = facts.consumption[0] + facts.consumption[1] + facts.consumption[2] + facts.consumption[3];
    CAPTURE(table.economies[e].iso3);
    CHECK(data > 1e7);
    CHECK(consumed[e] == doctest::Approx(data).epsilon(0.10));
    CHECK(emitted[e] == doctest::Approx(facts.co2).epsilon(0.10));
  }
}

TEST_CASE("part of the world's material is recovered, more of metals and of minerals than of fossil material, most of which is burnt") {
  each_month(test::small_scenario("baseline.yaml"), [&](const models::World& w) {
    if (w.month != 12) return;
    CHECK(models::world_circularity(w) > 0.04);
    CHECK(models::world_circularity(w) < 0.12);
    std::array<double, material_count> rate{};
    for (std::size_t m = 0; m < material_count; ++m) {
      double recovered = 0.0, consumed = 0.0;
      for (std::size_t e = 0; e < w.economy_count(); ++e) {
        recovered += static_cast<double>(w.materials.ledger.flow(e, static_cast<Material>(m), MaterialFlow::secondary_use));
        consumed += static_cast<double>(models::domestic_consumption(w, e, static_cast<Material>(m)));
      }
      rate[m] = recovered / (recovered + consumed);
    }
    CHECK(rate[index(Material::metals)] > rate[index(Material::fossil)]);
    CHECK(rate[index(Material::minerals)] > rate[index(Material::fossil)]);
  });
}

TEST_CASE("no kilogram of the world is lost in three years, and what is imported somewhere was exported elsewhere") {
  each_month(test::small_scenario("baseline.yaml"), [&](const models::World& w) {
    for (std::size_t m = 0; m < material_count; ++m) {
      models::Mass net = 0, left = 0, came = 0;
      for (std::size_t e = 0; e < w.economy_count(); ++e) {
        net += w.materials.ledger.net_imports(e, static_cast<Material>(m));
        for (const MaterialFlow f : {MaterialFlow::raw_trade, MaterialFlow::product_trade}) {
          left += w.materials.ledger.flow(e, static_cast<Material>(m), f);
          came += w.materials.ledger.arrived(e, static_cast<Material>(m), f);
        }
      }
      CHECK(net == 0);
      CHECK(left == came);
    }
  });
}
