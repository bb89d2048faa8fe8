#include "models/products/baskets.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "models/markets/trade.hpp"
#include "models/networks/product_space.hpp"
#include "models/world/build.hpp"
#include "tests/support/small_product_space.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using doctest::Approx;
using test::poor;

namespace {

constexpr std::size_t textiles = index(Sector::textiles), machinery = index(Sector::machinery);
constexpr std::uint32_t december = 11;

/// AAA makes the first hundred products, NORTH the second hundred.
OpeningTable table_with_products() {
  OpeningTable table = test::small_table();
  table.product_space = test::small_product_space();
  std::vector<std::uint16_t> first(100), second(100);
  std::iota(first.begin(), first.end(), std::uint16_t{0});
  std::iota(second.begin(), second.end(), std::uint16_t{100});
  table.economies[poor].products = first;
  table.economies[test::north].products = second;
  return table;
}

/// Every entry and every loss has the same chance: 1 - exp(-entry / 2) and 1 - exp(-loss).
Scenario even_chances(double entry, double loss) {
  Scenario scenario = test::small_scenario();
  ProductParameters& p = scenario.assumptions.products;
  p.entry = PerYear{entry};
  p.most_entry = PerYear{10.0};
  p.relatedness = Number{0.0};
  p.complexity_slope = Number{0.0};
  p.loss = PerYear{loss};
  p.loss_slope = Number{0.0};
  return scenario;
}

std::uint64_t product_and_year(std::size_t p, std::uint32_t year) {
  return (static_cast<std::uint64_t>(p) << 32) | year;
}

}  // namespace

TEST_CASE("the hazard of entry is 0.008 at mean density, e^0.6 of it a tenth above, and bounded") {
  const ProductParameters p;
  CHECK(entry_hazard(0.10, 1.0, p).value() == Approx(0.008));
  CHECK(entry_hazard(0.20, 1.0, p).value() == Approx(0.008 * std::exp(0.6)));
  CHECK(entry_hazard(0.20, 0.25, p).value() == Approx(0.25 * 0.008 * std::exp(0.6)));
  CHECK(entry_hazard(0.95, 1.0, p).value() == Approx(0.25));  // 0.008 e^5.1 is 1.3
  CHECK(entry_hazard(0.95, 0.5, p).value() == Approx(0.125));
}

TEST_CASE("half of the products as complex as an economy is capable can be mastered") {
  const ProductParameters p;
  CHECK(mastered_part(0.3, 0.3, p) == Approx(0.5));
  CHECK(mastered_part(0.8, 0.3, p) == Approx(1.0 / (1.0 + std::exp(2.0))));
  CHECK(mastered_part(0.8, 0.3, p) + mastered_part(0.3, 0.8, p) == Approx(1.0));
}

TEST_CASE("a tenth less of the world's exports for each product raises the hazard of loss by e^0.3; a rise lowers it alike") {
  const ProductParameters p;
  CHECK(loss_hazard(0.0, p).value() == Approx(0.03));
  CHECK(loss_hazard(0.1, p).value() == Approx(0.03 * std::exp(0.3)));
  CHECK(loss_hazard(-0.1, p).value() == Approx(0.03 * std::exp(-0.3)));
  CHECK(loss_hazard(5.0, p).value() == loss_hazard(1.0, p).value());  // bounded
}

TEST_CASE("a basket starts as recorded, with the density that follows") {
  const auto world = build_world(test::small_scenario(), table_with_products(), 0);
  const Basket& basket = world->baskets[poor];
  CHECK(basket.diversity() == 100);
  CHECK(basket.count[textiles] == 50);
  CHECK(basket.count[machinery] == 50);
  CHECK(basket.start_count == basket.count);
  // Product 100 is beside 99, which is made; of its 199 proximities two are 500 and the rest 160.
  const double all = 2 * 500 + 197 * 160;
  CHECK(density(basket.near_made[100], world->product_space->proximity_to_all(100)) == Approx((500 + 99 * 160) / all));
  CHECK(density(basket.near_made[150], world->product_space->proximity_to_all(150)) == Approx(100 * 160 / all));
  // Two of a hundred absent products are beside one that is made.
  CHECK(mean_density(*world, poor) == Approx((2 * (500 + 99 * 160) + 98 * 100 * 160) / (100 * all)));
}

