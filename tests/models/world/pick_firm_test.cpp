#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "sim/random.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;

namespace {

constexpr std::uint64_t picks = 30000;

/// How often each firm of AAA's textiles is picked.
std::map<std::uint32_t, std::uint64_t> counts(const World& w) {
  const sim::Draws draws(7, 0);
  std::map<std::uint32_t, std::uint64_t> count;
  for (std::uint64_t k = 0; k < picks; ++k)
    ++count[pick_firm(w, test::poor, index(Sector::textiles), draws.uniform(1, 1, k))];
  return count;
}

}  // namespace

TEST_CASE("every living firm is picked as often as any other, wherever its row is, and nobody else is") {
  test::SmallWorld small;
  World& w = *small.world;
  auto& rows = w.living[test::poor * sector_count + index(Sector::textiles)];
  const auto check = [&] {
    const auto count = counts(w);
    CHECK(count.size() == rows.size());
    const double even = 1.0 / static_cast<double>(rows.size());
    const double four_sigmas = 4.0 * std::sqrt(picks * even * (1.0 - even));
    for (const std::uint32_t row : rows) {
      CAPTURE(row);
      REQUIRE(count.contains(row));
      CHECK(std::fabs(static_cast<double>(count.at(row)) - picks * even) <= four_sigmas);
    }
  };
  check();
  rows.erase(rows.begin() + 2, rows.begin() + 5);  // gaps where firms have left
  check();
  rows.resize(1);
  check();
}

TEST_CASE("one firm less changes few of the picks that did not fall on it") {
  test::SmallWorld small;
  World& w = *small.world;
  const sim::Draws draws(7, 0);
  auto& rows = w.living[test::poor * sector_count + index(Sector::textiles)];
  std::map<std::uint64_t, std::uint32_t> before;
  const auto pick = [&](std::uint64_t k) {
    return pick_firm(w, test::poor, index(Sector::textiles), draws.uniform(1, 1, k));
  };
  for (std::uint64_t k = 0; k < picks; ++k) before[k] = pick(k);
  const std::uint32_t gone = rows[5];
  rows.erase(rows.begin() + 5);
  std::uint64_t changed = 0, others = 0;
  for (std::uint64_t k = 0; k < picks; ++k) {
    if (before[k] == gone) continue;
    ++others;
    changed += pick(k) != before[k] ? 1 : 0;
  }
  CHECK(changed < others / 10);
}
