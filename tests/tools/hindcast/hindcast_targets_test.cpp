#include "tools/hindcast/hindcast_targets.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <tuple>

#include "tests/support/scrambled.hpp"
#include "tests/support/small_world_data.hpp"

using namespace ladder;
using namespace ladder::tools;

namespace {

constexpr std::size_t growth = 0, agriculture = 1, manufacturing_jobs = 2, services = 3,
                      manufacturing_share = 4, co2_intensity = 5;

/// One economy with values of the columns of growth and of agriculture in employment.
models::CountryData data_of(std::initializer_list<models::Reading> gdp,
                            std::initializer_list<models::Reading> farming) {
  models::CountryData data;
  for (const models::Reading& r : gdp) data.panel["AAA"]["gdp_pc_const2015usd"].add(r.year, r.value);
  for (const models::Reading& r : farming) data.panel["AAA"]["emp_agr_pct"].add(r.year, r.value);
  return data;
}

}  // namespace

TEST_CASE("the six targets of the specification that the model has, and the one that it lacks, are named") {
  const auto targets = hindcast_targets();
  REQUIRE(targets.size() == 6);
  CHECK(targets[growth].unit == output::ChangeUnit::percent_a_year);
  CHECK(targets[manufacturing_share].key == "manufacturing_share");
  CHECK(targets_not_in_model().size() == 1);
}

TEST_CASE("a window ends where the source ends, and begins where it begins, within limits") {
  const auto data = data_of({}, {{50, 2003}, {45, 2010}, {40, 2016}});
  const auto ends = observed_ends(data, agriculture, "AAA", 2000, 2018);
  REQUIRE(ends);
  CHECK(ends->first.year == 2003);
  CHECK(ends->last.year == 2016);
  CHECK(ends->last.value == 40.0);
  CHECK_FALSE(observed_ends(data, agriculture, "AAA", 1997, 2018));  // begins six years after
  CHECK_FALSE(observed_ends(data, agriculture, "AAA", 2000, 2020));  // ends four years before
  CHECK_FALSE(observed_ends(data, growth, "AAA", 2000, 2018));
  CHECK_FALSE(observed_ends(data, agriculture, "BBB", 2000, 2018));
  const auto why = [&](int from, int to) { return why_not_observed(data, agriculture, "AAA", from, to); };
  CHECK(why(1997, 2018) == "country_panel.emp_agr_pct has no value in 1997 to 2002");
  CHECK(why(2000, 2020) == "country_panel.emp_agr_pct has no value in 2017 to 2020");
  CHECK(why(1990, 2020) == "country_panel.emp_agr_pct has no value in 1990 to 1995 nor in 2017 to 2020");
  CHECK(why_not_observed(data, growth, "AAA", 2000, 2018) ==
        "country_panel.gdp_pc_const2015usd has no value in 2000 to 2005 nor in 2015 to 2018");
}

TEST_CASE("the pace before the base year is that of the earliest value of the decade, and of nothing later") {
  const auto data = data_of({{100.0, 1990}, {100.0 * std::exp(0.3), 2000}, {900, 2001}},
                            {{70, 1989}, {60, 1991}, {42, 2000}, {1, 2010}});
  CHECK(earlier_pace(data, growth, "AAA", 2000) == doctest::Approx(3.0));
  CHECK(earlier_pace(data, agriculture, "AAA", 2000) == doctest::Approx(-2.0));
  CHECK(std::isnan(earlier_pace(data, agriculture, "AAA", 1994)));  // no value of that year
  CHECK(std::isnan(
      earlier_pace(data_of({}, {{60, 1997}, {42, 2000}}), agriculture, "AAA", 2000)));  // three years
  const auto scrambled = test::scrambled_after(data, 2000);
  CHECK(earlier_pace(scrambled, growth, "AAA", 2000) == earlier_pace(data, growth, "AAA", 2000));
}