TEST_CASE("in December each absent product is taken up, and each made one lost, by its own draw") {
  const auto world = build_world(even_chances(1.0, 0.3), table_with_products(), 0);
  World& w = *world;
  const Basket before = w.baskets[poor];
  w.month = december;
  diversify(w, poor);
  const Basket& after = w.baskets[poor];
  const double entry = 1.0 - std::exp(-0.5), loss = 1.0 - std::exp(-0.3);
  std::uint32_t entered = 0, lost = 0;
  for (std::size_t p = 0; p < test::small_products; ++p) {
    CAPTURE(p);
    const Purpose purpose = before.made[p] != 0 ? Purpose::product_loss : Purpose::product_entry;
    const bool moves = w.uniform(economy_entity("AAA"), purpose, product_and_year(p, 0)) < (before.made[p] != 0 ? loss : entry);
    CHECK(after.made[p] == (moves ? 1 - before.made[p] : before.made[p]));
    (before.made[p] != 0 ? lost : entered) += moves ? 1 : 0;
  }
  CHECK(after.entered == entered);
  CHECK(after.lost == lost);
  CHECK(entered > 20);  // of 100, 39 expected
  CHECK(lost > 10);     // 26 expected
  CHECK(after.diversity() == 100 + entered - lost);
  CHECK(after.near_made == proximity_to_made(w.product_space->proximity(), after.made));  // added and taken off exactly
  CHECK(after.start_count == before.start_count);
}

TEST_CASE("nothing moves in other months, nor in the blocs, nor where hazards are 0") {
  const auto world = build_world(even_chances(1.0, 0.3), table_with_products(), 0);
  World& w = *world;
  for (w.month = 0; w.month < december; ++w.month) diversify(w, poor);
  CHECK(w.baskets[poor].diversity() == 100);
  for (const std::size_t bloc : {test::north, test::rest}) {
    const auto made = w.baskets[bloc].made;
    diversify(w, bloc);
    CHECK(w.baskets[bloc].made == made);
  }
  const auto still = build_world(even_chances(0.0, 0.0), table_with_products(), 0);
  still->month = december;
  diversify(*still, poor);
  CHECK(still->baskets[poor].diversity() == 100);
  CHECK(still->baskets[poor].entered == 0);
}

TEST_CASE("who has no industry takes up none of its products") {
  const auto world = build_world(even_chances(10.0, 0.0), table_with_products(), 0);
  World& w = *world;
  w.living[poor * sector_count + machinery].clear();
  w.month = december;
  diversify(w, poor);
  CHECK(w.baskets[poor].count[machinery] == 50);
  CHECK(w.baskets[poor].count[textiles] > 90);  // each of 50 with 1 - e^-5
}

TEST_CASE("products lost follow the fall of exports for each product, by lost markets or by more products") {
  Scenario scenario = even_chances(0.0, 0.3);
  scenario.assumptions.products.loss_slope = Number{3.0};
  const auto world = build_world(scenario, table_with_products(), 0);
  World& w = *world;
  // Textiles had e times their part of now; machinery is not exported at all, neither then nor now.
  w.baskets[poor].export_part[textiles] *= std::exp(1.0);
  REQUIRE(w.baskets[poor].export_part[machinery] == 0.0);
  w.month = december;
  diversify(w, poor);
  std::uint32_t expected = 0, expected_machinery = 0;
  for (std::size_t p = 0; p < 100; ++p) {
    const double chance = 1.0 - std::exp(-0.3 * (p % 2 == 0 ? std::exp(3.0) : 1.0));
    const bool lost = w.uniform(economy_entity("AAA"), Purpose::product_loss, product_and_year(p, 0)) < chance;
    (p % 2 == 0 ? expected : expected_machinery) += lost ? 1 : 0;
  }
  CHECK(w.baskets[poor].count[textiles] == 50 - expected);
  CHECK(w.baskets[poor].count[machinery] == 50 - expected_machinery);
  CHECK(expected > expected_machinery);

  const auto spread = build_world(scenario, table_with_products(), 0);
  spread->baskets[poor].start_count[textiles] = 16;  // 51 over 17: three times the products for the same exports
  spread->month = december;
  diversify(*spread, poor);
  std::uint32_t lost = 0;
  for (std::size_t p = 0; p < 100; p += 2)
    lost += spread->uniform(economy_entity("AAA"), Purpose::product_loss, product_and_year(p, 0)) <
                    1.0 - std::exp(-0.3 * std::exp(3.0))  // ln 3 is beyond the bound
                ? 1
                : 0;
  CHECK(spread->baskets[poor].count[textiles] == 50 - lost);
}

TEST_CASE("skills and technique, over the North's, decide what an industry could master") {
  const auto world = build_world(test::small_scenario(), table_with_products(), 0);
  World& w = *world;
  w.industry(poor, textiles).mean_technique = -1.0;
  w.industry(test::north, textiles).mean_technique = 0.0;
  // Skilled: 0.3 of the labour force against the North's 0.8.
  CHECK(capability_for_products(w, poor, textiles) == Approx(0.5 * 0.3 / 0.8 + 0.5 * std::exp(-1.0)));
  CHECK(capability_for_products(w, poor, index(Sector::agriculture)) == Approx(0.3 / 0.8));
  CHECK(capability_for_products(w, test::north, textiles) == Approx(1.0));
}

