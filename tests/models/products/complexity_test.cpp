#include "models/products/complexity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

using namespace ladder::models;
using doctest::Approx;

namespace {

double mean(const std::vector<double>& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}
double deviation(const std::vector<double>& x) {
  double squares = 0.0;
  for (const double value : x) squares += (value - mean(x)) * (value - mean(x));
  return std::sqrt(squares / static_cast<double>(x.size()));
}

}  // namespace

TEST_CASE("on a chain the ends differ most, and the middle is at the mean") {
  // A{1,2} B{2,3} C{3,4}: K = [3/4 1/4 0; 1/4 1/2 1/4; 0 1/4 3/4], second eigenvalue 3/4 with vector (1, 0, -1).
  const Complexity c = complexity({3, 4, {1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1}});
  CHECK(c.eigenvalue == Approx(0.75));
  const double end = std::sqrt(1.5);  // (1, 0, -1) to standard deviation 1
  CHECK(c.economies[0] == Approx(end));  // diversity tells nothing here, so the first is positive
  CHECK(c.economies[1] == Approx(0.0));
  CHECK(c.economies[2] == Approx(-end));
  // Products: means of their makers (1, 1/2, -1/2, -1), whose standard deviation is sqrt(5/8).
  CHECK(c.products[0] == Approx(1.0 / std::sqrt(0.625)));
  CHECK(c.products[1] == Approx(0.5 / std::sqrt(0.625)));
  CHECK(c.products[2] == Approx(-0.5 / std::sqrt(0.625)));
  CHECK(c.products[3] == Approx(-1.0 / std::sqrt(0.625)));
}

TEST_CASE("where baskets are nested, the index rises with diversity, and rare products are complex") {
  // A{1,2,3,4} B{1,2} C{1}: diversity 4, 2, 1, ubiquity 3, 2, 1, 1.
  const double aa = (1.0 / 3 + 1.0 / 2 + 2) / 4, ab = (1.0 / 3 + 1.0 / 2) / 4, ac = (1.0 / 3) / 4;
  const double ba = (1.0 / 3 + 1.0 / 2) / 2, bb = ba, bc = (1.0 / 3) / 2, ca = 1.0 / 3, cb = ca, cc = ca;
  // Eigenvalues are 1, x, y with 1 + x + y the trace and x y the determinant.
  const double sum = aa + bb + cc - 1.0;
  const double determinant = aa * (bb * cc - bc * cb) - ab * (ba * cc - bc * ca) + ac * (ba * cb - bb * ca);
  const Complexity c = complexity({3, 4, {1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0}});
  CHECK(c.eigenvalue == Approx((sum + std::sqrt(sum * sum - 4.0 * determinant)) / 2.0));
  CHECK(c.economies[0] > c.economies[1]);
  CHECK(c.economies[1] > c.economies[2]);
  CHECK(c.products[3] == Approx(c.products[2]));
  CHECK(c.products[2] > c.products[1]);
  CHECK(c.products[1] > c.products[0]);
  for (const auto& index : {c.economies, c.products}) {
    CHECK(mean(index) == Approx(0.0));
    CHECK(deviation(index) == Approx(1.0));
  }
  // It is an eigenvector but for what standardising added, which is a multiple of the trivial one: differences are.
  const double first = c.economies[0] - c.economies[1], second = c.economies[1] - c.economies[2];
  const double after_first = (aa - ba) * c.economies[0] + (ab - bb) * c.economies[1] + (ac - bc) * c.economies[2];
  const double after_second = (ba - ca) * c.economies[0] + (bb - cb) * c.economies[1] + (bc - cc) * c.economies[2];
  CHECK(after_first / first == Approx(c.eigenvalue));
  CHECK(after_second / second == Approx(c.eigenvalue));
}

TEST_CASE("who makes nothing and what nobody makes has no index, and changes none") {
  const Complexity plain = complexity({3, 4, {1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0}});
  const Complexity more = complexity({4, 5, {1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0}});
  CHECK(std::isnan(more.economies[1]));
  CHECK(std::isnan(more.products[4]));
  CHECK(more.economies[0] == Approx(plain.economies[0]));
  CHECK(more.economies[2] == Approx(plain.economies[1]));
  CHECK(more.products[3] == Approx(plain.products[3]));
}

TEST_CASE("economies that all make the same are not told apart") {
  const Complexity c = complexity({3, 2, {1, 1, 1, 1, 1, 1}});
  for (const double x : c.economies) CHECK(std::isnan(x));
  for (const double x : c.products) CHECK(std::isnan(x));
  CHECK(std::isnan(complexity({1, 2, {1, 1}}).economies[0]));
}
