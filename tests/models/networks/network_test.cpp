#include "models/networks/network.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using ladder::models::Network;
using ladder::models::NetworkLink;
using doctest::Approx;
using Counts = std::vector<std::size_t>;

TEST_CASE("a star: the centre supplies everybody, and everybody depends on it") {
  const Network star(4, std::vector<NetworkLink>{{0, 1}, {0, 2}, {0, 3}});
  CHECK(star.in_degree() == Counts{0, 1, 1, 1});
  CHECK(star.out_degree() == Counts{3, 0, 0, 0});
  CHECK(star.reach() == Counts{3, 0, 0, 0});
  CHECK(star.component_size() == Counts{4, 4, 4, 4});
  const double leaf = 0.15, centre = 0.15 + 0.85 * 3.0 * leaf, all = centre + 3.0 * leaf;
  CHECK(star.page_rank()[0] == Approx(centre / all));
  CHECK(star.page_rank()[3] == Approx(leaf / all));
  CHECK(star.betweenness() == std::vector<double>(4, 0.0));  // nobody is between others
}

TEST_CASE("a path: the inner nodes are between, and reach falls along it") {
  const Network path(4, std::vector<NetworkLink>{{0, 1}, {1, 2}, {2, 3}});
  CHECK(path.reach() == Counts{3, 2, 1, 0});
  // Of the six ordered pairs of others, two lead through each inner node: from the first to the third and fourth.
  CHECK(path.betweenness()[1] == Approx(2.0 / 6.0));
  CHECK(path.betweenness()[2] == Approx(2.0 / 6.0));
  CHECK(path.betweenness()[0] == 0.0);
  const double d = 0.15, c = 0.15 + 0.85 * d, b = 0.15 + 0.85 * c, a = 0.15 + 0.85 * b;
  const std::vector<double> rank = path.page_rank();
  CHECK(rank[0] == Approx(a / (a + b + c + d)));
  CHECK(rank[3] == Approx(d / (a + b + c + d)));
  CHECK(rank[0] + rank[1] + rank[2] + rank[3] == Approx(1.0));
}

TEST_CASE("two parts and a node alone") {
  const Network parts(5, std::vector<NetworkLink>{{0, 1}, {3, 2}});
  CHECK(parts.component() == Counts{0, 0, 1, 1, 2});
  CHECK(parts.component_size() == Counts{2, 2, 2, 2, 1});
  CHECK(parts.reach() == Counts{1, 0, 0, 1, 0});
  CHECK(parts.page_rank()[4] == Approx(parts.page_rank()[1]));
}

TEST_CASE("two ways of the same length count half each") {
  const Network diamond(4, std::vector<NetworkLink>{{0, 1}, {0, 2}, {1, 3}, {2, 3}});
  CHECK(diamond.betweenness()[1] == Approx(0.5 / 6.0));
  CHECK(diamond.betweenness()[2] == diamond.betweenness()[1]);
}

TEST_CASE("a ring: all are alike, and a supplier shares the rank of its users with their others") {
  const Network ring(5, std::vector<NetworkLink>{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}});
  for (const double rank : ring.page_rank()) CHECK(rank == Approx(0.2));
  CHECK(ring.reach() == Counts{4, 4, 4, 4, 4});
  // Ways of one to four links: 6 of the 12 ordered pairs of others lead through each node.
  for (const double between : ring.betweenness()) CHECK(between == Approx(6.0 / 12.0));
}

TEST_CASE("the order of links, second links and links to oneself change no bit") {
  std::vector<NetworkLink> links{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {4, 1}};
  const Network plain(5, links);
  std::ranges::reverse(links);
  links.push_back({3, 4});
  links.push_back({2, 2});
  const Network other(5, links);
  CHECK(other.links() == 6);
  CHECK(other.in_degree() == plain.in_degree());
  CHECK(other.page_rank() == plain.page_rank());
  CHECK(other.betweenness() == plain.betweenness());
  CHECK(other.component() == plain.component());
}

TEST_CASE("networks without links, and without nodes") {
  const Network alone(2, {});
  CHECK(alone.component_size() == Counts{1, 1});
  CHECK(alone.page_rank() == std::vector<double>{0.5, 0.5});
  const Network nothing(0, {});
  CHECK(nothing.page_rank().empty());
  CHECK(nothing.reach().empty());
}
