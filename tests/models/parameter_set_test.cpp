#include "models/parameter_set.hpp"

#include <doctest/doctest.h>

#include "models/scenario.hpp"
#include "sim/error.hpp"

using namespace ladder::models;

namespace {

ParameterSet set(const std::string& name, double migration) {
  return {.name = name,
          .values = {{"assumptions.labour.migration", migration}, {"assumptions.frontier_growth", 0.01}}};
}

}  // namespace

TEST_CASE("a set replaces the values that it names, and no other") {
  Parameters given;
  given.trade.goods_elasticity = Number{3.0};
  const Parameters changed = with_set(given, set("a", 0.25));
  CHECK(changed.labour.migration.value() == 0.25);
  CHECK(changed.frontier_growth.value() == 0.01);
  CHECK(changed.trade.goods_elasticity.value() == 3.0);
  CHECK(changed.labour.lewis_speed.value() == given.labour.lewis_speed.value());
  CHECK_THROWS_AS((void)with_set(given, {.name = "b", .values = {{"assumptions.labour.migratoin", 0.1}}}),
                  ladder::sim::Bug);
}

TEST_CASE("every assumption can be set: each path leads to its field") {
  for (const FieldRow& row : settable_parameters()) {
    CAPTURE(row.path);
    const double value = row.number + 0.125;
    Parameters changed = with_set({}, {.name = "one", .values = {{row.path, value}}});
    for (const FieldRow& other : field_rows(changed, "assumptions"))
      if (other.path == row.path) CHECK(other.number == value);
  }
  CHECK(settable_parameters().size() > 100);
}

TEST_CASE("replicate i uses set i mod n, and lives in a world without sets") {
  Scenario scenario;
  CHECK(set_of_replicate(scenario, 5) == nullptr);
  CHECK(world_text(world_scenario(scenario, 5)) == world_text(scenario));
  scenario.parameter_sets = {set("a", 0.2), set("b", 0.3), set("c", 0.4)};
  const double wanted[] = {0.2, 0.3, 0.4, 0.2, 0.3};
  for (std::uint32_t r = 0; r < 5; ++r) {
    const Scenario world = world_scenario(scenario, r);
    CHECK(world.assumptions.labour.migration.value() == wanted[r]);
    CHECK(world.parameter_sets.empty());
    CHECK(set_of_replicate(scenario, r)->name == scenario.parameter_sets[r % 3].name);
  }
  CHECK(world_text(world_scenario(scenario, 0)) == world_text(world_scenario(scenario, 3)));
  CHECK(world_text(world_scenario(scenario, 0)) != world_text(world_scenario(scenario, 1)));
}

TEST_CASE("scenarios with other sets, or in another order, are not fit for a paired comparison") {
  Scenario a;
  a.parameter_sets = {set("a", 0.2), set("b", 0.3)};
  Scenario b = a;
  CHECK(world_differences(a, b).empty());
  std::swap(b.parameter_sets[0], b.parameter_sets[1]);
  REQUIRE(world_differences(a, b).size() == 1);
  CHECK(world_differences(a, b)[0].starts_with("parameter_sets"));
  b.parameter_sets.clear();
  CHECK(world_differences(a, b).size() == 1);
  CHECK_FALSE(a == b);
}
