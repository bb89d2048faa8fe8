#include "models/world/own_economies.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

#include "models/world/balance.hpp"
#include "models/world/people.hpp"
#include "models/world/stated_accounts.hpp"
#include "models/world/table_value.hpp"
#include "sim/error.hpp"
#include "tests/support/opening_table_checks.hpp"
#include "tests/support/small_world_data.hpp"

using namespace ladder::models;
using ladder::test::economy;

namespace {

constexpr int base_year = 2005;

/// Ten million people at 1,000 USD a head, beside AAA of the made-up world. The parts of value added sum to 100.
OwnEconomy own_economy() {
  OwnEconomy own;
  own.name = "Own land";
  own.income_group = IncomeGroup::low;
  own.least_developed_since = 1990;
  own.located_like = "AAA";
  own.distance_km = 400.0;
  own.file = {"economies/XAA.csv", "hash"};
  std::size_t line = 1;
  const auto set = [&](const std::string& name, double value, int year = base_year) {
    own.series[name].add(year, value);
    own.rows[{name, year}] = {++line, true, "made up"};
  };
  set("pop", 9e6, base_year - 5);
  set("pop", 10e6);
  set("gdp_current_usd", 10e9);
  set("gdp_pc_const2015usd", 1100.0);
  const std::array<double, broad_count> parts = {30.0, 5.0, 15.0, 8.0, 17.0, 8.0, 17.0};
  for (std::size_t b = 0; b < broad_count; ++b) set(own_value_added_series(broad_keys[b]), parts[b]);
  set("employed_persons", 4e6);
  set("emp_agr_pct", 60.0);
  set("emp_ind_pct", 15.0);
  set("emp_srv_pct", 25.0);
  set("emp_manuf_pct", 9.0);
  set("unemployment_pct", 5.0);
  set("self_employed_pct", 70.0);
  set("female_share_lf_pct", 45.0);
  set("schooling_years", 4.0);
  set("exports_pct_gdp", 20.0);
  set("imports_pct_gdp", 22.0);
  set("gcf_pct_gdp", 25.0);
  set("merch_exports_usd", 1.7e9);
  set("exports_textiles_pct_goods", 70.0);
  set("exports_agriculture_pct_goods", 30.0);
  return own;
}

CountryData with_own() {
  CountryData data = ladder::test::small_world_data();
  data.own["XAA"] = own_economy();
  return data;
}

bool noted(const OpeningTable& table, const std::string& part) {
  return std::ranges::any_of(table.notes, [&](const std::string& note) { return note.find(part) != note.npos; });
}

}  // namespace

TEST_CASE("An own economy starts with what its file states, and the world as a whole stays as it was") {
  const CountryData data = with_own();
  const OpeningTable table = balance(data, {"XAA", "IND"}, base_year), without = balance(data, {"IND"}, base_year);
  CHECK(ladder::test::worst_imbalance(table) < 1e-9);
  CHECK(ladder::test::smallest_cell(table) >= 0.0);
  CHECK(ladder::test::smallest_industry(table) > 0.0);
  const OpeningEconomy& e = economy(table, "XAA");
  CHECK(e.name == "Own land");
  CHECK(e.least_developed);
  CHECK(e.gdp == doctest::Approx(10e3));
  CHECK(e.population.front() == 10e6);
  CHECK(table_value(e, "value_added.agriculture") == doctest::Approx(3000.0).epsilon(0.02));
  CHECK(table_value(e, "value_added.manufacturing") == doctest::Approx(1500.0).epsilon(0.02));
  CHECK(table_value(e, "employment.agriculture") == doctest::Approx(2.4e6).epsilon(0.02));
  CHECK(table_value(e, "exports.textiles") > 4.0 * table_value(e, "exports.food"));
  double gdp = 0.0, gdp_without = 0.0;
  for (const OpeningEconomy& each : table.economies) gdp += each.gdp;
  for (const OpeningEconomy& each : without.economies) gdp_without += each.gdp;
  CHECK(gdp == doctest::Approx(gdp_without).epsilon(1e-12));
  CHECK(economy(without, "ROW").gdp - economy(table, "ROW").gdp == doctest::Approx(10e3).epsilon(1e-9));
  CHECK(table.distance_km[0][1] > 0.0);
}

TEST_CASE("An own economy that is not named changes no bit of a world") {
  CHECK(ladder::test::bits(balance(with_own(), {"IND"}, base_year)) ==
        ladder::test::bits(balance(ladder::test::small_world_data(), {"IND"}, base_year)));
}

TEST_CASE("Parts that do not add up are spread in proportion, and the balance says what it changed by how much") {
  CountryData data = with_own();
  data.own["XAA"].series["value_added_trade_pct"] = {};
  data.own["XAA"].series["value_added_trade_pct"].add(base_year, 13.0);  // the sum is 96 %
  const OpeningTable table = balance(data, {"XAA", "IND"}, base_year);
  CHECK(table_value(economy(table, "XAA"), "value_added.agriculture") == doctest::Approx(3125.0).epsilon(0.02));
  CHECK(noted(table, "XAA: value_added.agriculture adjusted by +4.2 %, from 3000 to 312"));
  CHECK(noted(table, "XAA: 26 of 26 values in economies/XAA.csv are guesses."));
  const auto row = std::ranges::find_if(table.adjustments, [](const Adjustment& a) {
    return a.iso3 == "XAA" && a.what == "value_added.agriculture";
  });
  REQUIRE(row != table.adjustments.end());
  CHECK(row->origin == "economies/XAA.csv:6, guess: made up");
}

TEST_CASE("An own economy without a series is refused with the series and the file") {
  for (const char* series : {"gdp_current_usd", "value_added_trade_pct", "emp_srv_pct", "unemployment_pct"}) {
    CAPTURE(series);
    CountryData data = with_own();
    data.own["XAA"].series.erase(series);
    std::string error;
    try {
      (void)balance(data, {"XAA"}, base_year);
    } catch (const ladder::sim::Error& e) {
      error = e.what();
    }
    CHECK(error.find(std::string(series) + " in economies/XAA.csv has no value") != std::string::npos);
  }
}

TEST_CASE("Years of a population path that are missing between two are filled at constant growth") {
  Series population;
  population.add(2005, 100.0);
  population.add(2015, 400.0);
  const std::vector<double> path = population_path(population, 2005);
  CHECK(path[0] == 100.0);
  CHECK(path[5] == doctest::Approx(200.0));
  CHECK(path[10] == 400.0);
}

TEST_CASE("The files that decide a world are those of the data and of the own economies named") {
  CountryData data = with_own();
  data.files = {{"country_panel.csv", "a"}};
  CHECK(files_of(data, {"IND"}).size() == 1);
  REQUIRE(files_of(data, {"IND", "XAA"}).size() == 2);
  CHECK(files_of(data, {"IND", "XAA"})[1].name == "economies/XAA.csv");
}
