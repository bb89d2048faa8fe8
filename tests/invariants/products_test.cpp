// Export products under the promises: same bytes for any number of threads, nothing where they are switched off, and
// luck that hangs on the economy alone.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "models/networks/product_space.hpp"
#include "sim/parallel.hpp"
#include "tests/support/small_run.hpp"

using namespace ladder;

namespace {

const std::vector<std::string> own_series = {"export_products", "new_export_products", "lost_export_products",
                                             "product_density", "export_complexity"};

/// Series that differ in any bit, those of products aside; identities are counted, not measured.
std::string others_that_differ(const output::ReplicateRecord& a, const output::ReplicateRecord& b) {
  std::string names;
  const auto& rows = output::catalogue_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::ranges::count(own_series, rows[i].series.name) > 0) continue;
    REQUIRE(a.values[i].size() == b.values[i].size());
    const std::size_t bytes = a.values[i].size() * sizeof(double);
    if (bytes > 0 && std::memcmp(a.values[i].data(), b.values[i].data(), bytes) != 0) names += rows[i].series.name + " ";
  }
  return names;
}

output::ReplicateRecord run_without_products(const models::Scenario& scenario) {
  models::OpeningTable table = test::table_of(scenario);
  table.product_space = nullptr;
  for (models::OpeningEconomy& e : table.economies) e.products.reset();
  const auto world = models::build_world(scenario, table, 0);
  const auto executor = sim::serial_executor();
  return output::run_world(*world, output::coordinates(std::vector{scenario}, table), *executor, [](std::uint32_t) {});
}

std::vector<std::uint8_t> first_basket_after(const models::Scenario& scenario, std::uint32_t months) {
  std::vector<std::uint8_t> made;
  (void)test::run(scenario, {.on_month = [&](const models::World& w) {
                    if (w.month == months) made = w.baskets[0].made;
                  }});
  return made;
}

}  // namespace

TEST_CASE("baskets change in three years, and are the same to the byte on 1, 2 and 8 threads") {
  const models::Scenario scenario = test::small_scenario("baseline.yaml");
  const auto start = models::build_world(scenario, test::table_of(scenario), 0)->baskets;
  std::vector<models::Basket> end;
  const auto serial = test::run(scenario, {.on_month = [&](const models::World& w) { end = w.baskets; }});
  for (std::size_t e = 0; e < 2; ++e) CHECK(end[e].made != start[e].made);
  for (std::size_t e = 2; e < 4; ++e) CHECK(end[e].made == start[e].made);  // the blocs
  for (const unsigned threads : {2U, 8U}) {
    CAPTURE(threads);
    const auto executor = sim::tbb_executor(threads);
    CHECK(test::same_bits(serial, test::run(scenario, {.executor = executor.get()})));
  }
}

TEST_CASE("with variety_power 0 products change nothing but what is counted of them") {
  const models::Scenario off = test::small_scenario("baseline.yaml", {"assumptions.products.variety_power=0"});
  CHECK(others_that_differ(test::run(off), run_without_products(off)) == "");
}

TEST_CASE("where nothing enters and nothing is lost, it is as if there were no products") {
  const models::Scenario still = test::small_scenario(
      "baseline.yaml", {"assumptions.products.entry=0 /year", "assumptions.products.loss=0 /year"});
  CHECK(others_that_differ(test::run(still), run_without_products(still)) == "");
}

TEST_CASE("with the power of variety on, trade does change, so that the null cases mean something") {
  const models::Scenario on = test::small_scenario("baseline.yaml", {"assumptions.products.variety_power=0.3"});
  CHECK(others_that_differ(test::run(on), run_without_products(on)).find("exports ") != std::string::npos);
}

TEST_CASE("another economy in the world shifts nobody's luck with products") {
  // With the same chance for every product what is taken up and lost hangs on the draws alone.
  const std::vector<std::string> even = {
      "assumptions.products.relatedness=0", "assumptions.products.complexity_slope=0",
      "assumptions.products.loss_slope=0", "assumptions.products.entry=0.2 /year", "horizon.to=2020-12"};
  std::vector<std::string> alone = even, with_others = even;
  alone.emplace_back("world.economies=[ETH]");
  with_others.emplace_back("world.economies=[ETH, KEN, BGD]");
  const auto a = first_basket_after(test::small_scenario("baseline.yaml", alone), 24);
  CHECK(a.size() == test::shipped_data().product_space->size());
  CHECK(a == first_basket_after(test::small_scenario("baseline.yaml", with_others), 24));
}
