#include "models/world/balance.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "models/world/archetype.hpp"
#include "models/world/table_value.hpp"
#include "sim/error.hpp"
#include "tests/support/opening_table_checks.hpp"
#include "tests/support/scrambled.hpp"
#include "tests/support/small_world_data.hpp"

using namespace ladder::models;
using ladder::test::economy;
using ladder::test::small_world_data;

namespace {

constexpr int base_year = 2005;

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const ladder::sim::Error& error) {
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

bool recorded(const OpeningTable& table, const std::string& iso3, const std::string& what,
              const std::string& origin) {
  for (const Adjustment& a : table.adjustments)
    if (a.iso3 == iso3 && a.what == what && contains(a.origin, origin)) return true;
  return false;
}

}  // namespace

TEST_CASE(
    "Supply meets use, cost meets output and trade meets exports and imports, in each sector and economy") {
  for (const std::vector<std::string>& named :
       {std::vector<std::string>{"AAA"}, {"IND"}, {"AAA", "IND"}, {"IND", "BBB", "AAA"}}) {
    CAPTURE(named.size());
    const OpeningTable table = balance(small_world_data(), named, base_year);
    CHECK(ladder::test::worst_imbalance(table) < 1e-9);
    CHECK(ladder::test::smallest_cell(table) >= 0.0);
    CHECK(ladder::test::smallest_industry(table) > 0.0);
  }
}

TEST_CASE("Economies stand in the order of the scenario, then North, then the rest of the world") {
  const OpeningTable table = balance(small_world_data(), {"IND", "AAA"}, base_year);
  REQUIRE(table.economies.size() == 4);
  CHECK(table.economies[0].iso3 == "IND");
  CHECK(table.economies[1].iso3 == "AAA");
  CHECK(table.economies[1].name == "Land of AAA");
  CHECK(table.economies[1].least_developed);
  CHECK(table.economies[2].iso3 == "NORTH");
  CHECK(table.economies[2].income_group == IncomeGroup::high);
  CHECK(table.economies[3].iso3 == "ROW");
  CHECK(table.economies[3].residual);
  CHECK_FALSE(table.economies[2].residual);
  CHECK(table.distance_km[0][3] == doctest::Approx(5000.0));
  CHECK(table.distance_km[1][1] == 0.0);
}

TEST_CASE("Listing as least developed ends with graduation") {
  CHECK(economy(balance(small_world_data(), {"AAA"}, 2009), "AAA").least_developed);
  CHECK_FALSE(economy(balance(small_world_data(), {"AAA"}, 2010), "AAA").least_developed);
}

TEST_CASE("GDP, people and jobs of all economies add up to the world's") {
  const CountryData data = small_world_data();
  const OpeningTable table = balance(data, {"AAA", "IND"}, base_year);
  double gdp = 0.0, people = 0.0, jobs = 0.0, farmers = 0.0;
  for (const OpeningEconomy& e : table.economies) {
    gdp += e.gdp;
    people += e.population[3];
    jobs += ladder::test::total(e.employment);
    farmers += e.employment[index(Sector::agriculture)];
  }
  const auto world = [&](const char* column) { return *data.world.at(column).at(base_year); };
  CHECK(gdp == doctest::Approx(world("gdp_current_usd") / 1e6));
  CHECK(people == doctest::Approx(world("pop")));
  CHECK(jobs ==
        doctest::Approx(world("emp_agr_persons") + world("emp_ind_persons") + world("emp_srv_persons")));
  CHECK(farmers == doctest::Approx(world("emp_agr_persons")));
}

TEST_CASE("The table holds the named series: GDP, value added, jobs, trade and final demand") {
  const OpeningTable table = balance(small_world_data(), {"AAA"}, base_year);
  const OpeningEconomy& a = economy(table, "AAA");
  const double gdp = 50.0 * 600.0;  // million USD
  CHECK(a.gdp == doctest::Approx(gdp));
  CHECK(table_value(a, "value_added.agriculture") == doctest::Approx(0.36 * gdp));
  CHECK(table_value(a, "value_added.manufacturing") == doctest::Approx(0.08 * gdp));
  // Industry without manufacturing, 10 % of GDP, is 4 : 6 by the UN; services, 46 %, are 20 : 10 : 16.
  CHECK(table_value(a, "value_added.construction") == doctest::Approx(0.06 * gdp));
  CHECK(table_value(a, "value_added.mining_utilities") == doctest::Approx(0.04 * gdp));
  CHECK(table_value(a, "value_added.transport") == doctest::Approx(0.10 * gdp));
  CHECK(table_value(a, "employment.agriculture") == doctest::Approx(0.72 * 20e6));
  CHECK(table_value(a, "employment.manufacturing") == doctest::Approx(0.04 * 20e6));
  CHECK(table_value(a, "employment.services") == doctest::Approx(0.18 * 20e6));
  CHECK(a.labour_force == doctest::Approx(20e6 / 0.95));
  CHECK(table_value(a, "exports") == doctest::Approx(0.20 * gdp));
  CHECK(table_value(a, "imports") == doctest::Approx(0.22 * gdp));
  CHECK(table_value(a, "investment") == doctest::Approx(0.25 * gdp));
  CHECK(table_value(a, "government") == doctest::Approx(0.12 * gdp));
  CHECK(table_value(a, "households") == doctest::Approx((1.0 - 0.20 + 0.22 - 0.25 - 0.12) * gdp));
  CHECK(a.skill_share[0] + a.skill_share[1] + a.skill_share[2] == doctest::Approx(1.0));
  CHECK(std::isnan(table_value(a, "value_added.coffee")));
}

