#include "tools/sweep/factor.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <charconv>
#include <cmath>

#include "refusal.hpp"
#include "sim/random.hpp"
#include "tools/literals.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;

namespace {

double number(const std::string& text) {
  const auto literal = number_with_unit(text);
  CHECK_MESSAGE(literal.problem.empty(), literal.problem);
  return literal.value.number;
}

double at(const FactorDescription& d, double u) {
  return number(Factor{d}.value(u));
}

std::string refused(const FactorDescription& d) {
  return refusal_of([&] { return Factor{d}; });
}

const FactorDescription growth{
    .path = "assumptions.frontier_growth", .distribution = "uniform", .from = "0.5 %/year", .to = "2 %/year"};

/// One of each continuous distribution, bounded.
std::vector<FactorDescription> continuous() {
  return {{.path = "a", .distribution = "uniform", .from = "-2", .to = "3"},
          {.path = "b", .distribution = "log-uniform", .from = "0.001", .to = "1000"},
          {.path = "c", .distribution = "normal", .from = "-1", .to = "4", .mean = "1", .sd = "2"},
          {.path = "d", .distribution = "triangular", .from = "0", .to = "10", .mode = "2"},
          {.path = "e", .distribution = "uniform", .from = "1", .to = "6", .whole = true},
          {.path = "f", .distribution = "log-uniform", .from = "1", .to = "1000", .whole = true}};
}

}  // namespace

TEST_CASE("values keep the unit in which a factor is written") {
  CHECK(Factor{growth}.value(0.0) == "0.5 %/year");
  CHECK(Factor{growth}.value(0.5) == "1.25 %/year");
  CHECK(Factor{growth}.value(1.0) == "2 %/year");
  CHECK(Factor{growth}.unit() == "%/year");
  CHECK(Factor{{.path = "a", .distribution = "uniform", .from = "10 MUSD/year", .to = "20MUSD/year"}}.value(
            0.25) == "12.5 MUSD/year");
}

TEST_CASE("quantiles are those of the formulas") {
  CHECK(at({.path = "a", .distribution = "log-uniform", .from = "1", .to = "100"}, 0.5) ==
        doctest::Approx(10.0));
  CHECK(at({.path = "a", .distribution = "log-uniform", .from = "0.01", .to = "100"}, 0.25) ==
        doctest::Approx(0.1));
  const FactorDescription normal{.path = "a", .distribution = "normal", .mean = "5", .sd = "2"};
  CHECK(at(normal, 0.5) == 5.0);
  CHECK(at(normal, 0.975) == doctest::Approx(5.0 + 2.0 * 1.959963984540054));
  const FactorDescription triangle{
      .path = "a", .distribution = "triangular", .from = "0", .to = "10", .mode = "2"};
  CHECK(at(triangle, 0.2) == doctest::Approx(2.0));               // F(mode) = (mode - from) / (to - from)
  CHECK(at(triangle, 0.05) == doctest::Approx(1.0));              // F(x) = x^2 / 20 below the mode
  CHECK(at(triangle, 0.2 + 0.8 * 0.75) == doctest::Approx(6.0));  // 1 - F(x) = (10 - x)^2 / 80 above it
}

TEST_CASE("the normal probability agrees with the error function, in the tails too") {
  for (double x = -37.0; x < 9.0; x += 0.37) {
    CAPTURE(x);
    CHECK(normal_probability(x) == doctest::Approx(0.5 * std::erfc(-x / std::sqrt(2.0))).epsilon(1e-8));
  }
  CHECK(normal_probability(0.0) == 0.5);
  CHECK(normal_probability(-1e300) == 0.0);
  CHECK(normal_probability(1e300) == 1.0);
}

