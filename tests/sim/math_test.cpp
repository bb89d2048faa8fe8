#include "sim/math.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "sim/random.hpp"

using namespace ladder::sim;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kMax = std::numeric_limits<double>::max();
constexpr double kMin = std::numeric_limits<double>::min();
constexpr double kDenormal = std::numeric_limits<double>::denorm_min();
constexpr int kPoints = 100'000;

/// Error in units in the last place of the exact value, which is known to 64 bits.
double ulps(double value, long double exact) {
  const double size = std::fabs(static_cast<double>(exact));
  const double ulp = size < kMin ? kDenormal : std::nextafter(size, kInfinity) - size;
  return static_cast<double>(std::fabs(static_cast<long double>(value) - exact) /
                             static_cast<long double>(ulp));
}

/// Uniform in [low, high), the i-th of many.
double point(double low, double high, int i) {
  static const Draws draws(1, 0);
  return low + (high - low) * draws.uniform(0, 0, static_cast<std::uint64_t>(i));
}

/// The largest error of `f` against `exact` at random points.
double worst(const std::function<double(int)>& f, const std::function<long double(int)>& exact) {
  double largest = 0.0;
  for (int i = 0; i < kPoints; ++i) largest = std::max(largest, ulps(f(i), exact(i)));
  return largest;
}

std::uint64_t bits(double x) {
  return std::bit_cast<std::uint64_t>(x);
}

}  // namespace

TEST_CASE("exp is right to 0.55 units in the last place over its whole range") {
  const auto error = [](double low, double high) {
    return worst([&](int i) { return math::exp(point(low, high, i)); },
                 [&](int i) { return std::exp(static_cast<long double>(point(low, high, i))); });
  };
  CHECK(error(-708.0, 709.7) < 0.55);
  CHECK(error(-1.0, 1.0) < 0.55);
  CHECK(error(-1e-5, 1e-5) < 0.55);
  CHECK(error(-745.1, -708.4) < 1.0);  // subnormal results are rounded twice
}

TEST_CASE("log is right to 0.52 units in the last place for numbers of all sizes, and near 1") {
  const auto error = [](const std::function<double(int)>& x) {
    return worst([&](int i) { return math::log(x(i)); },
                 [&](int i) { return std::log(static_cast<long double>(x(i))); });
  };
  CHECK(error([](int i) { return std::exp2(point(-1074.0, 1024.0, i)); }) < 0.52);
  CHECK(error([](int i) { return point(0.5, 2.0, i); }) < 0.52);
  CHECK(error([](int i) { return point(0.99, 1.01, i); }) < 0.52);
  CHECK(error([](int i) { return 1.0 + point(-1e-8, 1e-8, i); }) < 0.52);
}

TEST_CASE("pow is right to 0.55 units in the last place") {
  // The yardstick itself, powl, errs by about 0.001 of such a unit.
  const auto error = [](const std::function<double(int)>& base, const std::function<double(int)>& exponent) {
    return worst([&](int i) { return math::pow(base(i), exponent(i)); },
                 [&](int i) { return std::pow(static_cast<long double>(base(i)), exponent(i)); });
  };
  const auto other = [](int i) { return i + kPoints; };
  CHECK(error([](int i) { return point(0.0, 10.0, i); },
              [&](int i) { return point(-10.0, 10.0, other(i)); }) < 0.55);
  CHECK(error([](int i) { return point(0.9, 1.1, i); }, [&](int i) { return point(-5e3, 5e3, other(i)); }) <
        0.55);
  CHECK(error([](int i) { return std::exp2(point(-70.0, 70.0, i)); },
              [&](int i) { return point(-14.0, 14.0, other(i)); }) < 0.55);
  CHECK(error([](int i) { return 1.0 + point(0.0, 1e-9, i); },
              [&](int i) { return point(-6e11, 6e11, other(i)); }) < 0.55);
}

TEST_CASE("exp has the values of the limits at its ends") {
  CHECK(math::exp(0.0) == 1.0);
  CHECK(math::exp(-0.0) == 1.0);
  CHECK(math::exp(kInfinity) == kInfinity);
  CHECK(math::exp(-kInfinity) == 0.0);
  CHECK(std::isnan(math::exp(kNaN)));
  // ln of the largest double is 709.78271289338397..., of half the smallest -745.13321910194122...
  CHECK(math::exp(709.782712893384) == doctest::Approx(kMax).epsilon(1e-12));
  CHECK(math::exp(709.7827128933841) == kInfinity);
  CHECK(math::exp(kMax) == kInfinity);
  CHECK(math::exp(-745.1332191019411) == kDenormal);
  CHECK(math::exp(-745.1332191019413) == 0.0);
  CHECK(math::exp(-kMax) == 0.0);
  CHECK(math::exp(kDenormal) == 1.0);
}

TEST_CASE("log has the values of the limits at its ends, and none for negative numbers") {
  CHECK(bits(math::log(1.0)) == bits(0.0));
  CHECK(math::log(0.0) == -kInfinity);
  CHECK(math::log(-0.0) == -kInfinity);
  CHECK(math::log(kInfinity) == kInfinity);
  CHECK(std::isnan(math::log(-1.0)));
  CHECK(std::isnan(math::log(-kInfinity)));
  CHECK(std::isnan(math::log(kNaN)));
}

