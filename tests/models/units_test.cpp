#include "models/units.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "models/fields.hpp"

namespace {

using namespace ladder::models;

double of(double written, const Dimension& dimension, std::string_view unit) {
  const UnitName* found = find_unit(dimension, unit);
  REQUIRE(found != nullptr);
  return in_base_unit(written, *found);
}

}  // namespace

TEST_CASE("7 % is the very number 0.07, and every whole percentage is its decimal fraction") {
  CHECK(of(7, Share::dimension(), "%") == 0.07);
  CHECK(of(1.2, PerYear::dimension(), "%/year") == 0.012);
  for (int percent = 0; percent <= 100; ++percent) {
    CAPTURE(percent);
    const std::string digits = (percent < 10    ? "0.0"
                                : percent < 100 ? "0."
                                                : "1.") +
                               std::to_string(percent == 100 ? 0 : percent);
    CHECK(of(percent, Share::dimension(), "%") == std::stod(digits));
  }
}

TEST_CASE("a year is 4 quarters, 12 months or 360 days, exactly") {
  const Dimension& time = Years::dimension();
  CHECK(of(24, time, "months") == 2.0);
  CHECK(of(1, time, "month") == one_month.value());
  CHECK(of(6, time, "quarters") == 1.5);
  CHECK(of(90, time, "days") == 0.25);
  CHECK(of(3, time, "years") == 3.0);
}

TEST_CASE("money and persons are counted in ones, thousands, millions and billions") {
  CHECK(of(40, UsdPerYear::dimension(), "MUSD/year") == 4e7);
  CHECK(of(3, Usd::dimension(), "kUSD") == 3e3);
  CHECK(of(2, Usd::dimension(), "BUSD") == 2e9);
  CHECK(of(1.5, Persons::dimension(), "million persons") == 1.5e6);
}

TEST_CASE("blanks in a unit do not count, but letter case does") {
  CHECK(find_unit(PerYear::dimension(), "% / year") != nullptr);
  CHECK(find_unit(Persons::dimension(), "thousandpersons") != nullptr);
  CHECK(find_unit(Usd::dimension(), "musd") == nullptr);
  CHECK(find_unit(Usd::dimension(), "MUSD/year") == nullptr);
}

TEST_CASE("each dimension names every unit once, and the base unit first") {
  for (const Dimension* dimension :
       {&Number::dimension(), &Share::dimension(), &PerYear::dimension(), &Usd::dimension(),
        &UsdPerYear::dimension(), &Years::dimension(), &LogPoints::dimension(), &Persons::dimension(),
        &Hours::dimension(), &Kilometres::dimension()}) {
    CAPTURE(dimension->name);
    std::set<std::string_view> names;
    for (const UnitName& unit : dimension->units) CHECK(names.insert(unit.name).second);
    CHECK(dimension->units.front().factor == 1.0);
    CHECK(dimension->unit_required == !names.contains(""));
  }
}

TEST_CASE(
    "a rate closes 1 - exp(-rate * years) of a gap, and a month twelve times over closes as much as a year") {
  CHECK(share_closed(PerYear{0.1}, Years{1.0}) == doctest::Approx(1.0 - std::exp(-0.1)));
  CHECK(share_closed(PerYear{0.0}, Years{1.0}) == 0.0);
  double open = 1.0;
  for (int month = 0; month < 12; ++month) open *= 1.0 - share_closed(PerYear{0.3}, one_month);
  CHECK(1.0 - open == doctest::Approx(share_closed(PerYear{0.3}, Years{1.0})));
}

TEST_CASE("what is closed month by month is closed at once over several months, and over one month it is the very share") {
  CHECK(share_closed(Share{0.35}, 1) == 0.35);
  CHECK(share_closed(Share{0.5}, 3) == 0.875);
  CHECK(share_closed(Share{1.0 / 3.0}, 3) == doctest::Approx(1.0 - 8.0 / 27.0));
  CHECK(share_closed(Share{1.0}, 3) == 1.0);
  CHECK(share_closed(Share{0.0}, 3) == 0.0);
}

TEST_CASE("a hazard of 24 a year is expected twice a month") {
  CHECK(expected_count(PerYear{24.0}, one_month) == doctest::Approx(2.0));
}

TEST_CASE("a number is printed as the shortest decimal that reads back the same") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(4.0) == "4");
  CHECK(number_text(4e7) == "40000000");
  for (const double value : {1.0 / 3.0, 0.1 + 0.2, 1e-7, 123456.789, 2.0 / 3.0 * 1e17, -5.5}) {
    CHECK(std::stod(number_text(value)) == value);
  }
}
