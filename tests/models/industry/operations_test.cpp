#include "models/industry/operations.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/industry/investment.hpp"

using namespace ladder::models;
using doctest::Approx;

TEST_CASE("a quarter of a month's surprise enters expectations, lost orders at half their weight") {
  CHECK(expected_demand_after(100.0, 100.0, 0.0, {}) == 100.0);
  CHECK(expected_demand_after(100.0, 120.0, 0.0, {}) == Approx(105.0));
  CHECK(expected_demand_after(100.0, 120.0, 20.0, {}) == Approx(107.5));
}

TEST_CASE("a firm plans its expected demand, a month's growth, and a twelfth of what its stock lacks") {
  CHECK(planned_output(100.0, 0.0, 100.0, {}) == Approx(100.0));
  CHECK(planned_output(100.0, 0.12, 100.0, {}) == Approx(101.0));
  CHECK(planned_output(100.0, 0.0, 40.0, {}) == Approx(105.0));
  CHECK(planned_output(100.0, 0.0, 1e9, {}) == 0.0);
}

TEST_CASE("a price follows own cost with weight 0.35 and the market with 0.65") {
  CHECK(price_after(0.8, 0.25, 0.0, 1.0, 0.0, {}) == Approx(1.0));
  CHECK(price_after(1.6, 0.25, 0.0, 1.0, 0.0, {}) == Approx(std::pow(2.0, 0.35)));
  CHECK(price_after(0.8, 0.25, std::log(2.0), 1.0, 0.0, {}) == Approx(std::pow(2.0, 0.65)));
  CHECK(price_after(1.6, 0.25, std::log(2.0), 1.0, 0.0, {}) == Approx(2.0));  // all nominal things doubled
}

TEST_CASE("unfilled orders and empty stores raise the price") {
  OperationsParameters p;
  p.scarcity_slope = Number{0.2};
  p.stock_slope = Number{0.02};
  CHECK(price_after(0.8, 0.25, 0.0, 0.5, 0.0, p) == Approx(std::pow(1.1, 0.35)));
  CHECK(price_after(0.8, 0.25, 0.0, 1.0, 1.0, p) == Approx(std::pow(1.02, 0.35)));
  CHECK(price_after(0.8, 0.25, 0.0, 1.0, -1.0, p) == Approx(std::pow(0.98, 0.35)));
}

TEST_CASE("in a steady state a firm orders just replacement and growth, each quarter a quarter of a year's") {
  // target = 2 * 12 * 100 * (1 + 2.5 * 0.04)
  const double capital = 2640.0;
  CHECK(capital_order(capital, 100.0, 0.04, 2.0, 0.0, 1e9, {}) == Approx((0.055 + 0.04) * capital / 4.0));
}

TEST_CASE("a twentieth of what capital lacks of its target is ordered in a quarter") {
  CHECK(capital_order(2400.0, 100.0, 0.04, 2.0, 0.0, 1e9, {}) == Approx(57.0 + 0.05 * 240.0));
  CHECK(capital_order(1e6, 100.0, 0.0, 2.0, 0.0, 1e9, {}) == 0.0);  // far too much: none is sold
}

TEST_CASE("capital grows by at most 30 % a year, and by no more than there is money for") {
  CHECK(capital_order(100.0, 100.0, 0.04, 2.0, 0.0, 1e9, {}) == Approx(0.30 * 100.0 / 4.0));
  CHECK(capital_order(2640.0, 100.0, 0.04, 2.0, 0.0, 10.0, {}) == 10.0);
  CHECK(capital_order(2640.0, 100.0, 0.04, 2.0, 0.0, -10.0, {}) == 0.0);
}

TEST_CASE("investment is managed against unemployment: exp(4 x slack), between 0.6 and 1.4") {
  const double steady = capital_order(2640.0, 100.0, 0.04, 2.0, 0.0, 1e9, {});
  CHECK(capital_order(2640.0, 100.0, 0.04, 2.0, 0.05, 1e9, {}) == Approx(steady * std::exp(0.2)));
  CHECK(capital_order(2640.0, 100.0, 0.04, 2.0, 0.5, 1e9, {}) == Approx(1.4 * steady));
  CHECK(capital_order(2640.0, 100.0, 0.04, 2.0, -0.5, 1e9, {}) == Approx(0.6 * steady));
}
