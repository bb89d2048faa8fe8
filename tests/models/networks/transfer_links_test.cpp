#include "models/networks/transfer_links.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "models/industry/sector.hpp"

using namespace ladder;
using namespace ladder::models;

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs pairs(const std::vector<NetworkLink>& links) {
  Pairs found;
  for (const NetworkLink& link : links) found.emplace_back(link.from, link.to);
  return found;
}

std::size_t industry(std::size_t economy, std::size_t sector) {
  return economy * sector_count + sector;
}

}  // namespace

TEST_CASE("an economy is linked to those that gave a part of its projects, whatever sector or channel") {
  TransferGraph graph(3 * sector_count);
  const auto complete = [&](std::size_t donor, std::size_t recipient, int projects) {
    for (int i = 0; i < projects; ++i) graph.add(donor, recipient, i % 2 ? Channel::licence : Channel::capital_goods, 0);
  };
  complete(industry(0, 2), industry(0, 3), 15);  // at home: no link, but part of all
  complete(industry(1, 4), industry(0, 4), 2);
  complete(industry(1, 5), industry(0, 6), 2);
  complete(industry(2, 4), industry(0, 4), 1);
  complete(industry(0, 4), industry(2, 4), 1);
  CHECK(pairs(transfer_links(graph, Share{0.2})) == Pairs{{0, 2}, {1, 0}});
  CHECK(pairs(transfer_links(graph, Share{0.05})) == Pairs{{0, 2}, {1, 0}, {2, 0}});
  CHECK(pairs(transfer_links(graph, Share{0.21})) == Pairs{{0, 2}});
}

TEST_CASE("where nobody has learnt anything there is no link, however small a part would do") {
  CHECK(transfer_links(TransferGraph(2 * sector_count), Share{0.0}).empty());
}
