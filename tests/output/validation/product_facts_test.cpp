#include "output/validation/product_facts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "models/networks/product_space.hpp"
#include "models/world/build.hpp"
#include "models/world/calendar.hpp"
#include "tests/support/small_product_space.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using doctest::Approx;

TEST_CASE("entry is compared between the thirds of largest and of smallest density, and by a logit") {
  // 30 products at density 0, 0.5 and 1: 1, 2 and 4 of ten are taken up.
  std::vector<double> density;
  std::vector<std::uint8_t> entered;
  for (const auto& [at, taken] : {std::pair{1.0, 4}, std::pair{0.0, 1}, std::pair{0.5, 2}})
    for (int k = 0; k < 10; ++k) {
      density.push_back(at);
      entered.push_back(k < taken ? 1 : 0);
    }
  const output::ProductFacts facts = output::facts_of_entry(density, entered);
  CHECK(facts.entry_ratio == Approx(4.0));
  CHECK(facts.entry_slope > 0.0);
  CHECK(facts.entry_t > 1.0);
  CHECK(facts.entry_t < 2.0);
}

TEST_CASE("where nothing is taken up there is nothing to measure") {
  CHECK(std::isnan(output::facts_of_entry({}, {}).entry_ratio));
  const output::ProductFacts none = output::facts_of_entry(std::vector{0.1, 0.2, 0.3}, std::vector<std::uint8_t>{0, 0, 0});
  CHECK(std::isnan(none.entry_t));
  CHECK(std::isnan(none.entry_ratio));
}

TEST_CASE("each year's absent products of named economies are looked at, with the density they had before it") {
  models::OpeningTable table = test::small_table();
  table.product_space = test::small_product_space();
  table.economies[test::poor].products = std::vector<std::uint16_t>{10};
  const auto world = models::build_world(test::small_scenario(), table, 0);
  output::ProductEntries entries(*world);
  const auto year = [&](std::uint32_t n) { entries.settled(models::month_start(12 * n)); };
  // Of the two neighbours of product 10 one is taken up in the first year, and nothing else.
  world->baskets[test::poor].made[9] = 1;
  entries.settled(models::month_start(11));  // no December
  year(1);
  CHECK(std::isnan(entries.facts().entry_t));  // none of small density
  // Later all the others are; in the eleventh year nobody looks.
  world->baskets[test::poor].made.assign(test::small_products, 1);
  year(11);
  CHECK(std::isnan(entries.facts().entry_t));
  year(2);
  // Beside product 10: 2 of 3 entries; elsewhere 197 of 394. Densities differ by 0.34 of 2 x 0.5 + 197 x 0.16.
  CHECK(entries.facts().entry_slope == Approx(std::log(2.0) / (0.34 / (2 * 0.5 + 197 * 0.16))));
}
