#include "tools/literals.hpp"

#include <doctest/doctest.h>

#include <clocale>
#include <string>

using namespace ladder::models;
using namespace ladder::tools;

namespace {

double good(std::string_view text, const Dimension& dimension) {
  const auto literal = quantity_literal(text, dimension);
  CHECK_MESSAGE(literal.problem.empty(), literal.problem);
  return literal.value;
}

std::string bad(std::string_view text, const Dimension& dimension) {
  const auto literal = quantity_literal(text, dimension);
  CHECK_MESSAGE(!literal.problem.empty(), std::string{text});
  return literal.problem;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("quantities are read with or without a blank before the unit") {
  CHECK(good("40 MUSD/year", UsdPerYear::dimension()) == 4e7);
  CHECK(good("40MUSD/year", UsdPerYear::dimension()) == 4e7);
  CHECK(good("1.2 %/year", PerYear::dimension()) == 0.012);
  CHECK(good("0.012 1/year", PerYear::dimension()) == 0.012);
  CHECK(good("30 %", Share::dimension()) == 0.3);
  CHECK(good("0.3", Share::dimension()) == 0.3);
  CHECK(good("+.5", Number::dimension()) == 0.5);
  CHECK(good("-1.5e-3", Number::dimension()) == -0.0015);
}

TEST_CASE("a number can be read apart from its unit, in the unit written") {
  CHECK(number_with_unit(" 1.5e-3 %/year ").value.number == 0.0015);
  CHECK(number_with_unit("40MUSD/year").value.unit == "MUSD/year");
  CHECK(number_with_unit("3 thousand persons").value.unit == "thousand persons");
  CHECK(number_with_unit("-7").value.unit.empty());
  CHECK(contains(number_with_unit("ETH").problem, "is not a number"));
  CHECK(contains(number_with_unit("010 %").problem, "octal"));
}

TEST_CASE("octal, hexadecimal, binary and what is not finite are no numbers") {
  CHECK(contains(bad("010", Number::dimension()), "octal"));
  CHECK(contains(bad("-007", Number::dimension()), "octal"));
  CHECK(contains(bad("00.5", Number::dimension()), "octal"));
  CHECK(contains(bad("0x1F", Number::dimension()), "hexadecimal"));
  CHECK(contains(bad("0b101", Number::dimension()), "binary"));
  CHECK(contains(bad("0o17", Number::dimension()), "octal"));
  for (const char* text : {"NaN", ".nan", "inf", "-.inf", "Infinity", "many", "", "-", ".", "e5"}) {
    CAPTURE(text);
    CHECK(contains(bad(text, Number::dimension()), "expected a decimal number"));
  }
}

TEST_CASE("a number too large or too small to hold is refused, however it is written") {
  for (const std::string& text : {std::string{"1e999"}, std::string{"1e300"}, std::string{"-1e19"},
                                  std::string{"1e-999"}, std::string(100'000, '9')}) {
    CHECK(contains(bad(text, Number::dimension()), "too large or too small"));
  }
  CHECK(contains(bad("1e18 BUSD", Usd::dimension()), "too large"));
  CHECK(good("1e18", Number::dimension()) == 1e18);
}

TEST_CASE("separators of thousands, decimal commas and typographic signs are refused") {
  for (const char* text : {"1_000", "1,5", "1,000,000", "1'000", "1.000.000", "1 000"}) {
    CAPTURE(text);
    CHECK(contains(bad(text, Number::dimension()), "nothing between thousands"));
  }
  CHECK(contains(bad("\xE2\x88\x92"
                     "5",
                     Number::dimension()),
                 "is not a number"));
}

TEST_CASE("a missing or wrong unit is told which are accepted") {
  CHECK(contains(bad("40", UsdPerYear::dimension()),
                 "has no unit; expected money per year in USD/year, kUSD/year"));
  CHECK(contains(bad("40 MUSD", UsdPerYear::dimension()), "did you mean 'MUSD/year'?"));
  CHECK(contains(bad("40 MUSD/year", Usd::dimension()), "did you mean 'MUSD'?"));
  CHECK(contains(bad("40 musd/year", UsdPerYear::dimension()), "did you mean 'MUSD/year'?"));
  CHECK(contains(bad("24 monts", Years::dimension()), "did you mean 'months'?"));
  CHECK(contains(bad("3 km", Share::dimension()), "expected no unit or %"));
  CHECK(contains(bad("3 km", Number::dimension()), "expected a number without unit"));
}

TEST_CASE("whole numbers are written in digits only") {
  CHECK(whole_literal("12").value == 12);
  CHECK(whole_literal("-3").value == -3);
  for (const char* text : {"1e3", "1.0", "12.", "010", "0x1F", "99999999999999999999", "ten", "", "12 km"}) {
    CAPTURE(text);
    CHECK_FALSE(whole_literal(text).problem.empty());
  }
}

TEST_CASE("only true and false are yes and no") {
  CHECK(flag_literal("true").value);
  CHECK(flag_literal("false").problem.empty());
  CHECK(contains(flag_literal("yes").problem, "did you mean 'true'?"));
  CHECK(contains(flag_literal("off").problem, "did you mean 'false'?"));
  CHECK(contains(flag_literal("flase").problem, "did you mean 'false'?"));
}

TEST_CASE("months are written YYYY-MM") {
  CHECK(month_literal("2022-01").value == Month{2022, 1});
  for (const char* text :
       {"2022", "2022-1", "2022-13", "2022-00", "2022-01-01", "22-01", "2022/01", "202a-01", ""}) {
    CAPTURE(text);
    CHECK_FALSE(month_literal(text).problem.empty());
  }
}

TEST_CASE("a number reads the same under a locale with decimal commas") {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "id_ID.UTF-8"}) std::setlocale(LC_ALL, name);
  CHECK(good("1.5", Number::dimension()) == 1.5);
  CHECK_FALSE(quantity_literal("1,5", Number::dimension()).problem.empty());
  std::setlocale(LC_ALL, before.c_str());
}
