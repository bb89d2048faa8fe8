#include "models/firm_statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using doctest::Approx;
using test::poor;

namespace {

constexpr std::size_t textiles = index(Sector::textiles);
constexpr std::size_t textiles_of_poor = poor * sector_count + textiles;

}  // namespace

TEST_CASE("90/10 is taken between ranks, and not of fewer than ten firms") {
  std::vector<double> values(11);
  std::iota(values.begin(), values.end(), 1.0);
  CHECK(ratio_90_10(values) == Approx(5.0));  // 10 over 2
  values.resize(10);                          // ranks 8.1 and 0.9 of 1 to 10: 9.1 over 1.9
  CHECK(ratio_90_10(values) == Approx(9.1 / 1.9));
  values.pop_back();
  CHECK(std::isnan(ratio_90_10(values)));
}

TEST_CASE("dear sales spread revenue per worker, not output per worker") {
  test::SmallWorld small;
  World& w = *small.world;
  REQUIRE(w.living[textiles_of_poor].size() == 12);
  for (const std::uint32_t row : w.living[textiles_of_poor]) {
    w.firms.workers[row] = {3, 1, 0};
    w.firms.output[row] = 400;
    w.firms.revenue[row] = 100 * static_cast<Money>(1 + row - w.living[textiles_of_poor].front());  // 100 to 1200
  }
  CHECK(physical_dispersion(w, poor, textiles) == Approx(1.0));
  CHECK(revenue_dispersion(w, poor, textiles) == Approx(1090.0 / 210.0));  // ranks 9.9 and 1.1
}

TEST_CASE("physical productivity is a volume, revenue productivity money, each per person employed and year") {
  test::SmallWorld small;
  World& w = *small.world;
  NationalAccounts& a = w.accounts[poor];
  a = {};
  a.employment[textiles] = 50;
  a.output[textiles] = 500'000;      // cents at base-year prices
  a.value_added[textiles] = 200'000;  // cents
  CHECK(physical_productivity(w, poor) == Approx(5000.0 * 12.0 / 50.0));
  CHECK(revenue_productivity(w, poor) == Approx(2000.0 * 12.0 / 50.0));
}

TEST_CASE("turnover counts who was founded at the settlement, and who is no longer there") {
  test::SmallWorld small;
  small.run_months(1);
  World& w = *small.world;
  for (std::size_t i = poor * sector_count; i < (poor + 1) * sector_count; ++i) {
    w.before.industries[i].firms = w.audited.industries[i].firms = 0;
    for (const std::uint32_t row : w.living[i]) w.firms.founded[row] = 0;
  }
  w.before.industries[textiles_of_poor].firms = 20;
  w.audited.industries[textiles_of_poor].firms = 19;
  w.firms.founded[w.living[textiles_of_poor].front()] = 30;  // the settlement of the first month
  const FirmTurnover turnover = firm_turnover(w, poor);
  CHECK(turnover.entry_rate == Approx(1.0 / 20.0));
  CHECK(turnover.exit_rate == Approx(2.0 / 20.0));
}

TEST_CASE("over some years turnover accounts for every firm") {
  test::SmallWorld small;
  double firms = 0.0;
  const auto living = [&] {
    double count = 0.0;
    for (std::size_t s = 0; s < sector_count; ++s)
      count += static_cast<double>(small.world->living[poor * sector_count + s].size());
    return count;
  };
  firms = living();
  double entered = 0.0;
  for (std::uint32_t month = 1; month <= 24; ++month) {
    const double before = firms;
    small.run_months(month);
    const FirmTurnover t = firm_turnover(*small.world, poor);
    firms += std::round(before * t.entry_rate) - std::round(before * t.exit_rate);
    entered += before * t.entry_rate;
    CHECK(firms == living());
    CHECK(t.exit_rate >= 0.0);
  }
  CHECK(entered > 0.5);
}

TEST_CASE("pay is added up by skill at the firm's wage and the economy's premium") {
  test::SmallWorld small;
  World& w = *small.world;
  w.economies[poor].premium = {1.0, 2.0, 3.0};
  auto& rows = w.living[textiles_of_poor];
  rows.resize(2);
  w.firms.workers[rows[0]] = {10, 5, 1};
  w.firms.wage[rows[0]] = 100.0;
  w.firms.workers[rows[1]] = {2, 0, 0};
  w.firms.wage[rows[1]] = 50.0;
  const PayBySkill pay = pay_in_industry(w, poor, textiles);
  CHECK(pay.bill[0] == Approx(1100.0));
  CHECK(pay.bill[1] == Approx(1000.0));
  CHECK(pay.bill[2] == Approx(300.0));
  CHECK(pay.workers[0] == Approx(12.0));
}

TEST_CASE("the Gini coefficient between groups, by hand") {
  CHECK(gini_between(std::vector<LabourGroup>{{2, 1.0}, {2, 3.0}}) == Approx(0.25));
  CHECK(gini_between(std::vector<LabourGroup>{{5, 4.0}, {7, 4.0}}) == Approx(0.0));
  CHECK(gini_between(std::vector<LabourGroup>{{1, 10.0}, {3, 0.0}}) == Approx(0.75));  // one of four has all
  CHECK(std::isnan(gini_between(std::vector<LabourGroup>{{3, 0.0}})));
}
