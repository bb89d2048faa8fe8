#include "models/networks/transfer_graph.hpp"

#include <doctest/doctest.h>

#include "sim/error.hpp"

using namespace ladder;
using namespace ladder::models;

TEST_CASE("a transfer graph counts projects by channel on one link from donor to recipient, and keeps the first month") {
  TransferGraph graph(4);
  graph.add(2, 0, Channel::licence, 7);
  graph.add(1, 0, Channel::expert_hours, 8);
  graph.add(2, 0, Channel::licence, 9);
  graph.add(2, 0, Channel::joint_research, 12);
  graph.add(0, 2, Channel::licence, 13);  // the way back is another link
  CHECK(graph.industries() == 4);
  CHECK(graph.links() == 3);
  CHECK(graph.donors_of(0) == 2);
  CHECK(graph.recipients_of(0) == 1);
  CHECK(graph.recipients_of(2) == 1);
  CHECK(graph.donors_of(3) == 0);

  const std::vector<TransferLink> all = graph.all();
  REQUIRE(all.size() == 3);
  CHECK(all[0] == TransferLink{0, 2, {1}, 13});
  CHECK(all[1] == TransferLink{1, 0, {0, 0, 0, 0, 1}, 8});
  CHECK(all[2] == TransferLink{2, 0, {2, 0, 0, 0, 0, 0, 1}, 7});
  CHECK(all[2].count() == 3);
}

TEST_CASE("an industry may learn from itself: one of its firms from another") {
  TransferGraph graph(1);
  graph.add(0, 0, Channel::staff_exchange, 3);
  CHECK(graph.links() == 1);
  CHECK(graph.donors_of(0) == 1);
  CHECK(graph.recipients_of(0) == 1);
}

TEST_CASE("a link to an industry that is not there is refused") {
  TransferGraph graph(2);
  CHECK_THROWS_AS(graph.add(0, 2, Channel::licence, 0), sim::Bug);
  CHECK_THROWS_AS(graph.add(2, 0, Channel::licence, 0), sim::Bug);
  CHECK(graph.links() == 0);
}