TEST_CASE("Every datum has one record of what its series says, and of what the table holds") {
  const OpeningTable table = balance(small_world_data(), {"AAA"}, base_year);
  for (const char* what :
       {"gdp", "value_added.agriculture", "employment.services", "exports", "government"}) {
    CAPTURE(what);
    int records = 0;
    for (const Adjustment& a : table.adjustments) {
      if (a.iso3 != "AAA" || a.what != what) continue;
      ++records;
      CHECK(a.used == table_value(economy(table, "AAA"), what));
      CHECK(a.observed == doctest::Approx(a.used));
    }
    CHECK(records == 1);
  }
  CHECK(recorded(table, "AAA", "archetype", "IND 2000"));
}

TEST_CASE("Exports above 85 % of a sector's output move to other tradable sectors; the total stays") {
  CountryData data = small_world_data();
  for (Reading& r : data.panel["AAA"]["fuel_exports_pct_merch"].readings()) r.value = 70.0;
  for (Reading& r : data.panel["AAA"]["merch_exports_usd"].readings()) r.value = 0.18 * 50e6 * 600.0;
  const OpeningTable table = balance(data, {"AAA"}, base_year);
  const OpeningEconomy& a = economy(table, "AAA");
  CHECK(recorded(table, "AAA", "exports.mining", "no more than 85 % of output"));
  CHECK(a.exports[index(Sector::mining)] <= 0.85 * a.output[index(Sector::mining)] * (1.0 + 1e-9));
  CHECK(table_value(a, "exports") == doctest::Approx(0.20 * a.gdp));
  CHECK(ladder::test::worst_imbalance(table) < 1e-9);
}

TEST_CASE("An entrepot's re-exports are taken out of exports and imports alike") {
  CountryData data = small_world_data();
  for (Reading& r : data.panel["AAA"]["exports_pct_gdp"].readings()) r.value = 250.0;
  for (Reading& r : data.panel["AAA"]["imports_pct_gdp"].readings()) r.value = 252.0;
  const OpeningTable table = balance(data, {"AAA"}, base_year);
  const OpeningEconomy& a = economy(table, "AAA");
  CHECK(recorded(table, "AAA", "exports", "re-exports"));
  CHECK(table_value(a, "imports") - table_value(a, "exports") == doctest::Approx(0.02 * a.gdp));
  CHECK(table_value(a, "exports") < 2.0 * a.gdp);
  CHECK(ladder::test::worst_imbalance(table) < 1e-9);
}

TEST_CASE("A sector without value added gets the floor of 0.05 % of GDP, and the record says so") {
  CountryData data = small_world_data();
  for (Reading& r : data.panel["AAA"]["mva_pct_gdp"].readings()) r.value = 0.1;
  const OpeningTable table = balance(data, {"AAA"}, base_year);
  const OpeningEconomy& a = economy(table, "AAA");
  for (std::size_t s = 0; s < sector_count; ++s) CHECK(a.value_added[s] >= 0.0005 * a.gdp * (1.0 - 1e-12));
  CHECK(recorded(table, "AAA", "value_added.electronics", "floor of 0.05 % of GDP"));
  CHECK(a.gdp == doctest::Approx(50.0 * 600.0));
}

TEST_CASE("Nothing dated after the base year but population reaches the table") {
  const CountryData data = small_world_data();
  const std::string as_it_is = ladder::test::bits(balance(data, {"AAA", "IND"}, base_year));
  CHECK(as_it_is == ladder::test::bits(
                        balance(ladder::test::scrambled_after(data, base_year), {"AAA", "IND"}, base_year)));
  // The scramble does change what it should: seen from a later year the table is another one.
  CHECK(ladder::test::bits(balance(data, {"AAA", "IND"}, 2008)) !=
        ladder::test::bits(balance(ladder::test::scrambled_after(data, base_year), {"AAA", "IND"}, 2008)));
}

