#include "models/economy/households.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/economy/government.hpp"
#include "models/economy/own_account.hpp"

using namespace ladder::models;
using doctest::Approx;

namespace {

/// Food, clothes and services; all other products are neither wanted nor free.
BySector<double> of(double food, double clothes, double services, double others = 0.0) {
  BySector<double> v{};
  v.fill(others);
  v[index(Sector::food)] = food;
  v[index(Sector::textiles)] = clothes;
  v[index(Sector::business)] = services;
  return v;
}

void check_volumes(const BySector<double>& got, double food, double clothes, double services) {
  const BySector<double> expected = of(food, clothes, services);
  for (std::size_t s = 0; s < sector_count; ++s) {
    CAPTURE(s);
    CHECK(got[s] == Approx(expected[s]));
  }
}

}  // namespace

TEST_CASE("households buy subsistence first and split the rest by marginal shares") {
  // Subsistence costs 10 (2 + 1 x 2 - 1) = 30 of 100; of the other 70 goes 0.2, 0.3 and 0.5.
  const auto q = linear_expenditure(100.0, of(2, 1, -1), of(0.2, 0.3, 0.5), of(1, 2, 1, 1), 10.0);
  check_volumes(q, 20.0 + 14.0, 10.0 + 21.0 / 2.0, -10.0 + 35.0);
}

TEST_CASE("where subsistence is beyond the budget it is scaled to 95 % of it") {
  // Subsistence would cost 40 of 20: 19 / 40 of each is had, and 1 is free.
  const auto q = linear_expenditure(20.0, of(2, 1, 0), of(0.2, 0.3, 0.5), of(1, 2, 1, 1), 10.0);
  check_volumes(q, 20.0 * 0.475 + 0.2, 10.0 * 0.475 + 0.15, 0.5);
}

TEST_CASE("the poor buy no services, and the budget still adds up") {
  // Free: 20 - (20 - 100) = 100. Services -100 + 50 are cut off at 0; food 40 and clothes 30 share the 20.
  const auto q = linear_expenditure(20.0, of(2, 0, -10), of(0.2, 0.3, 0.5), of(1, 1, 1, 1), 10.0);
  check_volumes(q, 20.0 * 40.0 / 70.0, 20.0 * 30.0 / 70.0, 0.0);
}

TEST_CASE("the freely spent part of the budget rises by 0.15 a log point of income, from 0.12 to 0.95") {
  CHECK(supernumerary_ratio(1500.0, {}) == Approx(0.15));
  CHECK(supernumerary_ratio(15000.0, {}) == Approx(0.15 + 0.15 * std::log(10.0)));
  CHECK(supernumerary_ratio(100.0, {}) == 0.12);
  CHECK(supernumerary_ratio(1e7, {}) == 0.95);
}

TEST_CASE("population moves evenly between the years of its path and stays at its last") {
  Economy e;
  e.population = {100.0, 112.0, 106.0};
  CHECK(population(e, 0) == Approx(100.0));
  CHECK(population(e, 6) == Approx(106.0));
  CHECK(population(e, 12) == Approx(112.0));
  CHECK(population(e, 18) == Approx(109.0));
  CHECK(population(e, 99) == Approx(106.0));
}

TEST_CASE("government spends less with debt and more with unemployment, from 0.6 to 1.3 of its share") {
  CHECK(spending_factor(0.5, 0.5, 0.0, {}) == 1.0);
  CHECK(spending_factor(1.5, 0.5, 0.0, {}) == Approx(0.85));
  CHECK(spending_factor(0.5, 0.5, 0.05, {}) == Approx(1.15));
  CHECK(spending_factor(9.5, 0.5, 0.0, {}) == 0.6);
  CHECK(spending_factor(0.5, 0.5, 0.5, {}) == 1.3);
}

TEST_CASE("twice the farmers on the same land harvest 2^0.8, and each further one less") {
  CHECK(farm_output(100.0, 1.0, 50.0, 50.0, 0.8) == Approx(100.0));
  CHECK(farm_output(100.0, 1.5, 100.0, 50.0, 0.8) == Approx(150.0 * std::pow(2.0, 0.8)));
  const auto harvest = [](double people) { return farm_output(100.0, 1.0, people, 50.0, 0.8); };
  CHECK(harvest(60.0) - harvest(50.0) < harvest(50.0) - harvest(40.0));
  CHECK(harvest(0.0) == 0.0);
}

TEST_CASE("farm prices follow the flow twenty times more than the stock, by at most a tenth a month") {
  CHECK(farm_price_after(2.0, 0.0, 0.0, {}) == 2.0);
  CHECK(farm_price_after(2.0, 0.1, 0.0, {}) == Approx(2.0 * std::exp(0.04)));
  CHECK(farm_price_after(2.0, 0.0, 0.1, {}) == Approx(2.0 * std::exp(0.002)));
  CHECK(farm_price_after(2.0, 9.0, 1.0, {}) == Approx(2.0 * std::exp(0.1)));
  CHECK(farm_price_after(2.0, -9.0, 1.0, {}) == Approx(2.0 * std::exp(-0.1)));
}