TEST_CASE("where no exports by product are recorded, a basket is drawn by ubiquity, the sector's advantage and size") {
  const ProductParameters p;
  // 20 of 141 make it; the sector is at par, the economy has half a per cent of world exports.
  CHECK(start_log_odds(20, 1.0, 0.005, p) == Approx(std::log(19.5 / 121.0) + 0.45));
  CHECK(start_log_odds(20, 2.0, 0.005, p) - start_log_odds(20, 1.0, 0.005, p) == Approx(0.63 * std::log(2.0)));
  CHECK(start_log_odds(20, 1.0, 0.01, p) - start_log_odds(20, 1.0, 0.005, p) == Approx(0.33 * std::log(2.0)));
  CHECK(start_log_odds(20, 0.0, 0.005, p) == start_log_odds(20, 0.05, 0.005, p));

  OpeningTable table = table_with_products();
  table.economies[poor].products.reset();
  const auto world = build_world(test::small_scenario(), table, 0);
  // Exports of goods, million USD: AAA 600 textiles and 200 farm products of 9,200 of the world.
  const double part = 800.0 / 9200.0, advantage = (600.0 / 800.0) / (2600.0 / 9200.0);
  const double odds = std::exp(start_log_odds(20, advantage, part, p));
  for (std::size_t k = 0; k < test::small_products; ++k) {
    const bool drawn = world->uniform(economy_entity("AAA"), Purpose::start_product, k) < odds / (1.0 + odds);
    CHECK(world->baskets[poor].made[k] == (k % 2 == 0 && drawn ? 1 : 0));  // it exports no machinery
  }
  CHECK(world->baskets[poor].count[textiles] > 10);
  const auto again = build_world(test::small_scenario(), table, 0), other = build_world(test::small_scenario(), table, 1);
  CHECK(again->baskets[poor].made == world->baskets[poor].made);
  CHECK(other->baskets[poor].made != world->baskets[poor].made);
}

TEST_CASE("twice the products draw buyers by 2^variety_power of capability; power 0 and no products by nothing") {
  Scenario scenario = test::small_scenario();
  const auto plain = build_world(scenario, table_with_products(), 0);
  CHECK(variety_factor(*plain, poor, textiles) == 1.0);
  plain->baskets[poor].count[textiles] = 101;  // 102 over 51
  CHECK(variety_factor(*plain, poor, textiles) == Approx(std::pow(2.0, 0.1)));
  plain->baskets[poor].count[textiles] = 0;
  CHECK(variety_factor(*plain, poor, textiles) == Approx(std::pow(1.0 / 51.0, 0.1)));

  scenario.assumptions.products.variety_power = Number{0.0};
  const auto off = build_world(scenario, table_with_products(), 0);
  off->baskets[poor].count[textiles] = 101;
  CHECK(variety_factor(*off, poor, textiles) == 1.0);
  const auto none = build_world(test::small_scenario(), test::small_table(), 0);
  CHECK(variety_factor(*none, poor, textiles) == 1.0);
}

TEST_CASE("a wider variety moves shares of markets as the same capability would") {
  const auto varied = build_world(test::small_scenario(), table_with_products(), 0);
  const auto capable = build_world(test::small_scenario(), table_with_products(), 0);
  varied->baskets[poor].count[textiles] = 101;
  capable->industry(poor, textiles).capability *= variety_factor(*varied, poor, textiles);
  move_shares(*varied, textiles);
  move_shares(*capable, textiles);
  CHECK(varied->trade.share[textiles] == capable->trade.share[textiles]);
  const std::size_t cell = varied->trade.at(test::north, poor);
  CHECK(varied->trade.share[textiles][cell] > varied->trade.start_share[textiles][cell]);
}

TEST_CASE("complexity of exports is that of the products, by exports of their sectors") {
  const auto world = build_world(test::small_scenario(), table_with_products(), 0);
  // AAA exports textiles alone of the two, so the mean complexity of products 0, 2, ..., 98: 49/200.
  CHECK(export_complexity(*world, poor) == Approx(49.0 / 200.0));
  // The North exports machinery alone: 101, 103, ..., 199.
  CHECK(export_complexity(*world, test::north) == Approx(150.0 / 200.0));
}

TEST_CASE("without a product space there are no baskets, and nothing is measured of them") {
  const auto world = build_world(test::small_scenario(), test::small_table(), 0);
  world->month = december;
  diversify(*world, poor);
  CHECK(world->baskets[poor].made.empty());
  CHECK(std::isnan(mean_density(*world, poor)));
  CHECK(std::isnan(export_complexity(*world, poor)));
}

TEST_CASE("an economy's key is its code's alone") {
  CHECK(economy_entity("ETH") != economy_entity("HTE"));
  CHECK(economy_entity("ROW") != economy_entity("NORTH"));
  CHECK(economy_entity("ETH") == ((std::uint64_t{1} << 62) | (std::uint64_t{'E'} << 16) | (std::uint64_t{'T'} << 8) | 'H'));
}
