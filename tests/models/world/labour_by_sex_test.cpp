#include "models/world/labour_by_sex.hpp"

#include <doctest/doctest.h>

#include <string>

#include "models/world/balance.hpp"
#include "tests/support/opening_table_checks.hpp"
#include "tests/support/small_world_data.hpp"

using namespace ladder::models;
using namespace ladder::test;
using doctest::Approx;

namespace {

constexpr int base_year = 2010;

void set(CountryData& data, const char* iso3, const char* column, double value) {
  set_yearly(data.panel[iso3][column], value);
}

/// AAA has 72 % of its jobs in agriculture, 10 in industry, 18 in services; 45 % of its labour force are women, 5 % have no
/// work, 60 % are self-employed. Here 80 % of women and 48 % of men are, so that 37.5 % of the employed are women.
CountryData with_women() {
  CountryData data = small_world_data();
  set(data, "AAA", "self_employed_female_pct", 80.0);
  set(data, "AAA", "self_employed_male_pct", 48.0);
  set(data, "AAA", "emp_agr_female_pct", 64.0);
  set(data, "AAA", "emp_ind_female_pct", 8.0);
  set(data, "AAA", "emp_srv_female_pct", 28.0);
  return data;
}

double women_of(const OpeningEconomy& e, std::size_t ilo_class) {
  double women = 0.0, people = 0.0;
  for (std::size_t s = 0; s < sector_count; ++s) {
    if (ilo_class_of(s) != ilo_class) continue;
    women += e.women[s] * e.employment[s];
    people += e.employment[s];
  }
  return women / people;
}

const Adjustment* record(const OpeningTable& table, const std::string& iso3, const std::string& what) {
  for (const Adjustment& a : table.adjustments)
    if (a.iso3 == iso3 && a.what == what) return &a;
  return nullptr;
}

}  // namespace

TEST_CASE("Women employed follow from what part of women, of men and of both are self-employed") {
  const CountryData data = with_women();
  const LabourBySex labour = labour_by_sex(Evidence(data, base_year), "AAA").value();
  CHECK(labour.observed);
  CHECK(labour.women == Approx(0.45 * labour.force));
  CHECK(labour.share_employed(0) == Approx(0.375 * 0.64 / 0.72));
  CHECK(labour.share_employed(1) == Approx(0.375 * 0.08 / 0.10));
  CHECK(labour.share_employed(2) == Approx(0.375 * 0.28 / 0.18));
  // Of 100 persons 95 work, of whom 35.625 are women; 45 women less these are 9.375: more than the 5 without work.
  CHECK(labour.share_unemployed() == 1.0);
}

TEST_CASE("The unemployed women are those of the labour force who are not employed") {
  CountryData data = with_women();
  set(data, "BBB", "self_employed_female_pct", 70.0);
  set(data, "BBB", "self_employed_male_pct", 52.0);  // 8/18 of the employed are women
  for (const auto& [column, value] : {std::pair{"emp_agr_female_pct", 16.0}, {"emp_ind_female_pct", 16.0}, {"emp_srv_female_pct", 68.0}})
    set(data, "BBB", column, value);
  const LabourBySex labour = labour_by_sex(Evidence(data, base_year), "BBB").value();
  CHECK(labour.share_unemployed() == Approx((0.45 - 0.95 * 8.0 / 18.0) / 0.05));
}

TEST_CASE("Where self-employment tells the sexes not apart, women are employed as they are in the labour force") {
  CountryData data = with_women();
  set(data, "BBB", "self_employed_female_pct", 60.4);
  set(data, "BBB", "self_employed_male_pct", 59.7);
  for (const auto& [column, value] : {std::pair{"emp_agr_female_pct", 16.0}, {"emp_ind_female_pct", 8.0}, {"emp_srv_female_pct", 76.0}})
    set(data, "BBB", column, value);
  const LabourBySex labour = labour_by_sex(Evidence(data, base_year), "BBB").value();
  CHECK(labour.share_employed(1) == Approx(0.45 * 0.08 / 0.16));
  CHECK(labour.share_unemployed() == Approx(0.45));
}

TEST_CASE("Without employment by sex women are in every class as in the labour force") {
  const CountryData data = small_world_data();
  const LabourBySex labour = labour_by_sex(Evidence(data, base_year), "AAA").value();
  CHECK_FALSE(labour.observed);
  for (std::size_t c = 0; c < ilo_class_count; ++c) CHECK(labour.share_employed(c) == Approx(0.45));
  CHECK(labour.share_unemployed() == Approx(0.45));
  CountryData none = small_world_data();
  none.panel["AAA"].erase("female_share_lf_pct");
  CHECK_FALSE(labour_by_sex(Evidence(none, base_year), "AAA").has_value());
}

TEST_CASE("Inside a class women are spread by the odds of each sector, and add up to the class") {
  const CountryData data = with_women();
  const OpeningTable table = balance(data, {"AAA"}, base_year);
  const OpeningEconomy& a = economy(table, "AAA");
  CHECK(women_of(a, 0) == Approx(0.375 * 0.64 / 0.72));
  CHECK(women_of(a, 1) == Approx(0.30));
  CHECK(women_of(a, 2) == Approx(0.375 * 0.28 / 0.18));
  // Odds of 2.5 in textiles against 0.25 in construction are ten to one.
  const auto odds = [&](Sector s) { return a.women[index(s)] / (1.0 - a.women[index(s)]); };
  CHECK(odds(Sector::textiles) == Approx(10.0 * odds(Sector::construction)));
  CHECK(odds(Sector::trade) == Approx(5.0 * odds(Sector::transport)));
  for (const double share : a.women) {
    CHECK(share > 0.0);
    CHECK(share < 1.0);
  }
}

TEST_CASE("A bloc's women are those of its members together; what has no series is said to have none") {
  const CountryData data = with_women();
  const OpeningTable table = balance(data, {"AAA"}, base_year);
  const OpeningEconomy& north = economy(table, "NORTH");  // one member, without employment by sex
  for (std::size_t c = 0; c < ilo_class_count; ++c) CHECK(women_of(north, c) == Approx(0.45));
  const Adjustment* told = record(table, "AAA", "women.industry");
  REQUIRE(told != nullptr);
  CHECK(told->observed == Approx(0.30));
  const Adjustment* guessed = record(table, "NORTH", "women.industry");
  REQUIRE(guessed != nullptr);
  CHECK(guessed->observed != guessed->observed);
  CHECK(guessed->used == Approx(0.45));
  CHECK(guessed->origin.find("as in the labour force") != std::string::npos);

  LabourBySex sum{.force = 10.0, .women = 4.0, .employed = {5.0, 3.0, 2.0}, .employed_women = {3.0, 0.5, 0.5}};
  sum += {.force = 30.0, .women = 15.0, .employed = {5.0, 7.0, 10.0}, .employed_women = {1.0, 2.0, 6.0}};
  CHECK(sum.share_employed(0) == Approx(0.4));
  CHECK(sum.share_employed(1) == Approx(0.25));
  CHECK(sum.share_unemployed() == Approx(6.0 / 8.0));
}
