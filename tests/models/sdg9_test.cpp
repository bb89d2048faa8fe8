#include "models/sdg9.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/indicators.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using doctest::Approx;
using test::poor;

TEST_CASE("SDG 9.2.1, 9.2.2 and 9.b.1 of an example worked out by hand") {
  test::SmallWorld small;
  World& w = *small.world;
  w.month = 1;
  NationalAccounts& a = w.accounts[poor];
  Economy& e = w.economies[poor];
  a = {};
  for (double& people : e.population) people = 1'000'000.0;
  a.gdp_production = 500'000'000'00;                  // 500 million USD in the month
  a.final_sales = round_to_whole(1.25 * e.start_gdp);  // prices a quarter above the base year's
  e.price_2015 = 0.9;
  a.value_added[index(Sector::food)] = 40'000'000'00;
  a.value_added[index(Sector::chemicals)] = 10'000'000'00;
  a.value_added[index(Sector::machinery)] = 6'000'000'00;
  a.value_added[index(Sector::electronics)] = 4'000'000'00;
  a.value_added[index(Sector::trade)] = 440'000'000'00;
  a.employment[index(Sector::food)] = 60'000;
  a.employment[index(Sector::agriculture)] = 240'000;

  CHECK(manufacturing_share_of_gdp(w, poor) == Approx(0.12));  // 60 of 500
  // 60 million a month are 720 a year and person; at base-year prices 576, at those of 2015 518.4
  CHECK(manufacturing_value_added_per_head(w, poor) == Approx(518.4));
  CHECK(employment_share(w, poor, first_manufacture, last_manufacture) == Approx(0.2));
  CHECK(medium_high_technology_share(w, poor) == Approx(1.0 / 3.0));  // 20 of 60
}

TEST_CASE("a share of nothing is not defined") {
  test::SmallWorld small;
  World& w = *small.world;
  w.accounts[poor] = {};
  CHECK(std::isnan(medium_high_technology_share(w, poor)));
  CHECK(std::isnan(medium_high_technology_export_share(w, poor)));
  CHECK(std::isnan(manufactured_export_share(w, poor)));
}
