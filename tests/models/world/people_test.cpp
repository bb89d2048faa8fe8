#include "models/world/people.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace ladder::models;

TEST_CASE("Population is observed to its last year; then its growth fades to 0.3 % over thirty years") {
  Series series;
  for (int year = 2010; year <= 2020; ++year) series.add(year, 1000.0 * std::pow(1.02, year - 2010));
  const std::vector<double> path = population_path(series, 2015);
  CHECK(path.size() >= 91);
  CHECK(path[0] == *series.at(2015));
  CHECK(path[5] == *series.at(2020));
  CHECK(path[6] / path[5] - 1.0 == doctest::Approx(0.02 - (0.02 - 0.003) / 30.0));
  CHECK(path[20] / path[19] - 1.0 == doctest::Approx(0.02 - 0.017 * 15.0 / 30.0));
  CHECK(path[36] / path[35] - 1.0 == doctest::Approx(0.003));
  CHECK(path[90] / path[89] - 1.0 == doctest::Approx(0.003));
}

TEST_CASE("Skill shares sum to one, and schooling moves them up") {
  double low_before = 1.0;
  for (double years = 0.0; years <= 16.0; years += 0.5) {
    const auto share = skill_shares(years);
    CAPTURE(years);
    CHECK(share[0] + share[1] + share[2] == doctest::Approx(1.0));
    for (const double s : share) CHECK(s >= 0.0);
    CHECK(share[0] < low_before);
    low_before = share[0];
  }
  CHECK(skill_shares(6.5)[0] == doctest::Approx(0.5));
  CHECK(skill_shares(10.5)[2] == doctest::Approx(0.275));
}

TEST_CASE("Years of schooling and human capital turn into each other by the returns of PWT") {
  CHECK(human_capital_of_schooling(4.0) == doctest::Approx(std::exp(0.536)));
  CHECK(human_capital_of_schooling(8.0) == doctest::Approx(std::exp(0.94)));
  CHECK(human_capital_of_schooling(10.0) == doctest::Approx(std::exp(1.076)));
  for (const double years : {0.0, 2.0, 4.0, 6.3, 8.0, 13.5})
    CHECK(schooling_of_human_capital(human_capital_of_schooling(years)) == doctest::Approx(years));
}

TEST_CASE("Own-account services fall with income, and never exceed the self-employed whom farming leaves") {
  // y = 3,000 is halfway from 300 to 30,000 in logs: 0.9 * 0.5 of trade.
  CHECK(own_account_services(3000.0, 100.0, 0.0, 1000.0, 0.9) == doctest::Approx(45.0));
  CHECK(own_account_services(300.0, 100.0, 0.0, 1000.0, 0.9) == doctest::Approx(90.0));
  CHECK(own_account_services(50000.0, 100.0, 0.0, 1000.0, 0.9) == doctest::Approx(5.0));
  // 300 self-employed, 0.8 * 350 = 280 of them in farming: 20 left.
  CHECK(own_account_services(3000.0, 100.0, 350.0, 1000.0, 0.3) == doctest::Approx(20.0));
}
