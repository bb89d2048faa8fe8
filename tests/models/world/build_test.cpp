// A world built from a table begins as the table says, and its first month reproduces it.
#include "models/world/build.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <string>

#include "models/economy/labour_market.hpp"
#include "models/indicators.hpp"
#include "tests/support/opening_table_checks.hpp"
#include "tests/support/small_world.hpp"

namespace {

using namespace ladder::models;
using namespace ladder;
using doctest::Approx;

constexpr double monthly_cents = 1e8 / 12.0;  ///< of a million USD a year

/// Sum over the living firms of an industry.
template <class Value>
double over_firms(const World& w, std::size_t e, std::size_t s, Value value) {
  double sum = 0.0;
  for (const std::uint32_t row : w.living[e * sector_count + s]) sum += static_cast<double>(value(row));
  return sum;
}

}  // namespace

TEST_CASE("the small table satisfies the identities of an opening table") {
  const OpeningTable table = test::small_table();
  CHECK(test::worst_imbalance(table) < 1e-12);
  CHECK(test::smallest_cell(table) >= 0.0);
}

TEST_CASE("at the start firms and own-account producers together have the table's output, people and wages") {
  const test::SmallWorld small;
  const World& w = *small.world;
  for (std::size_t e = 0; e < 3; ++e) {
    const OpeningEconomy& o = small.table.economies[e];
    for (std::size_t s = 0; s < sector_count; ++s) {
      CAPTURE(o.iso3);
      CAPTURE(std::string(sector_keys[s]));
      const OwnAccount& own = s == 0 ? w.economies[e].farm : w.economies[e].services;
      const bool has_own = s == own.sector && own.start_people > 0.0;
      const double output = over_firms(w, e, s, [&](std::uint32_t r) { return w.firms.expected_demand[r]; }) +
                            (has_own ? own.expected_demand : 0.0);
      CHECK(output == Approx(o.output[s] * monthly_cents));
      const double people = over_firms(w, e, s, [&](std::uint32_t r) { return w.firms.headcount(r); }) +
                            (has_own ? static_cast<double>(own.count()) : 0.0);
      CHECK(std::fabs(people - o.employment[s]) <= 1.0);
      // Every firm's workers can just make what it expects to sell.
      const double made = over_firms(
          w, e, s, [&](std::uint32_t r) { return w.firms.headcount(r) * w.firms.efficiency[r] / 12.0; });
      CHECK(made + (has_own ? own.expected_demand : 0.0) == Approx(output).epsilon(0.001));
    }
  }
}

TEST_CASE("at the start the labour force is the table's, by skill, and one in twenty is out of work") {
  const test::SmallWorld small;
  for (std::size_t e = 0; e < 3; ++e) {
    const OpeningEconomy& o = small.table.economies[e];
    CAPTURE(o.iso3);
    const Skilled force = labour_force(*small.world, e);
    const double all = static_cast<double>(force[0] + force[1] + force[2]);
    CHECK(std::fabs(all - o.labour_force) < 20.0);  // rounding, at most half a person in each pool
    const Skilled& idle = small.world->economies[e].unemployed;
    CHECK(static_cast<double>(idle[0] + idle[1] + idle[2]) == Approx(0.05 * o.labour_force));
  }
}

TEST_CASE("at the start balances add up to 0, nobody owes abroad, and the mean price is 1") {
  const test::SmallWorld small;
  const World& w = *small.world;
  CHECK(w.ledger.sum() == 0);
  for (const Money position : w.ledger.net_foreign_positions()) CHECK(position == 0);
  for (std::size_t i = 0; i < w.living.size(); ++i) {
    if (w.living[i].empty()) continue;
    const std::size_t e = i / sector_count, s = i % sector_count;
    CAPTURE(e);
    CAPTURE(s);
    CHECK(over_firms(w, e, s, [&](std::uint32_t r) { return w.firms.share[r]; }) == Approx(1.0));
    CHECK(over_firms(w, e, s, [&](std::uint32_t r) { return w.firms.export_share[r]; }) == Approx(1.0));
    const double abroad = small.table.economies[e].exports[s] / small.table.economies[e].output[s];
    CHECK(over_firms(w, e, s, [&](std::uint32_t r) {
            return ((1.0 - abroad) * w.firms.share[r] + abroad * w.firms.export_share[r]) * w.firms.price[r];
          }) == Approx(1.0));
  }
}