TEST_CASE("An economy that is unknown, named twice or none is refused in words") {
  const CountryData data = small_world_data();
  CHECK(contains(error_of([&] { (void)balance(data, {"AAB"}, base_year); }),
                 "Unknown economy \"AAB\": country_panel has no such iso3 code. Nearest: AAA (Land of AAA)"));
  CHECK(contains(error_of([&] { (void)balance(data, {"AAA", "AAA"}, base_year); }), "AAA is named twice"));
  CHECK(contains(error_of([&] { (void)balance(data, {}, base_year); }), "at least one economy"));
  CHECK(contains(error_of([&] { (void)balance(data, {"AAA"}, 1999); }),
                 "Base year 1999 is outside 2000 to 2018"));
}

TEST_CASE("An economy whose data do not suffice is refused with the name of the missing series") {
  for (const char* column :
       {"gdp_current_usd", "pop", "gdp_pc_const2015usd", "employed_persons", "emp_agr_pct",
        "unemployment_pct", "female_share_lf_pct", "imports_pct_gdp", "schooling_years"}) {
    CAPTURE(column);
    CountryData data = small_world_data();
    data.panel["AAA"].erase(column);
    const std::string error = error_of([&] { (void)balance(data, {"AAA"}, base_year); });
    CHECK(contains(error, "AAA cannot be balanced for 2005"));
    CHECK(contains(error, std::string("country_panel.") + column));
  }
  CountryData data = small_world_data();
  data.un.erase("AAA");
  CHECK(contains(error_of([&] { (void)balance(data, {"AAA"}, base_year); }), "sector_va_un_ama"));
  data = small_world_data();
  for (const char* other : {"BBB", "CCC", "HHH", "IND"}) data.proximity.erase({"AAA", other});
  CHECK(contains(error_of([&] { (void)balance(data, {"AAA"}, base_year); }), "bilateral_distance"));
}

TEST_CASE("A missing value is replaced by the nearest earlier one within five years, and by none other") {
  CountryData data = small_world_data();
  Series unemployment;
  unemployment.add(2001, 8.0);
  unemployment.add(2006, 20.0);
  data.panel["AAA"]["unemployment_pct"] = unemployment;
  const OpeningTable table = balance(data, {"AAA"}, base_year);
  CHECK(economy(table, "AAA").unemployment == doctest::Approx(0.08));
  CHECK(recorded(table, "AAA", "unemployment", "2001"));
  CHECK(contains(error_of([&] { (void)balance(data, {"AAA"}, 2000); }),
                 "unemployment_pct has no value in 1995 to 2000"));
}

TEST_CASE("The archetype is the economy's own latest table, else goes by income") {
  CountryData data = small_world_data();
  data.io[{"IDN", 2000}] = data.io[{"CHN", 2000}] = data.io[{"IND", 2000}];
  CHECK(choose_archetype(data, "IND", 2005, 1000.0).name == "IND 2000");
  CHECK(choose_archetype(data, "IND", 2011, 1000.0).name == "IND 2011");
  CHECK(choose_archetype(data, "IND", 2011, 1000.0).own);
  CHECK(choose_archetype(data, "AAA", 2018, 1299.0).name == "IND 2000");
  CHECK_FALSE(choose_archetype(data, "AAA", 2018, 1299.0).own);
  CHECK(choose_archetype(data, "AAA", 2018, 2000.0).name == "mean of IND, IDN, CHN 2000");
  CHECK(choose_archetype(data, "AAA", 2018, 2600.0).name == "ROW 2011");
  CHECK(choose_archetype(data, "AAA", 2010, 2600.0).name == "ROW 2000");
}

TEST_CASE("An archetype is a table in units of its value added") {
  const Archetype a = archetype_of(ladder::test::plain_io_table(100.0), "plain");
  // Twenty industries of output 100 and inputs 40: value added 60 each. Chemicals are three of them.
  CHECK(ladder::test::total(a.value_added) == doctest::Approx(1.0));
  CHECK(a.output[index(Sector::agriculture)] == doctest::Approx(100.0 / 1200.0));
  CHECK(a.output[index(Sector::chemicals)] == doctest::Approx(300.0 / 1200.0));
  CHECK(a.value_added_ratio(index(Sector::chemicals)) == doctest::Approx(0.6));
  CHECK(a.coefficient(index(Sector::agriculture), index(Sector::food)) == doctest::Approx(0.02));
  CHECK(a.coefficient(index(Sector::chemicals), index(Sector::food)) == doctest::Approx(0.06));
}