TEST_CASE("a truncated normal is the normal between its bounds, also in a far tail on either side") {
  const auto probability = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
  const FactorDescription d{
      .path = "a", .distribution = "normal", .from = "-1", .to = "2", .mean = "0", .sd = "1"};
  for (const double u : {0.01, 0.3, 0.5, 0.9, 0.999}) {
    const double p = probability(-1.0) + u * (probability(2.0) - probability(-1.0));
    CHECK(probability(at(d, u)) == doctest::Approx(p).epsilon(1e-9));
  }
  const FactorDescription upper{
      .path = "a", .distribution = "normal", .from = "3", .to = "9", .mean = "0", .sd = "1"};
  const FactorDescription lower{
      .path = "a", .distribution = "normal", .from = "-9", .to = "-3", .mean = "0", .sd = "1"};
  for (const double u : {0.0, 0.25, 0.5, 0.75, 1.0}) CHECK(at(upper, u) == -at(lower, 1.0 - u));
  const FactorDescription above{.path = "a", .distribution = "normal", .from = "0", .mean = "0", .sd = "1"};
  CHECK(at(above, 0.5) == doctest::Approx(0.6744897501960817));  // the upper quartile
}

TEST_CASE("whole numbers have equal chances, the first and the last as well") {
  const Factor die{{.path = "a", .distribution = "uniform", .from = "1", .to = "6", .whole = true}};
  std::array<int, 7> counts{};
  for (int i = 0; i < 600; ++i) ++counts[static_cast<std::size_t>(std::stoi(die.value((i + 0.5) / 600.0)))];
  for (std::size_t face = 1; face <= 6; ++face) CHECK(counts[face] == 100);
  CHECK(replicate_factor().value(1.0) == "2147483647");
}

TEST_CASE("discrete values come as often as their weights say, with the very text given") {
  const Factor f{{.path = "policies.0.budget",
                  .distribution = "discrete",
                  .values = {"10 MUSD/year", "40 MUSD/year"},
                  .weights = {1.0, 3.0}}};
  CHECK(f.value(0.24) == "10 MUSD/year");
  CHECK(f.value(0.26) == "40 MUSD/year");
  CHECK(f.numeric());
  const Factor choice{
      {.path = "world.economies", .distribution = "choice", .values = {"[ETH]", "[BGD, IND]"}}};
  CHECK(choice.value(0.0) == "[ETH]");
  CHECK(choice.value(1.0) == "[BGD, IND]");
  CHECK_FALSE(choice.numeric());
}

TEST_CASE("levels are spread evenly over the distribution, each once") {
  CHECK(Factor{growth}.levels(4) ==
        std::vector<std::string>{"0.5 %/year", "1 %/year", "1.5 %/year", "2 %/year"});
  CHECK(Factor{growth}.levels(1) == std::vector<std::string>{"1.25 %/year"});
  const Factor few{{.path = "a", .distribution = "uniform", .from = "1", .to = "3", .whole = true}};
  CHECK(few.levels(10) == std::vector<std::string>{"1", "2", "3"});
  const Factor open{{.path = "a", .distribution = "normal", .mean = "0", .sd = "1"}};
  CHECK(contains(refusal_of([&] { return open.levels(3); }), "give from and to"));
}

TEST_CASE("quantiles grow, stay inside the bounds, and print as the shortest text of the very number") {
  CHECK(rc::check([] {
    const auto all = continuous();
    const Factor factor{all[*rc::gen::inRange<std::size_t>(0, all.size())]};
    const auto uniform = [] {
      return static_cast<double>(*rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 53)) * 0x1p-53;
    };
    double u = uniform(), v = uniform();
    if (u > v) std::swap(u, v);
    const std::string text = factor.value(u);
    const double x = number(text), y = number(factor.value(v));
    RC_ASSERT(x <= y);
    RC_ASSERT(number(factor.value(0.0)) <= x);
    RC_ASSERT(y <= number(factor.value(1.0)));
    std::array<char, 32> shortest{};
    const auto end = std::to_chars(shortest.data(), shortest.data() + shortest.size(), x).ptr;
    RC_ASSERT(text.size() <=
              static_cast<std::size_t>(end - shortest.data()) + 2);  // 1e-05 and 1e5 differ in form
  }));
}

