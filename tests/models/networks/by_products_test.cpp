#include "models/networks/by_products.hpp"

#include <doctest/doctest.h>

using namespace ladder::models;
using enum Sector;

namespace {

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

}  // namespace

TEST_CASE("on a path of four the two outer edges are the largest matching, not the one in the middle") {
  CHECK(largest_matching(4, Edges{{1, 2}, {0, 1}, {2, 3}}) == Edges{{0, 1}, {2, 3}});
}

TEST_CASE("an odd ring with a tail needs a blossom: three pairs of six") {
  const auto pairs = largest_matching(6, Edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}, {2, 5}});
  CHECK(pairs.size() == 3);
  std::vector<int> seen(6, 0);
  for (const auto& [a, b] : pairs) ++seen[a], ++seen[b];
  CHECK(seen == std::vector<int>(6, 1));
}

TEST_CASE("without edges there are no pairs") {
  CHECK(largest_matching(3, {}).empty());
  CHECK(takers_matched({}).empty());
}

TEST_CASE("a mill's bran goes to a paper maker of its own park, not of another") {
  // Row 7 makes food in park 1; rows 8 and 9 make paper in parks 1 and 2.
  const std::vector<ParkMember> members = {{7, 1, food}, {8, 1, light}, {9, 2, light}};
  CHECK(takers_matched(members) == std::vector<std::uint32_t>{8});
}

TEST_CASE("of two mills and one paper maker one mill goes without a taker") {
  CHECK(takers_matched(std::vector<ParkMember>{{7, 1, food}, {8, 1, light}, {9, 1, food}}).size() == 1);
}

TEST_CASE("metals and chemicals take each other's leftovers; two mills take nothing of each other") {
  CHECK(takers_matched(std::vector<ParkMember>{{1, 3, chemicals}, {2, 3, metals}}) == std::vector<std::uint32_t>{1, 2});
  CHECK(takers_matched(std::vector<ParkMember>{{1, 3, food}, {2, 3, food}}).empty());
}
