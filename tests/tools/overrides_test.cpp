#include "tools/overrides.hpp"

#include <doctest/doctest.h>

#include "loader_support.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::load;
using test::refusal;
using test::says;
using test::small_world;

namespace {

ScenarioError refused(const std::string& setting) {
  return refusal(small_world, {.overrides = {setting}});
}

std::string with_policy() {
  return small_world + "policies:\n  - {programme: {title: T, levers: [{lever: " +
         std::string{models::levers().front().name} +
         "}]}, economies: [ETH], from: 2022-01, until: 2030-12, budget: 40 MUSD/year}\n";
}

}  // namespace

TEST_CASE("a setting from outside replaces a value, adds a key, or replaces an entry of a list") {
  CHECK(load(small_world, {.overrides = {"horizon.to=2030-12"}}).horizon.to == models::Month{2030, 12});
  CHECK(load(small_world, {.overrides = {"title=Another title"}}).title == "Another title");
  CHECK(load(small_world, {.overrides = {"world.economies=[IND]", "seed=7"}}).world.economies.front() ==
        "IND");
  CHECK(load(small_world, {.overrides = {"world.economies.1=IND"}}).world.economies.back() == "IND");
  const auto policy = load(with_policy(), {.overrides = {"policies.0.budget=20 MUSD/year"}}).policies.at(0);
  CHECK(policy.budget.value() == 2e7);
  CHECK(load(with_policy(), {.overrides = {"policies=[]"}}).policies.empty());
}

TEST_CASE("a setting is judged like what stands in the file") {
  CHECK(says(refused("horizn.to=2030-12"), "--set horizn.to=2030-12: unknown key 'horizn'"));
  CHECK(says(refused("horizn.to=2030-12"), "did you mean 'horizon'?"));
  CHECK(says(refused("horizon.too=2030-12"), "did you mean 'to'?"));
  CHECK(says(refused("replicates=0"), "out of range"));
  CHECK(says(refused("horizon.to=2030-11"), "did you mean '2030-12'?"));
  CHECK(says(refused("policies=none"), "expected a list"));
}

TEST_CASE("a setting that leads nowhere is refused") {
  CHECK(says(refused("horizon.to"), "expected path=value"));
  CHECK(says(refused("=3"), "expected path=value"));
  CHECK(says(refused("horizon..to=3"), "expected path=value"));
  CHECK(says(refused("seed="), "no value for 'seed'"));
  CHECK(says(refused("title.x=1"), "'title' is a single value"));
  CHECK(says(refused("policies.0.budget=1 USD/year"), "'policies' is a group of keys; expected a list"));
  CHECK(says(refused("world.economies.2=IND"),
             "'2' is no entry of the list 'world.economies'; expected 0 to 1"));
  CHECK(says(refused("world.economies.first=IND"), "is no entry of the list"));
  CHECK(says(refused("extends=other.yaml"), "cannot be set from outside"));
  CHECK(says(refused("seed=[1"), "not closed"));
  const LoaderOptions twice{.overrides = {"seed=1", "seed=2"}};
  CHECK(says(refusal(small_world, twice), "'seed' again"));
}