TEST_CASE("a number reads back as the very double it was printed from") {
  const Factor unit{{.path = "a", .distribution = "uniform", .from = "0", .to = "1"}};
  CHECK(rc::check([&unit] {
    const double u = static_cast<double>(*rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 53)) * 0x1p-53;
    RC_ASSERT(number(unit.value(u)) == u);
  }));
}

TEST_CASE("what is wrong with a factor is said with its path") {
  CHECK(contains(refused({.path = "a", .distribution = "unifrom"}), "did you mean 'uniform'?"));
  CHECK(contains(refused({.path = "a", .distribution = "uniform", .from = "1 %", .to = "2"}), "same unit"));
  CHECK(contains(refused({.path = "a", .distribution = "uniform", .from = "2", .to = "1"}),
                 "from less than to"));
  CHECK(contains(refused({.path = "a", .distribution = "uniform", .from = "0,5", .to = "1"}), "from: '0,5'"));
  CHECK(contains(refused({.path = "a", .distribution = "uniform", .from = "", .to = "1"}),
                 "from: an empty text"));
  CHECK(contains(refused({.path = "a.b", .distribution = "log-uniform", .from = "0", .to = "1"}), "'a.b'"));
  CHECK(contains(refused({.path = "a", .distribution = "uniform", .from = "0", .to = "1", .mode = "0.5"}),
                 "'mode' means nothing"));
  CHECK(contains(refused({.path = "a", .distribution = "triangular", .from = "0", .to = "1", .mode = "2"}),
                 "outside"));
  CHECK(contains(refused({.path = "a", .distribution = "normal", .mean = "0", .sd = "0"}), "positive"));
  CHECK(contains(
      refused({.path = "a", .distribution = "normal", .from = "9", .to = "10", .mean = "0", .sd = "1"}),
      "less than a millionth"));
  CHECK(contains(refused({.path = "a", .distribution = "discrete", .values = {"1", "2"}, .weights = {1.0}}),
                 "one each"));
  CHECK(contains(refused({.path = "a", .distribution = "discrete", .values = {"1"}, .weights = {0.0}}),
                 "no positive number"));
  CHECK(contains(refused({.path = "a", .distribution = "choice", .values = {"x", "x"}}), "stands twice"));
  CHECK(contains(refused({.path = "a", .distribution = "choice", .values = {"x\ny"}}), "line break"));
  CHECK(contains(refused({.path = "a=b", .distribution = "choice", .values = {"x"}}), "no path"));
  CHECK(contains(refused({.path = "a", .distribution = "uniform", .from = "0.5", .to = "2", .whole = true}),
                 "whole numbers"));
}

TEST_CASE("two factors must not set the same thing") {
  const auto factor = [](const std::string& path, const std::string& name = "") {
    return Factor{{.path = path, .name = name, .distribution = "choice", .values = {"1"}}};
  };
  const auto refused_together = [](const std::vector<Factor>& factors) {
    return refusal_of([&] {
      check_factors(factors);
      return 0;
    });
  };
  CHECK(contains(refused_together({}), "at least one"));
  CHECK(contains(refused_together({factor("a", "x"), factor("a", "y")}), "set twice"));
  CHECK(contains(refused_together({factor("a", "x"), factor("b", "x")}), "called 'x'"));
  CHECK(contains(refused_together({factor("policies.0.budget"), factor("policies.0")}), "lies inside"));
  check_factors(std::vector<Factor>{factor("policies.1"), factor("policies.10"), factor("policies.1x")});
}

TEST_CASE("a replicate is a whole number below 2^32, and nothing else is one") {
  CHECK(replicate_number("0") == 0);
  CHECK(replicate_number("4294967295") == 4294967295U);
  for (const std::string wrong : {"", "-1", "1.5", "4294967296", "1 %", "x"})
    CHECK(test::contains(test::refusal_of([&] { return replicate_number(wrong); }), "no number of a replicate"));
}