TEST_CASE(
    "the first month reproduces the table within half a per cent: GDP, jobs, demand, trade, and prices of "
    "1") {
  Scenario scenario = test::small_scenario();
  scenario.world.firms_per_industry = 100;
  // Steps come on top of the table's investment; nobody hears of one.
  scenario.assumptions.digital.awareness_scale = Share{0.0};
  scenario.assumptions.efficiency.awareness = PerYear{0.0};
  test::SmallWorld small(scenario);
  small.run_months(1);
  const World& w = *small.world;
  const auto sum = [](const BySector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0); };
  for (std::size_t e = 0; e < 3; ++e) {
    const OpeningEconomy& o = small.table.economies[e];
    const NationalAccounts& a = w.accounts[e];
    CAPTURE(o.iso3);
    const auto in_millions = [](Money m) { return static_cast<double>(m) / monthly_cents; };
    CHECK(in_millions(a.final_sales) == Approx(o.gdp).epsilon(0.005));
    CHECK(in_millions(a.gdp_production) == Approx(o.gdp).epsilon(0.02));  // the table has no changes in inventories
    CHECK(a.gdp_expenditure == a.gdp_production);
    CHECK(a.gdp_income == a.gdp_production);
    CHECK(in_millions(a.consumption) == Approx(sum(o.households)).epsilon(0.005));
    CHECK(in_millions(a.public_consumption) == Approx(sum(o.government)).epsilon(0.01));
    CHECK(in_millions(a.investment) == Approx(sum(o.investment)).epsilon(0.02));
    CHECK(in_millions(a.exports) == Approx(sum(o.exports)).epsilon(0.02));
    CHECK(in_millions(a.imports) == Approx(sum(o.imports)).epsilon(0.02));
    CHECK(static_cast<double>(employment(w, e)) == Approx(sum(o.employment)).epsilon(0.01));
    CHECK(price_level(w, e) == Approx(1.0).epsilon(0.01));
    for (std::size_t s = 0; s < sector_count; ++s) {
      CAPTURE(std::string(sector_keys[s]));
      CHECK(in_millions(a.value_added[s]) == Approx(o.value_added[s]).epsilon(0.06));
    }
  }
}

TEST_CASE("a scenario and a table without North or Rest of world do not make a world") {
  OpeningTable table = test::small_table();
  table.economies.pop_back();
  CHECK_THROWS((void)build_world(test::small_scenario(), table, 0));
}

TEST_CASE("the same seed and replicate draw the same firms, another replicate draws others") {
  const OpeningTable table = test::small_table();
  const auto a = build_world(test::small_scenario(), table, 0);
  const auto b = build_world(test::small_scenario(), table, 0);
  const auto c = build_world(test::small_scenario(), table, 1);
  CHECK(a->firms.technique == b->firms.technique);
  CHECK(a->firms.technique != c->firms.technique);
}

TEST_CASE("a gap in output per worker is one of technique, but not in government, whose output is its cost") {
  const OpeningTable table = test::small_table();
  const auto world = build_world(test::small_scenario(), table, 0);
  const OpeningEconomy& poor = table.economies[test::poor];
  const OpeningEconomy& north = table.economies[test::north];
  for (const Sector sector : {Sector::textiles, Sector::government}) {
    const std::size_t s = index(sector);
    const auto firms = static_cast<double>(world->living[test::poor * sector_count + s].size());
    const double mean =
        over_firms(*world, test::poor, s, [&](std::uint32_t row) { return world->firms.technique[row]; }) / firms;
    const double gap = std::log(north.output[s] / north.employment[s] / (poor.output[s] / poor.employment[s]));
    CAPTURE(s);
    CHECK(gap > 0.5);  // a world in which there is something to tell apart
    constexpr double widest_spread = 0.25;
    CHECK(std::fabs(mean + (sector == Sector::government ? 0.0 : gap)) < 3.5 * widest_spread / std::sqrt(firms));
  }
}

