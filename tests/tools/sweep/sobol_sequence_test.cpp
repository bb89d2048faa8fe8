#include "tools/sweep/sobol_sequence.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <set>

#include "refusal.hpp"

using namespace ladder;
using namespace ladder::tools;
using test::contains;
using test::refusal_of;

namespace {

constexpr double half_of_last_digit = 0x1p-53;

/// In which of `count` equal intervals a coordinate lies.
std::size_t interval(double x, std::size_t count) {
  return static_cast<std::size_t>(x * static_cast<double>(count));
}

/// Whether every axis has one of the points in each of as many equal intervals.
bool one_an_interval(const UnitPoints& points) {
  for (std::size_t c = 0; c < points.columns; ++c) {
    std::set<std::size_t> hit;
    for (std::size_t r = 0; r < points.rows; ++r) hit.insert(interval(points.at(r, c), points.rows));
    if (hit.size() != points.rows) return false;
  }
  return true;
}

/// A row of Joe and Kuo's file new-joe-kuo-6.21201: degree and inner coefficients of the polynomial, first
/// direction numbers.
struct PublishedRow {
  std::size_t degree;
  std::uint64_t inner;
  std::vector<std::uint64_t> m;
};
const std::array<PublishedRow, 9> published{{{1, 0, {1}},
                                             {2, 1, {1, 3}},
                                             {3, 1, {1, 3, 1}},
                                             {3, 2, {1, 1, 1}},
                                             {4, 1, {1, 1, 3, 3}},
                                             {4, 4, {1, 3, 5, 13}},
                                             {5, 2, {1, 1, 5, 5, 17}},
                                             {5, 4, {1, 1, 5, 5, 5}},
                                             {5, 7, {1, 1, 7, 11, 19}}}};

/// Point i on the axis after the first, straight from the recurrence of Bratley and Fox (1988), section 2:
/// m_j = 2 a_1 m_(j-1) xor ... xor 2^s m_(j-s) xor m_(j-s), and x = xor of m_j / 2^j over the digits of the
/// Gray code.
double by_recurrence(const PublishedRow& row, std::uint64_t i) {
  std::vector<std::uint64_t> m = row.m;
  for (std::size_t j = m.size(); j < 32; ++j) {
    std::uint64_t next = m[j - row.degree] ^ (m[j - row.degree] << row.degree);
    for (std::size_t r = 1; r < row.degree; ++r) {
      if ((row.inner >> (row.degree - 1 - r)) & 1) next ^= m[j - r] << r;
    }
    m.push_back(next);
  }
  const std::uint64_t gray = i ^ (i >> 1);
  std::uint64_t x = 0;
  for (std::size_t j = 0; j < 32; ++j) {
    if ((gray >> j) & 1) x ^= m[j] << (31 - j);
  }
  return static_cast<double>(x) * 0x1p-32;
}

}  // namespace

TEST_CASE("the first ten points on three axes are those that Joe and Kuo print") {
  const std::array<std::array<double, 3>, 10> printed{{{0, 0, 0},
                                                       {0.5, 0.5, 0.5},
                                                       {0.75, 0.25, 0.25},
                                                       {0.25, 0.75, 0.75},
                                                       {0.375, 0.375, 0.625},
                                                       {0.875, 0.875, 0.125},
                                                       {0.625, 0.125, 0.875},
                                                       {0.125, 0.625, 0.375},
                                                       {0.1875, 0.3125, 0.9375},
                                                       {0.6875, 0.8125, 0.4375}}};
  const UnitPoints points = sobol_points(10, 3, 0, Scramble::none, 0);
  for (std::size_t r = 0; r < 10; ++r) {
    for (std::size_t c = 0; c < 3; ++c) CHECK(points.at(r, c) == printed[r][c] + half_of_last_digit);
  }
}

TEST_CASE("a thousand points on ten axes follow the recurrence from the published direction numbers") {
  const UnitPoints points = sobol_points(1000, published.size() + 1, 0, Scramble::none, 0);
  for (std::size_t r = 0; r < points.rows; ++r) {
    for (std::size_t c = 0; c < published.size(); ++c) {
      const double expected = by_recurrence(published[c], r) + half_of_last_digit;
      if (points.at(r, c + 1) != expected) FAIL("point " << r << ", axis " << c + 1);
    }
  }
}

