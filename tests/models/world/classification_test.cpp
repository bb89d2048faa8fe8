#include "models/world/classification.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/economy/government.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;
using doctest::Approx;
using test::north, test::poor, test::rest;

namespace {

constexpr IncomeBounds bounds{1000.0, 4000.0, 12000.0};

/// Classes the small world year after year, AAA with this income in each, by the North's prices of the base year.
class YearByYear {
 public:
  explicit YearByYear(double income, bool least_developed = false) : income_(income) {
    World& w = *small_.world;
    w.economies[poor].status.least_developed = least_developed;
  }
  /// One year; its number in the calendar is 2019 for the first.
  IncomeStatus& next() {
    World& w = *small_.world;
    for (int m = 0; m < 12; ++m, ++w.month) {
      for (std::size_t e = 0; e < 3; ++e) {
        const double a_head = e == poor ? income_ : 40000.0;
        // Income of the month in cents; the book is empty, so national income is GDP.
        w.accounts[e].final_sales = static_cast<Money>(a_head * w.economies[e].population.front() * 100.0 / 12.0);
        w.economies[e].status.scale = 1.0;
      }
      classify(w);
    }
    return w.economies[poor].status;
  }
  void earn(double income) { income_ = income; }
  World& world() { return *small_.world; }

 private:
  test::SmallWorld small_;
  double income_;
};

}  // namespace

TEST_CASE("income groups end at the bounds, which belong to the lower group") {
  CHECK(income_group_of(1000.0, bounds) == IncomeGroup::low);
  CHECK(income_group_of(1000.1, bounds) == IncomeGroup::lower_middle);
  CHECK(income_group_of(4000.1, bounds) == IncomeGroup::upper_middle);
  CHECK(income_group_of(12000.1, bounds) == IncomeGroup::high);
}

TEST_CASE("income alone ends least-developed status at three times 1.2 times the low-income bound") {
  CHECK(income_only_threshold({1025.0, 3995.0, 12375.0}, {}) == Approx(3690.0));
}

TEST_CASE("the base year's group stands at the start, whatever the model's GDP a head is") {
  test::SmallWorld small;
  const IncomeStatus& status = small.world->economies[poor].status;
  CHECK(status.group == IncomeGroup::low);
  CHECK(income_group_of(status.smoothed_income(), small.world->income_bounds) == IncomeGroup::low);
}

TEST_CASE("a jump of income changes the group when the mean of three years has passed the bound") {
  YearByYear years(500.0);
  CHECK(years.next().group == IncomeGroup::low);
  years.earn(2000.0);
  for (int k = 0; k < 3; ++k) years.next();
  CHECK(years.next().group == IncomeGroup::lower_middle);
  CHECK(years.world().economies[poor].group == IncomeGroup::low);  // what sets the parameters of firms stays
}

TEST_CASE("when the North's prices double, an income is worth half: bounds are of constant worth") {
  YearByYear years(5000.0);
  years.world().north_price_level = 2.0;
  for (int k = 0; k < 4; ++k) years.next();
  CHECK(years.next().smoothed_income() == Approx(2500.0));
}

TEST_CASE("relative bounds grow with the North") {
  YearByYear years(5000.0);
  years.world().north_start_income = 20000.0;  // it has doubled since
  for (int k = 0; k < 3; ++k) years.next();
  const IncomeStatus& status = years.next();
  CHECK(status.group == IncomeGroup::upper_middle);
  CHECK(status.relative_group == IncomeGroup::lower_middle);  // 5,000 against 2 x 3,995
}

TEST_CASE("least-developed status ends three years after two triennial reviews in a row, and support fades over three more") {
  YearByYear years(6000.0, true);
  // Reviews at the end of 2021 and 2024; out at the end of 2027.
  for (int year = 2019; year <= 2026; ++year) {
    CAPTURE(year);
    const IncomeStatus& status = years.next();
    CHECK(status.least_developed);
    CHECK(status.preference_lost == 0.0);
    CHECK(status.graduates == (year < 2024 ? 0 : 2027));
  }
  const IncomeStatus& left = years.next();
  CHECK_FALSE(left.least_developed);
  CHECK(left.preference_lost == Approx(1.0 / 3.0));
  CHECK(left.aid_lost == Approx(0.25 / 3.0));
  years.next();
  const IncomeStatus& over = years.next();
  CHECK(over.preference_lost == 1.0);
  CHECK(over.aid_lost == Approx(0.25));
}

TEST_CASE("one review below the threshold starts the count again") {
  YearByYear years(6000.0, true);
  for (int year = 2019; year <= 2022; ++year) years.next();
  years.earn(100.0);
  for (int year = 2023; year <= 2024; ++year) years.next();
  CHECK(years.next().reviews_met == 0);
}

TEST_CASE("aid ends with high income, three years on, and with it that part of the transfer") {
  YearByYear years(20000.0);
  World& w = years.world();
  Economy& e = w.economies[poor];
  e.aid = 0.004;  // of a deficit of 1 % of GDP
  for (int k = 0; k < 9; ++k) years.next();
  CHECK(e.status.aid_lost == 1.0);
  w.month = 0;
  CHECK(financed_balance(w, e) == Approx(-0.01 + 0.004));
  e.aid = 0.5;  // no more than there is
  CHECK(financed_balance(w, e) == Approx(0.0));
}

TEST_CASE("stagnation is ten years of less than 2 % a year on average, and no less than ten") {
  const ClassificationParameters p;
  std::vector<double> slow = {1.0}, fast = {1.0};
  for (int k = 0; k < 10; ++k) {
    CHECK_FALSE(is_stagnant(slow, p));
    slow.push_back(slow.back() * 1.019);
    fast.push_back(fast.back() * 1.021);
  }
  CHECK(is_stagnant(slow, p));
  CHECK_FALSE(is_stagnant(fast, p));
}

TEST_CASE("the trap needs ten years of upper middle income, and slow growth over them") {
  YearByYear years(8000.0);
  for (int year = 0; year < 30; ++year) {
    const IncomeStatus& status = years.next();
    CAPTURE(year);
    CHECK(status.trapped == (status.upper_middle_years >= 10));
  }
  years.earn(30000.0);
  for (int year = 0; year < 3; ++year) years.next();
  CHECK_FALSE(years.next().trapped);
}