TEST_CASE("a jump is large in points and in proportion, growth in proportion alone") {
  const auto jumps = [](double before, double after) {
    return has_break(data_of({}, {{before, 2001}, {after, 2002}}), agriculture, "AAA", 2000, 2010);
  };
  CHECK(jumps(20.0, 26.0));
  CHECK_FALSE(jumps(60.0, 66.0));  // a tenth
  CHECK_FALSE(jumps(4.0, 5.9));    // 1.9 points
  const auto data = data_of({{100, 2001}, {79, 2002}}, {});
  CHECK(has_break(data, growth, "AAA", 2000, 2010));
  CHECK_FALSE(has_break(data, growth, "AAA", 2002, 2010));  // what was before the window does not count
}

TEST_CASE("the opening table gives the shares of its sectors") {
  models::OpeningEconomy e;
  e.gdp_per_head_2015usd = 700.0;
  e.employment.fill(1.0);
  e.employment[models::index(models::Sector::agriculture)] = 6.0;  // of 20
  e.value_added.fill(2.0);                                         // 7 of 15 are manufactures
  CHECK(opening_value(growth, e) == 700.0);
  CHECK(opening_value(agriculture, e) == doctest::Approx(30.0));
  CHECK(opening_value(manufacturing_jobs, e) == doctest::Approx(35.0));
  CHECK(opening_value(services, e) == doctest::Approx(20.0));  // trade, transport, business, government
  CHECK(opening_value(manufacturing_share, e) == doctest::Approx(100.0 * 7.0 / 15.0));
  e.population = {2e6};
  CHECK(std::isnan(opening_value(co2_intensity, e)));
  e.materials.co2 = 7e5;  // tonnes, of 1.4 billion USD
  CHECK(opening_value(co2_intensity, e) == doctest::Approx(0.5));
}

TEST_CASE("how far two sources differ is worked out by hand, and a single source is said") {
  models::CountryData data;
  output::Hindcast h;
  h.targets = hindcast_targets();
  const auto add = [&](const std::string& iso3, double panel_last, double un_last) {
    output::HindcastRow row;
    row.target = manufacturing_share;
    row.economy = iso3;
    row.from = 2000;
    row.to = 2010;
    row.observed_start = 10.0;
    row.observed_end = panel_last;
    h.rows.push_back(row);
    for (const int year : {2000, 2010}) {
      data.un[iso3]["gdp"].add(year, 200.0);
      data.un[iso3]["manufacturing"].add(year, year == 2000 ? 20.0 : 2.0 * un_last);
    }
  };
  add("AAA", 12.0, 15.0);  // +2 against +5
  add("BBB", 9.0, 5.0);    // -1 against -5
  add_source_distances(data, h);
  REQUIRE(h.distances.size() == 1);
  CHECK(h.distances[0].target == manufacturing_share);
  CHECK(h.distances[0].n == 2);
  CHECK(h.distances[0].distance == doctest::Approx(std::sqrt(12.5)));
  CHECK(h.one_source.size() == 5);
}

TEST_CASE("shares of the sector panel are of all its sectors") {
  models::CountryData data;
  output::Hindcast h;
  h.targets = hindcast_targets();
  output::HindcastRow row;
  row.target = services;
  row.economy = "AAA";
  row.from = 2000;
  row.to = 2010;
  row.observed_start = 25.0;
  row.observed_end = 40.0;
  h.rows = {row};
  // Services 30 of 100, then 50 of 100: 20 points, where the other source has 15.
  for (const auto& [sector, first, last] :
       {std::tuple{"agriculture", 60.0, 45.0}, std::tuple{"manufacturing", 10.0, 5.0},
        std::tuple{"trade_services", 20.0, 30.0}, std::tuple{"government_services", 10.0, 20.0}}) {
    data.etd_employment["AAA"][sector].add(2000, first);
    data.etd_employment["AAA"][sector].add(2010, last);
  }
  add_source_distances(data, h);
  REQUIRE(h.distances.size() == 1);
  CHECK(h.distances[0].distance == doctest::Approx(5.0));
}
