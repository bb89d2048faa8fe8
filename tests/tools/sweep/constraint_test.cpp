#include "tools/sweep/constraint.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "refusal.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;

namespace {

std::vector<Factor> factors() {
  const auto share = [](const std::string& path, const std::string& name = "") {
    return Factor{{.path = path, .name = name, .distribution = "uniform", .from = "0", .to = "1"}};
  };
  return {share("policies.0.share", "a"), share("b"), share("low-cost"),
          Factor{{.path = "growth", .distribution = "uniform", .from = "1 %/year", .to = "2 %/year"}},
          Factor{{.path = "who", .distribution = "choice", .values = {"ETH", "BGD"}}}};
}

bool holds(const std::string& text, const std::string& a, const std::string& b, const std::string& c = "0") {
  return Constraint{text, factors()}.holds(std::vector<std::string>{a, b, c, "1.5 %/year", "ETH"});
}

std::string refused(const std::string& text) {
  return refusal_of([&] { return Constraint{text, factors()}; });
}

}  // namespace

TEST_CASE("a constraint compares linear sums of factors, by name or path") {
  CHECK(holds("a <= b", "0.2", "0.3"));
  CHECK(holds("a <= b", "0.3", "0.3"));
  CHECK_FALSE(holds("a <= b", "0.4", "0.3"));
  CHECK(holds("policies.0.share >= b", "0.4", "0.3"));
  CHECK(holds("2 * a - 0.5*b >= 0.3 + a", "0.5", "0.4"));
  CHECK_FALSE(holds("2*a - 0.5 * b >= 0.31 + a", "0.5", "0.4"));
  CHECK(holds("-a >= -0.5", "0.5", "0"));
  CHECK(holds("+a - b + low-cost <= 0.1", "0.2", "0.3", "0.2"));
  CHECK(holds("growth <= 1.5", "0", "0"));
  CHECK_FALSE(holds("growth >= 1.6", "0", "0"));
}

TEST_CASE("rounding does not decide a constraint") {
  CHECK(0.1 + 0.2 > 0.3);
  CHECK(holds("a + b <= 0.3", "0.1", "0.2"));
  CHECK(holds("a + b >= 0.3", "0.1", "0.2"));
  CHECK_FALSE(holds("a + b <= 0.3", "0.1", "0.2000000001"));
}

TEST_CASE("what is no linear inequality over factors is refused, with what was expected") {
  CHECK(contains(refused("a + b"), "no '<=' or '>='"));
  CHECK(contains(refused("a < b"), "no '<=' or '>='"));
  CHECK(contains(refused("a <= b <= 1"), "goes on with '<= 1'"));
  CHECK(contains(refused("a * b <= 1"), "no '<=' or '>='"));
  CHECK(contains(refused("2 * 3 <= a"), "lacks a factor"));
  CHECK(contains(refused("a <="), "lacks a factor"));
  CHECK(contains(refused("1 <= 2"), "names no factor"));
  CHECK(contains(refused("low-cots <= 1"), "did you mean 'low-cost'?"));
  CHECK(contains(refused("a-b <= 1"), "put blanks around a minus"));
  CHECK(contains(refused("a <= growth"), "same unit"));
  CHECK(contains(refused("who <= 1"), "no numbers of one unit"));
}

TEST_CASE("a constraint and its mirror image hold together, and only on the boundary with its opposite") {
  CHECK(rc::check([] {
    const auto value = [] { return std::to_string(*rc::gen::inRange(0, 1000)); };
    const std::string a = value(), b = value(), c = std::to_string(*rc::gen::inRange(-1500, 1500));
    const std::string bound = c.front() == '-' ? c : "+ " + c;
    const bool below = holds("a <= b " + (c.front() == '-' ? "- " + c.substr(1) : bound), a, b);
    const bool mirror = holds("b " + (c.front() == '-' ? "- " + c.substr(1) : bound) + " >= a", a, b);
    const int difference = std::stoi(a) - std::stoi(b) - std::stoi(c);
    RC_ASSERT(below == (difference <= 0));
    RC_ASSERT(mirror == below);
  }));
}
