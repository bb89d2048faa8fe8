#include "models/materials/stock_in_use.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/materials/start_materials.hpp"

using namespace ladder::models;

namespace {

constexpr Mass sold = 1'000'000'000;
constexpr auto stone = Material::minerals;

/// Left in use of sales of last year after months, the first of them a January.
Mass left_after(std::uint32_t months, Years life) {
  StockInUse stock;
  stock.open_with(1, stone, sold);
  const std::vector<double> chances = retirement_chances(life);
  for (std::uint32_t month = 0; month < months; ++month) stock.retire(month % 12, chances);
  return stock.total()[index(stone)];
}

}  // namespace

TEST_CASE("half of the products have retired at scale x sqrt(ln 2), where the scale is the mean life over Gamma(3/2)") {
  const Years life{10.0};
  const double scale = 120.0 / std::tgamma(1.5);
  CHECK(surviving_share(scale * std::sqrt(std::log(2.0)), life) == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(surviving_share(scale, life) == doctest::Approx(std::exp(-1.0)).epsilon(1e-12));
  CHECK(surviving_share(0.0, life) == 1.0);
}

TEST_CASE("the mean of the lifetimes is the mean life") {
  for (const double years : {1.5, 9.0, 50.0}) {
    double months = 0.0;  // the mean is the integral of what survives
    for (int t = 0; t < 12000; ++t) months += surviving_share(t + 0.5, Years{years});
    CHECK(months == doctest::Approx(12.0 * years).epsilon(1e-3));
  }
}

TEST_CASE("sales of a year retire as the Weibull law says, to a kilogram a month") {
  // Sold in the middle of last year: 6 months old in January.
  for (const std::uint32_t months : {1U, 12U, 60U, 240U}) {
    const double due = surviving_share(6.0 + months, Years{9.0}) / surviving_share(6.0, Years{9.0});
    CAPTURE(months);
    CHECK(std::abs(static_cast<double>(left_after(months, Years{9.0})) - due * sold) <= months);
  }
}

TEST_CASE("what was sold is in use or has retired") {
  StockInUse stock;
  const std::vector<double> chances = retirement_chances(Years{2.0});
  Mass retired = 0;
  for (std::uint32_t month = 0; month < 1300; ++month) {
    if (month < 24) stock.add(stone, sold);
    retired += stock.retire(month % 12, chances)[index(stone)];
  }
  CHECK(retired + stock.total()[index(stone)] == 24 * sold);
  CHECK(stock.total()[index(Material::biomass)] == 0);
}

TEST_CASE("nothing that is sold in a year retires before its middle") {
  StockInUse stock;
  const std::vector<double> chances = retirement_chances(Years{1.5});
  stock.add(stone, sold);
  for (std::uint32_t month = 0; month < 6; ++month) CHECK(stock.retire(month, chances)[index(stone)] == 0);
  CHECK(stock.retire(6, chances)[index(stone)] > 0);
}

TEST_CASE("products that last longer retire later at any age") {
  for (const double age : {0.0, 12.0, 100.0, 400.0})
    CHECK(retirement_chance(age, Years{13.0}) < retirement_chance(age, Years{10.0}));
  CHECK(left_after(120, Years{13.0}) > left_after(120, Years{10.0}));
}

TEST_CASE("where sales never grew, as much retires as is sold; where they grew, less, and the less the longer the life") {
  CHECK(retiring_share(Years{9.0}, PerYear{0.0}) == doctest::Approx(1.0).epsilon(0.02));
  // For small growth the deficit is growth x mean life.
  CHECK(retiring_share(Years{9.0}, PerYear{0.002}) == doctest::Approx(1.0 - 0.002 * 9.0).epsilon(0.02));
  CHECK(retiring_share(Years{50.0}, PerYear{0.03}) < retiring_share(Years{9.0}, PerYear{0.03}));
}
