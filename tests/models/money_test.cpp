#include "models/money.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/error.hpp"
#include "sim/random.hpp"

namespace {

using namespace ladder::models;
using Whole = std::vector<std::int64_t>;

Whole parts_of(std::int64_t total, const std::vector<double>& weights) {
  Whole parts(weights.size(), -1);
  CHECK(apportion(total, weights, parts) == 0);
  return parts;
}

/// Largest distance of a part from its exact share.
double worst_error(std::int64_t total, const std::vector<double>& weights, const Whole& parts) {
  long double sum = 0.0L, worst = 0.0L;
  for (const double w : weights) sum += static_cast<long double>(w);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const long double exact = static_cast<long double>(total) * static_cast<long double>(weights[i]) / sum;
    worst = std::max(worst, std::fabs(static_cast<long double>(parts[i]) - exact));
  }
  return static_cast<double>(worst);
}

std::vector<double> uneven_weights(std::size_t count, std::uint64_t index) {
  const ladder::sim::Draws draws(7, 0);
  std::vector<double> weights;
  for (std::size_t i = 0; i < count; ++i) weights.push_back(std::exp(3.0 * draws.normal(i, 1, index)));
  return weights;
}

}  // namespace

TEST_CASE("an amount is split in proportion, and what whole numbers leave goes to the largest remainders") {
  CHECK(parts_of(60, {1, 2, 3}) == Whole{10, 20, 30});
  // Exact shares 0.7, 1.4, 2.1, 2.8: two are left over, for the fourth and the first.
  CHECK(parts_of(7, {1, 2, 3, 4}) == Whole{1, 1, 2, 3});
}

TEST_CASE("of equal remainders the lower index comes first") {
  CHECK(parts_of(10, {1, 1, 1}) == Whole{4, 3, 3});
  CHECK(parts_of(11, {1, 1, 1}) == Whole{4, 4, 3});
  CHECK(parts_of(1, {0, 1, 1}) == Whole{0, 1, 0});
}

TEST_CASE("among many takers, too, the largest remainders get what is left, ties by the lower index") {
  for (const std::uint64_t k : {1, 2, 3}) {
    CAPTURE(k);
    auto weights = uneven_weights(300, k);
    for (std::size_t i = 0; i < 40; ++i) weights[7 * i] = weights[7 * i + 1];  // equal remainders side by side
    weights[5] = 0.0;
    const std::int64_t total = 12'345'678;
    // The rule itself, written out by a full sort.
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    Whole expected(weights.size());
    std::vector<std::pair<double, std::size_t>> remainders;
    std::int64_t left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double exact = weights[i] * (static_cast<double>(total) / sum);
      expected[i] = static_cast<std::int64_t>(exact);
      left -= expected[i];
      if (weights[i] > 0.0) remainders.emplace_back(static_cast<double>(expected[i]) - exact, i);
    }
    std::sort(remainders.begin(), remainders.end());
    for (std::int64_t r = 0; r < left; ++r) ++expected[remainders[static_cast<std::size_t>(r)].second];
    CHECK(left > 50);
    CHECK(parts_of(total, weights) == expected);
  }
}

TEST_CASE("who has no weight gets nothing, and where nobody has any the whole amount comes back") {
  CHECK(parts_of(5, {0, 1, 0}) == Whole{0, 5, 0});
  CHECK(parts_of(0, {1, 2}) == Whole{0, 0});
  Whole parts{3, 3};
  CHECK(apportion(5, std::vector<double>{0, 0}, parts) == 5);
  CHECK(parts == Whole{0, 0});
}

TEST_CASE("parts add up exactly and each is within 1 of its share, for any weights") {
  for (const std::int64_t total : {1LL, 999LL, 123456789LL, 1LL << 45})
    for (std::uint64_t k = 0; k < 20; ++k) {
      CAPTURE(total);
      CAPTURE(k);
      const auto weights = uneven_weights(3 + 17 * k, k);
      const Whole parts = parts_of(total, weights);
      CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
      CHECK(worst_error(total, weights, parts) <= 1.0);
    }
}

TEST_CASE("near 2^53 no cent is lost or made, and no part is negative") {
  for (const std::int64_t total : {(1LL << 53) - 1, (1LL << 53) - 12345, (1LL << 52) + 1})
    for (std::uint64_t k = 0; k < 20; ++k) {
      CAPTURE(total);
      CAPTURE(k);
      const auto weights = uneven_weights(2 + 5 * k, k);
      const Whole parts = parts_of(total, weights);
      CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
      CHECK(*std::min_element(parts.begin(), parts.end()) >= 0);
      CHECK(worst_error(total, weights, parts) <= 4.0);
    }
}

TEST_CASE("a negative amount is not split") {
  Whole parts(2);
  CHECK_THROWS_AS(apportion(-1, std::vector<double>{1, 1}, parts), ladder::sim::Bug);
}

TEST_CASE("a volume is worth its price, to the nearest cent") {
  CHECK(value_of(1000, 1.25) == 1250);
  CHECK(value_of(3, 0.5) == 2);     // 1.5
  CHECK(value_of(10, 0.149) == 1);  // 1.49
  CHECK(round_to_whole(-2.5) == -3);
}

TEST_CASE("an amount that is no number, or fits no account, stops the run") {
  CHECK_THROWS_AS((void)round_to_whole(std::nan("")), ladder::sim::Bug);
  CHECK_THROWS_AS((void)round_to_whole(std::numeric_limits<double>::infinity()), ladder::sim::Bug);
  CHECK_THROWS_AS((void)round_to_whole(-5e18), ladder::sim::Bug);
  CHECK(round_to_whole(4e18) == 4000000000000000000);
}