TEST_CASE("pow has the values of the limits at its ends, and none for negative bases") {
  for (const double x : {0.0, 0.5, 1.0, 2.0, kInfinity, kNaN}) {
    CAPTURE(x);
    CHECK(math::pow(x, 0.0) == 1.0);
    CHECK(math::pow(1.0, x) == 1.0);
  }
  for (const double small : {0.0, 0.5}) {
    CHECK(math::pow(small, kInfinity) == 0.0);
    CHECK(math::pow(small, -kInfinity) == kInfinity);
  }
  for (const double large : {2.0, kInfinity}) {
    CHECK(math::pow(large, kInfinity) == kInfinity);
    CHECK(math::pow(large, -kInfinity) == 0.0);
  }
  CHECK(math::pow(0.0, 2.5) == 0.0);
  CHECK(math::pow(0.0, -2.5) == kInfinity);
  CHECK(math::pow(kInfinity, 2.5) == kInfinity);
  CHECK(math::pow(kInfinity, -2.5) == 0.0);
  CHECK(math::pow(2.0, 1024.0) == kInfinity);
  CHECK(math::pow(2.0, -1074.0) == kDenormal);
  CHECK(math::pow(2.0, -1080.0) == 0.0);
  CHECK(math::pow(1.5, kMax) == kInfinity);
  CHECK(math::pow(1.5, kDenormal) == 1.0);
  CHECK(math::pow(kDenormal, 1.0) == kDenormal);
  CHECK(std::isnan(math::pow(-2.0, 2.0)));
  CHECK(std::isnan(math::pow(-kInfinity, 2.0)));
  CHECK(std::isnan(math::pow(kNaN, 2.0)));
  CHECK(std::isnan(math::pow(2.0, kNaN)));
}

TEST_CASE("pow is exact where the power is a double") {
  for (int n = -1022; n <= 1023; ++n) CHECK(math::pow(2.0, n) == std::ldexp(1.0, n));
  double power = 1.0;
  for (int n = 1; n <= 22; ++n) CHECK(math::pow(10.0, n) == (power *= 10.0));  // 5^22 has 52 bits
  for (int i = 0; i < 1000; ++i) {
    const double x = point(0.0, 100.0, i);
    CHECK(math::pow(x, 1.0) == x);
    CHECK(math::pow(x * x, 0.5) == std::sqrt(x * x));
  }
}

// The next three hold the correctly rounded values, computed with 400 bits: the same on every machine, by
// definition.

TEST_CASE("exp gives the stored bits") {
  const std::vector<std::pair<double, std::uint64_t>> stored{
      {1.0, 0x4005bf0a8b145769},    {-1.0, 0x3fd78b56362cef38},   {0.5, 0x3ffa61298e1e069c},
      {0.001, 0x3ff0041919b7ee34},  {-1e-10, 0x3feffffffff24190}, {10.0, 0x40d5829dcf950560},
      {-37.25, 0x3c93278bcd70e981}, {100.0, 0x48f3494a9b171bf5},  {700.5, 0x7f18625c7d4f56c2},
      {-700.5, 0x00c4ff475c68ca02}, {0.06, 0x3ff0fd485191c228},   {-0.06, 0x3fee22ef6008dd87},
      {3.0, 0x403415e5bf6fb106},    {709.5, 0x7fe81e9b4b52d0c9}};
  for (const auto& [x, expected] : stored) {
    CAPTURE(x);
    CHECK(bits(math::exp(x)) == expected);
  }
}

TEST_CASE("log gives the stored bits") {
  const std::vector<std::pair<double, std::uint64_t>> stored{
      {2.0, 0x3fe62e42fefa39ef},     {10.0, 0x40026bb1bbb55516},      {0.5, 0xbfe62e42fefa39ef},
      {1.001, 0x3f5060354f8c3cc4},   {0.999, 0xbf5064670d979b73},     {1e-300, 0xc085963447f87fb5},
      {1e300, 0x4085963447f87fb5},   {3.0, 0x3ff193ea7aad030b},       {0.1, 0xc0026bb1bbb55515},
      {1.40625, 0x3fd5d1bdbf5809ca}, {0.703125, 0xbfd68ac83e9c6a14},  {0.99609375, 0xbf70080559588b35},
      {5e-324, 0xc0874385446d71c3},  {123456.789, 0x40277281cad8a844}};
  for (const auto& [x, expected] : stored) {
    CAPTURE(x);
    CHECK(bits(math::log(x)) == expected);
  }
}

TEST_CASE("pow gives the stored bits") {
  struct Stored {
    double base, exponent;
    std::uint64_t expected;
  };
  const std::vector<Stored> stored{{2.0, 0.5, 0x3ff6a09e667f3bcd},       {10.0, -3.0, 0x3f50624dd2f1a9fc},
                                   {1.06, 30.0, 0x4016f955c0021bc7},     {0.97, 0.0833, 0x3fefeb3dbdd88e86},
                                   {1.0000001, 1e9, 0x48f349445c228792}, {3.0, 5.5, 0x407a4e36aa8bd0c6},
                                   {0.3, 250.0, 0x24cb11d10d6f6d35},     {123.456, -7.89, 0x3c8224ec1169f129},
                                   {1e-5, 0.25, 0x3faccab8602d2697},     {0.5, 1060.0, 0x0000000000004000},
                                   {7.0, 3.0, 0x4075700000000000},       {1.5, -0.31, 0x3fec3865d7fdd0a3}};
  for (const auto& [base, exponent, expected] : stored) {
    CAPTURE(base);
    CAPTURE(exponent);
    CHECK(bits(math::pow(base, exponent)) == expected);
  }
}
