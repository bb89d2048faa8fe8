#include "models/materials/material_loop.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/materials/material_indicators.hpp"
#include "models/world/build.hpp"
#include "models/world/calendar.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;

namespace {

constexpr std::size_t textiles = index(Sector::textiles), machinery = index(Sector::machinery);
constexpr std::array materials = {Material::biomass, Material::metals, Material::minerals, Material::fossil};

Mass flow(const World& w, std::size_t e, Material m, MaterialFlow f) {
  return w.materials.ledger.flow(e, m, f);
}

/// Money of all accounts and volumes in all stores, to compare worlds by.
std::vector<std::int64_t> all_money(const World& w) {
  std::vector<std::int64_t> all;
  for (std::uint32_t k = 0; k < w.ledger.accounts(); ++k) all.push_back(w.ledger.balance(static_cast<AccountId>(k)));
  all.insert(all.end(), w.firms.stock.begin(), w.firms.stock.end());
  return all;
}

Scenario with(void (*change)(Parameters&)) {
  Scenario s = test::nobody_leaves_or_enters();
  change(s.assumptions);
  return s;
}

}  // namespace

TEST_CASE("every kilogram of three years is somewhere: economies have what they imported, the world has 0 more") {
  test::SmallWorld small;
  for (int month = 1; month <= 36; ++month) {
    small.run_months(static_cast<std::uint32_t>(month));  // the audit stops the run otherwise
    for (const Material m : materials) {
      Mass world = 0;
      for (std::size_t e = 0; e < 3; ++e) {
        Mass sum = 0;
        for (std::size_t p = 0; p < place_count; ++p)
          sum += small.world->materials.ledger.balance(e, m, static_cast<MaterialPlace>(p));
        CHECK(sum == small.world->materials.ledger.net_imports(e, m));
        world += sum;
      }
      CHECK(world == 0);
    }
  }
}

TEST_CASE("the first month consumes what the data say, and does not jump") {
  const Scenario s = test::nobody_leaves_or_enters();
  test::SmallWorld small(s);
  small.run_months(1);
  const World& w = *small.world;
  for (std::size_t e = 0; e < 3; ++e) {
    const double target =
        1000.0 * usual_consumption(w.economies[e].group)[0] * small.table.economies[e].population.front() / 12.0;
    CAPTURE(e);
    CHECK(static_cast<double>(domestic_consumption(w, e, Material::biomass)) == doctest::Approx(target).epsilon(0.06));
  }
}

TEST_CASE("without collection, or without recovery, no recovered material is ever used") {
  for (const auto change : {+[](Parameters& p) { p.materials.recovery = Share{0.0}; }, +[](Parameters& p) {
                              for (Share* share : {&p.materials.collected_low, &p.materials.collected_lower_middle,
                                                   &p.materials.collected_upper_middle, &p.materials.collected_high})
                                *share = Share{0.0};
                            }}) {
    test::SmallWorld small(with(change));
    for (std::uint32_t month = 1; month <= 12; ++month) {
      small.run_months(month);
      for (std::size_t e = 0; e < 3; ++e)
        for (const Material m : materials) CHECK(flow(*small.world, e, m, MaterialFlow::secondary_use) == 0);
    }
  }
}

TEST_CASE("as long as no firm is circular, recovery moves kilograms and no cent") {
  const auto nobody_hears = [](Parameters& p) { p.circular.awareness_scale = Share{0.0}; };
  test::SmallWorld usual(with(nobody_hears));
  test::SmallWorld none(with([](Parameters& p) {
    p.circular.awareness_scale = Share{0.0};
    p.materials.recovery = Share{0.0};
  }));
  usual.run_months(24);
  none.run_months(24);
  CHECK(all_money(*usual.world) == all_money(*none.world));
  CHECK(world_circularity(*usual.world) > 0.0);
  CHECK(world_circularity(*none.world) == 0.0);
}

TEST_CASE("what the firms of an industry save of their inputs it burns less, by the same part") {
  test::SmallWorld plain(test::nobody_leaves_or_enters()), saving(test::nobody_leaves_or_enters());
  const auto& rows = test::textile_firms(*saving.world);
  for (const std::uint32_t row : rows) saving.world->firms.input_saving[row] = 0.25F;
  plain.run_months(1);
  saving.run_months(1);
  // Inputs are in store, so the first month's output is the same.
  REQUIRE(saving.world->accounts[test::poor].output[textiles] == plain.world->accounts[test::poor].output[textiles]);
  const auto before = static_cast<double>(plain.world->materials.economies[test::poor].fossil_burnt[textiles]);
  const auto after = static_cast<double>(saving.world->materials.economies[test::poor].fossil_burnt[textiles]);
  CHECK(before > 1000.0);
  CHECK(std::abs(after - 0.75 * before) <= 1.0);
}

TEST_CASE("products of circular businesses go into use as products that last; others do not") {
  test::SmallWorld small(test::nobody_leaves_or_enters());
  World& w = *small.world;
  for (std::size_t e = 0; e < 3; ++e)
    for (const std::uint32_t row : w.living[e * sector_count + textiles])
      w.firms.circular[row].stage = CircularStage::circular_business;
  small.run_months(12);
  const EconomyMaterials& at_home = w.materials.economies[test::poor];
  const std::size_t cloth = long_lived_index(textiles), machines = long_lived_index(machinery);
  CHECK(at_home.lasting[cloth].total()[0] > 0);
  CHECK(at_home.lasting[machines].total() == ByMaterial<Mass>{});
}

TEST_CASE("CO2 of the first month is that of the data, where there are any") {
  OpeningTable table = test::small_table();
  table.economies[test::north].materials.co2 = 12e6;  // tonnes a year
  const auto world = build_world(test::nobody_leaves_or_enters(), table, 0);
  const auto executor = sim::serial_executor();
  sim::Engine engine(*world, *executor, sim::Duration{ticks_per_month});
  post_calendar(*world, engine.initial());
  engine.run_until(sim::Time{ticks_per_month});
  CHECK(static_cast<double>(co2(*world, test::north)) == doctest::Approx(1e9).epsilon(0.06));
}
