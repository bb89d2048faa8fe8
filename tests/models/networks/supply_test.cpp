#include "models/networks/supply.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "models/world/build.hpp"
#include "tests/support/small_world.hpp"

using namespace ladder;
using namespace ladder::models;

namespace {

constexpr std::size_t textiles = index(Sector::textiles), machinery = index(Sector::machinery);

std::vector<std::pair<std::size_t, std::size_t>> pairs(const std::vector<NetworkLink>& links) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (const NetworkLink& link : links) found.emplace_back(link.from, link.to);
  std::ranges::sort(found);
  return found;
}

}  // namespace

TEST_CASE("who delivers a hundredth of what a user gets is linked to it; who delivers less is not") {
  const auto world = build_world(test::small_scenario(), test::small_table(), 0);
  World& w = *world;
  for (auto& delivered : w.trade.delivered) std::ranges::fill(delivered, 0);
  const auto deliver = [&](std::size_t s, std::size_t from, std::size_t to, Volume volume) {
    w.trade.delivered[s][w.trade.at(to, from)] = volume;
  };
  deliver(textiles, test::poor, test::poor, 980);
  deliver(textiles, test::north, test::poor, 10);
  deliver(textiles, test::rest, test::poor, 9);
  deliver(textiles, test::north, test::north, 1);
  deliver(machinery, test::rest, test::poor, 1);
  deliver(machinery, test::poor, test::north, 5);
  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
  CHECK(pairs(supply_links(w, Share{0.01}, textiles)) == Pairs{{test::north, test::poor}});
  CHECK(pairs(supply_links(w, Share{0.009}, textiles)) == Pairs{{test::north, test::poor}, {test::rest, test::poor}});
  // Of all products together, rest of world delivers 10 of 1,000.
  CHECK(pairs(supply_links(w, Share{0.01})) ==
        Pairs{{test::poor, test::north}, {test::north, test::poor}, {test::rest, test::poor}});
  CHECK(supply_links(w, Share{0.0}, index(Sector::business)).empty());  // nothing was delivered
}