TEST_CASE("indicators are read from the accounts by hand") {
  test::SmallWorld small;
  World& w = *small.world;
  Economy& e = w.economies[test::poor];
  NationalAccounts& a = w.accounts[test::poor];
  a = {};
  a.real_index = 1.1;
  a.final_sales = round_to_whole(1.32 * e.start_gdp);  // a tenth more at prices a fifth higher
  a.gdp_production = round_to_whole(1.05 * 1.32 * e.start_gdp);  // and a twentieth of it more goes into store
  e.price_2015 = 0.9;
  CHECK(real_gdp_2015(w, test::poor) == Approx(1.1 * 1.05 * 0.9 * 1e10));  // of the table's 10,000 million
  CHECK(price_level(w, test::poor) == Approx(1.2));

  a.employment[index(Sector::agriculture)] = 600;
  a.employment[index(Sector::textiles)] = 100;
  a.employment[index(Sector::machinery)] = 50;
  a.employment[index(Sector::trade)] = 250;
  CHECK(employment(w, test::poor) == 1000);
  CHECK(employment_share(w, test::poor, first_manufacture, last_manufacture) == Approx(0.15));

  a.value_added[index(Sector::textiles)] = 30;
  a.value_added[index(Sector::electronics)] = 12;
  a.value_added[index(Sector::trade)] = 500;
  a.gdp_production = 420;
  CHECK(manufacturing_value_added(w, test::poor) == 42);
  CHECK(manufacturing_share_of_gdp(w, test::poor) == Approx(0.1));
  a.exports_value[index(Sector::textiles)] = 7;
  a.exports_value[index(Sector::agriculture)] = 9;
  CHECK(manufactured_exports(w, test::poor) == 7);

  e.consumption = {};
  e.consumption[index(Sector::agriculture)] = 300;
  e.consumption[index(Sector::trade)] = 100;
  e.user_price[index(Sector::agriculture)] = 1.2;
  e.user_price[index(Sector::trade)] = 1.0;  // the basket costs 460 against 400
  e.wage = 2.3;
  CHECK(real_wage(w, test::poor) == Approx(2.0));

  w.ledger.open_with(w.ledger.government(test::poor), -600);
  e.smooth_gdp = 100.0;
  CHECK(public_debt(w, test::poor) == Approx(0.5));
}

TEST_CASE("technology indicators weigh sectors by value added and firms one by one or by demand") {
  test::SmallWorld small;
  World& w = *small.world;
  // Textiles, machinery and electronics make value added of 10, 5 and 5.
  for (const auto& [sector, gap] : {std::pair{Sector::textiles, 1.0}, std::pair{Sector::machinery, 2.0},
                                    std::pair{Sector::electronics, 4.0}}) {
    w.industry(test::north, index(sector)).mean_technique = 0.5;
    w.industry(test::poor, index(sector)).mean_technique = 0.5 - gap;
    w.industry(test::poor, index(sector)).living = 12;
  }
  CHECK(technology_gap(w, test::poor) == Approx((10.0 * 1.0 + 5.0 * 2.0 + 5.0 * 4.0) / 20.0));

  Firms& f = w.firms;
  for (std::size_t s = first_manufacture; s <= last_manufacture; ++s)
    for (const std::uint32_t row : w.living[s]) {
      f.generation[row] = 0;
      f.input_saving[row] = 0.0F;
      f.expected_demand[row] = 10.0;
      f.workers[row] = {6, 3, 1};
    }
  const std::uint32_t first = small.firm(test::poor, Sector::textiles, 0);
  f.generation[first] = 3;
  f.generation[small.firm(test::poor, Sector::textiles, 1)] = 1;
  CHECK(firms_at_generation(w, test::poor, 3) == Approx(100.0 / 36.0));
  CHECK(firms_at_generation(w, test::poor, 0) == Approx(100.0 * 34.0 / 36.0));
  CHECK(generation_share(w, test::poor, 1) == Approx(2.0 / 36.0));

  f.input_saving[first] = 0.25F;
  f.expected_demand[first] = 50.0;  // of 35 x 10 + 50
  CHECK(input_saving(w, test::poor) == Approx(0.25 * 50.0 / 400.0));
  f.workers[first] = {0, 0, 40};  // skilled: 35 x 4 + 40 of 35 x 10 + 40
  CHECK(skilled_share_of_manufacturing(w, test::poor) == Approx(180.0 / 390.0));
}

TEST_CASE("exports from one economy to another are its deliveries there at its own prices") {
  test::SmallWorld small;
  World& w = *small.world;
  for (auto& product : w.trade.delivered) product.assign(9, 0);
  w.trade.delivered[3][w.trade.at(test::north, test::poor)] = 100;
  w.trade.delivered[0][w.trade.at(test::north, test::poor)] = 10;
  w.trade.delivered[3][w.trade.at(test::rest, test::poor)] = 1000;
  w.industry(test::poor, 3).price = 1.5;
  w.industry(test::poor, 0).price = 2.0;
  CHECK(exports_between(w, test::poor, test::north) == 170);
  CHECK(exports_between(w, test::north, test::poor) == 0);
  CHECK(exports_between(w, test::poor, test::poor) == 0);
}