TEST_CASE("the first 2^d points on d axes hit each of the 2^d corners' halves once (property A)") {
  for (const std::size_t axes : {1, 2, 3, 6, 10, 13}) {
    const UnitPoints points = sobol_points(std::size_t{1} << axes, axes, 0, Scramble::none, 0);
    std::set<std::size_t> hit;
    for (std::size_t r = 0; r < points.rows; ++r) {
      std::size_t corner = 0;
      for (std::size_t c = 0; c < axes; ++c) corner = 2 * corner + (points.at(r, c) >= 0.5 ? 1 : 0);
      hit.insert(corner);
    }
    CHECK(hit.size() == points.rows);
  }
}

TEST_CASE("every aligned block of 2^m points has one in each of 2^m intervals, however it is scrambled") {
  CHECK(rc::check([] {
    const std::size_t rows = std::size_t{1} << *rc::gen::inRange(0, 9);
    const std::uint64_t block = *rc::gen::inRange<std::uint64_t>(0, 50);
    const std::size_t columns = *rc::gen::inRange<std::size_t>(1, 60);
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    for (const Scramble scramble : {Scramble::none, Scramble::shift, Scramble::owen})
      RC_ASSERT(one_an_interval(sobol_points(rows, columns, block * rows, scramble, seed)));
  }));
}

TEST_CASE("point i is the same whatever is asked with it") {
  for (const Scramble scramble : {Scramble::none, Scramble::shift, Scramble::owen}) {
    const UnitPoints many = sobol_points(100, 5, 0, scramble, 7);
    for (const std::uint64_t first : {0, 1, 2, 63, 64, 97}) {
      const UnitPoints one = sobol_points(3, 4, first, scramble, 7);
      for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t c = 0; c < 4; ++c) CHECK(one.at(r, c) == many.at(first + r, c));
      }
    }
  }
}

TEST_CASE("scrambling nests: points that share leading digits still do, and what follows is random") {
  const UnitPoints plain = sobol_points(256, 1, 0, Scramble::none, 0);
  const UnitPoints owen = sobol_points(256, 1, 0, Scramble::owen, 3);
  for (std::size_t a = 0; a < 256; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      for (std::size_t cells = 2; cells <= 256; cells *= 2)
        CHECK((interval(plain.at(a, 0), cells) == interval(plain.at(b, 0), cells)) ==
              (interval(owen.at(a, 0), cells) == interval(owen.at(b, 0), cells)));
    }
  }
  // The mean of 256 stratified uniforms has the standard deviation 256^-1.5 / sqrt(12); 4,000 seeds show it.
  double squares = 0.0;
  const int seeds = 4000;
  for (int seed = 0; seed < seeds; ++seed) {
    const UnitPoints points = sobol_points(256, 1, 0, Scramble::owen, static_cast<std::uint64_t>(seed));
    double sum = 0.0;
    for (const double x : points.values) sum += x - 0.5;
    squares += sum * sum / (256.0 * 256.0);
  }
  CHECK(std::sqrt(squares / seeds) == doctest::Approx(std::pow(256.0, -1.5) / std::sqrt(12.0)).epsilon(0.05));
}

TEST_CASE("a design begins where no corner spoils it and no point is missing") {
  CHECK(sobol_start(1000, Scramble::owen) == 0);
  CHECK(sobol_start(1000, Scramble::none) == 1024);
  CHECK(sobol_start(1024, Scramble::none) == 1024);
  const UnitPoints points = sobol_points(1024, 8, sobol_start(1024, Scramble::none), Scramble::none, 0);
  for (const double x : points.values) {  // the middle of an interval
    const double place = x * 1024.0 - std::floor(x * 1024.0);
    CHECK(std::fabs(place - 0.5) < 1e-9);
  }
}

TEST_CASE("more axes than there are direction numbers are refused") {
  CHECK(sobol_points(2, sobol_axes, 1, Scramble::none, 0).at(0, sobol_axes - 1) == 0.5 + half_of_last_digit);
  CHECK(contains(refusal_of([] { return sobol_points(1, sobol_axes + 1, 0, Scramble::none, 0).rows; }),
                 "at most 3667 axes"));
}
